"""Who is at the terminal is named as the system names them, where it names anybody."""

import pwd

import pytest
from click.testing import CliRunner

import heed
from config.home import Home
from dashboard.commands.options import at_terminal
from warehouse.store import writing

_NAMES = ("LOGNAME", "USER", "LNAME", "USERNAME")


def test_an_account_without_a_name_is_unknown_and_ends_no_command(monkeypatch: pytest.MonkeyPatch) -> None:
    def nobody(_uid: int) -> None:
        raise KeyError("getpwuid(): uid not found")

    for name in _NAMES:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(pwd, "getpwuid", nobody)
    assert at_terminal() == "unknown"


def test_an_action_is_noted_under_the_name_that_exports_bear(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in _NAMES:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LOGNAME", "ann")
    added = ["action", "add", "--provider", "riverside", "--title", "More lines", "--day", "2026-03-02"]
    outcome = CliRunner().invoke(heed.main, ["--home", str(home.path), *added, "--owner", "Front desk"])
    assert outcome.exit_code == 0, outcome.output
    with writing(home, "desk", "a test") as con:
        assert con.execute("SELECT changed_by FROM action").fetchall() == [("ann",)]
