"""Asks Reddit which stored submissions and comments are still public, and takes over their edits."""

from collections.abc import Iterator, Sequence
from typing import Any

from collectors import reddit
from collectors.http.session import CollectorSession
from collectors.live.reddit_collect import candidate_of, open_api, version_of
from collectors.live.reddit_fetch import LARGEST_LOOKUP
from collectors.live.sorting import sort_outcomes
from collectors.live.trip import Trip
from collectors.outcome import Found
from collectors.reading import Reading
from collectors.removal.still_public import State
from config.listening import Listening
from warehouse.collecting.collected import CollectedPage
from warehouse.collecting.cursors import EDITS, Stream
from warehouse.collecting.watch import Due, Watched, held_revisions, unlink_authors


class RedditSweep:
    """One sweep of Reddit."""

    def __init__(self, trip: Trip, session: CollectorSession) -> None:
        self._trip = trip
        self._api = open_api(trip, session)
        self._edited: dict[int, dict[str, Any]] = {}

    def batches(self, due: Due) -> Iterator[dict[int, State]]:
        """Ask about items, and give their states batch by batch.

        Raises:
            Refusal: if Reddit does not answer.
        """
        for start in range(0, len(due.items), LARGEST_LOOKUP):
            yield self._asked(due.items[start : start + LARGEST_LOOKUP])

    def land_edited(self, items: Sequence[Watched]) -> None:
        """Land the later version of what was edited, as the question about it brought it."""
        for item in items:
            reading = Reading(self._trip.settings.provider(item.provider))
            rule = self._trip.settings.listening.get(item.provider) or Listening(item.provider)
            outcomes = reddit.parse(self._edited.pop(item.mention_id), reading)
            page = sort_outcomes(outcomes, rule, candidate_of, version_of)
            stream = Stream("reddit", item.provider, EDITS)
            former = self._trip.state_of(stream)
            state = {"landed": (former or {}).get("landed", 0) + 1}
            self._trip.land(CollectedPage(stream, reading.as_json(), former, state, page.matched, page.rejects))

    def _asked(self, batch: Sequence[Watched]) -> dict[int, State]:
        things = {str(_data(thing).get("name")): thing for thing in self._api.info([item.item_id for item in batch])}
        held = held_revisions(self._trip.home, [item.mention_id for item in batch])
        states: dict[int, State] = {}
        closed = []
        for item in batch:
            thing = things.get(item.item_id)
            if thing is None:
                states[item.mention_id] = "absent"
                continue
            states[item.mention_id] = self._state(item, thing, held[item.mention_id])
            if states[item.mention_id] != "gone" and _data(thing).get("author") == "[deleted]":
                closed.append(item.mention_id)
        unlink_authors(self._trip.home, closed)
        return states

    def _state(self, item: Watched, thing: dict[str, Any], held: int) -> State:
        reading = Reading(self._trip.settings.provider(item.provider))
        outcome = next(iter(reddit.parse(thing, reading)), None)
        if not isinstance(outcome, Found):
            return "gone"
        if outcome.revision > held:
            self._edited[item.mention_id] = thing
            return "edited"
        return "public"


def _data(thing: dict[str, Any]) -> dict[str, Any]:
    data = thing.get("data")
    return data if isinstance(data, dict) else {}
