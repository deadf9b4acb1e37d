"""May the next request be made? Pure: the lines of the ledger, of one source, and the time are given.

Days and months are UTC, as the platforms count them. A request is entered at its highest possible cost before it is
sent; one that was never settled (the process was killed) goes on counting in full.
"""

import calendar
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from decimal import Decimal
from typing import Literal

from collectors.http.refusal import Refusal
from warehouse.collecting.budget_ledger import LedgerLine


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
    """Items and money of one period."""

    items: int
    money: Decimal


def spent(ledger: Iterable[LedgerLine], period: Literal["day", "month"], now: datetime) -> Spent:
    """Add up what was used, reservations included, in the UTC day or month of a moment."""
    begins_at, ends_at = _bounds(period, now)
    lines = [line for line in ledger if begins_at <= line.reserved_at < ends_at]
    return Spent(sum(line.items for line in lines), sum((line.money for line in lines), Decimal(0)))


def affordable_items(ledger: Sequence[LedgerLine], ceilings: Ceilings, price: Price, now: datetime) -> int:
    """Give the largest page that may still be asked for; 0 means none, and `affordable_cost` says why."""
    largest = 1_000_000
    for allowed in _allowances(ledger, ceilings, now):
        largest = min(largest, allowed.items if allowed.items is not None else largest)
        if allowed.money is not None and price.item > 0:
            largest = min(largest, math.floor((allowed.money - price.request) / price.item))
        elif allowed.money is not None and allowed.money < price.request:
            largest = 0
    return max(largest, 0)


def affordable_cost(
    ledger: Sequence[LedgerLine], source: str, items: int, price: Price, ceilings: Ceilings, now: datetime
) -> Decimal:
    """Give the highest possible cost of one request, unless a ceiling could be passed by it.

    Raises:
        OverCeiling: if one could.
    """
    money = price.of(items, 1)
    for allowed in _allowances(ledger, ceilings, now):
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
    return money


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


def _allowances(ledger: Sequence[LedgerLine], ceilings: Ceilings, now: datetime) -> list[_Allowance]:
    periods: tuple[tuple[Literal["day", "month"], int | None, Decimal | None], ...] = (
        ("day", ceilings.items_per_day, ceilings.money_per_day),
        ("month", ceilings.items_per_month, ceilings.money_per_month),
    )
    allowances = []
    for period, items, money in periods:
        used = spent(ledger, period, now)
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
