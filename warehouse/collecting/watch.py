"""Which stored items are due to be asked about: is this still public?"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

import pandas as pd

from config.home import Home
from warehouse.inbox import changing
from warehouse.store import writing

_HOURS = (6, 24, 72, 168)
"""Young items are taken back most often."""


@dataclass(frozen=True)
class Watched:
    """A stored item.

    Attributes:
        mention_id: The mention it became.
        provider: Organisation it is about.
        item_id: Id at the source.
        version_id: Id of the version that is held.
        absent_at: Since when the source does not show it, naive UTC; None while it does.
        batch_id: The batch that last brought it.
        next_check_at: When it is due, naive UTC; None where it was never asked about.
    """

    mention_id: int
    provider: str
    item_id: str
    version_id: str
    absent_at: datetime | None
    batch_id: int
    next_check_at: datetime | None


@dataclass(frozen=True)
class Due:
    """What is to be asked about: the items, the moment at which they were due (naive UTC), whether all were taken."""

    items: list[Watched]
    at: datetime
    is_of_all: bool


def due_items(home: Home, source: str, now: datetime, *, all_items: bool) -> Due:
    """List the stored items of a source that are due, longest unchecked first.

    Args:
        home: The data folder.
        source: Name on the board of sources.
        now: The platform's time, naive UTC.
        all_items: Also those that are not due yet.
    """
    with changing(home, "heed sweep") as inbox:
        rows = inbox.execute(
            """
            SELECT mention_id, provider, raw_item.item_id, coalesce(version_id, raw_item.item_id), absent_at,
                batch_id, next_check_at
            FROM raw_item
            JOIN batch USING (batch_id)
            LEFT JOIN match USING (mention_id)
            LEFT JOIN watch USING (mention_id)
            WHERE batch.source = $source AND ($all_items OR next_check_at IS NULL OR next_check_at <= $now)
            ORDER BY checked_at NULLS FIRST, mention_id
            """,
            {"source": source, "now": now, "all_items": all_items},
        ).fetchall()
    return Due([Watched(*row) for row in rows], now, all_items)


def note_checks(home: Home, absent: Mapping[int, datetime | None], now: datetime) -> None:
    """Note that items were asked about, since when each has been absent, and when each is due again.

    Args:
        home: The data folder.
        absent: Since when, by mention; None for what is still public.
        now: The platform's time, naive UTC.
    """
    if not absent:
        return
    with changing(home, "heed sweep") as inbox:
        inbox.register("checked", pd.DataFrame({"mention_id": list(absent)}, dtype="int64"))
        former = dict(
            inbox.execute(
                "SELECT mention_id, epoch(next_check_at - checked_at) / 3600 "
                "FROM watch SEMI JOIN checked USING (mention_id)"
            ).fetchall()
        )
        inbox.unregister("checked")
        rows = [(number, now, now + _until_next(former.get(number), since), since) for number, since in absent.items()]
        frame = pd.DataFrame(rows, columns=["mention_id", "checked_at", "next_check_at", "absent_at"])
        times = ("checked_at", "next_check_at", "absent_at")
        inbox.register("checked", frame.astype({"mention_id": "int64", **dict.fromkeys(times, "datetime64[us]")}))
        inbox.execute(
            "INSERT OR REPLACE INTO watch SELECT mention_id, checked_at, next_check_at, absent_at FROM checked "
            "SEMI JOIN raw_item USING (mention_id)"
        )
        inbox.unregister("checked")


def held_revisions(home: Home, mention_ids: Iterable[int]) -> dict[int, int]:
    """Give the version of each mention that the store holds; 0 where its source numbers none."""
    with writing(home, "store", "heed sweep") as store:
        numbers = list(mention_ids)
        rows = store.execute(
            "SELECT mention_id, revision FROM revision WHERE mention_id IN (SELECT unnest($numbers::BIGINT[]))",
            {"numbers": numbers},
        ).fetchall()
    return dict.fromkeys(numbers, 0) | dict(rows)


def unlink_authors(home: Home, mention_ids: Iterable[int]) -> int:
    """Make mentions whose writer has closed the account voices of their own; give how many were not yet."""
    numbers = list(mention_ids)
    if not numbers:
        return 0
    given = {"numbers": numbers}
    with changing(home, "heed sweep") as inbox:
        inbox.execute(
            "UPDATE raw_item SET body = NULL FROM batch WHERE raw_item.batch_id = batch.batch_id "
            "AND admitted_at IS NOT NULL AND mention_id IN (SELECT unnest($numbers::BIGINT[]))",
            given,
        )
    with writing(home, "store", "heed sweep") as store:
        changed = store.execute(
            "UPDATE mention SET voice = mention_id "
            "WHERE mention_id IN (SELECT unnest($numbers::BIGINT[])) AND voice <> mention_id",
            given,
        ).fetchall()
    return int(changed[0][0])


def _until_next(former_hours: float | None, absent_at: datetime | None) -> timedelta:
    if absent_at is not None:
        return timedelta(hours=1)
    longer = [hours for hours in _HOURS if hours > (former_hours or 0)]
    return timedelta(hours=longer[0] if longer else _HOURS[-1])
