"""Marks of an import that say the opposite of its words are told on every screen, and on Data which import it is."""

import json
from collections.abc import Callable
from types import SimpleNamespace

import pytest
from streamlit.testing.v1 import AppTest

from config.home import Home
from tests.dashboard.looking import app_of, turned_to, words_on
from warehouse.publish import published_snapshot
from warehouse.store import connect
from warehouse.turned_ratings import FACT

_SENTENCE = "The marks of import 3, sms.csv (riverside, survey): 40 mentions, say the opposite of its words."


@pytest.fixture
def turned(invent: Callable[[int], Home], monkeypatch: pytest.MonkeyPatch) -> AppTest:
    home = invent(300)
    with connect(published_snapshot(home)) as con:
        told = json.dumps({"riverside": [_SENTENCE]})
        con.execute("UPDATE about SET value = $told WHERE fact = $fact", {"told": told, "fact": FACT})
    return app_of(home.path, monkeypatch)


def test_every_screen_says_that_marks_may_be_turned_round(turned: AppTest) -> None:
    assert "The marks of an import say the opposite of its words: see Data" in words_on(turned_to(turned, "week"))


def test_data_says_which_import_it_is(turned: AppTest) -> None:
    assert _SENTENCE in words_on(turned_to(turned, "data"))


def test_who_sees_some_places_is_not_told_what_an_import_held(turned: AppTest, monkeypatch: pytest.MonkeyPatch) -> None:
    one_place = SimpleNamespace(reach=(("riverside", "north"),), role="viewer")
    monkeypatch.setattr("dashboard.screens.data.viewer", lambda: one_place)
    said = words_on(turned_to(turned, "data"))
    assert ("whoever imports knows which, by heed status" in said.replace("`", ""), "sms.csv" in said) == (True, False)


def test_nothing_is_said_where_the_marks_agree(invented_home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "opposite of its words" not in words_on(turned_to(app_of(invented_home.path, monkeypatch), "data"))
