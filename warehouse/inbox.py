"""What has been landed, unedited, and is waiting to pass the gate."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import islice
from typing import Any

import pandas as pd

from config.home import Home
from warehouse.store import Connection, cursor_of, leave_in_log, transaction, writing

_CHUNK = 10_000


@dataclass(frozen=True, slots=True)
class RawItem:
    """One item as its source sent it.

    Attributes:
        mention_id: The mention it becomes (`warehouse.mention.mention_id`).
        item_id: Its id at the source.
        body: The payload as UTF-8 JSON; bytes, because a lone surrogate would not survive as text.
    """

    mention_id: int
    item_id: str
    body: bytes


@dataclass(frozen=True)
class Batch:
    """One file or collected page.

    Attributes:
        batch_id: Its number, rising.
        provider: Organisation the items are about.
        source: Name on the board of sources.
        origin: File name or query, without its folder.
        options: What parse needs to read the bodies again.
        items: Items landed.
        rejected: Rows refused.
    """

    batch_id: int
    provider: str
    source: str
    origin: str
    options: Mapping[str, Any]
    items: int
    rejected: int


def land(
    con: Connection,
    *,
    provider: str,
    source: str,
    origin: str,
    options: Mapping[str, Any],
    rejected: int,
    items: Iterable[RawItem],
    joins: bool = False,
    keeps: Callable[[bytes, bytes], bool] | None = None,
    is_file: bool = False,
    reject_sha256: str | None = None,
) -> Batch:
    """Keep the items of an imported file or a collected page, and the record of it, in a transaction of the caller.

    An item that is already there keeps its place and takes the new body, unless `keeps` says of the body that is there
    and the new one that the first stays; one that was erased does not come back. With `joins` the items become part of
    the newest batch where that is of the same kind and still waits for the gate: so the pages of one collection pass it
    together.
    """
    landed_at = datetime.now(UTC).replace(tzinfo=None)
    open_batch = _open_batch(con, provider, source, origin, options) if joins else None
    batch_id = open_batch or con.execute("SELECT coalesce(max(batch_id), 0) + 1 FROM batch").fetchall()[0][0]
    count = 0
    for chunk in _chunks(items):
        frame = pd.DataFrame(chunk, columns=["mention_id", "item_id", "body"]).drop_duplicates("mention_id")
        frame = _keeping(con, frame, keeps) if keeps else frame
        con.register("landing", frame)
        landed = con.execute(
            "INSERT OR REPLACE INTO raw_item SELECT mention_id, $batch_id, item_id, body, $landed_at FROM landing "
            "WHERE sha256($source || ':' || item_id) NOT IN (SELECT item_hash FROM tombstone)",
            {"batch_id": batch_id, "landed_at": landed_at, "source": source},
        ).fetchall()
        con.unregister("landing")
        count += int(landed[0][0])
    batch = Batch(batch_id, provider, source, origin, options, count, rejected)
    if open_batch:
        con.execute(
            "UPDATE batch SET items = items + $items, rejected = rejected + $rejected WHERE batch_id = $batch_id",
            {"items": count, "rejected": rejected, "batch_id": batch_id},
        )
        return batch
    con.execute(
        "INSERT INTO batch VALUES ($batch_id, $provider, $source, $origin, $options, $at, NULL, $items, $rejected, "
        "$is_file, $reject_sha256)",
        {
            "batch_id": batch_id,
            "provider": provider,
            "source": source,
            "origin": origin,
            "options": json.dumps(options),
            "at": landed_at,
            "items": count,
            "rejected": rejected,
            "is_file": is_file,
            "reject_sha256": reject_sha256,
        },
    )
    return batch


def _keeping(con: Connection, frame: pd.DataFrame, keeps: Callable[[bytes, bytes], bool]) -> pd.DataFrame:
    con.register("landing", frame)
    differing = con.execute(
        "SELECT mention_id, raw_item.body, landing.body FROM landing JOIN raw_item USING (mention_id) "
        "WHERE raw_item.body <> landing.body"
    ).fetchall()
    con.unregister("landing")
    first = {number: held for number, held, brought in differing if keeps(held, brought)}
    bodies = [first.get(number, body) for number, body in zip(frame["mention_id"], frame["body"], strict=True)]
    return frame.assign(body=bodies)


def _open_batch(con: Connection, provider: str, source: str, origin: str, options: Mapping[str, Any]) -> int | None:
    newest = con.execute(
        "SELECT batch_id, provider, source, origin, options, admitted_at IS NULL FROM batch "
        "ORDER BY batch_id DESC LIMIT 1"
    ).fetchall()
    wanted = [provider, source, origin, json.loads(json.dumps(options))]  # as it reads back: a tuple is a list then
    same = [int(number) for number, *kind, text, waits in newest if waits and [*kind, json.loads(text)] == wanted]
    return same[0] if same else None


@contextmanager
def changing(home: Home, command: str) -> Iterator[Connection]:
    """Open the inbox for one brief change: all of it is kept, or nothing.

    Args:
        home: The data folder.
        command: What the writer does, for the message that a second writer sees.

    Raises:
        HeedError: if another process writes.
    """
    with writing(home, "inbox", command) as con:
        leave_in_log(con, home.inbox)
        with transaction(con):
            yield con


def pending(con: Connection) -> list[Batch]:
    """List the batches that have not wholly passed the gate, oldest first."""
    rows = con.execute(
        "SELECT batch_id, provider, source, origin, options, items, rejected FROM batch "
        "WHERE admitted_at IS NULL ORDER BY batch_id"
    ).fetchall()
    return [
        Batch(number, provider, source, origin, json.loads(options), items, rejected)
        for number, provider, source, origin, options, items, rejected in rows
    ]


def bodies(con: Connection, batch_id: int) -> Iterator[bytes]:
    """Read the payloads of a batch again, in the order they were numbered."""
    cursor = cursor_of(con)
    cursor.execute(
        "SELECT body FROM raw_item WHERE batch_id = $batch_id AND body IS NOT NULL ORDER BY mention_id",
        {"batch_id": batch_id},
    )
    while rows := cursor.fetchmany(_CHUNK):
        for (body,) in rows:
            yield body


def bodies_of(con: Connection, numbers: Iterable[int]) -> Iterator[tuple[int, bytes]]:
    """Read what was landed of some mentions, by their number; those whose retention has passed are left out."""
    cursor = cursor_of(con)
    cursor.execute(
        "SELECT mention_id, body FROM raw_item SEMI JOIN (SELECT unnest($numbers::BIGINT[]) AS mention_id) "
        "USING (mention_id) WHERE body IS NOT NULL",
        {"numbers": list(numbers)},
    )
    while rows := cursor.fetchmany(_CHUNK):
        yield from rows


def erased(con: Connection, source: str, item_ids: Iterable[str]) -> set[str]:
    """Say which items of a source were removed for good: nothing of them may come back."""
    rows = con.execute(
        "SELECT item_id FROM (SELECT unnest($ids::VARCHAR[]) AS item_id) "
        "WHERE sha256($source || ':' || item_id) IN (SELECT item_hash FROM tombstone)",
        {"ids": list(item_ids), "source": source},
    ).fetchall()
    return {str(item_id) for (item_id,) in rows}


def mark_admitted(con: Connection, batch_id: int) -> None:
    """Note that every item of a batch has passed the gate."""
    con.execute(
        "UPDATE batch SET admitted_at = $at WHERE batch_id = $batch_id",
        {"at": datetime.now(UTC).replace(tzinfo=None), "batch_id": batch_id},
    )


def earlier_options(con: Connection, provider: str, source: str) -> list[dict[str, Any]]:
    """List what parse needed for the batches of a source so far, the oldest first and each once."""
    rows = con.execute(
        """
        SELECT options FROM batch WHERE provider = $provider AND source = $source
        GROUP BY options ORDER BY min(batch_id)
        """,
        {"provider": provider, "source": source},
    ).fetchall()
    return [json.loads(options) for (options,) in rows]


def wrote_rejects(con: Connection, sha256: str) -> bool:
    """Say whether a reject file of this digest is as heed wrote it."""
    return bool(con.execute("SELECT 1 FROM batch WHERE reject_sha256 = $sha256", {"sha256": sha256}).fetchall())


def remember_mapping(con: Connection, provider: str, source: str, mapping: Mapping[str, str]) -> None:
    """Keep the columns a person chose, for the next file of that source."""
    con.execute(
        "INSERT OR REPLACE INTO column_mapping VALUES ($provider, $source, $mapping, $at)",
        {
            "provider": provider,
            "source": source,
            "mapping": json.dumps(mapping),
            "at": datetime.now(UTC).replace(tzinfo=None),
        },
    )


def remembered_mapping(con: Connection, provider: str, source: str) -> dict[str, str]:
    """Look up the columns a person chose for a source; empty when there are none."""
    rows = con.execute(
        "SELECT mapping FROM column_mapping WHERE provider = $provider AND source = $source",
        {"provider": provider, "source": source},
    ).fetchall()
    return dict(json.loads(rows[0][0])) if rows else {}


def _chunks(items: Iterable[RawItem]) -> Iterator[list[RawItem]]:
    iterator = iter(items)
    while chunk := list(islice(iterator, _CHUNK)):
        yield chunk
