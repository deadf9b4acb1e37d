"""Actions are recorded, changed and ended on their screen, each with its verdict and its chart."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

import pandas as pd
import pytest

from config.home import Home
from dashboard.data import HOME_VARIABLE
from dashboard.findings.led_to_change import led_to_change
from dashboard.screens import actions
from tests.dashboard.invented import LAST_DAY
from tests.dashboard.looking import look, press_twice, words
from warehouse.desk.action import Action, record
from warehouse.desk.rebase import Rebase, begin_anew
from warehouse.desk.triage import Triage, change
from warehouse.store import writing


@pytest.fixture
def actions_home(home_of_600: Home, monkeypatch: pytest.MonkeyPatch) -> Iterator[Home]:
    monkeypatch.setenv(HOME_VARIABLE, str(home_of_600.path))
    yield home_of_600
    with writing(home_of_600, "desk", "a test") as con:
        con.execute("DELETE FROM action WHERE action_id > 1; DELETE FROM draft; DELETE FROM triage")


def test_the_screen_shows_each_action_with_its_verdict(actions_home: Home) -> None:
    shown = words(look("actions"))
    assert "1 action: 1 " in shown
    assert "New phone system" in shown
    assert "Much complained about, and no action yet" in shown


def test_the_number_of_actions_counts_those_too_that_are_not_drawn(
    actions_home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(actions, "_SHOWN", 1)
    with writing(actions_home, "desk", "a test") as con:
        record(con, Action("riverside", LAST_DAY - timedelta(days=30), "Two more lines", "Front desk"), "a test")
    shown = words(look("actions"))
    assert "2 actions: 1 " in shown
    assert ", 1 older, not judged here." in shown
    assert "1 older action is not drawn" in shown
    assert '<dt>In place or ended</dt><dd><span class="heed-value">2</span>' in shown
    assert "of the newest 1 followed by fewer complaints" in shown


def test_concerns_of_other_places_than_those_chosen_are_not_counted(actions_home: Home) -> None:
    with writing(actions_home, "desk", "a test") as con:
        closed = Triage("riverside", "south", "closed", outcome="led to a change")
        assert change(con, 97, closed, 0, "a test").is_saved
    told = '<span class="heed-value">{}</span><span class="heed-note">too few closed'
    assert told.format("1 of 1") in words(look("actions"))
    assert told.format("none yet") in words(look("actions", site="Riverside North"))


def test_a_new_action_begins_from_what_the_address_says_and_is_judged_at_once(actions_home: Home) -> None:
    app = look("actions", about="Getting through by phone", at="Riverside North", mention="97")
    assert app.selectbox(key="action new theme").value == "phone_contact"
    assert app.selectbox(key="action new site").value == "north"
    app.text_input(key="action new title").set_value("Two more lines")
    app.text_input(key="action new owner").set_value("Front desk")
    app.radio(key="action new status").set_value("in place")
    app.date_input(key="action new day").set_value(LAST_DAY - timedelta(days=60)).run()
    app.button(key="action new save").click().run()
    assert not app.exception
    assert "Two more lines" in words(look("actions"))
    with writing(actions_home, "desk", "a test") as con:
        row = con.execute("SELECT provider, site, theme, day, owner, status FROM action WHERE action_id > 1").fetchone()
        linked = con.execute("SELECT mention_id, action_id IS NOT NULL FROM triage").fetchall()
    assert row == ("riverside", "north", "phone_contact", LAST_DAY - timedelta(days=60), "Front desk", "in place")
    assert linked == [(97, True)]


def test_who_records_what_another_just_recorded_is_led_to_it(actions_home: Home) -> None:
    app = look("actions", new="yes")
    app.text_input(key="action new title").set_value("Two more lines")
    app.text_input(key="action new owner").set_value("Front desk")
    app.date_input(key="action new day").set_value(LAST_DAY).run()
    with writing(actions_home, "desk", "a test") as con:
        number, _ = record(con, Action("riverside", LAST_DAY, "Two more lines", "Estates"), "another")
    app.button(key="action new save").click().run()
    shown = words(app)
    assert "This action was recorded before" in shown
    assert f"action={number}" in shown
    assert app.text_input(key="action new owner").value == "Front desk"


def test_an_action_that_a_double_click_records_is_recorded_once_and_leaves_no_unsaved_words(actions_home: Home) -> None:
    app = look("actions", new="yes")
    app.text_input(key="action new title").set_value("Two more lines")
    app.text_input(key="action new owner").set_value("Front desk").run()
    press_twice(app, "action new save")
    assert "Recorded: planned, from " in words(app)
    with writing(actions_home, "desk", "a test") as con:
        assert con.execute("SELECT count(*) FROM action WHERE action_id > 1").fetchall() == [(1,)]
    again = look("actions", new="yes")
    assert "Unsaved words" not in words(again)
    assert again.text_input(key="action new title").value == ""


def test_an_action_without_an_owner_is_not_recorded_and_nothing_typed_is_lost(actions_home: Home) -> None:
    app = look("actions", new="yes")
    app.text_input(key="action new title").set_value("Two more lines").run()
    app.button(key="action new save").click().run()
    assert "who is in charge" in words(app)
    assert look("actions", new="yes").text_input(key="action new title").value == "Two more lines"


def test_an_action_shows_its_chart_and_can_be_ended(actions_home: Home) -> None:
    app = look("actions", action="1")
    assert "The upright line 1 is this action." in app.get("plotly_chart")[0].proto.alt
    app.radio(key="action 1 status").set_value("ended").run()
    app.button(key="action 1 save").click().run()
    assert "Saved: ended, from " in words(app)
    assert "ended an action" in words(look("actions", action="1"))


def test_an_action_says_its_name_and_what_limits_its_verdict_over_the_chart(actions_home: Home) -> None:
    cautious = Action(
        "riverside", LAST_DAY - timedelta(days=30), "Two *more* lines", "Front desk", "north", "phone_contact"
    )
    with writing(actions_home, "desk", "a test") as con:
        record(con, cautious, "a test")
        number = con.execute("SELECT max(action_id) FROM action").fetchall()[0][0]
    app = look("actions", action=str(number))
    assert [heading.value.replace("\\", "") for heading in app.header] == ["Two *more* lines"]
    shown = words(app)
    assert "Riverside North · Front desk · in place" in shown
    assert "Weeks before “New phone system”" in shown


def test_a_planned_action_has_no_verdict(actions_home: Home) -> None:
    app = look("actions", action="1")
    app.radio(key="action 1 status").set_value("planned").run()
    app.button(key="action 1 save").click().run()
    assert "1 action: 1 planned." in words(look("actions"))


def test_an_action_that_is_not_there_is_said(actions_home: Home) -> None:
    assert "no such action" in words(look("actions", action="999"))


def test_the_share_of_concerns_that_led_to_a_change_counts_closed_ones_only() -> None:
    rows = [("closed", "led to a change", None), ("closed", "", 3), ("closed", "answered", None), ("in hand", "", 3)]
    triage = pd.DataFrame(rows, columns=["status", "outcome", "action_id"]).assign(closed_at=datetime(2026, 3, 1))
    share = led_to_change(triage, pd.Timestamp(date(2026, 2, 1)))
    assert (share.changed, share.closed) == (2, 3)
    assert 0 < share.low < 2 / 3 < share.high < 1
    assert led_to_change(triage, pd.Timestamp(date(2026, 4, 1))).closed == 0


def test_the_chart_of_an_action_marks_what_else_concerns_it_and_says_what_it_rests_on(actions_home: Home) -> None:
    with writing(actions_home, "desk", "a test") as con:
        row = con.execute("SELECT provider, site, theme, day FROM action WHERE action_id = 1").fetchone()
        assert row is not None
        provider, site, theme, day = row
        record(con, Action(provider, day - timedelta(days=30), "More staff at the desk", "Front desk"), "somebody")
        begin_anew(con, Rebase(provider, site, theme, day - timedelta(days=60), "A new telephone exchange"), "somebody")
    shown = words(look("actions", action="1"))
    with writing(actions_home, "desk", "a test") as con:
        con.execute("DELETE FROM rebase")
    assert "**1** · " in shown
    assert "More staff at the desk" in shown
    assert "(this action)" in shown.split("**2** · ")[1].split("\n")[0]
    assert "decided by somebody: A new telephone exchange" in shown
    under_the_chart = shown.split('<p class="heed-under-chart">')[1].split("</p>")[0]
    assert "not a survey of all patients" in under_the_chart
    assert "judged by machine" in under_the_chart
    assert "audited" in under_the_chart


def test_every_theme_that_the_figure_counts_without_an_action_is_listed(
    actions_home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    served = pd.DataFrame([{"title": f"Theme {number}", "voices": 9, "has_action": number < 2} for number in range(10)])
    monkeypatch.setattr(actions, "without_action", lambda *_: served)
    shown = words(look("actions"))
    assert "2 of 10" in shown
    assert [number for number in range(10) if f"<li>Theme {number} " in shown] == [*range(2, 10)]


def test_trends_are_drawn_where_another_provider_alone_has_actions(own_home: Home) -> None:
    with writing(own_home, "desk", "a test") as con:
        con.execute("UPDATE action SET provider = 'lakeside'")
    assert not look("trends").exception
