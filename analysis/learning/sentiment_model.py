"""The trained sentiment model: how a text and its clauses become probabilities of three classes."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
import scipy.sparse as sp
from numpy.typing import NDArray

from analysis.learning.clause_sentiment import CLASSES, NEGATIVE, POSITIVE, clause_shares, says_both, strongest
from analysis.learning.features import (
    MEASURES,
    clause_compound,
    clause_measures,
    sequence_scores,
    text_counts,
    text_measures,
)
from analysis.learning.linear import Linear, shares
from analysis.learning.stars import STARS, star_levels, with_stars
from analysis.learning.vocabulary import Vocabulary, vocabulary_from, vocabulary_parts
from analysis.texts.question import KINDS
from analysis.texts.reading import Reading, read

_SMALLEST = 1e-4
# The encoder's outputs: sentiment from very positive to very negative, the rating likewise, then themes.
LEVELS = 5
# A complaint, and praise, of so few words is believed by so much, in logits: "arrive on time" is a wish.
_FEW_WORDS, _FEW_WORDS_OF_PRAISE = 5, 2
_TRUST_IN_PLAIN_WORDS = 3.0
_WEIGHERS = ("weigher", "rated_weigher", "unasked_weigher")
_BESIDE_WEIGHERS = ("stars", "class_weights", "unasked_class_weights")


@dataclass(frozen=True)
class Judged:
    """What the model makes of a batch of texts.

    Attributes:
        probabilities: Of each class, calibrated; shape (texts, 3).
        classes: The class that is chosen for each text, shape (texts,).
        is_mixed: Whether a text of the middle class is mixed rather than neutral, shape (texts,).
        clauses: How likely each clause complains, says neither, or praises; shape (clauses, 3).
    """

    probabilities: NDArray[np.float64]
    classes: NDArray[np.int64]
    is_mixed: NDArray[np.bool_]
    clauses: NDArray[np.float64]


@dataclass(frozen=True)
class Heard:
    """What the first layer makes of a batch of texts.

    Attributes:
        reading: The texts and their clauses.
        measures: Of the texts, shape (texts, MEASURES).
        clause_measures: Of the clauses, shape (clauses, MEASURES).
        whole: Probabilities of the texts, shape (texts, 3).
        parts: Probabilities of the clauses, shape (clauses, 3).
    """

    reading: Reading
    measures: NDArray[np.float64]
    clause_measures: NDArray[np.float64]
    whole: NDArray[np.float64]
    parts: NDArray[np.float64]


@dataclass(frozen=True)
class Weighing:
    """The second layer of one tier.

    Attributes:
        weigher: On what was found.
        rated_weigher: Where there is a rating, on what was found and `rated_findings`.
        unasked_weigher: Where no question is known, as in reviews and posts.
        stars: What each level of a rating adds to its log probabilities, shape (5, 3).
        class_weights: What each probability of an answer is multiplied with before the greatest is chosen, shape (3,).
        unasked_class_weights: The same of what answers no question.
    """

    weigher: Linear
    rated_weigher: Linear
    unasked_weigher: Linear
    stars: NDArray[np.float64]
    class_weights: NDArray[np.float64]
    unasked_class_weights: NDArray[np.float64]


@dataclass(frozen=True)
class SentimentModel:
    """Two layers: a linear model reads texts and clauses, a small one weighs what it found, and the rating if any.

    Attributes:
        vocabulary: Sequences that are known.
        reader: The first layer, on the features of a text or of a clause.
        fast: The second layer of the fast tier, on `findings`.
        accurate: The second layer of the accurate tier, on `findings` and what the encoder says; None if not trained.
    """

    vocabulary: Vocabulary
    reader: Linear
    fast: Weighing
    accurate: Weighing | None = None

    def hear(self, texts: pd.Series, kinds: pd.Series, text_compound: NDArray[np.float64]) -> Heard:
        """Let the first layer read a batch of texts and their clauses.

        Args:
            texts: Texts without missing values.
            kinds: Kind of question of each.
            text_compound: VADER's compound of each.
        """
        reading = read(texts)
        clause_counts = self.vocabulary.counts(reading)
        valences = clause_compound(reading, text_compound)
        measures = text_measures(reading, kinds, text_compound, valences)
        of_clauses = clause_measures(reading, kinds, valences)
        whole = self._read(text_counts(reading, clause_counts), measures)
        parts = whole[reading.owners].copy()
        several = np.flatnonzero(~reading.is_single())
        if len(several):
            parts[several] = self._read(clause_counts[several], of_clauses[several])
        return Heard(reading, measures, of_clauses, whole, parts)

    def weigh(
        self,
        heard: Heard,
        ratings: pd.Series,
        unasked: NDArray[np.bool_],
        outputs: NDArray[np.float64] | None = None,
    ) -> Judged:
        """Let the second layer weigh what was heard in each text, its rating where there is one, and the encoder.

        Args:
            heard: What the first layer made of the texts.
            ratings: 0 (worst) to 1 (best), or NaN.
            unasked: Where no question is known, as `is_unasked` says.
            outputs: What the encoder says of each, shape (texts, outputs); without it the fast tier judges.
        """
        found = findings(heard.whole, heard.parts, heard.reading, heard.measures)
        tier = self.fast
        if outputs is not None and self.accurate is not None:
            tier, found = self.accurate, np.hstack([found, deep_findings(outputs)])
        probabilities = tier.weigher.probabilities(found)
        rating = ratings.to_numpy(np.float64)
        rated, bare = np.flatnonzero(~np.isnan(rating) & ~unasked), np.flatnonzero(unasked)
        class_weights = np.tile(tier.class_weights, (len(found), 1))
        if len(bare):
            by_words = tier.unasked_weigher.probabilities(found[bare])
            probabilities[bare] = with_stars(by_words, rating[bare], tier.stars)
            class_weights[bare] = tier.unasked_class_weights
        if len(rated):
            with_rating = rated_findings(found[rated], rating[rated])
            probabilities[rated] = tier.rated_weigher.probabilities(with_rating)
        probabilities = with_plain_words(probabilities, heard.measures)
        classes = (probabilities * class_weights).argmax(axis=1)
        # The encoder reads whole texts only: what a clause says alone is the fast tier's finding in both.
        alone = self.fast.weigher.probabilities(clause_findings(heard.parts, heard.clause_measures))
        clauses = clause_shares(alone, probabilities, heard.reading)
        return Judged(probabilities, classes, says_both(clauses, heard.reading), clauses)

    def _read(self, counts: sp.csr_array, measures: NDArray[np.float64]) -> NDArray[np.float64]:
        asked = measures[:, -len(KINDS) :]
        scores = sequence_scores(self.vocabulary, counts, asked, self.reader.weights)
        return shares(scores + measures @ self.reader.weights[-len(MEASURES) :] + self.reader.biases)


def class_numbers(sentiment: pd.Series) -> NDArray[np.int64]:
    """Turn `negative`, `middle`, `positive` into class numbers."""
    numbers = {name: number for number, name in enumerate(CLASSES)}
    return np.array([numbers[name] for name in sentiment.tolist()], np.int64)


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
    first = reading.first()
    if not len(first):
        return np.zeros((0, 13 + measures.shape[1]))
    highest = strongest(parts, reading)
    clauses = np.diff(np.append(first, len(parts)))[:, np.newaxis]
    mean = np.add.reduceat(parts, first, axis=0) / clauses
    last = parts[np.append(first[1:], len(parts)) - 1]
    both = highest[:, [NEGATIVE]] * highest[:, [POSITIVE]]
    return np.hstack([np.log(whole + _SMALLEST), highest, mean, last, both, measures])


def clause_findings(parts: NDArray[np.float64], measures: NDArray[np.float64]) -> NDArray[np.float64]:
    """Lay out what was found in each clause as `findings` does for a text that consists of it alone."""
    both = parts[:, [NEGATIVE]] * parts[:, [POSITIVE]]
    return np.hstack([np.log(parts + _SMALLEST), parts, parts, parts, both, measures])


def rated_findings(found: NDArray[np.float64], rating: NDArray[np.float64]) -> NDArray[np.float64]:
    """Add the rating: which of five levels it is nearest to, and how it goes with the first layer's opinion."""
    levels = np.eye(STARS)[star_levels(rating)]
    return np.hstack([found, levels, found[:, :3] * (rating[:, np.newaxis] - 0.5)])


