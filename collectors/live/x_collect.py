"""Collects posts of X: every query of every provider, window by window, page by page."""

import hashlib
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from collectors import x
from collectors.http.refusal import BrokenAnswer, Forbidden, RateLimited, Refusal, SourceDown
from collectors.http.shape import x_answer
from collectors.live.allowance import ceilings_of, price_of
from collectors.live.budget import OverCeiling, Price
from collectors.live.match import Candidate
from collectors.live.purse import Purse
from collectors.live.query import queries
from collectors.live.sorting import sort_outcomes
from collectors.live.trip import Trip
from collectors.live.window import Cursor, Gap, add_page, bound_by_time, open_window, reject_token
from collectors.live.x_fetch import API, LARGEST_PAGE, SMALLEST_PAGE, XApi
from collectors.live.x_refusal import QuestionRefused
from collectors.outcome import Found
from collectors.reading import Reading
from config.listening import Listening
from warehouse.collecting.collected import CollectedPage
from warehouse.collecting.cursors import Stream

if TYPE_CHECKING:
    from warehouse.store import Connection

_REOPENED_AT_MOST = 3  # without a page in between
_TIMES = ("covered_until_at", "low_at", "opened_at", "first_low_at")  # of a cursor
_ADMIT_EVERY = 20  # pages; the gate is opened for many at a time


def collect_x(trip: Trip) -> None:
    """Collect for every provider that is listened for.

    Raises:
        Refusal: if the source must stop; what was landed stays, and the next run goes on from there.
    """
    settings = trip.settings.collecting.x
    with trip.session(bases={API: settings.base_url}, shape=x_answer) as session:
        api = XApi(session, trip.secret("HEED_X_BEARER_TOKEN"), settings.dialect, references=settings.references)
        used = usage_of(trip, api)  # its answer also tells the server's time, by which windows are opened
        purse = Purse(trip.home, trip.tally, ceilings_of(trip.settings, "x"), session.server_now)
        if used is not None:
            purse.reconcile(used, price_of(trip.settings, "x"))
        for provider, listening in trip.settings.listening.items():
            for query in queries(listening, "x"):
                window = _Window(trip, api, purse, session.server_now, provider, listening, query)
                try:
                    window.read()
                except QuestionRefused as refused:
                    trip.tally.undone.append(f"{window.stream.name} of {provider}: {refused}")
                    trip.tally.is_refused = True
            trip.admit()


def usage_of(trip: Trip, api: XApi) -> int | None:
    """Ask what X has charged; an account that may not ask is collected for all the same."""
    try:
        return api.usage()
    except (BrokenAnswer, Forbidden, QuestionRefused, RateLimited, SourceDown) as refused:
        trip.tally.undone.append(f"what X has charged cannot be compared with the ledger: {refused}")
        return None


def candidate_of(found: Found) -> Candidate:
    """Give the rule what it looks at."""
    entities = found.piece["data"][0].get("entities")
    urls = entities.get("urls") if isinstance(entities, Mapping) else None
    links = [url.get("expanded_url") for url in urls if isinstance(url, Mapping)] if isinstance(urls, list) else []
    return Candidate(
        "x",
        found.mention.text,
        language=found.mention.expected_language,
        links=tuple(link for link in links if isinstance(link, str)),
    )


def version_of(found: Found) -> str:
    """Give the id of a version."""
    return str(found.piece["data"][0]["id"])


def charged_ids(document: Mapping[str, Any]) -> list[str]:
    """List the posts that an answer is charged for: those found, and those they refer to."""
    includes = document.get("includes")
    groups = [document.get("data")]
    groups += [includes.get(name) for name in ("tweets", "posts")] if isinstance(includes, Mapping) else []
    return [
        str(post["id"])
        for group in groups
        if isinstance(group, list)
        for post in group
        if isinstance(post, Mapping) and post.get("id")
    ]


