"""Keep a page that was collected: its items, what it cost and how far it reaches, in one transaction."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import pandas as pd

from config.home import Home
from warehouse.collecting.cursors import Stream, move_cursor, note_gap
from warehouse.erasure.gone_references import GoneReference, note_gone_references
from warehouse.inbox import RawItem, changing, erased, land
from warehouse.store import Connection

_LARGEST_BODY = 65_536
_MOST_IN_QUARANTINE = 500


@dataclass(frozen=True)
class Matched:
    """An item that is about the provider: its payload, its version, the rule that decided and how sure it is."""

    raw: RawItem
    version_id: str
    rule: str
    score: float


@dataclass(frozen=True)
class CollectedPage:
    """What one answer of a platform brought.

    Attributes:
        stream: What was read.
        options: What parse needs to read the payloads again.
        former: The cursor as it was before.
        state: The cursor as it is with this page.
        matched: What is to be stored.
        rejects: What the full rule turned away, with the reason as its rule: only the ids are kept, unless an earlier
            version was stored, which the edit must replace.
        unreadable: Problem and bytes of items that could not be parsed.
        gap: Begin and end of a stretch that turned out to be lost.
        origin: What the batch is called; the stream's name unless given, which must not be shown where it holds an id.
        gone: What the items refer to and the platform no longer shows.
    """

    stream: Stream
    options: Mapping[str, Any]
    former: Mapping[str, Any] | None
    state: Mapping[str, Any]
    matched: Sequence[Matched] = ()
    rejects: Sequence[Matched] = ()
    unreadable: Sequence[tuple[str, bytes]] = ()
    gap: tuple[datetime, datetime] | None = None
    origin: str = ""
    gone: Sequence[GoneReference] = ()


def land_page(home: Home, page: CollectedPage, settle: Callable[[Connection], None] = lambda _: None) -> int:
    """Keep a page, wholly or not at all.

    Args:
        home: The data folder.
        page: What it brought.
        settle: Writes what it cost, in the same transaction.

    Returns:
        How many items were landed.

    Raises:
        HeedError: if another process writes, or another collection has moved the cursor.
    """
    with changing(home, "heed collect") as con:
        move_cursor(con, page.stream, page.former, page.state)
        if page.gap:
            note_gap(con, page.stream, *page.gap)
        stored_before = _stored_before(con, page.rejects)
        matched = [*page.matched, *(each for each in page.rejects if each.raw.mention_id in stored_before)]
        landed = _land(con, page, matched) if matched else 0
        unstored = [each for each in page.rejects if each.raw.mention_id not in stored_before]
        gone = erased(con, page.stream.source, (each.raw.item_id for each in unstored)) if unstored else set()
        _note_rejects(con, page, [each for each in unstored if each.raw.item_id not in gone])
        note_gone_references(con, page.stream.source, page.gone)
        for problem, body in page.unreadable:
            put_in_quarantine(con, page.stream.source, page.origin or page.stream.name, problem, body)
        settle(con)
    return landed


def put_in_quarantine(con: Connection, source: str, address: str, problem: str, body: bytes) -> None:
    """Keep what could not be read, for a person to look at; the oldest go when there are many."""
    con.execute(
        "INSERT INTO quarantine (source, address, problem, body, noted_at) "
        "VALUES ($source, $address, $problem, $body, $at)",
        {"source": source, "address": address, "problem": problem, "body": body[:_LARGEST_BODY], "at": _now()},
    )
    con.execute(
        "DELETE FROM quarantine WHERE quarantine_id <= (SELECT max(quarantine_id) FROM quarantine) - $most",
        {"most": _MOST_IN_QUARANTINE},
    )


def _stored_before(con: Connection, rejects: Sequence[Matched]) -> set[int]:
    if not rejects:
        return set()
    con.register("rejecting", pd.DataFrame({"mention_id": [each.raw.mention_id for each in rejects]}, dtype="int64"))
    rows = con.execute("SELECT mention_id FROM raw_item SEMI JOIN rejecting USING (mention_id)").fetchall()
    con.unregister("rejecting")
    return {number for (number,) in rows}


def _land(con: Connection, page: CollectedPage, matched: Sequence[Matched]) -> int:
    batch = land(
        con,
        provider=page.stream.provider,
        source=page.stream.source,
        origin=page.origin or page.stream.name,
        options=page.options,
        rejected=len(page.unreadable),
        items=(each.raw for each in matched),
        joins=True,
    )
    rows = [(m.raw.mention_id, m.raw.item_id, m.version_id, m.rule, m.score) for m in matched]
    frame = pd.DataFrame(rows, columns=["mention_id", "item_id", "version_id", "rule", "score"])
    con.register("matching", frame.drop_duplicates("mention_id"))
    con.execute(
        "INSERT OR REPLACE INTO match SELECT mention_id, $source, item_id, version_id, rule, score, $at FROM matching "
        "SEMI JOIN raw_item USING (mention_id)",
        {"source": page.stream.source, "at": _now()},
    )
    con.unregister("matching")
    return batch.items


def _note_rejects(con: Connection, page: CollectedPage, rejects: Sequence[Matched]) -> None:
    if not rejects:
        return
    rows = [(each.raw.item_id, each.rule) for each in rejects]
    frame = pd.DataFrame(rows, columns=["item_id", "reason"]).drop_duplicates("item_id")
    con.register("rejecting", frame)
    con.execute(
        "INSERT OR REPLACE INTO reject SELECT $provider, $source, item_id, reason, $at FROM rejecting",
        {"provider": page.stream.provider, "source": page.stream.source, "at": _now()},
    )
    con.unregister("rejecting")


def _now() -> datetime:
    return datetime.now(UTC).replace(tzinfo=None)
