"""This week: what stands out, what actions did, no example twice."""

import re
from dataclasses import replace
from datetime import date, timedelta
from html import unescape
from urllib.parse import parse_qs

import pandas as pd
import pytest
from numpy import nan
from streamlit.testing.v1 import AppTest

from analysis.alerts import Alert, Kind
from config.home import Home
from config.settings import load_settings
from dashboard.filters import Filters
from dashboard.findings.raised_alerts import RaisedAlert, Watch
from dashboard.findings.urgent import urgent_of
from dashboard.screens import remembered
from dashboard.screens.week import figures
from dashboard.screens.weekly.difference import stands_out
from dashboard.words.wording import counted
from tests.dashboard.invented import LAST_DAY
from tests.dashboard.looking import app_of, look, markup_of, turned_to, words, words_on
from warehouse.desk.action import Action, record
from warehouse.desk.triage import Triage, change
from warehouse.publish import publish
from warehouse.store import writing

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


def _four_weeks(data_first_day: date) -> Filters:
    first_day = LAST_DAY - timedelta(days=27)
    return Filters("riverside", None, None, first_day, LAST_DAY, "4 weeks", data_first_day, LAST_DAY)


def test_how_many_people_complained_before_is_not_said_of_days_that_the_data_hold_in_part() -> None:
    counts = dict.fromkeys(("writers", "complaints", "mentions", "heard"), 40)
    known = {f"{name}_{when}": count for name, count in counts.items() for when in ("now", "before")}
    shares = dict.fromkeys(("share_now", "change", "change_low", "change_high"), 0.1)
    overall = pd.Series({**known, **shares}, dtype=object)
    notes = [figures(overall, "", _four_weeks(LAST_DAY - timedelta(days=days)))[-1].note for days in (55, 54, 27)]
    assert notes == [
        "40 in the 4 weeks before",
        "no count in the 4 weeks before: data begin on 3 Feb 2026",
        "no count in the 4 weeks before: data begin on 2 Mar 2026",
    ]


def test_of_few_mentions_no_count_is_told_beside_the_share() -> None:
    filters = _four_weeks(LAST_DAY - timedelta(days=55))
    few = {"writers_now": 3, "complaints_now": 4, "mentions_now": 7, "heard_now": 40}
    many = {"writers_before": 31, "complaints_before": 33, "mentions_before": 90}
    unknown = dict.fromkeys(("share_now", "change", "change_low", "change_high"), nan)
    overall = pd.Series({**few, **many, **unknown}, dtype=object)
    heard, share, people = figures(overall, "Volume: as usual, about 10 mentions a week.", filters)
    assert (heard.value, heard.note) == ("40", "As usual, about 10 mentions a week.")
    assert share.value == people.value == "too few"
    assert share.note == "among fewer than 10, each writer once a week; no comparison: too few mentions before"
    assert people.note == "31 in the 4 weeks before"


def test_a_site_filter_changes_the_figures(app: AppTest) -> None:
    before = words_on(app.run())
    app.sidebar.multiselect(key="site").set_value(["north"]).run()
    after = words_on(app)
    assert not app.exception
    assert "only Riverside North" in after
    assert before != after


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


@pytest.mark.parametrize("words_of_link", ["Read these", "Read the"])
def test_the_link_to_read_shows_as_many_complaints_as_it_says(
    app: AppTest, invented_home: Home, monkeypatch: pytest.MonkeyPatch, words_of_link: str
) -> None:
    app.query_params["period"] = "from-to"
    app.query_params["from"] = "2026-01-05"
    app.query_params["site"] = "Riverside North"
    app.run()
    found = re.search(rf'href="\./read\?([^"]*)">{words_of_link} ([\d,]+) complaints', markup_of(app))
    assert found
    linked = app_of(invented_home.path, monkeypatch)
    for key, values in parse_qs(unescape(found[1])).items():
        linked.query_params[key] = values
    assert f"**{found[2]} mentions**, newest first" in words_on(turned_to(linked, "read"))


def test_a_card_says_of_which_days_its_people_are(app: AppTest) -> None:
    words = words_on(app.run())
    assert re.search(r"\d+ people said so in the 4 weeks to \d+ Mar 2026\.", words)
    assert re.search(r"\d+ people in the last 4 weeks: \d+ in 100 mentions", words)


def test_this_week_says_what_the_actions_did_and_how_soon_a_doubling_would_be_seen(app: AppTest) -> None:
    words = words_on(app.run())
    assert "What our actions did" in words
    assert "New phone system" in words
    assert "a complaint that doubles" in words


def test_what_an_action_did_says_which_weeks_do_not_count(own_home: Home) -> None:
    with writing(own_home, "desk", "a test") as con:
        record(con, Action("riverside", LAST_DAY - timedelta(days=60), "More staff", "Desk"), "a test")
    publish(own_home, load_settings(own_home))
    assert "Weeks before “New phone system”" in words(look("", period="last 4 weeks"))


def test_this_week_says_how_many_more_actions_there_are(own_home: Home) -> None:
    with writing(own_home, "desk", "a test") as con:
        for number in range(4):
            record(con, Action("riverside", LAST_DAY - timedelta(days=60), f"Change {number}", "Desk"), "a test")
    publish(own_home, load_settings(own_home))
    told = words(look("", period="last 4 weeks"))
    assert "And 2 more actions in Actions." in told
    assert len(re.findall("Change [0-9]</strong>", told)) == 3