class _Window:
    """The reading of one query, from its cursor to the end of its window."""

    def __init__(
        self, trip: Trip, api: XApi, purse: Purse, now: Any, provider: str, listening: Listening, query: str
    ) -> None:
        self._trip, self._api, self._purse, self._now = trip, api, purse, now
        self._listening, self._query = listening, query
        self._reading = Reading(trip.settings.provider(provider))
        self._price = price_of(trip.settings, "x")
        self._each = 2 if trip.settings.collecting.x.references else 1
        self.stream = Stream("x", provider, f"search {hashlib.blake2b(query.encode(), digest_size=6).hexdigest()}")
        self._asked = f"{provider} / {self.stream.name}"
        self._ahead: tuple[str, int] | None = None  # the reservation of the next page
        self._pages = 0

    def read(self) -> None:
        former = self._trip.state_of(self.stream)
        cursor, gap = self._opened(None if former is None else _cursor_from(former))
        former = self._move(former, cursor, gap)
        reopened = 0
        while cursor.state == "open" and not cursor.is_stalled:
            try:
                cursor, former = self._read_page(cursor, former)
                reopened = 0
            except QuestionRefused as refused:
                if not refused.is_about_range or reopened == _REOPENED_AT_MOST:
                    raise
                reopened += 1
                cursor = bound_by_time(cursor) if refused.is_about_lower_bound else cursor
                cursor, gap = self._opened(reject_token(cursor))
                former = self._move(former, cursor, gap)
            if self._is_time_to_admit():
                self._trip.admit()
        if cursor.is_stalled:
            self._trip.tally.undone.append(f"{self.stream.name} of {self.stream.provider}: X led in circles.")

    def _opened(self, cursor: Cursor | None) -> tuple[Cursor, Gap | None]:
        settings = self._trip.settings.collecting.x
        return open_window(
            cursor,
            self._query,
            self._now(),
            overlap=timedelta(minutes=settings.overlap_minutes),
            backfill=timedelta(days=settings.backfill_days),
        )

    def _move(self, former: Mapping[str, Any] | None, cursor: Cursor, gap: Gap | None) -> dict[str, Any]:
        state = _state_of(cursor)
        if state != former or gap:
            lost = (gap.from_at, gap.to_at) if gap else None
            self._trip.land(CollectedPage(self.stream, {}, former, state, gap=lost))
        return state

    def _read_page(self, cursor: Cursor, former: Mapping[str, Any]) -> tuple[Cursor, dict[str, Any]]:
        entry, size = self._ahead or self._purse.reserve_page(*self._page_sizes())
        self._ahead = None
        self._pages += 1
        try:
            document = self._api.search(
                self._query,
                size=size,
                since_id=None if cursor.low_at else cursor.low_id,
                start_at=cursor.low_at,
                until_id=cursor.until_id,
                next_token=cursor.next_token,
            )
        except Refusal:
            if not self._api.may_be_served():
                self._purse.release(entry)
            raise
        posts = document.get("data")
        found = posts if isinstance(posts, list) else []
        numbers = [int(post["id"]) for post in found if isinstance(post, Mapping) and str(post.get("id")).isdecimal()]
        meta = document.get("meta")
        token = meta.get("next_token") if isinstance(meta, Mapping) else None
        moved = add_page(cursor, numbers, str(token) if token else None)
        page = sort_outcomes(x.parse(document, self._reading), self._listening, candidate_of, version_of)
        self._trip.tally.fetched += len(found)
        self._trip.tally.left_out += page.left_out
        state, read_to_end = _state_of(moved), self._asked if moved.state == "closed" else ""

        def settle(con: "Connection") -> None:
            self._purse.settle_once_a_day(con, entry, self._price, charged_ids(document), read_to_end=read_to_end)
            # To open the inbox takes longer than to write in it: where the next page is asked for at once, it is
            # reserved here. Where no more may be spent, the next reservation says so.
            if moved.state == "open" and not moved.is_stalled and not self._is_time_to_admit():
                with suppress(OverCeiling):
                    self._ahead = self._purse.reserve_page_within(con, *self._page_sizes())

        landed = CollectedPage(
            self.stream,
            self._reading.as_json(),
            former,
            state,
            page.matched,
            page.rejects,
            page.unreadable,
            gone=page.gone,
        )
        self._trip.land(landed, settle)
        return moved, state

    def _page_sizes(self) -> tuple[int, int, int, Price, str]:
        return SMALLEST_PAGE, LARGEST_PAGE, self._each, self._price, self._asked

    def _is_time_to_admit(self) -> bool:
        return self._pages % _ADMIT_EVERY == 0


def _state_of(cursor: Cursor) -> dict[str, Any]:
    values = asdict(cursor)
    for name in _TIMES:
        values[name] = values[name] and values[name].isoformat()
    return {**values, "tokens": sorted(cursor.tokens)}


def _cursor_from(state: Mapping[str, Any]) -> Cursor:
    times = {name: datetime.fromisoformat(state[name]) if state.get(name) else None for name in _TIMES}
    return Cursor(**{**state, **times, "tokens": frozenset(state["tokens"])})
