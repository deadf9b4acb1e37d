"""Processes that work side by side, and end together."""

from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import active_children, get_context
from typing import Any


@contextmanager
def processes(count: int, **options: Any) -> Iterator[ProcessPoolExecutor]:
    """Give a pool of processes; where its block ends in an error they are killed, as nobody waits for what they are at.

    Args:
        count: How many there are.
        options: As `ProcessPoolExecutor` takes them.
    """
    others = set(active_children())
    # Spawned, not forked: the libraries behind the models hold threads and locks.
    pool = ProcessPoolExecutor(count, get_context("spawn"), **options)
    try:
        yield pool
    except BaseException:
        for process in set(active_children()) - others:
            process.kill()
        raise
    finally:
        pool.shutdown(cancel_futures=True)
