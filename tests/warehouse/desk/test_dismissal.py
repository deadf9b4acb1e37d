"""People dismiss alerts with a reason, and let them stand again."""

import pytest

from config.errors import HeedError
from config.home import Home
from warehouse.desk.audit_trail import verify
from warehouse.desk.dismissal import FALSE_REASONS, Dismissal, dismiss
from warehouse.desk.tables import read_table
from warehouse.store import writing


def test_a_dismissal_is_kept_with_who_and_why(home: Home) -> None:
    with writing(home, "desk", "a test") as con:
        edit = dismiss(
            con, 7, Dismissal("riverside", None, FALSE_REASONS[0], "one family"), 0, "quality@clinic.example"
        )
        row = read_table(con, "dismissal").iloc[0]
        deeds = read_table(con, "audit_trail")["deed"].tolist()
        assert verify(con) == []
    assert edit.is_saved
    assert (row["reason"], row["note"], row["changed_by"]) == (FALSE_REASONS[0], "one family", "quality@clinic.example")
    assert deeds == ["dismissed an alert"]


def test_an_alert_can_stand_again(home: Home) -> None:
    with writing(home, "desk", "a test") as con:
        dismiss(con, 7, Dismissal("riverside", None, "the cause is known"), 0, "one")
        dismiss(con, 7, Dismissal("riverside", None, ""), 1, "another")
        assert read_table(con, "dismissal")["reason"].tolist() == [""]
        assert read_table(con, "audit_trail")["deed"].tolist() == ["let an alert stand again", "dismissed an alert"]


def test_whoever_comes_second_is_told(home: Home) -> None:
    with writing(home, "desk", "a test") as con:
        dismiss(con, 7, Dismissal("riverside", None, "the cause is known"), 0, "one")
        edit = dismiss(con, 7, Dismissal("riverside", None, FALSE_REASONS[1]), 0, "another")
    assert not edit.is_saved
    assert edit.changed_by == "one"


def test_a_reason_that_there_is_not_is_refused(home: Home) -> None:
    with writing(home, "desk", "a test") as con, pytest.raises(HeedError, match="dismissed because of one of"):
        dismiss(con, 7, Dismissal("riverside", None, "I do not like it"), 0, "one")
