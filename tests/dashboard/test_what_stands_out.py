"""This week says what stands out, against what and where, and calls no rise what may be none."""

import re
from dataclasses import replace
from datetime import timedelta

import pandas as pd
import pytest
from numpy import nan
from streamlit.testing.v1 import AppTest

from analysis.alerts import Alert, Kind
from dashboard.filters import Filters
from dashboard.findings.raised_alerts import RaisedAlert, Watch
from dashboard.screens import remembered
from dashboard.screens.weekly.difference import stands_out
from tests.dashboard.invented import LAST_DAY
from tests.dashboard.looking import words_on

LAST_WEEK = pd.Timestamp(LAST_DAY) - timedelta(days=6)


def test_this_week_recovers_the_rise_that_was_made_up(app: AppTest) -> None:
    app.run()
    assert "Complaints about getting through by phone have risen by more than chance allows." in words_on(app)


def _raised(title: str, kind: Kind) -> RaisedAlert:
    usual = LAST_WEEK - timedelta(weeks=60), LAST_WEEK - timedelta(weeks=9)
    alert = Alert("parking", LAST_WEEK, (kind,), 1, 40, 1, 0, 1, nan, 7, nan, nan, "", usual)
    return RaisedAlert(alert, title, None, (), LAST_WEEK)


def test_one_complaint_about_safety_is_not_said_to_be_a_rise() -> None:
    kinds_of: dict[str, Kind] = {"Parking": "test", "Medication": "safety"}
    risen, grave = (_raised(title, kind) for title, kind in kinds_of.items())
    assert stands_out([grave]) == "Somebody complained about medication: about safety one complaint is a signal."
    assert stands_out([risen, grave]).startswith("Complaints about parking have risen by more than chance allows. Some")


def test_a_rise_beside_a_change_of_what_is_asked_is_not_told_as_a_plain_one() -> None:
    unlike = replace(_raised("Billing", "test"), unlike=("Survey asks “What was bad?” (2 Feb 2026)",))
    assert stands_out([unlike]) == (
        "More complain about billing than was usual, but a source, a question or the labelling changed meanwhile: the "
        "rise may come from this alone."
    )
    assert stands_out([unlike, _raised("Parking", "test")]).startswith("Complaints about parking have risen by")


def test_a_card_that_stands_out_and_did_not_rise_says_against_what_it_stands_out(
    app: AppTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fallen(filters: Filters) -> pd.DataFrame:
        return changes(filters).assign(change=-0.02)

    changes = remembered.theme_changes
    monkeypatch.setattr(remembered, "theme_changes", fallen)
    told = "It stands out against what was usual from 23 Jun 2025 to 21 Dec 2025, not against the 4 weeks before."
    assert told in words_on(app.run())
    monkeypatch.undo()


def test_a_card_says_which_weeks_are_the_usual_ones(app: AppTest) -> None:
    told = (
        r"mentions in the week of \d+ Mar 2026, \d+ in 100 in the weeks that say what is usual, 23 Jun 2025 to 21 Dec"
    )
    assert re.search(told, words_on(app.run()))


@pytest.mark.parametrize(
    ("chosen", "told"),
    [
        (["north"], "Seen at Riverside North."),
        (["north", "south"], "Seen at Riverside North and Riverside South taken together."),
        ([], "Seen at all places taken together."),
    ],
)
def test_an_alert_that_no_place_raises_by_itself_names_the_places_that_are_chosen(
    app: AppTest, monkeypatch: pytest.MonkeyPatch, chosen: list[str], told: str
) -> None:
    def by_no_place(filters: Filters) -> Watch:
        watched = watched_as_usual(replace(filters, sites=None))
        return replace(watched, raised=tuple(replace(each, places=()) for each in watched.raised))

    watched_as_usual = remembered.watched
    monkeypatch.setattr(remembered, "watched", by_no_place)
    app.run().sidebar.multiselect(key="site").set_value(chosen).run()
    assert told in words_on(app)


def test_the_alerts_of_the_year_are_said_to_be_of_all_sources_where_some_are_chosen(app: AppTest) -> None:
    app.query_params["source"] = "Survey"
    assert re.search("Of all sources together: [^.]* raised in the last 52 weeks", words_on(app.run()))


def test_this_week_says_where_there_is_no_signal(app: AppTest) -> None:
    app.query_params["period"] = "from-to"
    app.query_params["from"] = "2026-01-26"
    app.query_params["to"] = "2026-02-22"
    assert "Nothing stands out" in words_on(app.run())


def test_alerts_that_stood_earlier_in_the_period_are_not_said_not_to_have_been(
    app: AppTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    def long_ago(filters: Filters) -> Watch:
        watched = watched_as_usual(filters)
        week = LAST_WEEK - timedelta(weeks=9)
        earlier = (replace(each, alert=replace(each.alert, week=week), since=week) for each in watched.raised)
        return replace(watched, raised=tuple(earlier))

    watched_as_usual = remembered.watched
    monkeypatch.setattr(remembered, "watched", long_ago)
    app.query_params["period"] = "all"
    told = words_on(app.run())
    assert "none rose by more than chance allows" not in told
    listed = "1 alert stood earlier over all days: it is in the table “alerts of this period and what they rest on”."
    assert f"Nothing stands out now: 4 themes watched together and at 3 places. {listed}" in told


def test_this_week_without_enough_weeks_for_alerts_compares_two_stretches(app: AppTest) -> None:
    app.query_params["period"] = "from-to"
    app.query_params["from"] = "2025-09-01"
    app.query_params["to"] = "2025-09-28"
    words = words_on(app.run())
    assert "Alerts need 27 whole weeks" in words
    assert "compared" in words
