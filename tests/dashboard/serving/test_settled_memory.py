"""What is loaded once is not looked through after every drawing."""

import gc

import pytest
from streamlit.testing.v1 import AppTest

import dashboard.data
from config.home import Home
from tests.dashboard.looking import APP

pytestmark = pytest.mark.thorough


def test_the_first_drawing_sets_aside_what_was_loaded(invented_home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(dashboard.data.HOME_VARIABLE, str(invented_home.path))
    AppTest.from_file(APP, default_timeout=120).run()
    modules = gc.get_freeze_count()
    assert modules > 100_000
    AppTest.from_file(APP, default_timeout=120).run()
    assert gc.get_freeze_count() <= modules  # what later drawings leave behind is still looked for
