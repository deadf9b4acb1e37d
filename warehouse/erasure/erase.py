"""Remove mentions for good: rows, payloads, what labellers made of them, and their bytes in every file."""

import json
import uuid
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from types import MappingProxyType
from typing import Any

import pandas as pd

from config.home import Home
from config.settings import Settings
from warehouse.duck import compact
from warehouse.erasure.at_the_desk import clear_desk, clear_meanwhile, drop_drafts_of_none
from warehouse.erasure.clear_traces import clear_items, clear_mentions
from warehouse.erasure.left_in import imported_files, is_told_by_name, remove_written, warnings
from warehouse.files.lock import desk_lock, writer_lock
from warehouse.inbox import changing
from warehouse.payload import any_word, texts_in
from warehouse.publish import current_snapshot, publish
from warehouse.store import Connection, opened, transaction

_COMMAND = "heed forget"
_ON_RECEIPT = {
    "texts": ("text", "texts"),
    "mentions": ("mention", "mentions"),
    "labels": ("label", "labels"),
    "opinions": ("opinion", "opinions"),
    "raw_payloads": ("raw payload", "raw payloads"),
    "topics_with_examples": ("example of a topic", "examples of topics"),
    "exported_mention_rows": ("line of the export register", "lines of the export register"),
    "paraphrase_rows": ("paraphrase", "paraphrases"),
    "quoting_cells": ("note that quoted it", "notes that quoted it"),
    "further_payloads_emptied": ("payload of another item", "payloads of other items"),
    "written_reports_removed": ("report in the data folder", "reports in the data folder"),
    "old_snapshots_removed": ("old snapshot", "old snapshots"),
    "copies_removed": ("copy from before a change of schema", "copies from before a change of schema"),
}
"""What a person is told by name, one and several; the rest is counted together."""


@dataclass(frozen=True)
class Removal:
    """One receipt: what was removed and why. It names no item and holds no text.

    Attributes:
        erasure_id: Its number.
        begun_at: Naive UTC.
        reason: Why.
        counts: Rows removed or changed, by what they held; files rewritten, old snapshots removed.
    """

    erasure_id: str
    begun_at: datetime
    reason: str
    counts: dict[str, int]

    def as_dict(self) -> dict[str, Any]:
        """Give it as plain values."""
        return {"receipt": self.erasure_id, "begun_at": self.begun_at, "reason": self.reason, **self.counts}

    def sentence(self) -> str:
        """Give it as a line for a person."""
        known = [(self.counts.get(name, 0), one, several) for name, (one, several) in _ON_RECEIPT.items()]
        others = sum(
            count for name, count in self.counts.items() if name not in _ON_RECEIPT and not is_told_by_name(name)
        )
        listed = [
            f"{count:,} {one if count == 1 else several}"
            for count, one, several in (*known, (others, "other row", "other rows"))
            if count
        ]
        head = f"Receipt {self.erasure_id}, {self.begun_at:%Y-%m-%d %H:%M} UTC, {self.reason}"
        return f"{head}: removed {', '.join(listed) or 'nothing'}.{warnings(self.counts)}"


def erase(
    home: Home, settings: Settings, mention_ids: Iterable[int], reason: str, needles: Sequence[str] = ()
) -> Removal:
    """Remove mentions, and those that repeat them word for word, with every trace.

    The intention is kept first, so that a removal that is cut short is taken up again by `finish_erasures`. A tombstone
    without text or id keeps each item from coming back. What `warehouse.erasure.traces` declares goes; inbox, store and
    desk are written anew, because a DuckDB file keeps what was deleted; the snapshot is published anew and the old ones
    removed.

    Args:
        home: The data folder.
        settings: As loaded from it.
        mention_ids: What is to be removed.
        reason: Why; goes onto the receipt.
        needles: Further words, such as the author's name: payloads of other items that hold one of them are emptied,
            what people wrote at the desk with one of them is replaced.

    Raises:
        HeedError: if another process writes.
    """
    with writer_lock(home, _COMMAND):
        with opened(home, "store") as store:
            numbers = _with_repeats(store, mention_ids)
        with opened(home, "inbox") as inbox, transaction(inbox):
            erasure_id = begin_removal(inbox, reason, numbers=numbers, needles=needles)
            _keep_out(inbox, numbers, reason)
    return carry_out(home, settings, erasure_id)


