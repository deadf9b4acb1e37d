"""Periods end on the last day with a mention and compare with a stretch of the same length."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.filters import FROM_TO, PERIODS, Filters, day_in_words, period_days

FIRST, LAST = date(2024, 1, 3), date(2026, 3, 29)


def _filters(first_day: date, last_day: date, period: str = FROM_TO) -> Filters:
    return Filters("riverside", None, None, first_day, last_day, period, FIRST, LAST)


@pytest.mark.parametrize("period", PERIODS)
def test_every_period_ends_on_the_last_day_with_a_mention(period: str) -> None:
    assert period_days(period, FIRST, LAST)[1] == LAST


def test_four_weeks_are_28_days_with_both_ends() -> None:
    first_day, last_day = period_days("4 weeks", FIRST, LAST)
    assert _filters(first_day, last_day).days == 28


def test_days_given_the_wrong_way_round_are_turned() -> None:
    assert period_days(FROM_TO, FIRST, LAST, date(2026, 2, 1), date(2026, 1, 1)) == (date(2026, 1, 1), date(2026, 2, 1))


def test_days_beyond_the_mentions_are_left_out_so_that_no_week_is_called_whole_too_soon() -> None:
    assert period_days(FROM_TO, FIRST, LAST, date(2020, 1, 1), date(2030, 1, 1)) == (FIRST, LAST)
    nothing_yet = (date(2027, 1, 1), date(2027, 2, 1))
    assert period_days(FROM_TO, FIRST, LAST, *nothing_yet) == nothing_yet


def test_days_left_open_mean_all_there_are() -> None:
    assert period_days(FROM_TO, FIRST, LAST) == (FIRST, LAST)


@given(st.dates(date(2025, 1, 1), LAST), st.integers(0, 300))
def test_the_stretch_before_is_as_long_and_touches(last_day: date, more_days: int) -> None:
    now = _filters(last_day - timedelta(days=more_days), last_day)
    before = now.before()
    assert before is None or (before.days == now.days and before.last_day + timedelta(days=1) == now.first_day)


def test_all_there_is_has_no_before() -> None:
    assert _filters(FIRST, LAST, "all").before() is None


def test_the_same_days_a_year_before_are_the_same_days_of_the_week() -> None:
    then = _filters(date(2026, 3, 2), LAST).year_before()
    assert then is not None
    assert (then.first_day, then.last_day) == (date(2025, 3, 3), date(2025, 3, 30))


def test_a_year_before_shares_no_day_with_the_period_however_long_that_is() -> None:
    for days in (364, 365, 450):
        now = _filters(LAST - timedelta(days=days - 1), LAST)
        then = now.year_before()
        assert then is not None
        assert then.last_day < now.first_day
    assert _filters(FIRST, LAST, "all").year_before() is None


def test_a_trend_reaches_back_26_whole_weeks() -> None:
    longer = _filters(date(2026, 3, 2), LAST).with_context()
    assert longer.first_day == date(2025, 9, 29)
    assert longer.first_day.weekday() == 0


def test_a_trend_does_not_reach_back_before_the_first_mention() -> None:
    assert _filters(date(2024, 2, 1), date(2024, 3, 1)).with_context().first_day == FIRST


def test_a_longer_period_is_not_cut_for_a_trend() -> None:
    assert _filters(FIRST, LAST).with_context().first_day == FIRST


@pytest.mark.parametrize(
    ("period", "words"),
    [("4 weeks", "in the last 4 weeks"), ("all", "over all days"), (FROM_TO, "from 2 Mar 2026 to 29 Mar 2026")],
)
def test_a_period_is_named_in_words(period: str, words: str) -> None:
    assert _filters(date(2026, 3, 2), LAST, period).now_in_words() == words


def test_the_stretch_before_is_named_in_words() -> None:
    assert _filters(date(2026, 3, 2), LAST, "4 weeks").before_in_words() == "in the 4 weeks before"
    assert _filters(date(2026, 3, 2), LAST).before_in_words() == "in the 28 days before"


def test_a_day_is_written_so_that_its_month_is_certain() -> None:
    assert day_in_words(date(2026, 3, 4)) == "4 Mar 2026"


def test_parameters_are_plain_lists() -> None:
    filters = Filters("riverside", ("north",), None, FIRST, LAST, "all", FIRST, LAST)
    assert filters.parameters() == {
        "provider": "riverside", "sites": ["north"], "sources": None, "first_day": FIRST, "last_day": LAST,
    }  # fmt: skip
