"""How far the words of a clause alone praise or complain: a patient's lexicon, aware of negation."""

from functools import cache

import numpy as np
from numpy.typing import NDArray

from analysis.texts.cues import CueFinder
from analysis.texts.negation import is_negated
from analysis.texts.reading import Reading
from config.valence import load_valence

_MOST = 2.0
_COMPLAINT, _PRAISE = -1.0, 1.0


def word_valences(reading: Reading) -> NDArray[np.float64]:
    """Add up the praising (+1) and complaining (-1) phrases of each clause, within -2 and 2: shape (clauses,)."""
    signs = (_COMPLAINT, _PRAISE)
    sums = np.zeros(len(reading.words))
    for clause, words in _finder().telling(reading):
        for at, _, side in _finder().longest_hits(words):
            sums[clause] += -signs[side] if is_negated(words, at) else signs[side]
    return np.clip(sums, -_MOST, _MOST)


@cache
def _finder() -> CueFinder:
    valence = load_valence()
    return CueFinder([valence.complaints, valence.praises])
