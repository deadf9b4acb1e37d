"""Drawings take turns, and a slow one holds nobody up for long."""

import threading
import time

import pytest

from dashboard.serving import turns
from dashboard.serving.turns import let_others_draw, taking_a_turn


def test_a_third_drawing_waits_for_one_of_two_to_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(turns, "_PATIENCE_S", 60.0)
    entered, may_end = threading.Semaphore(0), threading.Event()

    def draw() -> None:
        with taking_a_turn():
            entered.release()
            may_end.wait(60)

    drawings = [threading.Thread(target=draw) for _ in range(3)]
    for drawing in drawings:
        drawing.start()
    assert entered.acquire(timeout=30)
    assert entered.acquire(timeout=30)
    assert not entered.acquire(timeout=0.2)
    may_end.set()
    assert entered.acquire(timeout=30)
    for drawing in drawings:
        drawing.join()


def test_whoever_has_waited_goes_ahead(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(turns, "_PATIENCE_S", 0.05)
    with taking_a_turn(), taking_a_turn():
        began = time.monotonic()
        with taking_a_turn():
            assert 0.04 < time.monotonic() - began < 30


def test_whoever_draws_alone_waits_for_nobody() -> None:
    began = time.monotonic()
    with taking_a_turn():
        let_others_draw(at_most_s=60)
    let_others_draw(at_most_s=60)
    assert time.monotonic() - began < 30


def test_a_drawing_that_fails_gives_its_turn_back(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(turns, "_PATIENCE_S", 60.0)
    for _ in range(4):
        with pytest.raises(ValueError, match="broken"), taking_a_turn():
            raise ValueError("broken")
    began = time.monotonic()
    with taking_a_turn(), taking_a_turn():
        assert time.monotonic() - began < 30
