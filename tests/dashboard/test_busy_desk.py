"""Where the desk stays busy, the page stands, says so and holds what was typed."""

from collections.abc import Callable
from typing import Any

import pytest

from config.errors import HeedError
from config.home import Home
from config.settings import load_settings
from dashboard.data import HOME_VARIABLE
from tests.dashboard.looking import look, press, words
from warehouse.desk.own_theme import make_theme
from warehouse.desk.triage import Triage, change
from warehouse.store import writing


def busy(*_arguments: Any) -> None:
    raise HeedError("heed sweep is writing here. Try again in a minute.")


@pytest.fixture(autouse=True)
def home(invent: Callable[[int], Home], monkeypatch: pytest.MonkeyPatch) -> Home:
    filled = invent(300)
    monkeypatch.setenv(HOME_VARIABLE, str(filled.path))
    return filled


def test_words_that_cannot_be_kept_yet_stay_on_the_page(monkeypatch: pytest.MonkeyPatch) -> None:
    app = look("triage", item="11")
    with monkeypatch.context() as while_busy:
        while_busy.setattr("dashboard.screens.drafts.decide", busy)
        app.text_area(key="triage 11 note").set_value("Rang twice").run()
    assert not app.exception
    assert "What you wrote stands on this page only. heed sweep is writing here." in words(app)
    app.text_area(key="triage 11 note").set_value("Rang twice, nobody there").run()
    assert look("triage", item="11").text_area(key="triage 11 note").value == "Rang twice, nobody there"


def test_a_judgement_that_cannot_be_saved_yet_can_be_saved_again(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    with writing(home, "desk", "a test") as con:
        con.execute("DELETE FROM correction; DELETE FROM audit_item; DELETE FROM audit_sample")
    press(look("audit"), "Draw the sample")
    with writing(home, "desk", "a test") as con:
        first = con.execute("SELECT mention_id FROM audit_item ORDER BY position LIMIT 1").fetchall()[0][0]
    app = look("audit", sample="1")
    app.radio(key=f"felt {first}").set_value("negative")
    app.multiselect(key=f"about {first}").set_value(["billing"]).run()
    with monkeypatch.context() as while_busy:
        while_busy.setattr("dashboard.screens.judging.decide", busy)
        press(app, "Save and go on")
    assert "Not saved. heed sweep is writing here." in words(app)
    app.run()
    assert app.radio(key=f"felt {first}").value == "negative"
    assert app.multiselect(key=f"about {first}").value == ["billing"]
    press(app, "Save and go on")
    assert f"felt {first}" not in [radio.key for radio in app.radio]


def test_a_theme_that_is_being_written_stays_on_the_page_and_is_kept_later(monkeypatch: pytest.MonkeyPatch) -> None:
    app = look("topics", topic="0")
    with monkeypatch.context() as while_busy:
        while_busy.setattr("dashboard.data.writing", busy)
        app.text_input(key="title 0").set_value("Nobody picks up").run()
    assert not app.exception
    assert "What you wrote stands on this page only. heed sweep is writing here." in words(app)
    app.text_input(key="meaning 0").set_value("Getting through").run()
    assert look("topics", topic="0").text_input(key="title 0").value == "Nobody picks up"


def test_words_outlive_a_drawing_for_which_the_desk_is_too_busy(monkeypatch: pytest.MonkeyPatch) -> None:
    app, theme = look("triage", item="11"), look("topics", topic="0")
    with monkeypatch.context() as while_busy:
        while_busy.setattr("dashboard.screens.drafts.decide", busy)
        while_busy.setattr("dashboard.screens.triage_item.decided", busy)
        while_busy.setattr("dashboard.screens.topic_theme.decided", busy)
        app.text_area(key="triage 11 note").set_value("Rang twice").run()
        theme.text_input(key="title 0").set_value("Nobody picks up").run()
    for page in (app, theme):
        assert not page.exception
        assert "heed sweep is writing here." in words(page)
        page.run()
    assert app.text_area(key="triage 11 note").value == "Rang twice"
    assert theme.text_input(key="title 0").value == "Nobody picks up"


def test_what_is_saved_is_said_though_the_desk_is_busy_at_once_again(monkeypatch: pytest.MonkeyPatch) -> None:
    action = look("actions", new="yes")
    action.text_input(key="action new title").set_value("A bench")
    action.text_input(key="action new owner").set_value("Desk").run()
    theme = look("topics", topic="0")
    theme.text_input(key="title 0").set_value("Nobody picks up")
    theme.text_input(key="meaning 0").set_value("Getting through")
    theme.text_area(key="phrases 0").set_value("\n".join(f"line {number} rang and rang" for number in range(10))).run()
    theme.checkbox(key="confirmed 0").check()
    chart = look("trends")
    chart.text_input[0].set_value("A new telephone system").run()
    # What else than the decision is written then.
    monkeypatch.setattr("dashboard.screens.drafts.decide", busy)
    press(action, "Record")
    assert "Recorded: planned" in words(action)
    press(theme, "Make it a theme")
    assert "is a theme from the next analysis on" in words(theme)
    press(chart, "Give it new limits")
    assert "Saved: the chart has new limits" in words(chart)
    monkeypatch.undo()


def test_what_cannot_be_withdrawn_or_thrown_away_yet_is_said(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    with writing(home, "desk", "a test") as con:
        own: dict[str, int | None] = {f"line {number} rang and rang": None for number in range(10)}
        con.execute("DELETE FROM own_theme")
        make_theme(con, load_settings(home), "Stuck lift", "The lift", own, 0, "ann")
    theme, app = look("topics", topic="0"), look("triage", item="11")
    app.text_area(key="triage 11 note").set_value("My own finding.")
    with writing(home, "desk", "a test") as con:
        change(con, 11, Triage("riverside", "north", "in hand", "Nurse lead", note="Theirs."), 0, "ann")
    app.run()
    with monkeypatch.context() as while_busy:
        while_busy.setattr("dashboard.screens.topic_theme.decide", busy)
        press(theme, "Withdraw the theme")
        while_busy.setattr("dashboard.screens.drafts.decide", busy)
        press(app, "Take theirs: throw mine away")
    assert "Not withdrawn. heed sweep is writing here." in words(theme)
    assert "Not thrown away. heed sweep is writing here." in words(app)
    assert app.text_area(key="triage 11 note").value == "My own finding."
