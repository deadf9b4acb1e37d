"""The trained sentiment model: how a text and its clauses become probabilities of three classes."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
import scipy.sparse as sp
from numpy.typing import NDArray

from analysis.features import (
    MEASURES,
    clause_compound,
    clause_measures,
    sequence_scores,
    text_counts,
    text_measures,
)
from analysis.linear import Linear, shares
from analysis.question import KINDS
from analysis.reading import Reading, read
from analysis.vocabulary import Vocabulary, vocabulary_from, vocabulary_parts

CLASSES = ("negative", "middle", "positive")
NEGATIVE, MIDDLE, POSITIVE = range(3)

_SMALLEST = 1e-4
_LIKELY = 0.5
_CLEAR_COMPOUND = 0.3
_CONTRAST = frozenset(
    {"but", "however", "although", "though", "except", "whereas", "unfortunately", "yet", "apart", "shame"}
)
_RATING_LEVELS = (0.0, 0.25, 0.5, 0.75, 1.0)


@dataclass(frozen=True)
class Judged:
    """What the model makes of a batch of texts.

    Attributes:
        probabilities: Of each class, calibrated; shape (texts, 3).
        classes: The class that is chosen for each text, shape (texts,).
        is_mixed: Whether a text of the middle class is mixed rather than neutral, shape (texts,).
    """

    probabilities: NDArray[np.float64]
    classes: NDArray[np.int64]
    is_mixed: NDArray[np.bool_]


@dataclass(frozen=True)
class SentimentModel:
    """Two layers: a linear model reads texts and clauses, a small one weighs what it found, and the rating if any.

    Attributes:
        vocabulary: Sequences that are known.
        reader: The first layer, on the features of a text or of a clause.
        weigher: The second layer, on `findings`.
        rated_weigher: The second layer where there is a rating, on `findings` and `rated_findings`.
        class_weights: What each probability is multiplied with before the greatest is chosen, shape (3,).
    """

    vocabulary: Vocabulary
    reader: Linear
    weigher: Linear
    rated_weigher: Linear
    class_weights: NDArray[np.float64]

    def judge(
        self, texts: pd.Series, kinds: pd.Series, ratings: pd.Series, text_compound: NDArray[np.float64]
    ) -> Judged:
        """Judge a batch of texts.

        Args:
            texts: Texts without missing values.
            kinds: Kind of question of each.
            ratings: 0 (worst) to 1 (best), or NaN.
            text_compound: VADER's compound of each.
        """
        reading = read(texts)
        clause_counts = self.vocabulary.counts(reading)
        valences = clause_compound(reading, text_compound)
        measures = text_measures(reading, kinds, text_compound, valences)
        whole = self._read(text_counts(reading, clause_counts), measures)
        parts = whole[reading.owners].copy()
        several = np.flatnonzero(np.bincount(reading.owners, minlength=len(texts))[reading.owners] > 1)
        if len(several):
            parts[several] = self._read(clause_counts[several], clause_measures(reading, kinds, valences)[several])
        found = findings(whole, parts, reading, measures)
        probabilities = self.weigher.probabilities(found)
        rating = ratings.to_numpy(np.float64)
        rated = np.flatnonzero(~np.isnan(rating))
        if len(rated):
            with_rating = rated_findings(found[rated], rating[rated])
            probabilities[rated] = self.rated_weigher.probabilities(with_rating)
        classes = (probabilities * self.class_weights).argmax(axis=1)
        return Judged(probabilities, classes, says_both(parts, reading, measures))

    def _read(self, counts: sp.csr_array, measures: NDArray[np.float64]) -> NDArray[np.float64]:
        asked = measures[:, [MEASURES.index(kind) for kind in KINDS]]
        scores = sequence_scores(self.vocabulary, counts, asked, self.reader.weights)
        return shares(scores + measures @ self.reader.weights[-len(MEASURES) :] + self.reader.biases)


def class_numbers(sentiment: pd.Series) -> NDArray[np.int64]:
    """Turn `negative`, `middle`, `positive` into class numbers."""
    numbers = {name: number for number, name in enumerate(CLASSES)}
    return np.array([numbers[name] for name in sentiment.tolist()], np.int64)


def says_both(parts: NDArray[np.float64], reading: Reading, measures: NDArray[np.float64]) -> NDArray[np.bool_]:
    """Find the texts that praise and complain: the rule that parts `mixed` from `neutral`.

    A clause praises (complains) when that is more likely than not, or VADER's compound of it is at least 0.3 (at most
    -0.3). A text says both when one clause praises and one complains, or when at least one does either and a clause
    begins with a word of contrast (but, although, except ...).

    Args:
        parts: Probabilities of the clauses, shape (clauses, 3).
        reading: The texts and their clauses.
        measures: Of the texts.
    """
    lowest, highest = (measures[:, MEASURES.index(name)] for name in ("lowest_compound", "highest_compound"))
    best = strongest(parts, reading)
    praises = (best[:, POSITIVE] >= _LIKELY) | (highest >= _CLEAR_COMPOUND)
    complains = (best[:, NEGATIVE] >= _LIKELY) | (lowest <= -_CLEAR_COMPOUND)
    contrasts = np.zeros(len(reading.texts), np.bool_)
    turns = [bool(words) and words[0] in _CONTRAST for words in reading.words]
    contrasts[reading.owners[np.array(turns, np.bool_)]] = True
    return np.asarray((praises & complains) | (contrasts & (praises | complains)))


def strongest(parts: NDArray[np.float64], reading: Reading) -> NDArray[np.float64]:
    """Take the greatest value among the clauses of each text; shape of parts (clauses,) or (clauses, classes)."""
    first = np.flatnonzero(np.diff(reading.owners, prepend=-1))
    return np.asarray(np.maximum.reduceat(parts, first, axis=0)) if len(first) else parts[:0]


def findings(
    whole: NDArray[np.float64], parts: NDArray[np.float64], reading: Reading, measures: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Lay side by side what the first layer found: in the whole text, in its clauses, and what was measured.

    Args:
        whole: Probabilities of the texts, shape (texts, 3).
        parts: Probabilities of the clauses, shape (clauses, 3).
        reading: The texts and their clauses.
        measures: Of the texts.

    Returns:
        Shape (texts, 13 + measures).
    """
    first = np.flatnonzero(np.diff(reading.owners, prepend=-1))
    if not len(first):
        return np.zeros((0, 13 + measures.shape[1]))
    highest = strongest(parts, reading)
    clauses = np.diff(np.append(first, len(parts)))[:, np.newaxis]
    mean = np.add.reduceat(parts, first, axis=0) / clauses
    last = parts[np.append(first[1:], len(parts)) - 1]
    both = highest[:, [NEGATIVE]] * highest[:, [POSITIVE]]
    return np.hstack([np.log(whole + _SMALLEST), highest, mean, last, both, measures])


