"""Every screen draws itself: with data, with one mention, without any, unanalysed, of another version."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from config.home import Home
from dashboard.board import BOARD
from tests.dashboard.invented import filled_home
from tests.dashboard.looking import app_of, turned_to, words_on
from warehouse.duck import connect

SCREENS = [*BOARD]


@pytest.fixture(scope="module", params=SCREENS)
def screen_and_app(request: pytest.FixtureRequest, invented_home: Home) -> Iterator[tuple[str, AppTest]]:
    with pytest.MonkeyPatch.context() as monkeypatch:
        yield request.param, turned_to(app_of(invented_home.path, monkeypatch), request.param)


def test_a_screen_shows_no_error(screen_and_app: tuple[str, AppTest]) -> None:
    screen, app = screen_and_app
    assert not app.exception
    assert not app.error
    assert app.title[0].value == BOARD[screen].TITLE


def test_a_screen_says_what_its_figures_rest_on(screen_and_app: tuple[str, AppTest]) -> None:
    words = words_on(screen_and_app[1])
    assert "not a survey of all patients" in words
    assert "voices; sources:" in words
    assert re.search(r"sentiment \(version 1\) and themes \(version 1\) judged by machine, in that way since \d", words)


def test_a_screen_that_asks_nobody_to_sign_in_says_who_may_do_what(screen_and_app: tuple[str, AppTest]) -> None:
    assert "Open on this machine only, without signing in: whoever sits here may do everything." in words_on(
        screen_and_app[1]
    )


def test_a_screen_says_that_demonstration_data_is_invented(screen_and_app: tuple[str, AppTest]) -> None:
    assert "everything here is invented" in words_on(screen_and_app[1])


@pytest.mark.parametrize("screen", SCREENS)
def test_a_screen_without_data_says_what_to_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, screen: str) -> None:
    app = turned_to(app_of(tmp_path / "nowhere", monkeypatch), screen)
    assert not app.exception
    assert app.code[0].value == "heed init"


@pytest.mark.parametrize("screen", SCREENS)
def test_a_screen_without_mentions_says_what_to_run(
    mentionless_home: Home, monkeypatch: pytest.MonkeyPatch, screen: str
) -> None:
    app = turned_to(app_of(mentionless_home.path, monkeypatch), screen)
    assert not app.exception
    assert app.code[0].value.startswith("heed import FILE")


@pytest.fixture(scope="module")
def one_mention_home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    return filled_home(tmp_path_factory.mktemp("one"), mentions=1)


@pytest.fixture(scope="module")
def unanalysed_home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    return filled_home(tmp_path_factory.mktemp("unanalysed"), mentions=40, analysed=False)


@pytest.mark.parametrize("screen", SCREENS)
def test_a_screen_stands_one_mention(one_mention_home: Home, monkeypatch: pytest.MonkeyPatch, screen: str) -> None:
    app = turned_to(app_of(one_mention_home.path, monkeypatch), screen)
    assert not app.exception
    assert "Fewer than 10 mentions, fewer than 10 scored mentions" in words_on(app)


@pytest.mark.parametrize("screen", SCREENS)
def test_a_screen_stands_mentions_that_are_not_analysed(
    unanalysed_home: Home, monkeypatch: pytest.MonkeyPatch, screen: str
) -> None:
    app = turned_to(app_of(unanalysed_home.path, monkeypatch), screen)
    assert not app.exception
    assert "not analysed yet" in words_on(app).lower()


def test_a_snapshot_of_another_version_says_once_what_to_run(own_home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    path = own_home.published / own_home.current.read_text("utf-8").strip()
    path.chmod(0o600)
    with connect(path) as con:
        con.execute("DROP TABLE source_rollup")
    app = turned_to(app_of(own_home.path, monkeypatch), "complaints")
    assert [title.value for title in app.title] == ["Complaints"]
    assert [code.value for code in app.code] == ["heed publish"]


def test_topics_show_the_note_of_the_fit_and_the_outliers(app: AppTest) -> None:
    words = words_on(turned_to(app, "topics"))
    assert "A note about this fit." in words
    assert "60 in 100 mentions fit no topic" in words
