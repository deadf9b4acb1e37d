"""Processes that label batches of mentions side by side, where there is enough work for them."""

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context

import pandas as pd

from analysis.labelling import Batch, label_batch

PROCESSES = 2
# Each process takes seconds to load the models: only much work is worth that.
_CHUNKS_WORTH_PROCESSES = 4


@contextmanager
def workers(chunks: int) -> Iterator[Callable[[list[Batch]], Iterable[dict[str, pd.DataFrame]]]]:
    """Give what labels several batches, in this process or in two others; `chunks` says how much work there will be."""
    if chunks < _CHUNKS_WORTH_PROCESSES:
        yield lambda batches: map(label_batch, batches)
        return
    # Spawned, not forked: the libraries behind the labellers hold threads and locks.
    with ProcessPoolExecutor(PROCESSES, mp_context=get_context("spawn")) as pool:
        yield lambda batches: pool.map(label_batch, batches)
