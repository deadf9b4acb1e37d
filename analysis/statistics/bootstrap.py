"""How far a figure could be chance: writers are drawn again and again."""

from collections.abc import Callable
from itertools import pairwise

import numpy as np
import pandas as pd
from numpy.typing import NDArray

_DRAWS = 400
_SEED = 20260101
_LOW, _HIGH = 2.5, 97.5


def intervals(
    writers: NDArray[np.object_], measure: Callable[[NDArray[np.int64]], NDArray[np.float64]]
) -> NDArray[np.float64]:
    """Give 95 % intervals of some figures by the cluster bootstrap (percentiles).

    Args:
        writers: Who wrote each text: all texts of a writer are drawn together.
        measure: Computes the figures from the numbers of the texts that were drawn.

    Returns:
        Shape (figures, 2): lower and upper end.

    Source:
        Cameron, Gelbach and Miller (2008), Bootstrap-Based Improvements for Inference with Clustered Errors.
    """
    dice = np.random.default_rng(_SEED)
    whose, _ = pd.factorize(writers)
    order = np.argsort(whose, kind="stable")
    starts = np.concatenate([[0], np.cumsum(np.bincount(whose))])
    texts = [order[start:stop] for start, stop in pairwise(starts.tolist())]
    drawn = [
        measure(np.concatenate([texts[number] for number in dice.integers(0, len(texts), len(texts))]))
        for _ in range(_DRAWS)
    ]
    return np.asarray(np.percentile(np.array(drawn), [_LOW, _HIGH], axis=0).T)
