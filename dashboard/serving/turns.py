"""Drawings take turns: Python runs one thread at a time, and many at once only take the time from each other."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

_AT_ONCE = 2
_PATIENCE_S = 2.0
_TURNS = threading.BoundedSemaphore(_AT_ONCE)
# The threads that draw, or wait to.
_DRAWING: set[int] = set()
_CHANGED = threading.Condition()


@contextmanager
def taking_a_turn() -> Iterator[None]:
    """Wait until fewer than two others draw; whoever has waited for two seconds goes ahead of a slow one."""
    me = threading.get_ident()
    with _CHANGED:
        _DRAWING.add(me)
    has_turn = _TURNS.acquire(timeout=_PATIENCE_S)
    try:
        yield
    finally:
        if has_turn:
            _TURNS.release()
        with _CHANGED:
            _DRAWING.discard(me)
            _CHANGED.notify_all()


def let_others_draw(at_most_s: float) -> None:
    """Wait until nobody else draws or waits to draw."""
    with _CHANGED:
        _CHANGED.wait_for(lambda: not _DRAWING - {threading.get_ident()}, at_most_s)
