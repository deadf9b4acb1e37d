"""What requests cost whose answer never arrived."""

from datetime import datetime, timedelta

import pytest

from collectors.live.lost_answers import Count, Explained, LostAnswer, explain

NOW = datetime(2026, 3, 10, 12)
BEFORE = Count(1000, 400)


def lost(days: int = 0, *, is_read_again: bool = False, items: int = 100) -> LostAnswer:
    return LostAnswer("lost", NOW - timedelta(days=days), items, is_read_again)


def after(platform: int, settled: int = 0) -> Count:
    return Count(BEFORE.platform + platform, BEFORE.settled + settled)


@pytest.mark.parametrize(("charged", "expected"), [(0, 0), (37, 37), (250, 100)])
def test_an_answer_of_a_former_day_cost_what_the_platform_counted(charged: int, expected: int) -> None:
    assert explain([lost(1)], BEFORE, after(charged + 20, 20), NOW).items == {"lost": expected}


def test_an_answer_of_today_waits_until_it_is_read_again() -> None:
    told = explain([lost()], BEFORE, after(37), NOW)
    assert told == Explained({}, BEFORE, 0)


def test_an_answer_that_was_read_again_costs_nothing_of_its_own() -> None:
    assert explain([lost(is_read_again=True)], BEFORE, after(60, 60), NOW).items == {}


def test_an_answer_that_was_read_again_is_charged_for_posts_that_had_gone_meanwhile() -> None:
    assert explain([lost(1, is_read_again=True)], BEFORE, after(63, 60), NOW).items == {"lost": 3}


def test_an_answer_that_was_read_again_today_waits_for_the_end_of_the_day() -> None:
    told = explain([lost(is_read_again=True)], BEFORE, after(63, 60), NOW)
    assert told == Explained({}, Count(BEFORE.platform + 60, BEFORE.settled + 60), 0)


def test_what_no_request_explains_is_told_and_charged_to_nothing() -> None:
    assert explain([], BEFORE, after(500, 20), NOW) == Explained({}, after(500, 20), 480)


def test_a_count_that_comes_late_lowers_nothing_that_is_settled() -> None:
    assert explain([], BEFORE, after(0, 60), NOW) == Explained({}, after(0, 60), 0)


def test_a_new_cycle_of_the_platform_begins_the_comparison_anew() -> None:
    assert explain([lost(1)], BEFORE, Count(5, 420), NOW) == Explained({}, Count(5, 420), 0)
