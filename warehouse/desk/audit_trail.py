"""Who did what, and when: a trail that only grows, chained so that an edit of it shows."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any

from warehouse.store import Connection

_COLUMNS = "entry_id, done_at, person, deed, subject, hash"


@dataclass(frozen=True)
class Head:
    """How far the trail reached at some moment: a later trail must still hold this.

    Attributes:
        entries: How many entries it had.
        digest: Hash over all of them; empty for none.
    """

    entries: int
    digest: str


def add(con: Connection, person: str, deed: str, subject: str) -> None:
    """Append an entry, inside the transaction of what it tells of.

    Args:
        con: The desk.
        person: Who did it.
        deed: What was done, in the past tense.
        subject: What it was done to, by its number: words would stay for ever, and the trail cannot forget.
    """
    row = (_next_number(con), datetime.now(UTC).replace(tzinfo=None), person, deed, subject)
    con.execute(
        f"INSERT INTO audit_trail ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?)",  # noqa: S608 - our own words  # nosec
        [*row, _chained(_last_digest(con), row)],
    )


def head(con: Connection) -> Head:
    """Say how far the trail reaches; a snapshot keeps this, so that a cut tail shows."""
    counted = con.execute("SELECT count(*) FROM audit_trail").fetchall()[0][0]
    return Head(int(counted), _last_digest(con))


def head_of(facts: Mapping[str, str]) -> Head | None:
    """Read the head that a snapshot kept among what it says of itself; one of an early version kept none."""
    return Head(int(facts["audit_entries"]), facts["audit_digest"]) if "audit_entries" in facts else None


def verify(con: Connection, kept: Sequence[Head] = ()) -> list[str]:
    """Look for an entry of the trail that was changed, put in or taken out.

    Args:
        con: The desk.
        kept: Heads that were written down elsewhere, such as in a snapshot.

    Returns:
        A sentence for each break; none when the trail is whole.
    """
    digests, digest, breaks = [""], "", []
    has_begun = False
    for *row, stored in _rows(con):
        digest = _chained(digest, row)
        has_begun = has_begun or stored is not None
        if has_begun and stored != digest:
            breaks.append(
                f"Entry {row[0]} of the audit trail does not follow from the entries before it: one was changed, "
                "put in or taken out. Restore desk.duckdb from a backup and ask who had access to the file."
            )
            break
        digests.append(digest)
    for was in kept:
        if not breaks and (was.entries >= len(digests) or digests[was.entries] != was.digest):
            breaks.append(
                f"The audit trail no longer holds the {was.entries} entries that a snapshot saw: its end was cut off "
                "or it was written anew. Restore desk.duckdb from a backup and ask who had access to the file."
            )
    return breaks


def _rows(con: Connection) -> list[tuple[Any, ...]]:
    return con.execute(f"SELECT {_COLUMNS} FROM audit_trail ORDER BY entry_id").fetchall()  # noqa: S608  # nosec


def _next_number(con: Connection) -> int:
    return int(con.execute("SELECT coalesce(max(entry_id), 0) + 1 FROM audit_trail").fetchall()[0][0])


def _last_digest(con: Connection) -> str:
    newest = con.execute("SELECT hash FROM audit_trail ORDER BY entry_id DESC LIMIT 1").fetchone()
    if newest and newest[0]:
        return str(newest[0])
    digest = ""
    for *row, _ in _rows(con):
        digest = _chained(digest, row)
    return digest


def _chained(digest: str, row: Sequence[Any]) -> str:
    number, at, person, deed, subject = row
    entry = json.dumps([number, at.isoformat(), person, deed, subject], ensure_ascii=True)
    return sha256(f"{digest}\n{entry}".encode("ascii")).hexdigest()
