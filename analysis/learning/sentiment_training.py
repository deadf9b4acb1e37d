"""Fitting the sentiment model to labelled texts."""

import itertools
from collections.abc import Iterator

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.learning.clause_sentiment import CLASSES, NEGATIVE
from analysis.learning.features import clause_compound, clause_measures, design, text_counts, text_measures
from analysis.learning.linear import Linear, fit_linear
from analysis.learning.sentiment_model import (
    SentimentModel,
    Weighing,
    class_numbers,
    deep_findings,
    findings,
    rated_findings,
)
from analysis.learning.stars import fit_stars
from analysis.learning.taught import stands_again
from analysis.learning.vocabulary import learn
from analysis.statistics.scores import macro_f1, recall
from analysis.texts.question import TELLS_NOTHING, is_unasked
from analysis.texts.reading import read
from analysis.vader import compound

FEWEST_WRITERS = 5
_READER_STRENGTH = 3.0
# Reviews have words of their own, and conventions that may not drown those of answers.
_WEIGHT_OF_UNASKED = 0.3
_WEIGHER_STRENGTH = 0.3
_INNER_FOLDS = 4
_SEED = 20260101
# Missing a complaint costs more than a false alarm: the class weights must find at least this share of negatives.
_LEAST_NEGATIVE_RECALL, _LEAST_OF_UNASKED = 0.88, 0.85
_CHOICES = np.geomspace(0.8, 5.0, 23)


def fit_sentiment(known: pd.DataFrame, outputs: NDArray[np.float64] | None = None) -> SentimentModel:
    """Fit both layers and the class weights; in the second, answers and what answers no question apart.

    The first layer learns from each answer once, the second also from how it reads without its question.
    The second layer and the class weights only see what the first layer said about writers it was not fitted to
    (inner folds grouped by writer).

    Args:
        known: As `with_taught` gives it, every row with a sentiment.
        outputs: What encoders that were trained without a text's writer say of it, shape (texts, outputs); without them
            only the fast tier is fitted.
    """
    texts = known["text"].reset_index(drop=True)
    writers = known["writer"].to_numpy()
    classes = class_numbers(known["sentiment"])
    kinds = known["kind"].reset_index(drop=True)

    reading = read(texts)
    vocabulary = learn(reading, writers.tolist(), FEWEST_WRITERS)
    clause_counts = vocabulary.counts(reading)
    text_compound = compound(texts)
    valences = clause_compound(reading, text_compound)
    measures = text_measures(reading, kinds, text_compound, valences)
    rows = design(vocabulary, text_counts(reading, clause_counts), measures)
    clause_rows = design(vocabulary, clause_counts, clause_measures(reading, kinds, valences))

    weights, once = np.where(is_unasked(known["question"]), _WEIGHT_OF_UNASKED, 1.0), ~stands_again(known)
    whole = np.zeros((len(texts), len(CLASSES)))
    parts = np.zeros((clause_rows.shape[0], len(CLASSES)))
    for rest, held in grouped_folds(writers, _INNER_FOLDS, _SEED):
        learnt = rest[once[rest]]
        reader = fit_linear(
            rows[learnt], classes[learnt], _READER_STRENGTH, _balanced(classes[learnt]), weights[learnt]
        )
        whole[held] = reader.probabilities(rows[held])
        held_clauses = np.isin(reading.owners, held)
        parts[held_clauses] = reader.probabilities(clause_rows[held_clauses])
    single = reading.is_single()
    parts[single] = whole[reading.owners[single]]

    found = findings(whole, parts, reading, measures)
    reader = fit_linear(rows[once], classes[once], _READER_STRENGTH, _balanced(classes[once]), weights[once])
    fast = _fit_weighing(found, classes, known)
    accurate = None if outputs is None else _fit_weighing(np.hstack([found, deep_findings(outputs)]), classes, known)
    return SentimentModel(vocabulary, reader, fast, accurate)


