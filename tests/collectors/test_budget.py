"""Reservations, ceilings, and the turn of days and months."""

from datetime import datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from collectors.live.budget import (
    Ceilings,
    OverCeiling,
    Price,
    affordable_cost,
    affordable_items,
    next_day_at,
    next_month_at,
    spent,
)
from config.home import Home
from warehouse.collecting.budget_ledger import LedgerLine, add_reservation, lines_by_day
from warehouse.inbox import changing

NOON = datetime(2026, 11, 30, 12, 0)
X_POST = Price(item=Decimal("0.005"))
FIVE_DOLLARS = Ceilings(money_per_day=Decimal(5))


def test_a_reservation_counts_in_full_until_it_is_settled_and_for_its_own_source(home: Home) -> None:
    with changing(home, "a test") as con:
        add_reservation(con, "a", "x", NOON, 100, Decimal("0.5"))
        assert spent(lines_by_day(con, "x", NOON), "day", NOON).money == Decimal("0.5")
        assert lines_by_day(con, "reddit", NOON) == []


def test_a_request_that_could_pass_the_daily_ceiling_is_refused_until_midnight() -> None:
    ledger = [LedgerLine(NOON, 100, Decimal("0.5"))] * 10
    with pytest.raises(OverCeiling) as refused:
        affordable_cost(ledger, "x", 1, X_POST, FIVE_DOLLARS, NOON)
    assert refused.value.until_at == datetime(2026, 12, 1)


def test_a_request_that_could_pass_the_monthly_ceiling_is_refused_until_the_first() -> None:
    ledger = [LedgerLine(NOON - timedelta(days=9), 1000, Decimal(5))]
    with pytest.raises(OverCeiling) as refused:
        affordable_cost(ledger, "x", 1, X_POST, Ceilings(money_per_month=Decimal(5)), NOON)
    assert refused.value.until_at == datetime(2026, 12, 1)


def test_a_ceiling_in_items_holds_where_items_cost_nothing() -> None:
    ledger, most = [LedgerLine(NOON, 95, Decimal(0))], Ceilings(items_per_day=100, item_name="requests")
    with pytest.raises(OverCeiling, match=r"100 requests per day.*max_requests_per_day under \[source.reddit\]"):
        affordable_cost(ledger, "reddit", 6, Price(), most, NOON)


def test_a_ceiling_in_dollars_names_its_setting() -> None:
    with pytest.raises(OverCeiling, match=r"\$5.00 per day.*max_usd_per_day under \[source.x\]"):
        affordable_cost([], "x", 1001, X_POST, FIVE_DOLLARS, NOON)


def test_the_ceiling_itself_may_be_reached() -> None:
    ledger = [LedgerLine(NOON, 900, Decimal("4.5"))]
    assert affordable_cost(ledger, "x", 100, X_POST, FIVE_DOLLARS, NOON) == Decimal("0.5")


def test_the_day_begins_anew_at_utc_midnight() -> None:
    late = datetime(2026, 11, 30, 23, 59, 59)
    ledger = [LedgerLine(late, 1000, Decimal(5))]
    assert affordable_items(ledger, FIVE_DOLLARS, X_POST, late + timedelta(seconds=1)) == 1000


def test_the_month_after_december_is_january() -> None:
    assert next_month_at(datetime(2026, 12, 31, 23, 59)) == datetime(2027, 1, 1)


def test_the_day_after_the_leap_day_is_the_first_of_march() -> None:
    assert next_day_at(datetime(2028, 2, 29, 5)) == datetime(2028, 3, 1)


pages = st.lists(st.tuples(st.integers(1, 100), st.floats(0, 1), st.integers(0, 40)), max_size=40)


@given(pages, st.integers(0, 2000))
def test_no_order_of_requests_passes_a_ceiling(pages: list[tuple[int, float, int]], ceiling_cents: int) -> None:
    ceilings = Ceilings(money_per_day=Decimal(ceiling_cents) / 100)
    ledger: list[LedgerLine] = []
    now = datetime(2026, 11, 1)
    for items, share_read, hours in pages:
        now += timedelta(hours=hours)
        size = min(items, affordable_items(ledger, ceilings, X_POST, now))
        if size:
            affordable_cost(ledger, "x", size, X_POST, ceilings, now)
            read = int(size * share_read)
            ledger.append(LedgerLine(now, read, X_POST.of(read, 1)))
        assert spent(ledger, "day", now).money <= (ceilings.money_per_day or 0)


@given(st.integers(0, 3000), st.integers(0, 3000))
def test_what_is_affordable_can_be_reserved_and_one_more_cannot(used: int, ceiling: int) -> None:
    ledger = [LedgerLine(NOON, used, X_POST.of(used, 1))]
    ceilings = Ceilings(items_per_day=ceiling, money_per_month=Decimal("7.5"))
    size = affordable_items(ledger, ceilings, X_POST, NOON)
    if size:
        affordable_cost(ledger, "x", size, X_POST, ceilings, NOON)
    with pytest.raises(OverCeiling):
        affordable_cost(ledger, "x", size + 1, X_POST, ceilings, NOON)
