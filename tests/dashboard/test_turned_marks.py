"""An import in doubt, as one whose marks say the opposite of its words, is told on every screen; Data says which."""

import json
from collections.abc import Callable
from types import SimpleNamespace

import pytest
from streamlit.testing.v1 import AppTest

from config.home import Home
from dashboard.reports.write import report_of
from tests.dashboard.looking import app_of, turned_to, words_on
from warehouse.doubtful_imports import FACT
from warehouse.duck import connect
from warehouse.publish import published_snapshot

_SENTENCE = "The marks of import 3, sms.csv (riverside, survey): 40 mentions, say the opposite of its words."


@pytest.fixture
def turned_home(invent: Callable[[int], Home]) -> Home:
    home = invent(300)
    with connect(published_snapshot(home)) as con:
        told = json.dumps({"riverside": [_SENTENCE]})
        con.execute("UPDATE about SET value = $told WHERE fact = $fact", {"told": told, "fact": FACT})
    return home


@pytest.fixture
def turned(turned_home: Home, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    return app_of(turned_home.path, monkeypatch)


def test_every_screen_says_that_marks_may_be_turned_round(turned: AppTest) -> None:
    assert "An import is in doubt: see Data" in words_on(turned_to(turned, "week"))


def test_data_says_which_import_it_is(turned: AppTest) -> None:
    assert _SENTENCE in words_on(turned_to(turned, "data"))


def test_who_sees_some_places_is_not_told_what_an_import_held(turned: AppTest, monkeypatch: pytest.MonkeyPatch) -> None:
    one_place = SimpleNamespace(reach=(("riverside", "north"),), role="viewer")
    monkeypatch.setattr("dashboard.screens.data.viewer", lambda: one_place)
    said = words_on(turned_to(turned, "data"))
    assert ("whoever imports knows which and why, by heed status" in said.replace("`", ""), "sms.csv" in said) == (
        True,
        False,
    )


def test_nothing_is_said_where_the_marks_agree(invented_home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "in doubt" not in words_on(turned_to(app_of(invented_home.path, monkeypatch), "data"))


def test_a_report_says_first_among_its_limits_that_marks_may_be_turned_round(turned_home: Home) -> None:
    first = report_of(turned_home, "monthly", "2026-03").limits[0]
    assert "praise may be counted as complaint" in first
    assert "sms.csv" not in first