def test_the_alerts_of_the_year_are_said_to_be_of_all_sources_where_some_are_chosen(app: AppTest) -> None:
    app.query_params["source"] = "Survey"
    assert re.search("Of all sources together: [^.]* raised in the last 52 weeks", words_on(app.run()))


def test_an_action_at_another_place_is_not_said_not_to_be_recorded(own_home: Home) -> None:
    with writing(own_home, "desk", "a test") as con:
        con.execute("UPDATE action SET site = 'north'")
    publish(own_home, load_settings(own_home))
    assert "No action took effect at this place from" in words(look("", site="Riverside South"))
    assert "No action is recorded at this place yet." in words(look("actions", site="Riverside South"))


def test_this_week_never_shows_one_example_twice(app: AppTest) -> None:
    app.query_params["period"] = "all"
    quotes = re.findall("<blockquote>(.*?)</blockquote>", markup_of(app.run()))
    assert len(quotes) == len(set(quotes)) > 2


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


@pytest.mark.parametrize("screen", ["week", "triage"])
def test_mentions_in_languages_that_are_not_scored_are_never_passed_off_as_calm(app: AppTest, screen: str) -> None:
    app.query_params["period"] = "all"
    turned_to(app, screen)
    told = re.search(r"([\d,]+) of ([\d,]+) mentions over all days are in another language", words_on(app))
    assert "a scored mention is one in English that was judged" in words_on(app)
    assert (told and told[1], 'sentiment=not%20scored">Read them' in unescape(markup_of(app))) == ("40", True)


def test_what_a_text_only_reads_like_is_never_told_as_what_it_says(
    app: AppTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = [(1, "self_harm", False), (2, "self_harm", False), (3, "safety", True), (4, "severe", True)]
    flagged = pd.DataFrame(found, columns=["mention_id", "kind", "is_in_words"])
    of_today = pd.Timestamp(LAST_DAY)
    items = flagged.assign(view="to take up", created_at=of_today, day=of_today, site_title="Riverside North")
    monkeypatch.setattr("dashboard.screens.remembered.urgent", lambda filters: urgent_of(items))
    lines = re.findall(r"<li><strong>(\d+)</strong> ([^<]+)</li>", markup_of(app.run()))
    assert lines == [
        ("1", "Words suggest immediate risk to safety"),
        ("1", "Words suggest a severe complaint"),
        ("2", "Reads like self-harm or suicide: check"),
    ]


def test_this_week_counts_what_is_to_take_up_and_in_hand_as_triage_does(own_home: Home) -> None:
    period = "last 4 weeks"
    first, *others = (int(item) for item in re.findall(r"item=(\d+)", markup_of(look("triage", period=period))))
    assert f"{len(others) + 1} mentions may need a person" in words(look("", period=period))
    _take_up(own_home, [first])
    left = counted(len(others), "mention")
    assert re.search(f"{left} waits? for a person to take up", words(look("triage", period=period)))
    assert f"{left} to take up, 1 in hand" in words(look("", period=period))
    _take_up(own_home, others)
    told = words(look("", period=period))
    assert f"Nothing waits to be taken up in the last 4 weeks; {len(others) + 1} mentions in hand." in told


def _take_up(home: Home, items: list[int]) -> None:
    with writing(home, "desk", "a test") as con:
        for item in items:
            change(con, item, Triage("riverside", None, "in hand", "Ward lead"), 0, "a test")


def test_what_is_put_back_as_new_and_is_older_than_the_period_waits_among_the_older_on_both_screens(
    own_home: Home,
) -> None:
    period = "last 4 weeks"
    recent = re.findall(r"item=(\d+)", markup_of(look("triage", period=period)))
    every = re.findall(r"item=(\d+)", markup_of(look("triage")))
    old, held = (int(item) for item in [item for item in every if item not in recent][:2])
    before = _older(words(look("triage", period=period)))
    _take_up(own_home, [old, held])
    with writing(own_home, "desk", "a test") as con:
        change(con, old, Triage("riverside", None, "new"), 1, "a test")
    triage = words(look("triage", period=period))
    left = counted(len(recent), "mention")
    assert re.search(f"{left} waits? for a person to take up", triage)
    assert _older(triage) == before - 1  # that which somebody has in hand
    assert f"{left} to take up, 1 in hand" in words(look("", period=period))
    assert f"item={held}" in words(look("triage", period=period, queue="in hand"))


def test_what_a_person_writes_about_and_heed_did_not_flag_counts_on_both_screens(own_home: Home) -> None:
    flagged = re.findall(r"item=(\d+)", markup_of(look("triage")))
    other = next(number for number in range(1, 200) if str(number) not in flagged)
    with writing(own_home, "desk", "a test") as con:
        change(con, other, Triage("riverside", None, "new", "Ward lead", note="Ring them"), 0, "a test")
    number = counted(len(flagged) + 1, "mention")
    assert f"{number} wait for a person to take up" in words(look("triage"))
    told = words(look(""))
    assert f"{number} may need a person" in told
    assert "<strong>1</strong> Put here by a person" in told


def _older(said: str) -> int:
    found = re.search(r"(\d+) older mentions? (?:was|were) never taken up", said)
    assert found
    return int(found[1])
