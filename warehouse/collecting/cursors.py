"""How far each stream of a source has been read, what was lost, and which sources are left alone for a while."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from config.errors import HeedError
from warehouse.store import Connection

EDITS = "edits"
"""The stream of later versions that a sweep lands: they say nothing of how far a source has been read."""


@dataclass(frozen=True)
class Stream:
    """What is read: one query, the comments of a subreddit, or a thread, for one provider."""

    source: str
    provider: str
    name: str


def read_cursor(con: Connection, stream: Stream) -> dict[str, Any] | None:
    """Read where a stream stands, or None before it was first read."""
    rows = con.execute(
        "SELECT state FROM cursor WHERE source = $source AND provider = $provider AND stream = $name", vars(stream)
    ).fetchall()
    return dict(json.loads(rows[0][0])) if rows else None


def move_cursor(con: Connection, stream: Stream, former: Mapping[str, Any] | None, state: Mapping[str, Any]) -> None:
    """Write where a stream stands, inside the transaction that keeps its page.

    Args:
        con: The inbox.
        stream: What is read.
        former: As it was read before the page was fetched.
        state: As it is now.

    Raises:
        HeedError: if another collection has moved it meanwhile.
    """
    if read_cursor(con, stream) != former:
        raise HeedError(f"Another collection of {stream.source} is at work; this one ends, nothing was lost.")
    con.execute(
        "INSERT OR REPLACE INTO cursor VALUES ($source, $provider, $name, $state, $at)",
        {**vars(stream), "state": json.dumps(state, sort_keys=True), "at": _now()},
    )


def drop_cursor(con: Connection, stream: Stream) -> None:
    """Forget a stream that is read to its end."""
    con.execute("DELETE FROM cursor WHERE source = $source AND provider = $provider AND stream = $name", vars(stream))


def streams_named(con: Connection, source: str, provider: str, beginning: str) -> dict[str, dict[str, Any]]:
    """List the streams of a provider whose name begins with a word, with where each stands."""
    rows = con.execute(
        "SELECT stream, state FROM cursor "
        "WHERE source = $source AND provider = $provider AND starts_with(stream, $beginning) ORDER BY stream",
        {"source": source, "provider": provider, "beginning": beginning},
    ).fetchall()
    return {str(name): dict(json.loads(state)) for name, state in rows}


def last_moved_at(con: Connection, source: str) -> datetime | None:
    """Give when a source was last read from, by this machine's clock, naive UTC; a sweep's edits do not count."""
    rows = con.execute(
        "SELECT max(changed_at) FROM cursor WHERE source = $source AND stream <> $edits",
        {"source": source, "edits": EDITS},
    ).fetchall()
    found: datetime | None = rows[0][0]
    return found


def note_gap(con: Connection, stream: Stream, from_at: datetime, to_at: datetime) -> None:
    """Note a stretch of time that can no longer be read; one that goes on where another ends makes that one longer."""
    longer = con.execute(
        "UPDATE gap SET to_at = greatest(to_at, $to_at), noted_at = $at "
        "WHERE source = $source AND provider = $provider AND stream = $name "
        "AND from_at <= $from_at AND to_at >= $from_at - INTERVAL 1 SECOND",
        {**vars(stream), "from_at": from_at, "to_at": to_at, "at": _now()},
    ).fetchall()
    if longer[0][0]:
        return
    con.execute(
        "INSERT INTO gap VALUES ($source, $provider, $name, $from_at, $to_at, $at)",
        {**vars(stream), "from_at": from_at, "to_at": to_at, "at": _now()},
    )


def pause(con: Connection, source: str, until_at: datetime, reason: str) -> None:
    """Leave a source alone until a moment."""
    con.execute(
        "INSERT OR REPLACE INTO pause VALUES ($s, $until, $why)", {"s": source, "until": until_at, "why": reason}
    )


def paused(con: Connection, source: str, now: datetime) -> tuple[datetime, str] | None:
    """Say until when and why a source is to be left alone at a moment; None where it is not."""
    rows = con.execute(
        "SELECT until_at, reason FROM pause WHERE source = $source AND until_at > $now", {"source": source, "now": now}
    ).fetchall()
    return (rows[0][0], str(rows[0][1])) if rows else None


def _now() -> datetime:
    return datetime.now(UTC).replace(tzinfo=None)
