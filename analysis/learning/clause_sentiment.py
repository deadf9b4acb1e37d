"""From what a model says of clauses alone to opinions: phrases, the whole text and contrast count too."""

import numpy as np
from numpy.typing import NDArray

from analysis.lexicon.valence import word_valences
from analysis.texts.reading import Reading
from analysis.texts.segments import turning

CLASSES = ("negative", "middle", "positive")
NEGATIVE, MIDDLE, POSITIVE = range(3)

# How much the whole text counts for each of its clauses: 0 not at all, 1 as much as the clause itself.
_TRUST_IN_TEXT = 0.25
# How much a phrase that patients praise or complain with counts, in logits.
_TRUST_IN_PHRASES = 2.5
# How much "but" makes a clause the opposite of the one across it, in logits.
_TRUST_IN_CONTRAST = 2.0
# Clauses that only tell ("I came on Tuesday") are far more frequent among clauses than among whole texts, and a
# complaint inside a text must not be missed: negative, middle and positive count this much.
_CLASS_WEIGHTS = np.array([2.5, 3.0, 1.0])
_DIRECTIONS = np.array([-1.0, 0.0, 1.0])
_SMALLEST = 1e-4
_LIKELY = 0.5


def clause_shares(
    alone: NDArray[np.float64], probabilities: NDArray[np.float64], reading: Reading
) -> NDArray[np.float64]:
    """Compute how likely each clause complains, says neither, or praises.

    To what the clause says alone is added what its phrases of praise and complaint say (`config/valence.toml`); what is
    known of the whole text, because "it took an hour" is a complaint among complaints; and contrast, because what
    stands across a "but" tends to be the opposite. A text in the middle leaves its clauses open: its share of the
    middle class is spread over all three. A text of one clause lends it its own probabilities.

    The weights were chosen on invented mentions, since no public data has labelled clauses.

    Args:
        alone: Probabilities of each clause, read as a text of its own, shape (clauses, 3).
        probabilities: Of each text, shape (texts, 3).
        reading: The texts and their clauses.

    Returns:
        Shape (clauses, 3), each row adding up to 1.
    """
    owners = reading.owners
    phrases = word_valences(reading)[:, np.newaxis] * _DIRECTIONS
    odds = (
        alone * (left_open(probabilities)[owners] + _SMALLEST) ** _TRUST_IN_TEXT * np.exp(_TRUST_IN_PHRASES * phrases)
    )
    found = _of_one(odds * _CLASS_WEIGHTS)
    across = across_contrast(reading, found[:, POSITIVE] - found[:, NEGATIVE])
    found = _of_one(found * np.exp(-_TRUST_IN_CONTRAST * across[:, np.newaxis] * _DIRECTIONS))
    single = reading.is_single()
    found[single] = probabilities[owners[single]]
    return found


def left_open(probabilities: NDArray[np.float64]) -> NDArray[np.float64]:
    """Spread the share of the middle over all three classes: what praises and complains leaves its parts open."""
    spread = probabilities + probabilities[:, [MIDDLE]] / len(CLASSES)
    spread[:, MIDDLE] -= probabilities[:, MIDDLE]
    return spread


def says_both(clauses: NDArray[np.float64], reading: Reading) -> NDArray[np.bool_]:
    """Find the texts that praise and complain: the rule that parts `mixed` from `neutral`.

    A clause praises (complains) when that is more likely than not. A text says both when one clause praises and one
    complains, or when at least one does either and a clause begins with a word of contrast (but, although, except ...).

    Args:
        clauses: What `clause_shares` gave, shape (clauses, 3).
        reading: The texts and their clauses.
    """
    best = strongest(clauses, reading)
    praises, complains = best[:, POSITIVE] >= _LIKELY, best[:, NEGATIVE] >= _LIKELY
    contrasts = np.zeros(len(reading.texts), np.bool_)
    contrasts[reading.owners[turning(reading)]] = True
    return np.asarray((praises & complains) | (contrasts & (praises | complains)))


def across_contrast(reading: Reading, leanings: NDArray[np.float64]) -> NDArray[np.float64]:
    """Give for each clause how the clause across a word of contrast leans; 0 where no such word stands between.

    Args:
        reading: Texts and their clauses.
        leanings: From -1 (complains) to 1 (praises), shape (clauses,).
    """
    across = np.zeros(len(leanings))
    turns = np.flatnonzero(turning(reading)[1:] & (np.diff(reading.owners) == 0)) + 1
    across[turns - 1] = leanings[turns]
    across[turns] = leanings[turns - 1]
    return across


def strongest(parts: NDArray[np.float64], reading: Reading) -> NDArray[np.float64]:
    """Take the greatest value among the clauses of each text; shape of parts (clauses,) or (clauses, classes)."""
    first = reading.first()
    return np.asarray(np.maximum.reduceat(parts, first, axis=0)) if len(first) else parts[:0]


def _of_one(odds: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.asarray(odds / odds.sum(axis=1, keepdims=True))
