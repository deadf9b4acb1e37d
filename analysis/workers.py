"""Processes that label batches of mentions side by side, where there is enough work for them."""

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from itertools import islice
from signal import SIG_IGN, SIGINT, signal
from threading import current_thread, main_thread
from typing import TypeVar

import pandas as pd

from analysis.labelling import Batch, label_batch
from analysis.processes import processes

T = TypeVar("T")
LabelAll = Callable[[Iterable[list[Batch]]], Iterator[tuple[list[Batch], Iterable[dict[str, pd.DataFrame]]]]]

PROCESSES = 2
# Each process takes seconds to load the models: only much work is worth that.
_CHUNKS_WORTH_PROCESSES = 4
# The first chunks are small: of a run that is killed early, something is kept too.
_FIRST_CHUNK = 100
_THREADS = "OPENBLAS_NUM_THREADS"


@contextmanager
def workers(chunks: int) -> Iterator[LabelAll]:
    """Give what labels some batches after others, in this process or in two more; `chunks` says how much there will be.

    In others the next batches are read and begun before the labels of those before are given, so that these are
    appended meanwhile.
    """
    if chunks < _CHUNKS_WORTH_PROCESSES:
        yield lambda batches: ((some, map(label_batch, some)) for some in batches)
        return
    with processes(PROCESSES) as pool:

        def begin(some: list[Batch]) -> tuple[list[Batch], Iterable[dict[str, pd.DataFrame]]]:
            with _interrupts_ignored(), _in_one_thread():
                return some, pool.map(label_batch, some)

        # On an error nobody waits for what they are at: the next run begins it again.
        yield lambda batches: _one_ahead(map(begin, batches))


def _one_ahead(begun: Iterator[T]) -> Iterator[T]:
    """Give each of some pieces of work when the one after it has been begun too."""
    held = list(islice(begun, 1))
    for following in begun:
        yield held.pop()
        held.append(following)
    yield from held


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
