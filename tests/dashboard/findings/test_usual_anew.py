"""A chart that people gave new limits raises alerts by its new usual, there and in no other place."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pandas as pd
import pytest

from config.home import Home
from config.settings import load_settings
from dashboard.findings.alert_book import book_alerts
from dashboard.findings.raised_alerts import Watch, watch
from dashboard.findings.usual_anew import not_judged_yet, usual_anew
from tests.dashboard.asking import asking, filters_for
from tests.dashboard.invented import LAST_DAY, MENTIONS
from tests.dashboard.looking import look, words
from warehouse.ask import ask_sql
from warehouse.desk.rebase import Rebase, begin_anew, withdraw
from warehouse.publish import publish
from warehouse.store import writing

# A Monday before the phone complaints rise.
_DAY = LAST_DAY - timedelta(days=34)
_MONDAY = pd.Timestamp("2026-01-05")


@pytest.fixture(scope="module")
def risen(invent: Callable[[int], Home]) -> Home:
    """Phone complaints rise everywhere, and the chart of all places has new limits from before that on."""
    home = invent(MENTIONS)
    with writing(home, "desk", "a test") as con:
        begin_anew(con, Rebase("riverside", None, "phone_contact", _DAY, "Calls go to another desk now"), "a test")
    publish(home, load_settings(home))
    return home


def _watched(home: Home, sites: tuple[str, ...] | None = None, sources: tuple[str, ...] | None = None) -> Watch:
    with asking(home) as ask:
        return watch(ask, replace(filters_for(ask, sites=sites), sources=sources))


def test_a_rise_that_was_taken_as_usual_is_told_of_its_places_only(risen: Home) -> None:
    (raised,) = _watched(risen).raised
    assert (raised.alert.theme, raised.site is None) == ("phone_contact", False)


def test_a_choice_that_has_no_chart_of_its_own_is_watched_as_before(risen: Home) -> None:
    for watched in (_watched(risen, sources=("survey", "x")), _watched(risen, sites=("north", "south"))):
        assert (watched.begun_anew, any(each.site is None for each in watched.raised)) == ((), True)


def test_the_book_holds_what_the_screens_tell(risen: Home) -> None:
    with writing(risen, "store", "a test") as con:
        con.execute("DELETE FROM alert")
    book_alerts(risen, publish(risen, load_settings(risen)))
    publish(risen, load_settings(risen))
    held = ask_sql(risen, f"SELECT site FROM alert WHERE theme = 'phone_contact' AND since >= DATE '{_DAY}'")
    assert len(held) and held["site"].notna().all()


def test_this_week_says_about_what_no_alert_can_be_raised(risen: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HEED_HOME", str(risen.path))
    told = "No alert about getting through by phone can be raised until 27 weeks were heard since new limits were given"
    assert told in words(look("", period="4 weeks"))


def test_new_limits_that_are_taken_back_are_for_alerts_too(risen: Home) -> None:
    with writing(risen, "desk", "a test") as con:
        number = con.execute("SELECT max(rebase_id) FROM rebase").fetchall()[0][0]
        withdraw(con, number, 1, "a test")
    publish(risen, load_settings(risen))
    watched = _watched(risen)
    assert (watched.raised[0].site, watched.begun_anew) == (None, ())


def test_the_days_of_one_place_are_not_those_of_another() -> None:
    rows = pd.DataFrame([(None, "parking", _MONDAY), ("north", "billing", _MONDAY)], columns=["site", "theme", "day"])
    assert usual_anew(rows, None) == {"parking": [_MONDAY]}
    assert usual_anew(rows, "north") == {"billing": [_MONDAY]}
    assert usual_anew(rows, "south") == {}


@pytest.mark.parametrize(("weeks", "is_judged"), [(-1, True), (0, False), (25, False), (26, True)])
def test_a_usual_of_26_weeks_judges_the_27th(weeks: int, is_judged: bool) -> None:
    newest = _MONDAY + pd.Timedelta(weeks=weeks)
    assert not_judged_yet({"parking": [_MONDAY]}, newest) == ([] if is_judged else ["parking"])
