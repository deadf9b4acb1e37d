"""What every request to a platform was reserved at and what it cost: the rows; the rules stand in the collectors."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
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
    con: Connection, entry_id: str, source: str, reserved_at: datetime, items: int, money: Decimal
) -> None:
    """Enter a request at its highest possible cost."""
    con.execute(
        "INSERT INTO ledger VALUES ($entry_id, $source, $at, $items, $money, false, '', $items, false)",
        {"entry_id": entry_id, "source": source, "at": reserved_at, "items": items, "money": money},
    )


def settle_reservation(con: Connection, entry_id: str, items: int, money: Decimal) -> None:
    """Put what was really charged in the place of a reservation."""
    con.execute(
        "UPDATE ledger SET items = $items, money = $money, is_settled = true WHERE entry_id = $entry_id",
        {"entry_id": entry_id, "items": items, "money": money},
    )


def charge_once_a_day(con: Connection, entry_id: str, source: str, item_ids: Iterable[str]) -> int:
    """Note items as charged on the day of a reservation, and give how many were not charged before on that day."""
    rows = con.execute("SELECT reserved_at::DATE FROM ledger WHERE entry_id = $entry_id", {"entry_id": entry_id})
    day = rows.fetchall()[0][0]
    con.register("charging", pd.DataFrame({"item_id": list(dict.fromkeys(item_ids))}, dtype="string"))
    added = con.execute(
        "INSERT INTO charged_item SELECT $source, $day, hash(item_id) FROM charging ON CONFLICT DO NOTHING",
        {"source": source, "day": day},
    ).fetchall()
    con.unregister("charging")
    con.execute("DELETE FROM charged_item WHERE day < $oldest", {"oldest": day - timedelta(days=_CHARGED_DAYS)})
    return int(added[0][0])


def note_usage(con: Connection, source: str, asked_at: datetime, platform_items: int, ledger_items: int) -> None:
    """Note what a platform says it has charged beside what the ledger says."""
    con.execute(
        "INSERT INTO usage_check VALUES ($source, $at, $theirs, $ours)",
        {"source": source, "at": asked_at, "theirs": platform_items, "ours": ledger_items},
    )