def deep_findings(outputs: NDArray[np.float64]) -> NDArray[np.float64]:
    """Lay out what the encoder says of sentiment and rating, log probabilities of five levels each: (texts, 10)."""
    levels, ratings = outputs[:, :LEVELS], outputs[:, LEVELS : 2 * LEVELS]
    return np.hstack([np.log(shares(levels) + _SMALLEST), np.log(shares(ratings) + _SMALLEST)])


def with_plain_words(probabilities: NDArray[np.float64], measures: NDArray[np.float64]) -> NDArray[np.float64]:
    """Believe the words of a short text that only complains, or only praises, where the question tells neither: "Rude".

    Surveys hardly have such texts, so models learnt from them shrug; posts and reviews have many.

    Args:
        probabilities: Of each text, shape (texts, 3).
        measures: Of the texts.
    """
    of = {name: measures[:, place] for place, name in enumerate(MEASURES)}
    tells = (of["nonspecific"] > 0) & (of["asks"] == 0)
    complains = tells & (of["phrases"] < 0) & (of["praising_phrases"] == 0)
    praises = tells & (of["phrases"] > 0) & (of["complaining_phrases"] == 0)
    odds = probabilities.copy()
    odds[complains & (of["log_words"] <= np.log1p(_FEW_WORDS)), NEGATIVE] *= np.exp(_TRUST_IN_PLAIN_WORDS)
    odds[praises & (of["log_words"] <= np.log1p(_FEW_WORDS_OF_PRAISE)), POSITIVE] *= np.exp(_TRUST_IN_PLAIN_WORDS)
    return np.asarray(odds / odds.sum(axis=1, keepdims=True))


