"""Alerts are looked for together and at each place, and one event is said once."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta

import pytest

from config.home import Home
from config.settings import load_settings
from dashboard.findings.raised_alerts import alert_about, watch
from dashboard.findings.volume_burst import volume_sentences
from tests.dashboard.asking import asking, filters_for
from tests.dashboard.invented import LAST_DAY
from warehouse.ask import Ask
from warehouse.publish import publish
from warehouse.store import writing


@pytest.fixture(scope="module")
def ask_(invented_home: Home) -> Iterator[Ask]:
    with asking(invented_home) as ask_:
        yield ask_


def test_the_rise_that_was_made_up_is_the_only_alert(ask_: Ask) -> None:
    watched = watch(ask_, filters_for(ask_))
    assert [each.alert.theme for each in watched.raised] == ["phone_contact"]


def test_the_rise_is_first_raised_in_the_weeks_in_which_it_was_made_up(ask_: Ask) -> None:
    since = watch(ask_, filters_for(ask_)).raised[0].since
    assert LAST_DAY - timedelta(weeks=4) <= since.date() <= LAST_DAY


def test_a_place_that_alerts_by_itself_is_named(ask_: Ask) -> None:
    raised = watch(ask_, filters_for(ask_)).raised[0]
    assert raised.site is None
    assert "Riverside North" in raised.places


def test_one_chosen_place_is_watched_once(ask_: Ask) -> None:
    watched = watch(ask_, filters_for(ask_, sites=("north",)))
    assert watched.places == 0
    assert all(each.site is None for each in watched.raised)


def test_a_place_with_few_weeks_is_not_said_to_be_watched(invent: Callable[[int], Home]) -> None:
    home = invent(300)
    with writing(home, "store", "a test") as con:
        con.execute(
            "UPDATE mention SET site = 'north' WHERE site = 'south' AND day < $day",
            {"day": LAST_DAY - timedelta(weeks=20)},
        )
    publish(home, load_settings(home))
    with asking(home) as ask_:
        watched = watch(ask_, filters_for(ask_))
    assert (watched.places, watched.too_new) == (2, ("Riverside South",))


def test_an_alert_after_the_period_is_not_told(ask_: Ask) -> None:
    assert watch(ask_, filters_for(ask_, LAST_DAY - timedelta(weeks=6))).raised == ()


def test_a_week_that_is_not_over_is_not_judged_however_far_the_period_reaches(ask_: Ask) -> None:
    until_friday = filters_for(ask_, LAST_DAY - timedelta(days=2))
    until_friday = replace(until_friday, data_last_day=LAST_DAY - timedelta(days=2))
    whole_month = replace(until_friday, last_day=LAST_DAY + timedelta(days=2))
    assert watch(ask_, whole_month) == watch(ask_, until_friday)
    assert volume_sentences(ask_, whole_month) == volume_sentences(ask_, until_friday)


def test_too_few_weeks_have_no_baseline(ask_: Ask) -> None:
    early = filters_for(ask_, LAST_DAY - timedelta(weeks=20))
    assert not watch(ask_, early).has_baseline


def test_an_alert_about_a_place_only_does_not_stand_for_all(ask_: Ask) -> None:
    watched = watch(ask_, filters_for(ask_))
    only_there = replace(watched, raised=(replace(watched.raised[0], site="north"),))
    assert alert_about(watched, "phone_contact") is watched.raised[0]
    assert alert_about(only_there, "phone_contact") is None


def test_a_snapshot_without_mentions_is_watched_in_peace(mentionless_home: Home, ask_: Ask) -> None:
    filters = filters_for(ask_)
    with asking(mentionless_home) as nobody:
        assert watch(nobody, filters).raised == ()


def test_one_writer_counts_once_a_week(ask_: Ask) -> None:
    everything = filters_for(ask_, weeks=60).parameters()
    counts = ask_("complaints_by_week", **everything, theme="phone_contact")
    mentions = ask_("sentiment_by_week", **everything)
    assert counts["mentions"].sum() < mentions["scored"].sum()
    assert (counts["complaints"] <= counts["mentions"]).all()


def test_the_counts_of_alerts_agree_with_those_of_trends(ask_: Ask) -> None:
    everything = filters_for(ask_, weeks=40).parameters()
    alerts = ask_("alert_counts", **everything)
    of_phone = alerts[alerts["site"].isna() & (alerts["theme"] == "phone_contact")].set_index("week")
    weeks = ask_("complaints_by_week", **everything, theme="phone_contact")
    sums = weeks[weeks["is_whole"]].groupby("week")[["complaints", "mentions"]].sum()
    assert of_phone["complaints"].to_dict() == sums["complaints"].to_dict()
