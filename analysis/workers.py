"""Processes that label batches of mentions side by side, where there is enough work for them."""

import os
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import active_children, get_context
from signal import SIG_IGN, SIGINT, signal
from threading import current_thread, main_thread

import pandas as pd

from analysis.labelling import Batch, label_batch

PROCESSES = 2
# Each process takes seconds to load the models: only much work is worth that.
_CHUNKS_WORTH_PROCESSES = 4
# The first chunks are small: of a run that is killed early, something is kept too.
_FIRST_CHUNK = 100
_THREADS = "OPENBLAS_NUM_THREADS"


@contextmanager
def workers(chunks: int) -> Iterator[Callable[[list[Batch]], Iterable[dict[str, pd.DataFrame]]]]:
    """Give what labels several batches, in this process or in two others; `chunks` says how much work there will be."""
    if chunks < _CHUNKS_WORTH_PROCESSES:
        yield lambda batches: map(label_batch, batches)
        return
    others = set(active_children())
    # Spawned, not forked: the libraries behind the labellers hold threads and locks.
    pool = ProcessPoolExecutor(PROCESSES, mp_context=get_context("spawn"))

    def label_all(batches: list[Batch]) -> Iterable[dict[str, pd.DataFrame]]:
        with _interrupts_ignored(), _in_one_thread():
            return pool.map(label_batch, batches)

    try:
        yield label_all
    except BaseException:
        # Nobody waits for what they are at: the next run begins it again.
        for process in set(active_children()) - others:
            process.kill()
        raise
    finally:
        pool.shutdown(cancel_futures=True)


@contextmanager
def _interrupts_ignored() -> Iterator[None]:
    """Ignore Ctrl-C, as processes that are started meanwhile do for good: it is for the one that leads them."""
    if current_thread() is not main_thread():
        yield
        return
    former = signal(SIGINT, SIG_IGN)
    try:
        yield
    finally:
        signal(SIGINT, former)


@contextmanager
def _in_one_thread() -> Iterator[None]:
    """Let processes that are started meanwhile multiply in one thread each: more threads than cores only wait."""
    former = os.environ.get(_THREADS)
    os.environ[_THREADS] = former or "1"
    try:
        yield
    finally:
        if former is None:
            del os.environ[_THREADS]


def cuts_of(count: int, largest: int) -> list[int]:
    """Say where to cut so many mentions into chunks: one for each process, then twice as large, up to the largest."""
    cuts, size = [0], min(_FIRST_CHUNK, largest)
    while cuts[-1] < count:
        cuts += [min(cuts[-1] + (number + 1) * size, count) for number in range(PROCESSES)]
        size = min(2 * size, largest)
    return list(dict.fromkeys(cuts))