def model_parts(model: SentimentModel) -> dict[str, Any]:
    """Take a model apart into arrays and texts, for its file."""
    return {
        **vocabulary_parts(model.vocabulary),
        "reader_weights": model.reader.weights.astype(np.float32),
        "reader_biases": model.reader.biases,
        **_weighing_parts("fast", model.fast),
        **(_weighing_parts("accurate", model.accurate) if model.accurate else {}),
    }


def model_from(parts: Mapping[str, Any]) -> SentimentModel:
    """Put a model together from the parts of its file."""
    reader = Linear(np.asarray(parts["reader_weights"], np.float64), parts["reader_biases"])
    accurate = _weighing_from("accurate", parts) if "accurate_class_weights" in parts else None
    return SentimentModel(vocabulary_from(parts), reader, _weighing_from("fast", parts), accurate)


def _weighing_parts(tier: str, weighing: Weighing) -> dict[str, Any]:
    weighers = {
        f"{tier}_{name}_{part}": getattr(getattr(weighing, name), part)
        for name in _WEIGHERS
        for part in ("weights", "biases")
    }
    return {**weighers, **{f"{tier}_{name}": getattr(weighing, name) for name in _BESIDE_WEIGHERS}}


def _weighing_from(tier: str, parts: Mapping[str, Any]) -> Weighing:
    weigher, rated, unasked = (
        Linear(parts[f"{tier}_{name}_weights"], parts[f"{tier}_{name}_biases"]) for name in _WEIGHERS
    )
    return Weighing(weigher, rated, unasked, *(parts[f"{tier}_{name}"] for name in _BESIDE_WEIGHERS))