def rated_findings(found: NDArray[np.float64], rating: NDArray[np.float64]) -> NDArray[np.float64]:
    """Add the rating: which of five levels it is nearest to, and how it goes with the first layer's opinion."""
    nearest = np.abs(rating[:, np.newaxis] - np.array(_RATING_LEVELS)).argmin(axis=1)
    levels = np.eye(len(_RATING_LEVELS))[nearest]
    return np.hstack([found, levels, found[:, :3] * (rating[:, np.newaxis] - 0.5)])


def model_parts(model: SentimentModel) -> dict[str, Any]:
    """Take a model apart into arrays and texts, for its file."""
    return {
        **vocabulary_parts(model.vocabulary),
        "class_weights": model.class_weights,
        **_linear_parts("reader", model.reader),
        **_linear_parts("weigher", model.weigher),
        **_linear_parts("rated_weigher", model.rated_weigher),
    }


def model_from(parts: Mapping[str, Any]) -> SentimentModel:
    """Put a model together from the parts of its file."""
    reader, weigher, rated_weigher = (
        Linear(np.asarray(parts[f"{name}_weights"], np.float64), parts[f"{name}_biases"])
        for name in ("reader", "weigher", "rated_weigher")
    )
    return SentimentModel(vocabulary_from(parts), reader, weigher, rated_weigher, parts["class_weights"])


def _linear_parts(name: str, linear: Linear) -> dict[str, Any]:
    weights = linear.weights.astype(np.float32) if name == "reader" else linear.weights
    return {f"{name}_weights": weights, f"{name}_biases": linear.biases}
