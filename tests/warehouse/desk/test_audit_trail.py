"""The trail only grows: whoever edits the file behind it is found out."""

from collections.abc import Iterator

import pytest
from click.testing import CliRunner

import heed
from config.home import Home
from config.settings import Settings
from warehouse.desk import audit_trail
from warehouse.publish import publish
from warehouse.status import status
from warehouse.store import Connection, opened


@pytest.fixture
def desk(home: Home) -> Iterator[Connection]:
    with opened(home, "desk") as con:
        for number in range(3):
            audit_trail.add(con, "ann", "changed an action", f"action {number}")
        yield con


def test_a_trail_that_was_written_anew_stays_broken_in_later_snapshots(home: Home, settings: Settings) -> None:
    with opened(home, "desk") as con:
        audit_trail.add(con, "ann", "changed an action", "action 1")
    publish(home, settings)
    asked = ["--home", str(home.path), "status"]
    assert CliRunner().invoke(heed.main, asked).exit_code == 0
    with opened(home, "desk") as con:
        con.execute("DELETE FROM audit_trail")
        audit_trail.add(con, "ben", "changed an action", "action 1")
    for _ in range(4):
        publish(home, settings)
    answer = CliRunner().invoke(heed.main, asked)
    assert answer.exit_code == 1
    assert "no longer holds the 1 entries" in answer.output


def test_a_damaged_snapshot_is_replaced_by_a_whole_one(home: Home, settings: Settings) -> None:
    publish(home, settings).write_bytes(b"no database")
    publish(home, settings)
    assert CliRunner().invoke(heed.main, ["--home", str(home.path), "status"]).exit_code == 0


def test_a_trail_that_nobody_touched_is_whole(desk: Connection) -> None:
    assert audit_trail.verify(desk, [audit_trail.head(desk)]) == []


@pytest.mark.parametrize(
    "tampering",
    [
        "UPDATE audit_trail SET person = 'ben' WHERE entry_id = 2",
        "UPDATE audit_trail SET hash = NULL, person = 'ben' WHERE entry_id = 3",
        "DELETE FROM audit_trail WHERE entry_id = 1",
        "INSERT INTO audit_trail VALUES (0, TIMESTAMP '2026-01-01', 'ben', 'read', 'mention 1', NULL)",
        "INSERT INTO audit_trail VALUES (9, TIMESTAMP '2026-01-01', 'ben', 'read', 'mention 1', 'abc')",
    ],
)
def test_an_entry_that_is_changed_added_or_removed_shows(desk: Connection, tampering: str) -> None:
    desk.execute(tampering)
    assert "audit trail does not follow" in audit_trail.verify(desk)[0]


def test_an_end_that_is_cut_off_shows_against_what_a_snapshot_saw(desk: Connection) -> None:
    kept = audit_trail.head(desk)
    desk.execute("DELETE FROM audit_trail WHERE entry_id = 3")
    assert (audit_trail.verify(desk), len(audit_trail.verify(desk, [kept]))) == ([], 1)


def test_entries_from_before_the_chain_are_chained_by_the_first_new_one(home: Home) -> None:
    with opened(home, "desk") as con:
        for person in ("ann", "ben"):
            con.execute(
                "INSERT INTO audit_trail (done_at, person, deed, subject) VALUES (TIMESTAMP '2026-01-01', ?, 'x', 'y')",
                [person],
            )
        audit_trail.add(con, "cat", "changed an action", "action 1")
        whole = audit_trail.verify(con)
        con.execute("UPDATE audit_trail SET person = 'dan' WHERE person = 'ann'")
        assert (whole, len(audit_trail.verify(con))) == ([], 1)


def test_status_tells_of_a_break(home: Home, settings: Settings) -> None:
    with opened(home, "desk") as con:
        audit_trail.add(con, "ann", "changed an action", "action 1")
    publish(home, settings)
    with opened(home, "desk") as con:
        con.execute("DELETE FROM audit_trail")
    assert any("no longer holds the 1 entries" in problem for problem in status(home, settings).problems)
