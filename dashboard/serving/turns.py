"""Drawings take turns: Python runs one thread at a time, and many at once only take the time from each other."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

_AT_ONCE = 2
_PATIENCE_S = 2.0
_TURNS = threading.BoundedSemaphore(_AT_ONCE)
# The threads that draw, or wait to.
_DRAWING: set[int] = set()
# How many turns each of them has.
_HAVING: dict[int, int] = {}
_CHANGED = threading.Condition()


@contextmanager
def taking_a_turn() -> Iterator[None]:
    """Wait until fewer than two others draw; whoever has waited for two seconds goes ahead of a slow one."""
    _take_turn()
    try:
        yield
    finally:
        _give_turn()


@contextmanager
def stepping_aside() -> Iterator[None]:
    """Let others draw while this drawing waits for something else, and wait for a turn again."""
    is_drawing = threading.get_ident() in _DRAWING
    if is_drawing:
        _give_turn()
    try:
        yield
    finally:
        if is_drawing:
            _take_turn()


def let_others_draw(at_most_s: float) -> None:
    """Wait until nobody else draws or waits to draw."""
    with _CHANGED:
        _CHANGED.wait_for(lambda: not _DRAWING - {threading.get_ident()}, at_most_s)


def _take_turn() -> None:
    me = threading.get_ident()
    with _CHANGED:
        _DRAWING.add(me)
    if _TURNS.acquire(timeout=_PATIENCE_S):
        _HAVING[me] = _HAVING.get(me, 0) + 1


def _give_turn() -> None:
    me = threading.get_ident()
    if turns := _HAVING.pop(me, 0):
        if turns > 1:
            _HAVING[me] = turns - 1
        _TURNS.release()
    with _CHANGED:
        _DRAWING.discard(me)
        _CHANGED.notify_all()
