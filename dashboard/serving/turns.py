"""Drawings take turns: Python runs one thread at a time, and many at once only take the time from each other."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

_AT_ONCE = 2
_PATIENCE_S = 2.0
_TURNS = threading.BoundedSemaphore(_AT_ONCE)


@contextmanager
def taking_a_turn() -> Iterator[None]:
    """Wait until fewer than two others draw; whoever has waited for two seconds goes ahead of a slow one."""
    has_turn = _TURNS.acquire(timeout=_PATIENCE_S)
    try:
        yield
    finally:
        if has_turn:
            _TURNS.release()
