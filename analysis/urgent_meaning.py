"""How like the urgent examples of `config/urgency.toml` a text is in meaning: what no pattern of words foresees."""

from functools import cache

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.embedding import DIMENSIONS, embed
from analysis.invented_posts import posts
from config.urgencies import load_harmless, load_urgencies

# Chosen with the first two sets of sentences kept apart and the share of NHS comments that is flagged.
_STIFFNESS = 2.0
# Two or three words have too little meaning to be like anything.
_FEWEST_WORDS = 4


def likeness(texts: pd.Series) -> NDArray[np.float64]:
    """Compute how like urgent examples rather than harmless ones each text is: shape (texts, 1 + kinds).

    The first column is about -1 for harmless and 1 for urgent; the others say how much speaks for each kind. A text of
    fewer than four words is like nothing: -1.

    Args:
        texts: Texts without missing values.
    """
    found = np.asarray(embed(texts) @ _weights()[:DIMENSIONS] + _weights()[DIMENSIONS], np.float64)
    found[np.array([len(text.split()) < _FEWEST_WORDS for text in texts.tolist()], np.bool_)] = -1.0
    return found


@cache
def _weights() -> NDArray[np.float64]:
    """Fit ridge regression on the examples, urgent and harmless ones counting the same: shape (dimensions + 1, ...)."""
    kinds = [kind.examples for kind in load_urgencies()]
    harmless = [*load_harmless(), *posts(held_out=False)["text"].tolist()]
    texts = pd.Series([text for examples in (*kinds, harmless) for text in examples], dtype="str")
    of_kind = np.repeat(np.arange(len(kinds) + 1), [*map(len, kinds), len(harmless)])
    is_urgent = of_kind < len(kinds)
    targets = np.column_stack([is_urgent, *(of_kind == number for number in range(len(kinds)))]) * 2.0 - 1
    vectors = np.column_stack([embed(texts).astype(np.float64), np.ones(len(texts))])
    weighted = vectors.T * np.where(is_urgent, 0.5 / is_urgent.mean(), 0.5 / (~is_urgent).mean())
    stiffness = np.diag([*[_STIFFNESS] * DIMENSIONS, 1e-6])
    return np.asarray(np.linalg.solve(weighted @ vectors + stiffness, weighted @ targets))
