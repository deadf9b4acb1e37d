"""Views of the screens are kept, never written over, and dropped by who keeps them."""

import pytest

from config.errors import HeedError
from config.home import Home
from warehouse.desk import saved_view
from warehouse.desk.tables import read_table
from warehouse.store import writing


def test_a_view_is_kept_once_and_never_written_over_by_another_of_its_name(home: Home) -> None:
    with writing(home, "desk", "a test") as con:
        first = saved_view.keep(con, "phone", "./read?words=phone", "ann")
        assert saved_view.keep(con, " phone ", "./read?words=phone", "ann") == first
        assert saved_view.keep(con, "phone", "./trends", "ben") != first
        with pytest.raises(HeedError, match="“phone” is another view already"):
            saved_view.keep(con, "phone", "./read?words=phones", "ann")
        views = read_table(con, "saved_view")
        assert views["address"].tolist() == ["./read?words=phone", "./trends"]
        assert read_table(con, "audit_trail")["deed"].tolist() == ["kept a view", "kept a view"]


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
