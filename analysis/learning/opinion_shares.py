"""What a clause says of its themes: the clause, the segment it stands in and the whole text, weighed."""

import numpy as np
from numpy.typing import NDArray

from analysis.learning.clause_sentiment import MIDDLE, left_open
from analysis.learning.linear import shares
from analysis.learning.sentiment_model import LEVELS

# How much each counts, in logits, and how much rarer it is that neither is said: fitted by likelihood to opinions that
# were written with invented mentions (`tests/analysis/opinions_open.csv`).
_OF_CLAUSE, _OF_TEXT, _OF_SEGMENT, _NEITHER = 0.20, 0.18, 0.44, -0.05
_FAST_OF_CLAUSE, _FAST_OF_TEXT, _FAST_NEITHER = 0.35, 0.27, -0.95
_SMALLEST = 1e-4


def opinion_shares(
    clauses: NDArray[np.float64],
    texts: NDArray[np.float64],
    segment: NDArray[np.int64],
    outputs: NDArray[np.float64] | None,
) -> NDArray[np.float64]:
    """Compute how likely each clause complains, says neither, or praises, where it speaks of a theme.

    Args:
        clauses: What `clause_shares` gave, shape (clauses, 3).
        texts: Probabilities of the text of each clause, shape (clauses, 3).
        segment: Number of the segment of each clause, shape (clauses,).
        outputs: What the encoder says of that segment, shape (clauses, outputs); None in the fast tier.

    Returns:
        Shape (clauses, 3), each row adding up to 1.
    """
    of_text = _log(left_open(texts))
    if outputs is None:
        logits = _FAST_OF_CLAUSE * _log(clauses) + _FAST_OF_TEXT * of_text
        logits[:, MIDDLE] += _FAST_NEITHER
        return shares(logits)
    felt = _classes(outputs)
    has_several = np.bincount(segment)[segment] > 1
    of_segment = _log(np.where(has_several[:, np.newaxis], left_open(felt), felt))
    logits = _OF_CLAUSE * _log(clauses) + _OF_TEXT * of_text + _OF_SEGMENT * of_segment
    logits[:, MIDDLE] += _NEITHER
    return shares(logits)


def _classes(outputs: NDArray[np.float64]) -> NDArray[np.float64]:
    """Turn five levels, very positive first, into negative, middle and positive."""
    levels = shares(outputs[:, :LEVELS])
    return np.column_stack([levels[:, 3] + levels[:, 4], levels[:, 2], levels[:, 0] + levels[:, 1]])


def _log(probabilities: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.asarray(np.log(probabilities + _SMALLEST))
