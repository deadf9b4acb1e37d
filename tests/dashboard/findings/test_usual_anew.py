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
from dashboard.notices.compose import alert_notice, digest_notice
from dashboard.reports.compose import compose
from dashboard.reports.period import periods_between
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
_ROWS = pd.DataFrame([(None, "parking", _MONDAY), ("north", "billing", _MONDAY)], columns=["site", "theme", "day"])
_NOT_YET = "No alert can be raised yet, but for safety, about"


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
    assert f"{_NOT_YET} getting through by phone over all places" in words(look("", period="4 weeks"))


def test_nobody_is_told_that_nothing_rose_without_what_cannot_be_judged(invent: Callable[[int], Home]) -> None:
    home = invent(MENTIONS)
    book_alerts(home, publish(home, load_settings(home)))
    with writing(home, "desk", "a test") as con:
        for site in (None, "north", "south", "east"):
            begin_anew(con, Rebase("riverside", site, "phone_contact", _DAY, "Calls go to another desk now"), "a test")
    publish(home, load_settings(home))
    with asking(home) as ask:
        filters, provider = filters_for(ask), ask("providers").iloc[0]
        assert watch(ask, filters).raised == ()
        report = compose(ask, filters, periods_between("monthly", LAST_DAY, LAST_DAY)[0])
        digest = digest_notice(ask, provider, 0, LAST_DAY + timedelta(days=1))
        # The book holds it still: it began where there is no usual any more.
        assert alert_notice(ask, provider) is None
    assert _NOT_YET in report.signals_sentence
    assert digest and _NOT_YET in digest.body


def test_a_day_within_the_newest_week_changes_nothing_yet(invent: Callable[[int], Home]) -> None:
    home = invent(MENTIONS)
    with writing(home, "desk", "a test") as con:
        begin_anew(con, Rebase("riverside", None, "phone_contact", LAST_DAY, "Calls go to another desk now"), "a test")
    publish(home, load_settings(home))
    watched = _watched(home)
    assert (watched.begun_anew, watched.raised[0].site) == ((), None)


def test_new_limits_that_are_taken_back_are_for_alerts_too(risen: Home) -> None:
    with writing(risen, "desk", "a test") as con:
        number = con.execute("SELECT max(rebase_id) FROM rebase").fetchall()[0][0]
        withdraw(con, number, 1, "a test")
    publish(risen, load_settings(risen))
    watched = _watched(risen)
    assert (watched.raised[0].site, watched.begun_anew) == (None, ())


def test_a_usual_begins_with_a_whole_week() -> None:
    days = [_MONDAY, _MONDAY + pd.Timedelta(days=1), _MONDAY + pd.Timedelta(days=6)]
    rows = pd.DataFrame({"site": "north", "theme": "parking", "day": days})
    later = _MONDAY + pd.Timedelta(weeks=1)
    assert usual_anew(rows, "north") == {"parking": [_MONDAY, later, later]}


def test_of_the_only_place_each_chart_is_that_of_all() -> None:
    assert usual_anew(_ROWS, None, is_only_place=True) == usual_anew(_ROWS, "north", is_only_place=True)
    assert usual_anew(_ROWS, None, is_only_place=True) == {"parking": [_MONDAY], "billing": [_MONDAY]}


def test_the_days_of_one_place_are_not_those_of_another() -> None:
    assert usual_anew(_ROWS, None) == {"parking": [_MONDAY]}
    assert usual_anew(_ROWS, "north") == {"billing": [_MONDAY]}
    assert usual_anew(_ROWS, "south") == {}


@pytest.mark.parametrize(("weeks", "is_judged"), [(-1, True), (0, False), (25, False), (26, True)])
def test_a_usual_of_26_weeks_judges_the_27th(weeks: int, is_judged: bool) -> None:
    newest = _MONDAY + pd.Timedelta(weeks=weeks)
    assert not_judged_yet({"parking": [_MONDAY]}, newest) == ([] if is_judged else ["parking"])
