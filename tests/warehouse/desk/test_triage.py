"""What people decide about a mention keeps the time at which it was taken up, and closed."""

from dataclasses import replace
from datetime import datetime

from config.home import Home
from warehouse.desk.tables import read_table
from warehouse.desk.triage import Triage, change, link_action
from warehouse.store import Connection, writing

CLOSED = Triage("riverside", "north", "closed", "Practice manager", "put right")


def _closed_at(con: Connection) -> datetime | None:
    rows = con.execute("SELECT closed_at FROM triage WHERE mention_id = 7").fetchall()
    at: datetime | None = rows[0][0]
    return at


def test_a_closed_item_stays_closed_since_then_whatever_is_noted_or_linked_later(home: Home) -> None:
    with writing(home, "desk", "a test") as con:
        change(con, 7, replace(CLOSED, status="in hand", outcome=""), 0, "ann")
        assert _closed_at(con) is None
        change(con, 7, CLOSED, 1, "ann")
        at = _closed_at(con)
        assert at is not None
        change(con, 7, replace(CLOSED, note="Thanked by the writer"), 2, "ann")
        link_action(con, 7, CLOSED, 3, "ann")
        assert _closed_at(con) == at


def test_the_trail_says_how_far_an_item_came_only_where_it_moved(home: Home) -> None:
    noted = Triage("riverside", "north", "new", note="Asked the ward")
    with writing(home, "desk", "a test") as con:
        change(con, 7, noted, 0, "ann")
        change(con, 7, replace(noted, status="in hand", owner="Desk"), 1, "ann")
        change(con, 7, replace(noted, status="in hand", owner="Desk", note="Rang again"), 2, "ann")
        change(con, 7, noted, 3, "ann")
        deeds = read_table(con, "audit_trail")["deed"].tolist()
    assert deeds[::-1] == ["wrote about", "took in hand", "wrote about", "put back as new"]


def test_an_item_that_is_opened_again_is_not_closed(home: Home) -> None:
    with writing(home, "desk", "a test") as con:
        change(con, 7, CLOSED, 0, "ann")
        change(con, 7, replace(CLOSED, status="in hand"), 1, "ann")
        assert _closed_at(con) is None
