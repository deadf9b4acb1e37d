"""Asks X which stored posts are still public: by a compliance job, or by looking them up."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from collectors import x
from collectors.http.refusal import BrokenAnswer, Forbidden, Refusal
from collectors.http.session import CollectorSession
from collectors.http.shape import x_answer
from collectors.live.allowance import ceilings_of, price_of
from collectors.live.purse import Purse
from collectors.live.sorting import sort_outcomes
from collectors.live.standing import check_pause
from collectors.live.trip import Trip
from collectors.live.x_collect import candidate_of, charged_ids, version_of
from collectors.live.x_fetch import API, LARGEST_LOOKUP, XApi
from collectors.live.x_refusal import QuestionRefused
from collectors.reading import Reading
from collectors.removal.compliance_job import ComplianceJob
from collectors.removal.still_public import State
from config.listening import Listening
from warehouse.collecting.collected import CollectedPage
from warehouse.collecting.compliance_jobs import SentJob
from warehouse.collecting.cursors import EDITS, Stream
from warehouse.collecting.watch import Due, Watched

_STILL_PUBLIC = frozenset(("scrub_geo",))  # heed stores no place


class XSweep:
    """One sweep of X."""

    def __init__(self, trip: Trip, session: CollectorSession) -> None:
        settings = trip.settings.collecting.x
        self._trip = trip
        self._api = XApi(session, trip.secret("HEED_X_BEARER_TOKEN"), settings.dialect, references=False)
        self._job = ComplianceJob(trip, self._api)
        self._purse = Purse(trip.home, trip.tally, ceilings_of(trip.settings, "x"), session.server_now)
        self._price = price_of(trip.settings, "x")

    def batches(self, due: Due) -> Iterator[dict[int, State]]:
        """Ask about items, and give their states batch by batch.

        Raises:
            Refusal: if X does not answer, or works on its answer for longer than is waited.
        """
        rest = due.items
        former = self._job.former()
        if former is not None:
            changed = self._result_of(former)
            if changed is not None:
                answered = [item for item in rest if former.is_about(item) or item.version_id in changed]
                yield _states_of(answered, changed)
                self._job.forget()
                known = {item.mention_id for item in answered}
                rest = [item for item in rest if item.mention_id not in known]
        if not rest:
            return
        try:
            changed = _by_id(self._job.result(self._job.send(replace(due, items=rest))))
        except (Forbidden, QuestionRefused, BrokenAnswer):
            self._job.forget()
            yield from self._by_lookup(rest)
            return
        yield _states_of(rest, changed)
        self._job.forget()

    def land_edited(self, items: Sequence[Watched]) -> None:
        """Fetch the later version of posts that were edited, and land it in the place of the one that is held."""
        for item in items:
            try:
                self._land_latest(item)
            except QuestionRefused as refused:
                self._trip.tally.undone.append(f"an edited post: {refused}")

    def _result_of(self, former: SentJob) -> dict[str, State] | None:
        """Give the result of an earlier sweep's job; None where it came to nothing, so that a new one is sent."""
        try:
            return _by_id(self._job.result(former))
        except (Forbidden, QuestionRefused, BrokenAnswer):
            self._job.forget()
            return None

    def _by_lookup(self, items: Sequence[Watched]) -> Iterator[dict[int, State]]:
        for start in range(0, len(items), LARGEST_LOOKUP):
            batch = items[start : start + LARGEST_LOOKUP]
            document = self._looked_up([item.version_id for item in batch])
            newest = _newest_versions(document)
            hidden = {
                str(error.get("resource_id"))
                for error in document.get("errors") or ()
                if isinstance(error, Mapping) and "not-authorized" in str(error.get("type"))
            }
            yield {item.mention_id: _looked_up_state(item.version_id, newest, hidden) for item in batch}

    def _looked_up(self, ids: Sequence[str]) -> dict[str, Any]:
        check_pause(self._trip, "heed sweep")
        entry = self._purse.reserve(len(ids), self._price)
        try:
            document = self._api.lookup(ids)
        except Refusal:
            if not self._api.may_be_served():
                self._purse.release(entry)
            raise
        self._purse.settle_items(entry, self._price, charged_ids(document))
        return document

    def _land_latest(self, item: Watched) -> None:
        document = self._looked_up([item.version_id])
        newest = next(iter(_newest_versions(document).values()), "")
        if newest not in ("", item.version_id):
            document = self._looked_up([newest])
        reading = Reading(self._trip.settings.provider(item.provider))
        rule = self._trip.settings.listening.get(item.provider) or Listening(item.provider)
        page = sort_outcomes(x.parse(document, reading), rule, candidate_of, version_of)
        stream = Stream("x", item.provider, EDITS)
        former = self._trip.state_of(stream)
        state = {"landed": (former or {}).get("landed", 0) + 1}
        self._trip.land(CollectedPage(stream, reading.as_json(), former, state, page.matched, page.rejects))


def open_session(trip: Trip) -> CollectorSession:
    """Open the session to X."""
    return trip.session(bases={API: trip.settings.collecting.x.base_url}, shape=x_answer)


def _by_id(rows: Iterable[Mapping[str, Any]]) -> dict[str, State]:
    return {str(row.get("id")): _state_in(row) for row in rows}


def _states_of(items: Iterable[Watched], changed: Mapping[str, State]) -> dict[int, State]:
    """An id that is not in the result is still public."""
    return {item.mention_id: changed.get(item.version_id, "public") for item in items}


def _state_in(row: Mapping[str, Any]) -> State:
    reason = str(row.get("reason"))
    if reason in _STILL_PUBLIC:
        return "public"
    return "edited" if reason == "edited" else "gone"


def _looked_up_state(number: str, newest: Mapping[str, str], hidden: set[str]) -> State:
    if number in newest:
        return "public" if newest[number] in ("", number) else "edited"
    return "gone" if number in hidden else "absent"


def _newest_versions(document: Mapping[str, Any]) -> dict[str, str]:
    """Give the id of the latest version of each post that is shown; empty where it does not say."""
    posts = document.get("data")
    newest = {}
    for post in posts if isinstance(posts, list) else ():
        if isinstance(post, Mapping) and post.get("id"):
            versions = post.get("edit_history_tweet_ids") or post.get("edit_history_post_ids")
            newest[str(post["id"])] = str(versions[-1]) if isinstance(versions, list) and versions else ""
    return newest
