"""How far has a query of X been read? A cursor that survives a kill at any page, and loses nothing to late indexing.

X answers newest first, so the highest id held says nothing about what lies below it. A window is therefore opened with
a fixed lower bound, read page by page, and only when its last page is held does the lower bound of the next one move.
The next window reaches back over an overlap, because a post may be found only some time after it was written. Pure: the
caller keeps the cursor in the same transaction as the page.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Literal

REACH = timedelta(days=7) - timedelta(minutes=2)
"""How far back recent search may be asked: seven days, less what the question itself takes."""

_STILL_TAKEN = timedelta(days=7) - timedelta(seconds=30)
"""How old the bound of an open window may become until it is moved, and with it the page token given up."""

_EDGE = timedelta(hours=1)
"""How much later than asked the first window may begin: while it is read the reach of X moves on, and before it nothing
was ever held, so that this is no gap between what is held."""

_EPOCH = datetime(2010, 11, 4, 1, 42, 54, 657_000)
_MILLISECOND = timedelta(milliseconds=1)
_IDLE_PAGES = 3
_EMPTY_PAGES = 20


@dataclass(frozen=True)
class Cursor:
    """Where the reading of one query stands.

    Attributes:
        query_hash: Of the query's text; another text is another cursor.
        since_id: Highest id of all closed windows, None before the first post.
        covered_until_at: When the last closed window was opened: all that search showed by then is held. Naive UTC.
        low_id: The open window holds ids above this one; None while no window is open.
        low_at: The same bound as a time (naive UTC), where it does not come from an id that is held: the window is
            asked for by it then, because only X itself knows which id belongs to a time.
        until_id: Only ids below this one are still to come, where the window had to be asked for anew.
        next_token: Of the next page, None for the first.
        newest_id: Highest id on the pages of the open window.
        oldest_id: Lowest id on the pages of the open window.
        opened_at: When the window was opened, naive UTC.
        first_low_at: The bound at which the first window of all began, while that is open: what comes before the reach
            of X as time passes was never held, so that there it only begins later.
        tokens: Tokens followed since the window was last asked for from its top, as short hashes.
        idle_pages: Pages in a row that brought nothing older.
        empty_pages: Pages in a row without posts.
        is_stalled: Whether the server led in circles; the run leaves the query for the next one.
    """

    query_hash: str
    since_id: int | None = None
    covered_until_at: datetime | None = None
    low_id: int | None = None
    low_at: datetime | None = None
    until_id: int | None = None
    next_token: str | None = None
    newest_id: int | None = None
    oldest_id: int | None = None
    opened_at: datetime | None = None
    first_low_at: datetime | None = None
    tokens: frozenset[str] = frozenset()
    idle_pages: int = 0
    empty_pages: int = 0
    is_stalled: bool = False

    @property
    def state(self) -> Literal["open", "closed"]:
        """Tell whether a window is being read."""
        return "closed" if self.low_id is None else "open"


@dataclass(frozen=True)
class Gap:
    """A stretch of time that can no longer be asked for."""

    from_at: datetime
    to_at: datetime


def open_window(
    cursor: Cursor | None, query: str, now: datetime, *, overlap: timedelta, backfill: timedelta = REACH
) -> tuple[Cursor, Gap | None]:
    """Open the next window of a query, or go on with the one that was left open.

    Args:
        cursor: As kept, None before the first window.
        query: Text of the query; where it changed, reading begins anew with the backfill.
        now: The server's time, naive UTC.
        overlap: How long a post may take until search finds it.
        backfill: How far the first window reaches back, at most `REACH`.

    Returns:
        The cursor, and the stretch that has been lost because no window was read for more than seven days.
    """
    query_hash = _hash(query)
    if cursor is None or cursor.query_hash != query_hash:
        cursor = Cursor(query_hash)
    oldest_at = now - REACH
    if cursor.low_id is not None:
        resumed, gap = _resumed(replace(cursor, is_stalled=False), now)
        # Where all that is still to come is older than X answers for, the window has been read as far as it can be.
        is_out_of_reach = resumed.until_id is not None and (_moment(resumed.until_id) or now) < now - _STILL_TAKEN
        return (_closed(resumed) if is_out_of_reach else resumed), gap
    covered = [moment for moment in (cursor.covered_until_at, _moment(cursor.since_id)) if moment is not None]
    wanted_at = min(covered) - overlap if covered else now - min(backfill, REACH)
    low_at = max(wanted_at, oldest_at)
    is_from_held_id = bool(covered) and low_at > oldest_at
    opened = replace(
        cursor,
        low_id=first_id_at(low_at) - 1,
        low_at=None if is_from_held_id else low_at,
        opened_at=now,
        first_low_at=None if covered else low_at,
    )
    # Where nothing was found for a week nothing is missing: what counts is how far the windows reached.
    is_lost = cursor.covered_until_at is not None and cursor.covered_until_at < oldest_at
    return opened, Gap(cursor.covered_until_at or oldest_at, oldest_at) if is_lost else None


def add_page(cursor: Cursor, ids: Iterable[int], next_token: str | None) -> Cursor:
    """Move the cursor over a page that is held; the window closes with the page that has no token.

    A token that was followed before, or pages that bring nothing older, stall the window: it stays open, and the next
    run asks for what lies below the oldest id held.
    """
    held = sorted(ids)
    is_idle = bool(held) and cursor.oldest_id is not None and held[0] >= cursor.oldest_id
    moved = replace(
        cursor,
        newest_id=max([*held[-1:], *_known(cursor.newest_id)], default=None),
        oldest_id=min([*held[:1], *_known(cursor.oldest_id)], default=None),
        idle_pages=cursor.idle_pages + 1 if is_idle else 0,
        empty_pages=0 if held else cursor.empty_pages + 1,
    )
    if next_token is None:
        return _closed(moved)
    token = _hash(next_token)
    if token in cursor.tokens or moved.idle_pages >= _IDLE_PAGES or moved.empty_pages >= _EMPTY_PAGES:
        return replace(reject_token(moved), is_stalled=True)
    return replace(moved, next_token=next_token, tokens=cursor.tokens | {token})


def reject_token(cursor: Cursor) -> Cursor:
    """Go on without the token, which the server no longer takes: ask anew for what lies below the oldest id held."""
    below = min([*_known(cursor.oldest_id), *_known(cursor.until_id)], default=None)
    return replace(cursor, next_token=None, until_id=below, tokens=frozenset(), idle_pages=0, empty_pages=0)


def bound_by_time(cursor: Cursor) -> Cursor:
    """Go on with the open window's lower bound as a time: the server does not take its id."""
    return replace(cursor, low_at=_moment(cursor.low_id))


