"""What would a plan cost, and may the next request be made? Reserve before it, settle after it. Pure.

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

OVERLAP_SHARE = Decimal("0.05")
"""What an overlap of 60 minutes adds to an hourly poll of X, measured at 4 to 5 percent."""


@dataclass(frozen=True)
class Price:
    """What a source charges: money for each item and for each request, in the account's currency."""

    item: Decimal = Decimal(0)
    request: Decimal = Decimal(0)

    def of(self, items: int, requests: int) -> Decimal:
        """Give the money for a number of items and requests."""
        return self.item * items + self.request * requests


X_POST = Price(item=Decimal("0.005"))
"""A post read on X pay-per-use, 2026-08: dollars; the same post is charged once in a UTC day."""
X_COUNT = Price(request=Decimal("0.005"))
"""A request to X's counts endpoint, 2026-08."""
FREE = Price()


@dataclass(frozen=True)
class Ceilings:
    """What a source may use; None means no ceiling."""

    money_per_day: Decimal | None = None
    money_per_month: Decimal | None = None
    items_per_day: int | None = None
    items_per_month: int | None = None


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
            unit, ceiling = ("money", allowed.money_ceiling) if over_money else ("items", allowed.items_ceiling)
            raise OverCeiling(
                f"{source}: the ceiling of {ceiling} {unit} per {allowed.period} is reached; "
                f"it is counted anew at {allowed.until_at:%Y-%m-%d %H:%M} UTC.",
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


@dataclass(frozen=True)
class PlannedQuery:
    """One query of a plan, with the items that the platform counted for it."""

    query: str
    items_counted: int
    days_counted: float


@dataclass(frozen=True)
class PlanCost:
    """What a plan would use, and the ceilings it would pass, each as a sentence."""

    items_per_day: int
    requests_per_day: int
    money_per_day: Decimal
    money_per_month: Decimal
    sentences_over: tuple[str, ...]


def plan_cost(
    source: str, queries: Sequence[PlannedQuery], price: Price, ceilings: Ceilings, *, page: int, polls_per_day: int
) -> PlanCost:
    """Estimate a plan from counts: items a day with the overlap, pages, money a day and in a month of 30 days.

    Args:
        source: Name on the board of sources.
        queries: What the platform counted.
        price: Of its items and requests.
        ceilings: Of the clinic.
        page: Items in one answer.
        polls_per_day: How often every query is asked; a poll that finds nothing is a request too.
    """
    items, requests = 0, 0
    for query in queries:
        daily = math.ceil(query.items_counted / query.days_counted * float(1 + OVERLAP_SHARE))
        items += daily
        requests += max(polls_per_day, math.ceil(daily / page) + polls_per_day - 1)
    day = price.of(items, requests)
    asked = Spent(items, day), Spent(items * 30, day * 30)
    limits = (ceilings.items_per_day, ceilings.money_per_day), (ceilings.items_per_month, ceilings.money_per_month)
    over: list[str] = []
    for period, need, (most_items, most_money) in zip(("day", "month"), asked, limits, strict=True):
        if most_items is not None and need.items > most_items:
            over.append(f"{source}: about {need.items} items a {period}, the ceiling is {most_items}.")
        if most_money is not None and need.money > most_money:
            over.append(f"{source}: about {need.money:.2f} a {period}, the ceiling is {most_money:.2f}.")
    return PlanCost(items, requests, day, day * 30, tuple(over))


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
