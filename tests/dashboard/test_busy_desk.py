"""Where the desk stays busy, the page stands, says so and holds what was typed."""

from collections.abc import Callable
from typing import Any

import pytest

from config.errors import HeedError
from config.home import Home
from dashboard.data import HOME_VARIABLE
from tests.dashboard.looking import look, press, words
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
