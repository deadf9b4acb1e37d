"""Nothing can be stored of a mention that erasing does not know of."""

import re

import pytest

from config.home import Home
from warehouse.desk import draft
from warehouse.desk.tables import read_table
from warehouse.erasure.clear_traces import clear_items, clear_mentions, clear_words
from warehouse.erasure.traces import REMOVED, TRACES
from warehouse.store import opened, transaction

_LOOKS_LIKE_IT = re.compile(
    "mention|item_|text|body|note|word|quot|example|excerpt|comment|answer|repl|draft|content|subject|title|reason"
    "|author|voice|person|payload|sentence|figures|model|needle"
)
_TYPES = ("BLOB", "JSON", "BIGINT[]", "VARCHAR[]")
_ROOMS = tuple(TRACES)
_COUNTS = {"mentions", "items", "rejected", "reserved_items", "noted_at"}


def columns_of(home: Home, room: str) -> list[tuple[str, str, str]]:
    with opened(home, room) as con:
        return con.execute(
            "SELECT table_name, column_name, data_type FROM duckdb_columns() "
            "WHERE NOT internal AND table_name <> 'migration'"
        ).fetchall()


@pytest.mark.parametrize("room", _ROOMS)
def test_every_table_is_declared_and_every_declared_column_is_there(home: Home, room: str) -> None:
    there = columns_of(home, room)
    declared = {(table, column) for table, columns in TRACES[room].items() for column in columns}
    assert ({table for table, _, _ in there}, declared - {row[:2] for row in there}) == (set(TRACES[room]), set())


@pytest.mark.parametrize("room", _ROOMS)
def test_every_column_that_could_hold_a_trace_is_declared(home: Home, room: str) -> None:
    suspicious = {
        (table, column)
        for table, column, kind in columns_of(home, room)
        if kind in _TYPES or (_LOOKS_LIKE_IT.search(column) and column not in _COUNTS)
    }
    undeclared = sorted(each for each in suspicious if each[1] not in TRACES[room].get(each[0], {}))
    assert undeclared == [], "add them to warehouse/erasure/traces.py, with what erasing a mention does to them"


@pytest.mark.parametrize("room", _ROOMS)
def test_every_number_of_a_mention_that_is_declared_is_cleared(home: Home, room: str) -> None:
    with opened(home, room) as con, transaction(con):
        assert not +clear_mentions(con, room, [1])


_SAID = "The xylophone in the waiting room was badly out of tune."


def cleared_note(home: Home, note: str, said: str) -> str:
    """What an action's note says after a mention that said this was erased; its title quotes nothing."""
    with opened(home, "desk") as con:
        con.execute(
            "INSERT INTO action (provider, day, title, owner, note, created_at) "
            "VALUES ('riverside', DATE '2026-03-02', 'Tune it', 'Manager', $note, TIMESTAMP '2026-03-02')",
            {"note": note},
        )
        counts = clear_words(con, "desk", [said])
        ((title, left),) = con.execute("SELECT title, note FROM action").fetchall()
    assert (title, counts["quoting_cells"]) == ("Tune it", left != note)
    return str(left)


@pytest.mark.parametrize(
    ("note", "said"),
    [
        (f"As one said: {_SAID} We agree.", _SAID),
        ('One wrote "Xylophone badly out of tune today!"', "Xylophone badly out of tune today."),
        ("One wrote: dreadful xylophone, out again.", "Dreadful xylophone out again"),
    ],
)
def test_a_note_that_quotes_an_erased_mention_is_replaced(home: Home, note: str, said: str) -> None:
    assert cleared_note(home, note, said) == REMOVED


@pytest.mark.parametrize("said", [_SAID, "", "Waiting room", "Front desk staff"])
def test_a_note_that_only_shares_some_words_stays(home: Home, said: str) -> None:
    note = "The front desk staff look after the waiting room"
    assert cleared_note(home, note, said) == note


def test_a_draft_that_quotes_an_erased_mention_is_replaced(home: Home) -> None:
    with opened(home, "desk") as con:
        draft.keep(con, "ann", "triage 12", {"note": "Wasn\u2019t a cold room"}, 0)
        clear_words(con, "desk", ["Wasn\u2019t a cold room"])
        assert draft.draft_in(read_table(con, "draft"), "ann", "triage 12") is None


def test_a_stream_that_is_named_by_an_erased_item_goes(home: Home) -> None:
    with opened(home, "inbox") as con:
        for stream in ("thread t3_abc", "thread t3_abcd", "search t3"):
            con.execute("INSERT INTO cursor VALUES ('reddit', 'r', $s, '{}', TIMESTAMP '2026-03-02')", {"s": stream})
        clear_items(con, "inbox", [("reddit", "t3_abc")])
        assert {name for (name,) in con.execute("SELECT stream FROM cursor").fetchall()} == {
            "thread t3_abcd",
            "search t3",
        }
