"""Many who look at once open the desk few times, and each of them stands in the trail."""

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from config.home import Home
from dashboard.access import noting
from dashboard.access.noting import write_note
from dashboard.serving import turns
from dashboard.serving.turns import taking_a_turn
from warehouse.desk import audit_trail
from warehouse.store import opened

PEOPLE = [f"person {number}" for number in range(8)]


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path)


def note(home: Home, person: str) -> None:
    write_note(home, person, "read", "mentions 1", lambda *_: None)


def trail(home: Home) -> list[str]:
    with opened(home, "desk") as con:
        assert audit_trail.verify(con) == []
        return [str(row[0]) for row in con.execute("SELECT person FROM audit_trail ORDER BY entry_id").fetchall()]


def test_who_looks_while_another_is_noted_is_written_along(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    openings, others_wait, is_open = [], threading.Event(), threading.Event()

    @contextmanager
    def opened_slowly(*given: Any) -> Iterator[Any]:
        openings.append(1)
        is_open.set()
        others_wait.wait(10)
        with opened(*given) as con:
            yield con

    monkeypatch.setattr(noting, "opened", opened_slowly)
    with ThreadPoolExecutor(len(PEOPLE)) as threads:
        notes = [threads.submit(note, home, PEOPLE[0])]
        assert is_open.wait(10)
        notes += [threads.submit(note, home, person) for person in PEOPLE[1:]]
        while len(noting._WAITING) < len(PEOPLE) - 1:
            threading.Event().wait(0.01)
        others_wait.set()
        for each in notes:
            each.result()
    assert sorted(trail(home)) == PEOPLE
    assert len(openings) == 2


def test_whoever_still_draws_is_noted_along(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    openings, draws, may_end = [], threading.Event(), threading.Event()

    @contextmanager
    def opened_and_counted(*given: Any) -> Iterator[Any]:
        openings.append(1)
        with opened(*given) as con:
            yield con

    def draw() -> None:
        with taking_a_turn():
            draws.set()
            may_end.wait(10)
            noting._WAITING.append(noting._Note(home, "bob", "read", "mentions 2"))

    monkeypatch.setattr(noting, "opened", opened_and_counted)
    monkeypatch.setattr(noting, "_GATHERS_S", 10.0)
    with ThreadPoolExecutor(2) as threads:
        drawing = threads.submit(draw)
        assert draws.wait(10)
        first = threads.submit(note, home, "ann")
        assert not openings
        may_end.set()
        first.result()
        drawing.result()
    assert trail(home) == ["ann", "bob"]
    assert len(openings) == 1


def test_a_note_waits_for_nobody_for_long(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(noting, "_GATHERS_S", 0.05)
    draws, may_end = threading.Event(), threading.Event()

    def draw() -> None:
        with taking_a_turn():
            draws.set()
            may_end.wait(10)

    with ThreadPoolExecutor(1) as threads:
        threads.submit(draw)
        assert draws.wait(10)
        note(home, "ann")
        may_end.set()
    assert trail(home) == ["ann"]


def test_a_note_that_cannot_be_written_is_said_and_keeps_nobody_else_out(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    trail(home)
    kept, failed = audit_trail.add, threading.Event()

    def add(con: Any, person: str, *rest: str) -> None:
        if not failed.is_set():
            failed.set()
            while len(noting._WAITING) < 1:  # the other one waits
                threading.Event().wait(0.01)
            raise OSError("the disk is gone")
        kept(con, person, *rest)

    monkeypatch.setattr(audit_trail, "add", add)
    with ThreadPoolExecutor(2) as threads:
        first = threads.submit(note, home, "ann")
        failed.wait(10)
        second = threads.submit(note, home, "bob")
        with pytest.raises(OSError, match="the disk is gone"):
            first.result()
        second.result()
    assert trail(home) == ["bob"]


def test_who_waits_for_their_note_lets_others_draw(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(turns, "_PATIENCE_S", 60.0)
    is_open, has_drawn = threading.Event(), threading.Event()

    @contextmanager
    def opened_once_another_drew(*given: Any) -> Iterator[Any]:
        is_open.set()
        assert has_drawn.wait(10)
        with opened(*given) as con:
            yield con

    def draw_and_note(person: str) -> None:
        with taking_a_turn():
            note(home, person)

    def draw() -> None:
        with taking_a_turn():
            has_drawn.set()

    monkeypatch.setattr(noting, "opened", opened_once_another_drew)
    with ThreadPoolExecutor(3) as threads:
        notes = [threads.submit(draw_and_note, "ann")]
        assert is_open.wait(10)
        notes.append(threads.submit(draw_and_note, "bob"))
        while not noting._WAITING:  # both turns are taken by who waits
            threading.Event().wait(0.01)
        threads.submit(draw).result()
        for each in notes:
            each.result()
    assert trail(home) == ["ann", "bob"]
