"""Data folders of invented mentions, and a dashboard that serves them."""

import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Browser, Page

from config.home import Home
from tests.browsing import serving_home, serving_process, somebody_at
from warehouse.store import writing

if TYPE_CHECKING:
    from subprocess import Popen

    from streamlit.testing.v1 import AppTest


@pytest.fixture(autouse=True, scope="module")
def main_module() -> Iterator[None]:
    """AppTest puts a module of its own in the place of the main one; what starts processes later needs it back."""
    main = sys.modules["__main__"]
    yield
    sys.modules["__main__"] = main


Serving = Callable[[Path], AbstractContextManager[str]]


def _looked_at(home: Home, monkeypatch: pytest.MonkeyPatch) -> Home:
    """Let the screens look at a data folder."""
    from dashboard.data import HOME_VARIABLE  # it loads Streamlit, as below

    monkeypatch.setenv(HOME_VARIABLE, str(home.path))
    return home


@pytest.fixture
def own_home(invented_home: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Home:
    """A copy of the invented data folder, which the screens look at: what is changed there is in nobody's way."""
    return _looked_at(Home(shutil.copytree(invented_home.path, tmp_path / "home")), monkeypatch)


@pytest.fixture
def own_home_of(invent: Callable[[int], Home], monkeypatch: pytest.MonkeyPatch) -> Callable[[int], Home]:
    """Give one of so many invented mentions, which the screens look at; what is changed there is in nobody's way."""
    return lambda mentions: _looked_at(invent(mentions), monkeypatch)


@pytest.fixture(scope="module")
def home_of_300(invent: Callable[[int], Home]) -> Home:
    """A data folder of three hundred mentions that the tests of one file share: whoever writes there takes it back."""
    return invent(300)


@pytest.fixture(scope="module")
def home_of_600(invent: Callable[[int], Home]) -> Home:
    """One of six hundred, shared in the same way."""
    return invent(600)


@pytest.fixture
def desk_home(home_of_300: Home, monkeypatch: pytest.MonkeyPatch) -> Iterator[Home]:
    """The screens look at it; what was done there in Triage is taken back after each test."""
    yield _looked_at(home_of_300, monkeypatch)
    with writing(home_of_300, "desk", "a test") as con:
        con.execute("DELETE FROM triage; DELETE FROM draft; DELETE FROM theme_owner")


@pytest.fixture
def topics_home(home_of_600: Home, monkeypatch: pytest.MonkeyPatch) -> Iterator[Home]:
    """The screens look at it; what was done there in Topics is taken back after each test."""
    yield _looked_at(home_of_600, monkeypatch)
    with writing(home_of_600, "desk", "a test") as con:
        con.execute("DELETE FROM topic_decision; DELETE FROM draft; DELETE FROM own_theme")


@pytest.fixture
def audit_home(home_of_300: Home, monkeypatch: pytest.MonkeyPatch) -> Home:
    """The screens look at it; nobody has judged anything there yet."""
    from tests.dashboard.invented import unaudited  # what it needs would be loaded for every test

    return _looked_at(unaudited(home_of_300), monkeypatch)


@pytest.fixture(scope="session")
def serving() -> Serving:
    return serving_home


@pytest.fixture(scope="session")
def invented_server(invented_home: Home) -> "Iterator[tuple[str, Popen[bytes]]]":
    """The invented data folder, served to all who only look at it; gives the address and the process."""
    with serving_process(invented_home.path) as served:
        yield served


@pytest.fixture(scope="session")
def invented(invented_server: "tuple[str, Popen[bytes]]") -> str:
    """The address of that dashboard: what is decided there would be in the way of others."""
    return invented_server[0]


@pytest.fixture(scope="session")
def page(browser: Browser) -> Iterator[Page]:
    """One page for all who ask for it: its second address opens in half the time that a new page takes."""
    with somebody_at(browser) as context:
        yield context.new_page()


@pytest.fixture
def app(invented_home: Home, monkeypatch: pytest.MonkeyPatch) -> "AppTest":
    from tests.dashboard.looking import app_of  # it loads Streamlit, which speaks where no output is caught yet

    return app_of(invented_home.path, monkeypatch)
