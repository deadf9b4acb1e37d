"""New limits for a chart need a person and a reason, and can be taken back."""

from datetime import date

import pytest

from config.errors import HeedError
from config.home import Home
from config.settings import Settings
from warehouse.ask import ask_sql
from warehouse.desk.rebase import Rebase, begin_anew, withdraw
from warehouse.desk.tables import read_table
from warehouse.publish import publish
from warehouse.store import writing

_REBASE = Rebase("riverside", "north", "parking", date(2026, 3, 2), "The new car park opened for good")


def test_a_rebase_is_kept_with_who_and_why_and_published(home: Home, settings: Settings) -> None:
    with writing(home, "desk", "a test") as con:
        begin_anew(con, _REBASE, "quality@clinic.example")
        assert read_table(con, "audit_trail")["deed"].tolist() == ["gave a chart new limits"]
    publish(home, settings)
    row = ask_sql(home, "SELECT theme, day, reason, decided_by FROM rebase").iloc[0]
    assert (row["theme"], row["reason"], row["decided_by"]) == ("parking", _REBASE.reason, "quality@clinic.example")


def test_a_rebase_without_a_reason_is_refused(home: Home) -> None:
    with writing(home, "desk", "a test") as con, pytest.raises(HeedError, match="what changed for good"):
        begin_anew(con, Rebase("riverside", None, None, date(2026, 3, 2), "because"), "one")


def test_the_same_day_twice_is_refused(home: Home) -> None:
    with writing(home, "desk", "a test") as con:
        begin_anew(con, _REBASE, "one")
        with pytest.raises(HeedError, match="begins anew on 2026-03-02 already"):
            begin_anew(con, _REBASE, "another")


def test_a_rebase_that_was_taken_back_is_not_published(home: Home, settings: Settings) -> None:
    with writing(home, "desk", "a test") as con:
        number = begin_anew(con, _REBASE, "one")
        assert withdraw(con, number, 1, "another").is_saved
    publish(home, settings)
    assert ask_sql(home, "SELECT count(*) AS n FROM rebase")["n"][0] == 0
