import math
from collections import Counter
from datetime import date, timedelta

import pytest

from collectors.demonstration import Event, Truth
from collectors.demonstration.clinic import EVENTS
from config.taxonomy import load_themes


def test_every_event_and_action_names_a_theme_of_the_taxonomy(truth: Truth) -> None:
    known = {theme.name for theme in load_themes()}
    told = {theme for label in truth.labels.values() for theme in (*label.complaints, *label.praises)}
    assert told | {event.theme for event in truth.events} | {action.theme for action in truth.actions} <= known


@pytest.mark.parametrize("event", EVENTS, ids=lambda event: event.title)
def test_complaints_step_on_the_day_of_each_event(truth: Truth, event: Event) -> None:
    before_end = event.day - timedelta(days=1)
    before, mentions_before = truth.complaints(event.theme, event.site, event.before_day, before_end)
    after, mentions = truth.complaints(event.theme, event.site, event.day, event.last_day)
    assert abs(before / mentions_before - event.before_share) <= _chance(event.before_share, mentions_before)
    assert abs(after / mentions - event.share) <= _chance(event.share, mentions)


def test_the_phone_ends_below_its_first_level(truth: Truth) -> None:
    failure, repair = (event for event in truth.events if event.theme == "phone_contact")
    first, mentions_first = truth.complaints("phone_contact", "quayside", truth.first_day, failure.day - timedelta(1))
    last, mentions_last = truth.complaints("phone_contact", "quayside", repair.day, truth.last_day)
    assert last / mentions_last < first / mentions_first


def test_complaints_about_online_booking_are_highest_in_the_last_four_weeks(truth: Truth) -> None:
    last, mentions = truth.complaints("online_access", None, date(2026, 10, 5), truth.last_day)
    before, mentions_before = truth.complaints("online_access", None, date(2026, 9, 7), date(2026, 10, 4))
    assert last / mentions > 3 * before / mentions_before
    assert len({label.voice for label in truth.labels.values() if "online_access" in label.complaints}) >= 10


def test_online_booking_is_praised_only_after_it_starts(truth: Truth) -> None:
    praised = [label.day for label in truth.labels.values() if "online_access" in label.praises]
    assert len(praised) >= 10
    assert min(praised) >= date(2026, 8, 3)


def test_winter_is_busy_and_august_is_quiet(truth: Truth) -> None:
    months = Counter((label.day.year, label.day.month) for label in truth.labels.values())
    usual = sorted(months.values())[len(months) // 2]
    assert all(months[month] > 1.1 * usual for month in [(2024, 12), (2025, 1), (2025, 12), (2026, 1)])
    assert all(months[month] < 0.85 * usual for month in [(2025, 8), (2026, 8)])


def _chance(share: float, mentions: int) -> float:
    """Two and a half standard errors of a share: what a fair draw stays within 99 times in 100."""
    return 2.5 * math.sqrt(share * (1 - share) / mentions)
