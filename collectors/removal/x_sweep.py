"""Asks X which stored posts are still public: by a compliance job, or by looking them up."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING, Any

from collectors import x
from collectors.http.refusal import BrokenAnswer, Forbidden, Refusal
from collectors.http.session import CollectorSession
from collectors.http.shape import x_answer
from collectors.live.allowance import ceilings_of, price_of
from collectors.live.budget import Price
from collectors.live.purse import Purse
from collectors.live.sorting import sort_outcomes
from collectors.live.standing import check_pause
from collectors.live.trip import Trip
from collectors.live.x_collect import candidate_of, charged_ids, version_of
from collectors.live.x_fetch import API, LARGEST_LOOKUP, QuestionRefused, XApi
from collectors.reading import Reading
from collectors.removal.still_public import State
from config.listening import Listening
from warehouse.collected import CollectedPage
from warehouse.cursors import Stream
from warehouse.watch import Watched

if TYPE_CHECKING:
    from warehouse.store import Connection

_POLL_SECONDS = 15.0
_LONGEST_JOB = timedelta(minutes=20)
_STILL_PUBLIC = frozenset(("scrub_geo",))  # heed stores no place


class XSweep:
    """One sweep of X."""

    def __init__(self, trip: Trip, session: CollectorSession) -> None:
        settings = trip.settings.collecting.x
        self._trip = trip
        self._api = XApi(session, trip.secret("HEED_X_BEARER_TOKEN"), settings.dialect, references=False)
        self._purse = Purse(trip.home, trip.tally, ceilings_of(trip.settings, "x"), session.server_now)
        self._price: Price = price_of(trip.settings, "x")

    def batches(self, items: Sequence[Watched]) -> Iterator[dict[int, State]]:
        """Ask about items, and give their states batch by batch.

        Raises:
            Refusal: if X does not answer.
        """
        try:
            changed = self._by_job([item.version_id for item in items])
        except (Forbidden, QuestionRefused, BrokenAnswer):
            yield from self._by_lookup(items)
            return
        yield {item.mention_id: changed.get(item.version_id, "public") for item in items}

    def land_edited(self, items: Sequence[Watched]) -> None:
        """Fetch the later version of posts that were edited, and land it in the place of the one that is held."""
        for item in items:
            try:
                self._land_latest(item)
            except QuestionRefused as refused:
                self._trip.tally.undone.append(f"an edited post: {refused}")

    def _by_job(self, ids: Sequence[str]) -> dict[str, State]:
        job = self._api.create_job("heed sweep")
        self._api.upload(str(job["upload_url"]), ids)
        waited = 0.0
        longest = int(_LONGEST_JOB.total_seconds())
        while waited < longest:
            self._trip.progress("x works on the compliance job, seconds of at most", int(waited), longest)
            self._trip.clock.sleep(_POLL_SECONDS)
            waited += _POLL_SECONDS
            job = self._api.job(str(job["id"]))
            if job.get("status") == "complete":
                rows = self._api.download(str(job["download_url"]))
                return {str(row.get("id")): _state_in(row) for row in rows}
            if job.get("status") in ("failed", "expired"):
                raise BrokenAnswer("The compliance job of X failed.")
        raise Refusal("The compliance job of X takes longer than 20 minutes; the next sweep asks anew.")

    def _by_lookup(self, items: Sequence[Watched]) -> Iterator[dict[int, State]]:
        for start in range(0, len(items), LARGEST_LOOKUP):
            batch = items[start : start + LARGEST_LOOKUP]
            document = self._looked_up([item.version_id for item in batch])
            alive = {str(post["id"]) for post in document.get("data") or () if isinstance(post, Mapping)}
            hidden = {
                str(error.get("resource_id"))
                for error in document.get("errors") or ()
                if isinstance(error, Mapping) and "not-authorized" in str(error.get("type"))
            }
            yield {item.mention_id: _looked_up_state(item.version_id, alive, hidden) for item in batch}

    def _looked_up(self, ids: Sequence[str]) -> dict[str, Any]:
        check_pause(self._trip, "heed sweep")
        entry = self._purse.reserve(len(ids), self._price)
        try:
            document = self._api.lookup(ids)
        except Refusal:
            if not self._api.may_be_served():
                self._purse.release(entry)
            raise
        self._purse.settle_alone(partial(_settle, self._purse, entry, self._price, charged_ids(document)))
        return document

    def _land_latest(self, item: Watched) -> None:
        document = self._looked_up([item.version_id])
        newest = _newest_version(document)
        if newest is not None and newest != item.version_id:
            document = self._looked_up([newest])
        reading = Reading(self._trip.settings.provider(item.provider))
        rule = self._trip.settings.listening.get(item.provider) or Listening(item.provider)
        page = sort_outcomes(x.parse(document, reading), rule, candidate_of, version_of)
        stream = Stream("x", item.provider, "edits")
        former = self._trip.state_of(stream)
        state = {"landed": (former or {}).get("landed", 0) + 1}
        self._trip.land(CollectedPage(stream, reading.as_json(), former, state, page.matched, page.rejects))


def open_session(trip: Trip) -> CollectorSession:
    """Open the session to X."""
    return trip.session(bases={API: trip.settings.collecting.x.base_url}, shape=x_answer)


def _state_in(row: Mapping[str, Any]) -> State:
    reason = str(row.get("reason"))
    if reason in _STILL_PUBLIC:
        return "public"
    return "edited" if reason == "edited" else "gone"


def _looked_up_state(number: str, alive: set[str], hidden: set[str]) -> State:
    if number in alive:
        return "public"
    return "gone" if number in hidden else "absent"


def _newest_version(document: Mapping[str, Any]) -> str | None:
    posts = document.get("data")
    post = posts[0] if isinstance(posts, list) and posts and isinstance(posts[0], Mapping) else {}
    versions = post.get("edit_history_tweet_ids") or post.get("edit_history_post_ids")
    return str(versions[-1]) if isinstance(versions, list) and versions else None


def _settle(purse: Purse, entry: str, price: Price, ids: Sequence[str], con: "Connection") -> None:
    purse.settle_once_a_day(con, entry, price, ids)
