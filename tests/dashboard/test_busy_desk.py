"""Where the desk stays busy, the page stands, says so and holds what was typed."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from config.errors import HeedError
from config.home import Home
from config.settings import load_settings
from tests.dashboard.invented import unaudited
from tests.dashboard.looking import drawn, look, press, words
from warehouse.desk.own_theme import make_theme
from warehouse.desk.triage import Triage, change
from warehouse.store import writing


def _refuse(*_arguments: Any) -> None:
    raise HeedError("heed sweep is writing here. Try again in a minute.")


@contextmanager
def busy(*places: str) -> Iterator[None]:
    """Let the desk be busy for what is written from these places."""
    with pytest.MonkeyPatch.context() as while_busy:
        for place in places:
            while_busy.setattr(place, _refuse)
        yield


@pytest.fixture(autouse=True)
def home(own_home_of: Callable[[int], Home]) -> Home:
    return own_home_of(300)


def is_held_by_the_page_alone(app: AppTest) -> bool:
    told = "What you wrote stands on this page only. heed sweep is writing here."
    return told in words(app) and not app.exception


def test_words_that_cannot_be_kept_yet_stay_on_the_page() -> None:
    app = look("triage", item="11")
    with busy("dashboard.screens.drafts.decide"):
        app.text_area(key="triage 11 note").set_value("Rang twice").run()
    assert is_held_by_the_page_alone(app)
    app.text_area(key="triage 11 note").set_value("Rang twice, nobody there").run()
    assert look("triage", item="11").text_area(key="triage 11 note").value == "Rang twice, nobody there"


def test_a_judgement_that_cannot_be_saved_yet_can_be_saved_again(home: Home) -> None:
    first = drawn(unaudited(home))["mention_id"].iloc[0]
    app = look("audit", sample="1")
    app.radio(key=f"felt {first}").set_value("negative")
    app.multiselect(key=f"about {first}").set_value(["billing"]).run()
    with busy("dashboard.screens.judging.decide"):
        press(app, "Save and go on")
    assert "Not saved. heed sweep is writing here." in words(app)
    app.run()
    assert app.radio(key=f"felt {first}").value == "negative"
    assert app.multiselect(key=f"about {first}").value == ["billing"]
    press(app, "Save and go on")
    assert f"felt {first}" not in [radio.key for radio in app.radio]


def test_a_theme_that_is_being_written_stays_on_the_page_and_is_kept_later() -> None:
    app = look("topics", topic="0")
    with busy("dashboard.data.writing"):
        app.text_input(key="title 0").set_value("Nobody picks up").run()
    assert is_held_by_the_page_alone(app)
    app.text_input(key="meaning 0").set_value("Getting through").run()
    assert look("topics", topic="0").text_input(key="title 0").value == "Nobody picks up"


def test_words_outlive_a_drawing_for_which_the_desk_is_too_busy() -> None:
    app, theme = look("triage", item="11"), look("topics", topic="0")
    screens = "dashboard.screens"
    with busy(f"{screens}.drafts.decide", f"{screens}.triage_item.decided", f"{screens}.topic_theme.decided"):
        app.text_area(key="triage 11 note").set_value("Rang twice").run()
        theme.text_input(key="title 0").set_value("Nobody picks up").run()
    for page in (app, theme):
        assert not page.exception
        assert "heed sweep is writing here." in words(page)
        page.run()
    assert app.text_area(key="triage 11 note").value == "Rang twice"
    assert theme.text_input(key="title 0").value == "Nobody picks up"


def test_what_is_saved_is_said_though_the_desk_is_busy_at_once_again() -> None:
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
    with busy("dashboard.screens.drafts.decide"):
        press(action, "Record")
        assert "Recorded: planned" in words(action)
        press(theme, "Make it a theme")
        assert "is a theme from the next analysis on" in words(theme)
        press(chart, "Give it new limits")
        assert "Saved: the chart has new limits" in words(chart)


def test_what_cannot_be_withdrawn_or_thrown_away_yet_is_said(home: Home) -> None:
    with writing(home, "desk", "a test") as con:
        own: dict[str, int | None] = {f"line {number} rang and rang": None for number in range(10)}
        con.execute("DELETE FROM own_theme")
        make_theme(con, load_settings(home), "Stuck lift", "The lift", own, 0, "ann")
    theme, app = look("topics", topic="0"), look("triage", item="11")
    app.text_area(key="triage 11 note").set_value("My own finding.")
    with writing(home, "desk", "a test") as con:
        change(con, 11, Triage("riverside", "north", "in hand", "Nurse lead", note="Theirs."), 0, "ann")
    app.run()
    with busy("dashboard.screens.topic_theme.decide"):
        press(theme, "Withdraw the theme")
    with busy("dashboard.screens.drafts.decide"):
        press(app, "Take theirs: throw mine away")
    assert "Not withdrawn. heed sweep is writing here." in words(theme)
    assert "Not thrown away. heed sweep is writing here." in words(app)
    assert app.text_area(key="triage 11 note").value == "My own finding."
