from datetime import datetime, timedelta

from collectors.removal.still_public import judge

NOON = datetime(2026, 3, 10, 12)
HOUR = timedelta(hours=1)


def test_what_the_platform_says_is_gone_is_removed_at_once() -> None:
    assert judge({1: "gone", 2: "public"}, {}, NOON).remove == (1,)


def test_one_absence_removes_nothing() -> None:
    verdict = judge({1: "absent", 2: "public"}, {}, NOON)
    assert (verdict.remove, verdict.absent) == ((), {1: NOON, 2: None})


def test_two_absences_an_hour_apart_remove() -> None:
    assert judge({1: "absent", 2: "public"}, {1: NOON - HOUR}, NOON).remove == (1,)


def test_two_absences_within_an_hour_remove_nothing() -> None:
    assert judge({1: "absent", 2: "public"}, {1: NOON - HOUR / 2}, NOON).remove == ()


def test_an_item_that_came_back_begins_anew() -> None:
    assert judge({1: "public", 2: "public"}, {1: NOON - HOUR}, NOON).absent[1] is None


def test_a_whole_batch_that_is_absent_is_taken_for_an_outage() -> None:
    verdict = judge({1: "absent", 2: "absent"}, {1: NOON - HOUR, 2: NOON - HOUR}, NOON)
    assert (verdict.remove, verdict.is_outage) == ((), True)


def test_an_absence_of_a_whole_day_is_no_outage_any_more() -> None:
    assert judge({1: "absent"}, {1: NOON - 24 * HOUR}, NOON).remove == (1,)


def test_what_the_platform_says_is_gone_is_no_outage() -> None:
    assert judge({1: "gone", 2: "gone"}, {}, NOON).remove == (1, 2)
