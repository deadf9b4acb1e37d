"""This week: its figures, what actions did, no example twice, and how many mentions may need a person."""

import re
from datetime import date, timedelta
from html import unescape
from urllib.parse import parse_qs

import pandas as pd
import pytest
from numpy import nan
from streamlit.testing.v1 import AppTest

from config.home import Home
from config.settings import load_settings
from dashboard.filters import Filters
from dashboard.findings.urgent import urgent_of
from dashboard.screens.week import figures
from dashboard.words.wording import counted
from tests.dashboard.invented import LAST_DAY
from tests.dashboard.looking import app_of, look, markup_of, turned_to, words, words_on
from warehouse.desk.action import Action, record
from warehouse.desk.triage import Triage, change
from warehouse.publish import publish
from warehouse.store import writing


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
