"""What every request to a platform was reserved at and what it cost: the rows; the rules stand in the collectors."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal

import pandas as pd

from warehouse.store import Connection

_CHARGED_DAYS = 2


@dataclass(frozen=True)
class LedgerLine:
    """Items and money of one source on one UTC day, reservations included."""

    reserved_at: datetime
    items: int
    money: Decimal


def lines_by_day(con: Connection, source: str, now: datetime) -> list[LedgerLine]:
    """Add up the ledger of a source by UTC day, for the month of a moment."""
    rows = con.execute(
        "SELECT date_trunc('day', reserved_at)::TIMESTAMP, sum(items), sum(money) FROM ledger "
        "WHERE source = $source AND reserved_at >= date_trunc('month', $now::TIMESTAMP) GROUP BY 1 ORDER BY 1",
        {"source": source, "now": now},
    ).fetchall()
    return [LedgerLine(day, int(items), Decimal(money)) for day, items, money in rows]


def add_reservation(
    con: Connection, entry_id: str, source: str, reserved_at: datetime, items: int, money: Decimal, stream: str = ""
) -> None:
    """Enter a request at its highest possible cost; `stream` says what its answer is landed as."""
    con.execute(
        "INSERT INTO ledger VALUES ($entry_id, $source, $at, $items, $money, false, $stream, $items, false)",
        {
            "entry_id": entry_id,
            "source": source,
            "at": reserved_at,
            "items": items,
            "money": money,
            "stream": stream,
        },
    )


def settle_reservation(con: Connection, entry_id: str, items: int, money: Decimal) -> None:
    """Put what was really charged in the place of a reservation."""
    con.execute(
        "UPDATE ledger SET items = $items, money = $money, is_settled = true WHERE entry_id = $entry_id",
        {"entry_id": entry_id, "items": items, "money": money},
    )


def charge_once_a_day(con: Connection, entry_id: str, source: str, item_ids: Iterable[str]) -> int:
    """Note items as charged on the day of a reservation, and give how many were not charged before on that day."""
    day = reserved_day(con, entry_id)
    con.register("charging", pd.DataFrame({"item_id": list(dict.fromkeys(item_ids))}, dtype="string"))
    added = con.execute(
        "INSERT INTO charged_item SELECT $source, $day, hash(item_id) FROM charging ON CONFLICT DO NOTHING",
        {"source": source, "day": day},
    ).fetchall()
    con.unregister("charging")
    con.execute("DELETE FROM charged_item WHERE day < $oldest", {"oldest": day - timedelta(days=_CHARGED_DAYS)})
    return int(added[0][0])


def reserved_day(con: Connection, entry_id: str) -> date:
    """Give the UTC day that a request is charged to."""
    rows = con.execute("SELECT reserved_at::DATE FROM ledger WHERE entry_id = $id", {"id": entry_id}).fetchall()
    day: date = rows[0][0]
    return day


def settle_read_again(con: Connection, source: str, stream: str, day: date, but: str) -> None:
    """Settle at nothing the requests of a stream whose answers were lost: what they held was read again that day."""
    con.execute(
        "UPDATE ledger SET items = 0, money = 0, is_settled = true, is_read_again = true WHERE source = $source "
        "AND stream = $stream AND reserved_at::DATE = $day AND NOT is_settled AND entry_id <> $but",
        {"source": source, "stream": stream, "day": day, "but": but},
    )


def lost_answers(con: Connection, source: str) -> list[tuple[str, datetime, int, bool]]:
    """List the requests for items whose answer never arrived, oldest first: entry, when, items, whether read again."""
    return con.execute(
        "SELECT entry_id, reserved_at, reserved_items, is_read_again FROM ledger WHERE source = $source "
        "AND reserved_items > 0 AND (NOT is_settled OR is_read_again) ORDER BY reserved_at",
        {"source": source},
    ).fetchall()


def settle_lost(con: Connection, entry_id: str, items: int, money: Decimal) -> None:
    """Settle a lost answer at what the platform charged for it."""
    con.execute(
        "UPDATE ledger SET items = $items, money = $money, is_settled = true, is_read_again = false "
        "WHERE entry_id = $id",
        {"id": entry_id, "items": items, "money": money},
    )


def settled_items(con: Connection, source: str) -> int:
    """Add up what is settled, over all time."""
    rows = con.execute(
        "SELECT coalesce(sum(items), 0)::BIGINT FROM ledger WHERE source = $source AND is_settled", {"source": source}
    ).fetchall()
    return int(rows[0][0])


def last_explained(con: Connection, source: str) -> tuple[int, int] | None:
    """Give the platform's count and the settled items at which the last comparison ended."""
    rows = con.execute(
        "SELECT explained_items, settled_items FROM usage_check WHERE source = $source AND explained_items IS NOT NULL "
        "ORDER BY asked_at DESC, rowid DESC LIMIT 1",
        {"source": source},
    ).fetchall()
    return (int(rows[0][0]), int(rows[0][1])) if rows else None


def note_usage(
    con: Connection, source: str, asked_at: datetime, platform_items: int, ledger_items: int, until: tuple[int, int]
) -> None:
    """Note what a platform says it has charged beside what the ledger says this month, and where to compare on."""
    con.execute(
        "INSERT INTO usage_check VALUES ($source, $at, $theirs, $ours, $explained, $settled)",
        {
            "source": source,
            "at": asked_at,
            "theirs": platform_items,
            "ours": ledger_items,
            "explained": until[0],
            "settled": until[1],
        },
    )
