"""Whatever mention a screen shows in its words stands in the audit trail, also where the drawing was cut short."""

import re

import pandas as pd
import pytest
from streamlit.runtime.scriptrunner_utils.exceptions import StopException

from config.home import Home
from dashboard import data
from dashboard.board import BOARD
from dashboard.reports.write import report_of
from tests.dashboard.looking import look, words
from warehouse.desk import saved_view
from warehouse.desk.tables import read_table
from warehouse.store import Connection, opened, writing

_QUOTING = ("week", "complaints", "read", "triage", "claims")


@pytest.fixture(autouse=True)
def _nobody_looked_yet(own_home: Home) -> None:
    with opened(own_home, "desk") as con:
        con.execute("DELETE FROM audit_trail")


def noted(home: Home) -> set[int]:
    with opened(home, "desk") as con:
        found = con.execute("SELECT subject FROM audit_trail WHERE deed LIKE 'read%'").fetchall()
    return {int(number) for (subject,) in found for number in re.findall(r"\d+", subject)}


def quoted(said: str) -> set[int]:
    """Numbers of the mentions that are quoted; each mention's words end in its number."""
    return {int(number) for number in re.findall(r"visit (\d+)", said)}


@pytest.mark.parametrize(
    ("screen", "address"),
    [
        *((screen, {}) for screen in BOARD),
        ("complaints", {"theme": "Billing"}),
        ("read", {"like": "97"}),
        ("read", {"words": "phone", "by": "meaning"}),
        ("topics", {"topic": "0"}),
        ("triage", {"item": "97"}),
        ("claims", {"item": "97"}),
        ("audit", {"unsure": "yes"}),
    ],
)
def test_what_a_screen_quotes_is_noted(own_home: Home, screen: str, address: dict[str, str]) -> None:
    app = look(screen, **address)
    assert not app.exception
    seen = quoted(words(app))
    assert seen or screen not in _QUOTING
    assert seen <= noted(own_home)


def test_what_the_pages_of_a_report_quote_is_noted_once_they_are_shown(
    own_home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dashboard.screens.remembered.report_pages", lambda report: [])
    look("reports", report="quarter")
    assert noted(own_home) == set()
    quoted_there = {example.mention_id for example in report_of(own_home, "quarterly", None).examples}
    look("reports", report="quarter", printed="true")
    assert quoted_there
    assert noted(own_home) == quoted_there


def test_who_goes_on_before_this_week_is_drawn_whole_is_noted(own_home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    def go_on(*_: object) -> None:
        raise StopException

    monkeypatch.setattr("dashboard.screens.week.show_praise", go_on)
    seen = quoted(words(look("week")))
    assert seen
    assert seen <= noted(own_home)


def test_whoever_reads_mentions_on_any_screen_is_in_the_trail(own_home: Home) -> None:
    app = look("read", words="bill")
    assert not app.exception
    with opened(own_home, "desk") as con:
        person, deed, subject = con.execute(
            "SELECT person, deed, subject FROM audit_trail ORDER BY entry_id DESC LIMIT 1"
        ).fetchall()[0]
    assert (person, deed) == ("local", "read")
    assert subject.startswith("mentions ")


def test_whoever_opens_this_week_is_in_the_trail_with_what_it_quotes(own_home: Home) -> None:
    seen = re.findall(r"visit (\d+)", words(look("")))
    with opened(own_home, "desk") as con:
        trail = con.execute("SELECT subject FROM audit_trail WHERE deed = 'read' ORDER BY entry_id").fetchall()
    assert seen
    assert sorted(trail[-1][0].split()[1:]) == sorted(seen)


def test_that_somebody_looked_makes_nobody_read_the_desk_anew_and_a_decision_does(
    own_home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    look("")
    read: list[str] = []

    def reading(con: Connection, table: str) -> pd.DataFrame:
        read.append(table)
        return read_table(con, table)

    monkeypatch.setattr(data, "read_table", reading)
    for _ in range(2):
        look("")  # another person, who is noted in the trail
    assert read == []
    with writing(own_home, "desk", "a test") as con:
        saved_view.keep(con, "Mine", "./read", "ann of the clinic")
    assert "Mine" in words(look(""))
    assert "saved_view" in read
