"""Views of the screens are kept, changed under the same name, and dropped by who keeps them."""

import pytest

from config.errors import HeedError
from config.home import Home
from warehouse.desk import saved_view
from warehouse.desk.tables import read_table
from warehouse.store import writing


def test_a_view_of_the_same_name_is_replaced_and_keeps_its_number(home: Home) -> None:
    with writing(home, "desk", "a test") as con:
        first = saved_view.keep(con, "phone", "./read?words=phone", "ann")
        again = saved_view.keep(con, " phone ", "./read?words=phones", "ann")
        other = saved_view.keep(con, "phone", "./trends", "ben")
        views = read_table(con, "saved_view").set_index("view_id")
        deeds = read_table(con, "audit_trail")["deed"].tolist()
    assert first == again != other
    assert views.loc[[first], ["address", "version"]].to_numpy().tolist() == [["./read?words=phones", 2]]
    assert deeds[:3] == ["kept a view", "changed a view", "kept a view"]


def test_nobody_drops_the_view_of_another(home: Home) -> None:
    with writing(home, "desk", "a test") as con:
        number = saved_view.keep(con, "phone", "./read", "ann")
        assert not saved_view.drop(con, number, "ben")
        assert saved_view.drop(con, number, "ann")
        assert read_table(con, "saved_view").empty


@pytest.mark.parametrize(
    ("name", "address"), [(" ", "./read"), ("x" * 61, "./read"), ("evil", "https://evil.example"), ("evil", ".//evil")]
)
def test_a_view_needs_a_name_and_leads_nowhere_else(home: Home, name: str, address: str) -> None:
    with writing(home, "desk", "a test") as con, pytest.raises(HeedError, match="view"):
        saved_view.keep(con, name, address, "ann")