def finish_erasures(home: Home, settings: Settings) -> list[Removal]:
    """Take up the removals that were cut short, and drop the drafts about mentions that are not there any more."""
    with changing(home, _COMMAND) as inbox:
        rows = inbox.execute("SELECT erasure_id FROM erasure WHERE finished_at IS NULL ORDER BY begun_at").fetchall()
    with writer_lock(home, _COMMAND):
        drop_drafts_of_none(home)
    return [carry_out(home, settings, erasure_id) for (erasure_id,) in rows]


def begin_removal(
    inbox: Connection,
    reason: str,
    counts: Mapping[str, int] = MappingProxyType({}),
    *,
    numbers: Sequence[int] = (),
    needles: Sequence[str] = (),
    taken_back: int | None = None,
) -> str:
    """Keep the intention of a removal inside a transaction of the caller; gives its number.

    Args:
        inbox: Where it is kept.
        reason: Why; goes onto the receipt.
        counts: What the caller has removed already.
        numbers: Mentions that `carry_out` is to remove.
        needles: As for `erase`.
        taken_back: The import that is taken back by it. Its items may come again, and notes that quote them stay: the
            same words may stand in another import.
    """
    erasure_id = uuid.uuid4().hex[:12]
    inbox.execute(
        "INSERT INTO erasure VALUES ($id, $at, NULL, $reason, $numbers, $counts, $needles, $taken_back)",
        {
            "id": erasure_id,
            "at": _now(),
            "reason": reason,
            "numbers": list(numbers),
            "counts": json.dumps(dict(counts)),
            "needles": list(needles),
            "taken_back": taken_back,
        },
    )
    return erasure_id


def _with_repeats(store: Connection, mention_ids: Iterable[int]) -> list[int]:
    """A repost holds the words of the original: it goes with it."""
    numbers = list(dict.fromkeys(mention_ids))
    store.register("leaving", pd.DataFrame({"mention_id": numbers}, dtype="int64"))
    rows = store.execute(
        "SELECT mention_id FROM mention WHERE repost_of IN (SELECT mention_id FROM leaving)"
    ).fetchall()
    store.unregister("leaving")
    return list(dict.fromkeys([*numbers, *(number for (number,) in rows)]))


def _keep_out(inbox: Connection, numbers: list[int], reason: str) -> None:
    inbox.execute(
        """
        INSERT INTO tombstone
        SELECT DISTINCT sha256(source || ':' || item_id), source, $at, $reason
        FROM raw_item JOIN batch USING (batch_id)
        WHERE mention_id IN (SELECT unnest($numbers::BIGINT[]))
        ON CONFLICT DO NOTHING
        """,
        {"at": _now(), "reason": reason, "numbers": numbers},
    )


def carry_out(home: Home, settings: Settings, erasure_id: str, expired: Sequence[str] = ()) -> Removal:
    """Do what a removal has still to do, write every file anew, publish, and finish its receipt.

    `expired` are texts that the caller has removed already: who quoted them anew meanwhile quotes them no more.
    """
    with writer_lock(home, _COMMAND):
        with opened(home, "inbox") as inbox:
            begun_at, reason, numbers, needles, counted, taken_back = inbox.execute(
                "SELECT begun_at, reason, mention_ids, needles, counts, taken_back FROM erasure WHERE erasure_id = $id",
                {"id": erasure_id},
            ).fetchall()[0]
        counts: Counter[str] = Counter(json.loads(counted))
        # The desk goes first: which words it quotes is known only as long as the store holds the texts.
        with opened(home, "store") as store:
            texts = _texts(store, numbers) if taken_back is None else []
        counts += clear_desk(home, numbers, texts, needles)
        with opened(home, "store") as store, transaction(store):
            counts += clear_mentions(store, "store", numbers)
            store.execute("DELETE FROM batch WHERE batch_id = $number", {"number": taken_back})
        with opened(home, "inbox") as inbox, transaction(inbox):
            if taken_back is None:
                counts += Counter(dict.fromkeys(imported_files(inbox, numbers), 1))
                counts += _remove_from_inbox(inbox, numbers, needles)
            else:
                counts += clear_mentions(inbox, "inbox", numbers)
            # Now, because the file is still to be written anew.
            inbox.execute(
                "UPDATE erasure SET needles = [], mention_ids = [], counts = $counts WHERE erasure_id = $id",
                {"id": erasure_id, "counts": json.dumps(dict(+counts))},
            )
        for room in (home.store, home.inbox):
            compact(room)
        with desk_lock(home):
            compact(home.desk)
        counts["copies_removed"] = remove_copies(home)
        counts["written_reports_removed"] = remove_written(home, counts)
    if current_snapshot(home) is not None:
        snapshot = publish(home, settings)
        for former in home.published.glob("snapshot-*.duckdb"):
            if former != snapshot:
                former.unlink(missing_ok=True)
                counts["old_snapshots_removed"] += 1
    with writer_lock(home, _COMMAND):
        late = clear_meanwhile(home, numbers, [*texts, *expired], needles)
        counts += late + Counter({"written_reports_removed": remove_written(home, late)})
    counts = +counts
    _finish(home, erasure_id, counts)
    return Removal(erasure_id, begun_at, reason, dict(counts))