def first_id_at(moment: datetime) -> int:
    """Give the lowest id that a post written at a moment (naive UTC) can have."""
    return max(int((moment - _EPOCH) / _MILLISECOND), 0) << 22


def _resumed(cursor: Cursor, now: datetime) -> tuple[Cursor, Gap | None]:
    """Go on with an open window; a bound that has become too old to be asked for is moved, and the loss is told."""
    low_at, oldest_at = _moment(cursor.low_id), now - REACH
    if low_at is None or low_at >= now - _STILL_TAKEN:
        return cursor, None
    # A token belongs to the bounds it was given for.
    moved = replace(reject_token(cursor), low_id=first_id_at(oldest_at) - 1, low_at=oldest_at)
    lost = Gap(cursor.first_low_at or low_at, min(oldest_at, _moment(cursor.oldest_id) or oldest_at))
    is_edge = cursor.first_low_at is not None and lost.to_at - lost.from_at <= _EDGE
    return moved, None if is_edge or lost.to_at <= lost.from_at else lost


def _closed(cursor: Cursor) -> Cursor:
    highest = max([*_known(cursor.since_id), *_known(cursor.newest_id)], default=None)
    return Cursor(cursor.query_hash, since_id=highest, covered_until_at=cursor.opened_at)


def _known(number: int | None) -> list[int]:
    return [] if number is None else [number]


def _moment(number: int | None) -> datetime | None:
    return None if number is None else _EPOCH + _MILLISECOND * (number >> 22)


def _hash(text: str) -> str:
    return hashlib.blake2b(text.encode(), digest_size=8).hexdigest()
