"""The threads below matched submissions: read when found and again after hours and days, then left alone."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from config.home import Home
from warehouse.collecting.cursors import Stream, drop_cursor, move_cursor, read_cursor, streams_named
from warehouse.inbox import changing, erased

if TYPE_CHECKING:
    from warehouse.store import Connection

_PREFIX = "thread "
_READ_AFTER_HOURS = (0, 6, 24, 72)
"""Most comments come within three days; each reading costs requests."""


def thread_stream(provider: str, name: str) -> Stream:
    """Name the stream of a thread by the full name of its submission."""
    return Stream("reddit", provider, _PREFIX + name)


def watch_threads(con: "Connection", provider: str, comments: Mapping[str, int], now: datetime) -> None:
    """Begin to read the threads of submissions that were just matched, in the transaction that keeps these.

    Args:
        con: The inbox.
        provider: Organisation they are about.
        comments: How many comments each has, by full name; a thread without any is not read at once.
        now: The platform's time, naive UTC.
    """
    gone = erased(con, "reddit", comments)
    for name, count in comments.items():
        if name in gone:  # it was removed from here, and its number must not come back either
            continue
        stream = thread_stream(provider, name)
        if read_cursor(con, stream) is None:
            move_cursor(con, stream, None, {"found_at": now.isoformat(), "step": 0 if count else 1})


def due_threads(home: Home, provider: str, now: datetime) -> list[tuple[str, dict[str, Any]]]:
    """List the threads that are due; those that were read often enough and are old are forgotten."""
    due = []
    with changing(home, "heed collect") as con:
        for name, state in streams_named(con, "reddit", provider, _PREFIX).items():
            age = now - datetime.fromisoformat(state["found_at"])
            if state["step"] < len(_READ_AFTER_HOURS):
                if age >= timedelta(hours=_READ_AFTER_HOURS[state["step"]]):
                    due.append((name.removeprefix(_PREFIX), state))
            elif age > timedelta(days=30):
                drop_cursor(con, Stream("reddit", provider, name))
    return due


def finish_thread(home: Home, stream: Stream) -> None:
    """Stop reading a thread that is gone."""
    with changing(home, "heed collect") as con:
        drop_cursor(con, stream)
