"""What would a plan use of its ceilings? Pure."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from collectors.live.budget import Ceilings, Price, Spent

_OVERLAP_SHARE = 0.05
"""What an overlap of 60 minutes adds to an hourly poll of X, measured at 4 to 5 percent."""
_DAYS_A_MONTH = 30


@dataclass(frozen=True)
class Cost:
    """What a query, or all of a source, uses in a day and in a month of 30 days."""

    items_per_day: int
    requests_per_day: int
    money_per_day: Decimal

    @property
    def items_per_month(self) -> int:
        """Give the items of a month."""
        return self.items_per_day * _DAYS_A_MONTH

    @property
    def money_per_month(self) -> Decimal:
        """Give the money of a month."""
        return self.money_per_day * _DAYS_A_MONTH


def query_cost(counted: int, days: float, price: Price, *, page: int, polls_per_day: int) -> Cost:
    """Estimate one query: its items with the overlap, its pages, its money.

    Args:
        counted: Items that the platform counted for it.
        days: In so many days.
        price: Of its items and requests.
        page: Items in one answer.
        polls_per_day: How often it is asked; a poll that finds nothing is a request too.
    """
    items = math.ceil(counted / days * (1 + _OVERLAP_SHARE))
    requests = max(polls_per_day, math.ceil(items / page) + polls_per_day - 1)
    return Cost(items, requests, price.of(items, requests))


def total_cost(costs: Sequence[Cost]) -> Cost:
    """Add up the queries of a source."""
    return Cost(
        sum(cost.items_per_day for cost in costs),
        sum(cost.requests_per_day for cost in costs),
        sum((cost.money_per_day for cost in costs), Decimal(0)),
    )


def sentences_over(source: str, cost: Cost, ceilings: Ceilings) -> list[str]:
    """Name each ceiling that would be passed, with its setting."""
    needs = (
        ("day", cost.items_per_day, ceilings.items_per_day, cost.money_per_day, ceilings.money_per_day),
        ("month", cost.items_per_month, ceilings.items_per_month, cost.money_per_month, ceilings.money_per_month),
    )
    over = []
    for period, items, most_items, money, most_money in needs:
        if most_items is not None and items > most_items:
            over.append(
                f"{source}: about {items:,} {ceilings.item_name} a {period}, the ceiling is {most_items:,} "
                f"(max_{ceilings.item_name}_per_{period} under [source.{source}])."
            )
        if most_money is not None and money > most_money:
            over.append(
                f"{source}: about ${money:,.2f} a {period}, the ceiling is ${most_money:,.2f} "
                f"(max_usd_per_{period} under [source.{source}])."
            )
    return over


def first_over(source: str, first: Spent, today: Spent, month: Spent, ceilings: Ceilings) -> list[str]:
    """Name each ceiling that the first collection, which reaches back over days, does not fit below.

    Args:
        source: Name on the board of sources.
        first: What that collection reads and costs.
        today: Used so far, reservations included.
        month: Used so far in this month.
        ceilings: Of the clinic.
    """
    needs = (
        ("day", today, ceilings.items_per_day, ceilings.money_per_day),
        ("month", month, ceilings.items_per_month, ceilings.money_per_month),
    )
    over = []
    for period, used, most_items, most_money in needs:
        setting = ""
        if most_money is not None and first.money > most_money - used.money:
            left = max(most_money - used.money, Decimal(0))
            setting = f"${left:,.2f} of ${most_money:,.2f} (max_usd_per_{period})"
        elif most_items is not None and first.items > most_items - used.items:
            left_items = max(most_items - used.items, 0)
            setting = f"{left_items:,} of {most_items:,} {ceilings.item_name} (max_{ceilings.item_name}_per_{period})"
        if setting:
            over.append(
                f"{source}: the first collection ({first.items:,} {ceilings.item_name}, about ${first.money:,.2f}) "
                f"does not fit into what is left of this {period}, {setting} under [source.{source}]. It stops there "
                f"and goes on in the next {period}; what has left the platform's search by then is noted as a gap."
            )
    return over
