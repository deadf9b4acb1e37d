"""From the valences of words to VADER's four numbers of each text: contrast, emphasis, shares and `compound`.

`SentimentIntensityAnalyzer._but_check` and `score_valence` in vaderSentiment 3.3.2, in the same order of sums.
"""

from heapq import heappop, heappush
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from analysis.lexicon.rules import Rated
from analysis.lexicon.tokens import Tokens
from analysis.lexicon.words import BUT

_BEFORE_BUT, _AFTER_BUT = 0.5, 1.5
_NORMALISING_ALPHA = 15
_MOST_EXCLAMATIONS, _EXCLAMATION = 4, 0.292
_MOST_QUESTIONS, _QUESTION, _MANY_QUESTIONS = 3, 0.18, 0.96
# Two numbers add up to the same with any method; three may not.
_SAFE_ADDENDS = 2
_NEAR_TIE = 1e-6


class Totals(NamedTuple):
    """What the rated words of each text add up to, shape (texts) each.

    Attributes:
        sums: Sum of the valences.
        positives: Sum of the positive valences, each with 1 added.
        negatives: Sum of the negative ones, each with 1 taken away.
        neutrals: Tokens with no valence.
        emphasis: What the exclamation and question marks add.
    """

    sums: NDArray[np.float64]
    positives: NDArray[np.float64]
    negatives: NDArray[np.float64]
    neutrals: NDArray[np.int64]
    emphasis: NDArray[np.float64]


def add_up(tokens: Tokens, rated: Rated) -> Totals:
    """Add up the valences of each text, after "but" has shifted their weight."""
    texts = len(tokens.first) - 1
    owners, valences = rated.owners, rated.valences
    bounds = np.searchsorted(owners, np.arange(texts + 1))
    _weigh_contrast(tokens, rated, bounds)
    positives = _add_in_order(owners, np.where(valences > 0, valences + 1, 0.0), texts)
    negatives = _add_in_order(owners, np.where(valences < 0, valences - 1, 0.0), texts)
    polar = np.bincount(owners[valences != 0], minlength=texts)
    return Totals(_sums(rated, bounds), positives, negatives, np.diff(tokens.first) - polar, _emphasis(tokens))


def compounds(totals: Totals) -> NDArray[np.float64]:
    """Compute the normalised sum of each text, -1 to 1, to four decimals."""
    sums = totals.sums + np.sign(totals.sums) * totals.emphasis
    normalised = sums / np.sqrt(sums * sums + _NORMALISING_ALPHA)
    return _round(np.clip(normalised, -1.0, 1.0), 4)


def shares(totals: Totals) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]:
    """Compute the negative, neutral and positive share of each text, to three decimals; all 0 for no tokens."""
    is_up = totals.positives > np.abs(totals.negatives)
    is_down = totals.positives < np.abs(totals.negatives)
    positives = np.where(is_up, totals.positives + totals.emphasis, totals.positives)
    negatives = np.abs(np.where(is_down, totals.negatives - totals.emphasis, totals.negatives))
    wholes = positives + negatives + totals.neutrals
    wholes[wholes == 0] = 1.0
    return _round(negatives / wholes, 3), _round(totals.neutrals / wholes, 3), _round(positives / wholes, 3)


def _weigh_contrast(tokens: Tokens, rated: Rated, bounds: NDArray[np.int64]) -> None:
    """Halve what stands before the first "but" of a text, and raise what follows.

    The package looks each valence up by its value and changes the first that is equal, which may be another word's.
    """
    at = np.flatnonzero(tokens.numbers == BUT)
    owners, firsts = np.unique(np.searchsorted(tokens.first, at, side="right") - 1, return_index=True)
    for owner, contrast in zip(owners.tolist(), at[firsts].tolist(), strict=True):
        span = slice(bounds[owner], bounds[owner + 1])
        rated.valences[span] = _shift(rated.valences[span].tolist(), rated.places[span].tolist(), contrast)


def _shift(valences: list[float], places: list[int], contrast: int) -> list[float]:
    # Heaps of places by valence, because looking for each value from the start takes minutes for a very long text.
    equals: dict[float, list[int]] = {}
    for place, valence in enumerate(valences):
        equals.setdefault(valence, []).append(place)
    for place in range(len(valences)):
        valence = valences[place]
        first = heappop(equals[valence])
        valences[first] = valence * (_BEFORE_BUT if places[first] < contrast else _AFTER_BUT)
        heappush(equals.setdefault(valences[first], []), first)
    return valences


def _sums(rated: Rated, bounds: NDArray[np.int64]) -> NDArray[np.float64]:
    """Sum the valences of each text like the interpreter's own `sum`, which compensates from Python 3.12 on."""
    sums = _add_in_order(rated.owners, rated.valences, len(bounds) - 1)
    many = np.flatnonzero(np.diff(bounds) > _SAFE_ADDENDS)
    valences = rated.valences.tolist()
    spans = zip(bounds[many].tolist(), bounds[many + 1].tolist(), strict=True)
    sums[many] = [sum(valences[start:end]) for start, end in spans]
    return sums


def _add_in_order(owners: NDArray[np.int64], values: NDArray[np.float64], texts: int) -> NDArray[np.float64]:
    # bincount adds one value after another to zero, as the package does; NumPy's own sums go in pairs.
    return np.bincount(owners, values, texts).astype(np.float64)


def _emphasis(tokens: Tokens) -> NDArray[np.float64]:
    exclamations = np.minimum(tokens.exclamations, _MOST_EXCLAMATIONS) * _EXCLAMATION
    questions = np.where(tokens.questions > _MOST_QUESTIONS, _MANY_QUESTIONS, tokens.questions * _QUESTION)
    return np.asarray(exclamations + np.where(tokens.questions > 1, questions, 0.0))


def _round(values: NDArray[np.float64], decimals: int) -> NDArray[np.float64]:
    """Round like Python: correctly, where NumPy rounds the scaled number, which may have left its tie."""
    scaled = values * 10.0**decimals
    rounded = np.rint(scaled) / 10.0**decimals
    near = np.flatnonzero(np.abs(np.abs(scaled - np.trunc(scaled)) - 0.5) < _NEAR_TIE)
    rounded[near] = [round(value, decimals) for value in values[near].tolist()]
    return np.asarray(rounded)