def _fit_weighing(found: NDArray[np.float64], classes: NDArray[np.int64], known: pd.DataFrame) -> Weighing:
    unasked = is_unasked(known["question"])
    answers, bare = np.flatnonzero(~unasked), np.flatnonzero(unasked)
    rating, writers = known["rating"].to_numpy(np.float64), known["writer"].to_numpy()
    is_rated = ~np.isnan(rating)
    rated = np.flatnonzero(is_rated & ~unasked)
    told_why = np.flatnonzero(is_rated & (known["kind"] == TELLS_NOTHING).to_numpy(np.bool_) & ~stands_again(known))
    with_rating = rated_findings(found[rated], rating[rated])
    unseen = np.zeros((len(classes), len(CLASSES)))
    for rows in (answers, bare):
        for learnt, held in grouped_folds(writers[rows], _INNER_FOLDS, _SEED + 1):
            fitted = _fit_weigher(found[rows[learnt]], classes[rows[learnt]])
            unseen[rows[held]] = fitted.probabilities(found[rows[held]])
    measured = answers[known["is_measured"].to_numpy(np.bool_)[answers]]
    chosen_on = measured if len(measured) else answers
    return Weighing(
        _fit_weigher(found[answers], classes[answers]),
        _fit_weigher(with_rating, classes[rated]) if len(rated) else _no_rating(found, classes),
        _fit_weigher(found[bare], classes[bare]),
        fit_stars(unseen[told_why], classes[told_why], rating[told_why]),
        _choose_class_weights(unseen[chosen_on], classes[chosen_on], _LEAST_NEGATIVE_RECALL),
        _choose_class_weights(unseen[bare], classes[bare], _LEAST_OF_UNASKED),
    )


def grouped_folds(
    writers: NDArray[np.object_], folds: int, seed: int
) -> Iterator[tuple[NDArray[np.int64], NDArray[np.int64]]]:
    """Split rows so that no writer stands on both sides; gives (rows to learn from, rows held back)."""
    from sklearn.model_selection import GroupKFold

    splitter = GroupKFold(folds, shuffle=True, random_state=seed)
    yield from splitter.split(np.zeros(len(writers)), groups=writers)


def _balanced(classes: NDArray[np.int64]) -> dict[int, float]:
    counts = np.bincount(classes, minlength=len(CLASSES))
    return {number: len(classes) / (len(CLASSES) * count) for number, count in enumerate(counts.tolist()) if count}


def _fit_weigher(found: NDArray[np.float64], classes: NDArray[np.int64]) -> Linear:
    # Fitted on features of one scale and without class weights, so that its probabilities are calibrated.
    mean, scale = found.mean(axis=0), found.std(axis=0)
    scale = np.where(scale > 0, scale, 1.0)
    fitted = fit_linear((found - mean) / scale, classes, _WEIGHER_STRENGTH)
    weights = fitted.weights / scale[:, np.newaxis]
    return Linear(weights, fitted.biases - mean @ weights)


def _no_rating(found: NDArray[np.float64], classes: NDArray[np.int64]) -> Linear:
    plain = _fit_weigher(found, classes)
    ignored = rated_findings(found[:1], np.array([0.5])).shape[1] - found.shape[1]
    return Linear(np.vstack([plain.weights, np.zeros((ignored, len(CLASSES)))]), plain.biases)


def _choose_class_weights(
    probabilities: NDArray[np.float64], classes: NDArray[np.int64], least: float
) -> NDArray[np.float64]:
    best, best_value = np.ones(len(CLASSES)), -np.inf
    for negative, middle in itertools.product(_CHOICES, _CHOICES):
        weights = np.array([negative, middle, 1.0])
        chosen = (probabilities * weights).argmax(axis=1)
        shortfall = max(0.0, least - recall(classes, chosen, NEGATIVE))
        value = macro_f1(classes, chosen, len(CLASSES)) - shortfall
        if value > best_value:
            best, best_value = weights, value
    return best