def _texts(store: Connection, numbers: list[int]) -> list[str]:
    rows = store.execute(
        "SELECT text FROM mention WHERE mention_id IN (SELECT unnest($numbers::BIGINT[]))", {"numbers": numbers}
    ).fetchall()
    return [text for (text,) in rows]


def _remove_from_inbox(inbox: Connection, numbers: list[int], needles: Sequence[str]) -> Counter[str]:
    leaving = "mention_id IN (SELECT unnest($numbers::BIGINT[]))"
    items = inbox.execute(
        f"SELECT source, item_id FROM raw_item JOIN batch USING (batch_id) WHERE {leaving} "  # noqa: S608 - our own words  # nosec
        f"UNION SELECT source, version_id FROM match WHERE {leaving}",
        {"numbers": numbers},
    ).fetchall()
    counts = clear_mentions(inbox, "inbox", numbers) + clear_items(inbox, "inbox", items)
    sources = sorted({source for source, _ in items})
    # What could not be read may hold anything: of the sources concerned nothing of it is kept.
    inbox.execute(
        "UPDATE quarantine SET body = NULL WHERE source IN (SELECT unnest($sources::VARCHAR[]))", {"sources": sources}
    )
    words = [*needles, *(item_id for _, item_id in items)]
    counts["further_payloads_emptied"] = _empty_payloads_with(inbox, sources, words)
    return counts


def _empty_payloads_with(inbox: Connection, sources: list[str], words: Sequence[str]) -> int:
    """Empty the payloads of other items that hold one of the words: a comment names the thread it stands in."""
    telling = [word for word in words if len(word) > 3]
    if not telling or not sources:
        return 0
    wanted = any_word(telling)
    # Not through a cursor of its own, which would still see what this transaction has removed.
    inbox.execute(
        "SELECT mention_id, body FROM raw_item JOIN batch USING (batch_id) WHERE body IS NOT NULL "
        "AND admitted_at IS NOT NULL AND source IN ('x', 'reddit') "
        "AND source IN (SELECT unnest($sources::VARCHAR[]))",
        {"sources": sources},
    )
    holding = []
    while rows := inbox.fetchmany(1_000):
        holding += [number for number, body in rows if any(map(wanted.search, texts_in(bytes(body))))]
    inbox.execute(
        "UPDATE raw_item SET body = NULL WHERE mention_id IN (SELECT unnest($numbers::BIGINT[]))", {"numbers": holding}
    )
    return len(holding)


def remove_copies(home: Home, rooms: Sequence[str] = ("inbox", "store", "desk")) -> int:
    """Remove the copies that were made before a change of schema, and what a killed rewriting left.

    They hold what is removed, and may not be encrypted.
    """
    kinds = ("before-*", "migrating", "rewritten")
    copies = [copy for room in rooms for kind in kinds for copy in home.path.glob(f"{room}.{kind}.duckdb*")]
    for copy in copies:
        copy.unlink()
    return len(copies)


def _finish(home: Home, erasure_id: str, counts: Counter[str]) -> None:
    with changing(home, _COMMAND) as inbox:
        inbox.execute(
            "UPDATE erasure SET finished_at = $at, counts = $counts WHERE erasure_id = $id",
            {"at": _now(), "counts": json.dumps(dict(counts)), "id": erasure_id},
        )


def _now() -> datetime:
    return datetime.now(UTC).replace(tzinfo=None)
