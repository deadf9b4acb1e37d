"""Who looks after a theme is said by people, kept with its history, and published."""

import pytest

from config.errors import HeedError
from config.home import Home
from config.settings import Settings
from warehouse.ask import ask_sql
from warehouse.desk.tables import read_table, read_trail_of
from warehouse.desk.theme_owner import ThemeOwner, name_owner
from warehouse.publish import publish
from warehouse.store import writing

_ESTATES = ThemeOwner("riverside", "parking", " Estates  manager ", "needs escalation", "to the council")


def test_an_owner_is_kept_with_who_said_so_and_published_without_the_note(home: Home, settings: Settings) -> None:
    with writing(home, "desk", "a test") as con:
        edit = name_owner(con, _ESTATES, 0, "quality@clinic.example")
        trail = read_trail_of(con, "theme_owner riverside/parking")
    assert (edit.is_saved, edit.row["note"]) == (True, "to the council")
    assert trail["deed"].tolist() == ["named who looks after a theme"]
    publish(home, settings)
    row = ask_sql(home, "SELECT * FROM theme_owner").iloc[0].to_dict()
    assert row == {
        "provider": "riverside", "theme": "parking", "owner": "Estates manager", "control": "needs escalation",
    }  # fmt: skip


def test_the_second_of_two_who_name_an_owner_at_once_overwrites_nothing(home: Home) -> None:
    with writing(home, "desk", "a test") as con:
        assert name_owner(con, _ESTATES, 0, "one").is_saved
        second = name_owner(con, ThemeOwner("riverside", "parking", "Reception"), 0, "another")
        assert not second.is_saved
        assert second.row["owner"] == "Estates manager"


def test_an_owner_is_taken_back_and_is_published_no_more(home: Home, settings: Settings) -> None:
    with writing(home, "desk", "a test") as con:
        name_owner(con, _ESTATES, 0, "one")
        name_owner(con, ThemeOwner("riverside", "parking", ""), 1, "one")
        assert read_table(con, "audit_trail")["deed"].iloc[0] == "took back who looks after a theme"
    publish(home, settings)
    assert ask_sql(home, "SELECT count(*) AS n FROM theme_owner")["n"][0] == 0


@pytest.mark.parametrize(
    ("owner", "control", "reason"),
    [
        ("Estates", "urgent", "is one of"),
        ("", "in our control", "Where nobody does, leave open"),
        ("x" * 81, "", "at most 80"),
    ],
)
def test_what_cannot_be_meant_is_refused(home: Home, owner: str, control: str, reason: str) -> None:
    with writing(home, "desk", "a test") as con, pytest.raises(HeedError, match=reason):
        name_owner(con, ThemeOwner("riverside", "parking", owner, control), 0, "one")
