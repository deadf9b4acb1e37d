from dataclasses import replace
from datetime import date

import pytest

from config.errors import HeedError
from config.home import Home
from config.settings import Settings
from warehouse.desk.action import Action, change, record
from warehouse.store import writing

_ACTION = Action("riverside", date(2026, 5, 18), "New phone system", "Practice manager", site="north")


def test_the_same_action_is_noted_once(home: Home) -> None:
    with writing(home, "desk", "a test") as con:
        assert [record(con, _ACTION, "ann"), record(con, _ACTION, "ann")] == [(1, True), (1, False)]


def test_whoever_notes_an_action_is_in_the_audit_trail(home: Home) -> None:
    with writing(home, "desk", "a test") as con:
        record(con, _ACTION, "ann")
        assert con.execute("SELECT person, deed, subject FROM audit_trail").fetchall() == [
            ("ann", "recorded an action", "action 1")
        ]


@pytest.mark.parametrize(
    ("action", "sentence"),
    [
        (Action("riverside", date(2026, 5, 18), "x", "y", site="moon"), "no site 'moon'; it has north, south"),
        (Action("riverside", date(2026, 5, 18), "x", "y", theme="moon"), "no theme 'moon'"),
    ],
)
def test_an_action_on_something_unknown_is_refused(settings: Settings, action: Action, sentence: str) -> None:
    with pytest.raises(HeedError, match=sentence):
        action.checked(settings, ["coffee_cart"])


def test_an_action_can_be_meant_for_a_theme_of_ones_own(settings: Settings) -> None:
    action = Action("riverside", date(2026, 5, 18), "x", "y", theme="coffee_cart")
    assert action.checked(settings, ["coffee_cart"]) == action


def test_a_change_is_saved_when_nobody_was_first(home: Home) -> None:
    with writing(home, "desk", "a test") as con:
        record(con, _ACTION, "ann")
        edit = change(con, 1, replace(_ACTION, note="Two more lines"), expected_version=1, person="ben")
    assert (edit.is_saved, edit.version, edit.row["note"]) == (True, 2, "Two more lines")


def test_whoever_comes_second_overwrites_nothing(home: Home) -> None:
    with writing(home, "desk", "a test") as con:
        record(con, _ACTION, "ann")
        change(con, 1, replace(_ACTION, note="Ben's"), expected_version=1, person="ben")
        late = change(con, 1, replace(_ACTION, note="Cat's"), expected_version=1, person="cat")
        kept = con.execute("SELECT note FROM action").fetchall()
    assert (late.is_saved, late.changed_by, kept) == (False, "ben", [("Ben's",)])


def test_whoever_comes_second_is_told_who_was_first_and_leaves_no_entry(home: Home) -> None:
    with writing(home, "desk", "a test") as con:
        record(con, _ACTION, "ann")
        change(con, 1, replace(_ACTION, note="Ben's"), expected_version=1, person="ben")
        late = change(con, 1, replace(_ACTION, note="Cat's"), expected_version=1, person="cat")
        people = con.execute("SELECT person FROM audit_trail ORDER BY entry_id").fetchall()
    assert "ben changed this" in late.sentence() and people == [("ann",), ("ben",)]
