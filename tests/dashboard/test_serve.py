"""The dashboard answers on this machine only and sends nothing out."""

from pathlib import Path

import pytest

from config.home import Home
from dashboard.serve import command, environment
from tests.browsing import serving_home


def test_it_listens_on_this_machine_only() -> None:
    assert "--server.address=127.0.0.1" in command(8501, open_browser=True)


def test_it_sends_no_usage_figures() -> None:
    assert "--browser.gatherUsageStats=false" in command(8501, open_browser=True)


def test_a_browser_is_opened_when_asked_for() -> None:
    assert "--server.headless=false" in command(8501, open_browser=True)
    assert "--server.headless=true" in command(8501, open_browser=False)


def test_it_is_told_where_the_data_lies(tmp_path: Path) -> None:
    assert environment(tmp_path)["HEED_HOME"] == str(tmp_path.resolve())


def test_the_first_start_on_a_machine_asks_the_person_nothing(
    home: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path / "somebody"))
    monkeypatch.setenv("BROWSER", "true")  # the command of that name, which shows nothing
    with serving_home(home.path, open_browser=True) as address:
        assert address.startswith("http://127.0.0.1:")


def test_streamlit_advertises_nothing_over_the_figures() -> None:
    assert "--logger.hideWelcomeMessage=true" in command(8501, open_browser=True)
