"""May the next request be made? Reserve before it, settle after it. Pure.

The ledger is a tuple of entries that the caller keeps; nothing here knows a clock. Days and months are UTC, as the
platforms count them. A reservation that was never settled (the process was killed) goes on counting in full.
"""

import calendar
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from decimal import Decimal
from typing import Literal

from collectors.http.refusal import Refusal


@dataclass(frozen=True)
class Price:
    """What a source charges: money for each item and for each request, in the account's currency."""

    item: Decimal = Decimal(0)
    request: Decimal = Decimal(0)

    def of(self, items: int, requests: int) -> Decimal:
        """Give the money for a number of items and requests."""
        return self.item * items + self.request * requests


@dataclass(frozen=True)
class Ceilings:
    """What a source may use; None means no ceiling. `item_name` is what its settings call an item."""

    money_per_day: Decimal | None = None
    money_per_month: Decimal | None = None
    items_per_day: int | None = None
    items_per_month: int | None = None
    item_name: str = "items"


@dataclass(frozen=True)
class Entry:
    """One request in the ledger: reserved at its highest possible cost, later settled at its real one.

    Attributes:
        entry_id: Chosen by the caller.
        source: Name on the board of sources.
        reserved_at: Naive UTC; its day and month are charged, whenever it is settled.
        items: Items reserved, or charged once settled.
        money: Money reserved, or charged once settled.
        is_settled: Whether the real cost is known.
    """

    entry_id: str
    source: str
    reserved_at: datetime
    items: int
    money: Decimal
    is_settled: bool = False


class OverCeiling(Refusal):
    """The next request could pass a ceiling that the clinic has set.

    Attributes:
        until_at: When the ceiling is counted anew, naive UTC.
    """

    def __init__(self, sentence: str, until_at: datetime) -> None:
        super().__init__(sentence)
        self.until_at = until_at


@dataclass(frozen=True)
class Spent:
    """Items and money of one source in one period."""

    items: int
    money: Decimal


def spent(ledger: Iterable[Entry], source: str, period: Literal["day", "month"], now: datetime) -> Spent:
    """Add up what a source has used, reservations included, in the UTC day or month of a moment."""
    begins_at, ends_at = _bounds(period, now)
    entries = [entry for entry in ledger if entry.source == source and begins_at <= entry.reserved_at < ends_at]
    return Spent(sum(entry.items for entry in entries), sum((entry.money for entry in entries), Decimal(0)))


def affordable_items(ledger: Sequence[Entry], source: str, ceilings: Ceilings, price: Price, now: datetime) -> int:
    """Give the largest page that may still be asked for; 0 means none, and `reserve` says why."""
    largest = 1_000_000
    for allowed in _allowances(ledger, source, ceilings, now):
        largest = min(largest, allowed.items if allowed.items is not None else largest)
        if allowed.money is not None and price.item > 0:
            largest = min(largest, math.floor((allowed.money - price.request) / price.item))
        elif allowed.money is not None and allowed.money < price.request:
            largest = 0
    return max(largest, 0)


def reserve(
    ledger: Sequence[Entry], entry_id: str, source: str, items: int, price: Price, ceilings: Ceilings, now: datetime
) -> tuple[Entry, ...]:
    """Enter one request at its highest possible cost, before it is sent.

    Raises:
        OverCeiling: if a ceiling could be passed; the ledger stays as it is.
        ValueError: if the entry is there already.
    """
    if any(entry.entry_id == entry_id for entry in ledger):
        raise ValueError(f"entry {entry_id} is in the ledger already")
    money = price.of(items, 1)
    for allowed in _allowances(ledger, source, ceilings, now):
        over_items = allowed.items is not None and items > allowed.items
        over_money = allowed.money is not None and money > allowed.money
        if over_items or over_money:
            what = "usd" if over_money else ceilings.item_name
            raise OverCeiling(
                f"the ceiling of {allowed.ceiling_in_words(over_money, ceilings.item_name)} is reached: one more "
                f"request could pass it. It is counted anew at {allowed.until_at:%Y-%m-%d %H:%M} UTC; to go on "
                f"sooner raise max_{what}_per_{allowed.period} under [source.{source}] in heed.toml.",
                allowed.until_at,
            )
    return (*ledger, Entry(entry_id, source, now, items, money))


def settle(ledger: Sequence[Entry], entry_id: str, items: int, price: Price, requests: int = 1) -> tuple[Entry, ...]:
    """Replace a reservation by what was really charged; settling once more with the same figures changes nothing.

    Args:
        ledger: The entries.
        entry_id: As reserved.
        items: Items that the platform charges: on X those not charged before in the same UTC day.
        price: As reserved.
        requests: Requests charged: 0 for one that was refused, or whose answer was empty where that is free.

    Raises:
        ValueError: if there is no such entry.
    """
    if not any(entry.entry_id == entry_id for entry in ledger):
        raise ValueError(f"entry {entry_id} is not in the ledger")
    money = price.of(items, requests)
    return tuple(
        replace(entry, items=items, money=money, is_settled=True) if entry.entry_id == entry_id else entry
        for entry in ledger
    )


def next_day_at(now: datetime) -> datetime:
    """Give the next UTC midnight."""
    return _bounds("day", now)[1]


def next_month_at(now: datetime) -> datetime:
    """Give the first UTC midnight of the next month."""
    return _bounds("month", now)[1]


@dataclass(frozen=True)
class _Allowance:
    """What is left in one period; None where there is no ceiling."""

    period: str
    until_at: datetime
    items: int | None
    money: Decimal | None
    items_ceiling: int | None
    money_ceiling: Decimal | None

    def ceiling_in_words(self, is_money: bool, item_name: str) -> str:
        amount = f"${self.money_ceiling:,.2f}" if is_money else f"{self.items_ceiling:,} {item_name}"
        return f"{amount} per {self.period}"


def _allowances(ledger: Sequence[Entry], source: str, ceilings: Ceilings, now: datetime) -> list[_Allowance]:
    periods: tuple[tuple[Literal["day", "month"], int | None, Decimal | None], ...] = (
        ("day", ceilings.items_per_day, ceilings.money_per_day),
        ("month", ceilings.items_per_month, ceilings.money_per_month),
    )
    allowances = []
    for period, items, money in periods:
        used = spent(ledger, source, period, now)
        allowances.append(
            _Allowance(
                period=period,
                until_at=_bounds(period, now)[1],
                items=None if items is None else items - used.items,
                money=None if money is None else money - used.money,
                items_ceiling=items,
                money_ceiling=money,
            )
        )
    return allowances


def _bounds(period: Literal["day", "month"], now: datetime) -> tuple[datetime, datetime]:
    midnight = datetime.combine(now.date(), time())
    if period == "day":
        return midnight, midnight + timedelta(days=1)
    first = midnight.replace(day=1)
    return first, first + timedelta(days=calendar.monthrange(first.year, first.month)[1])
