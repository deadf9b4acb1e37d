from datetime import date

import pytest

from config.errors import HeedError
from config.home import Home
from config.settings import Settings
from warehouse.desk import Action, record
from warehouse.store import writing

_ACTION = Action("riverside", date(2026, 5, 18), "New phone system", "Practice manager", site="north")


def test_the_same_action_is_noted_once(home: Home) -> None:
    with writing(home, "desk", "a test") as con:
        assert [record(con, _ACTION, "ann"), record(con, _ACTION, "ann")] == [True, False]


def test_whoever_notes_an_action_is_in_the_audit_trail(home: Home) -> None:
    with writing(home, "desk", "a test") as con:
        record(con, _ACTION, "ann")
        assert con.execute("SELECT person, deed, subject FROM audit_trail").fetchall() == [
            ("ann", "recorded an action", "New phone system")
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
        action.checked(settings)
