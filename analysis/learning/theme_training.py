"""Fitting the theme model to labelled texts."""

from typing import Any

import numpy as np
import pandas as pd
import scipy.sparse as sp
from numpy.typing import NDArray

from analysis.learning.clause_sentiment import strongest
from analysis.learning.sentiment_training import FEWEST_WRITERS, grouped_folds
from analysis.learning.taught import is_invented, stands_again
from analysis.learning.theme_model import (
    ThemeModel,
    ThemeTier,
    ThemeWeighing,
    finder,
    findings,
    likeness,
    theme_places,
    theme_rows,
    themes_named,
    with_deep,
)
from analysis.learning.vocabulary import learn
from analysis.texts.embedding import DIMENSIONS
from analysis.texts.question import is_unasked
from analysis.texts.reading import read
from analysis.vader import compound

FEWEST_EXAMPLES = 20

_STIFFNESS = 2.0
# As for sentiment, but found best lower: what coders call a theme differs more than what they call a complaint.
_WEIGHT_OF_UNASKED = 0.05
_WEIGHER_STRENGTH = 0.1
# Coders draw the lines between themes each in their own way: where there are enough real answers, their coders count
# for more than whoever invented answers.
_WEIGHT_OF_INVENTED = 0.3
_TRUST_IN_OWN = 0.75
_INNER_FOLDS = 4
_SEED = 20260101
# A threshold may not call more than three times as many texts as there are examples.
_MOST_CALLED = 3


def fit_themes(known: pd.DataFrame, marked: pd.DataFrame, outputs: NDArray[np.float64] | None = None) -> ThemeModel:
    """Fit a separator for each theme; and a weigher and a threshold, of answers and of what answers no question apart.

    Weigher and threshold (between the one with the best F1 and the one that is best for all themes) only see margins
    of writers that the separator was not fitted to (inner folds grouped by writer).

    Args:
        known: As `with_taught` gives it, every row with labels.
        marked: As `marks_of_themes` gives it, one column for each theme to learn.
        outputs: What encoders that were trained without a text's writer say of it, shape (texts, outputs), its themes
            in the order of `marked`; without them only the fast tier is fitted.
    """
    texts = known["text"].reset_index(drop=True)
    writers = known["writer"].to_numpy()
    truth = marked.to_numpy(np.float64)
    reading = read(texts)
    vocabulary = learn(reading, writers.tolist(), FEWEST_WRITERS)
    kinds = known["kind"].reset_index(drop=True)
    rows, clause_rows = theme_rows(vocabulary, reading, kinds, compound(texts))
    margins, clause_margins = np.zeros(truth.shape), np.zeros((len(reading.owners), truth.shape[1]))
    once, is_answer = ~stands_again(known), ~is_unasked(known["question"])
    products, place = _products(rows[once]), np.cumsum(once) - 1
    weight = np.where(is_answer, 1.0, _WEIGHT_OF_UNASKED)
    for rest, held in grouped_folds(writers, _INNER_FOLDS, _SEED):
        learnt = rest[once[rest]]
        among = products[np.ix_(place[learnt], place[learnt])]
        weights, biases = _fit_separators(rows[learnt], among, truth[learnt], weight[learnt])
        margins[held] = np.asarray(rows[held] @ weights) + biases
        held_clauses = np.flatnonzero(np.isin(reading.owners, held))
        clause_margins[held_clauses] = np.asarray(clause_rows[held_clauses] @ weights) + biases
    weights, biases = _fit_separators(rows[once], products, truth[once], weight[once])
    names = tuple(marked.columns.tolist())
    cues = np.take(finder().find(reading), theme_places(names), axis=1)
    found = findings(margins, strongest(clause_margins, reading), cues, likeness(texts, themes_named(names)))
    fast = _fit_tier(found, truth, is_answer, ~is_invented(known))
    accurate = None if outputs is None else _fit_tier(with_deep(found, outputs), truth, is_answer, ~is_invented(known))
    return ThemeModel(vocabulary, names, weights, biases, fast, accurate)


def _fit_tier(
    found: NDArray[np.float64], truth: NDArray[np.float64], is_answer: NDArray[np.bool_], is_real: NDArray[np.bool_]
) -> ThemeTier:
    # Real texts of which no question is known are survey answers too; they may not speak for reviews and posts.
    all_alike = np.ones(len(truth), np.bool_)
    return ThemeTier(fit_weighing(found, truth, is_answer, is_real), fit_weighing(found, truth, ~is_answer, all_alike))


def fit_weighing(
    found: NDArray[np.float64], truth: NDArray[np.float64], of: NDArray[np.bool_], leads: NDArray[np.bool_]
) -> ThemeWeighing:
    """Fit to the texts of one kind, those that lead before the others; to all texts where that kind has too few.

    Args:
        found: What the first layer found, shape (texts, themes, findings).
        truth: 1 where a text is about a theme, 0 where not, NaN where nobody knows, shape (texts, themes).
        of: Whether a text is of the kind, shape (texts,).
        leads: Whether a text counts fully where enough of those that do are about a theme, shape (texts,).
    """
    is_known, is_about = ~np.isnan(truth), truth == 1
    few = is_about[of].sum(axis=0) < FEWEST_EXAMPLES
    led = is_about[of & leads].sum(axis=0) >= FEWEST_EXAMPLES
    counts = np.where(led & ~leads[:, np.newaxis], _WEIGHT_OF_INVENTED, 1.0)
    learnt = [np.flatnonzero(is_known[:, theme] & (of | few[theme])) for theme in range(truth.shape[1])]
    fitted = [
        _fit_weigher(found[rows, theme], is_about[rows, theme], counts[rows, theme])
        for theme, rows in enumerate(learnt)
    ]
    weights, biases = np.array([weight for weight, _ in fitted]), np.array([bias for _, bias in fitted])
    logits = np.einsum("ntf,tf->nt", found, weights) + biases
    own = np.array(
        [
            best_threshold(logits[rows, theme], is_about[rows, theme], counts[rows, theme])
            for theme, rows in enumerate(learnt)
        ]
    )
    # The best threshold of a rare theme is chance to a good part: it is pulled towards the one best for all.
    of_all = is_known & of[:, np.newaxis]
    shared = best_threshold(logits[of_all], is_about[of_all], counts[of_all])
    return ThemeWeighing(weights, biases, _TRUST_IN_OWN * own + (1 - _TRUST_IN_OWN) * shared)


def _products(rows: sp.csr_array) -> NDArray[np.float64]:
    """Multiply each text with each: shape (texts, texts)."""
    words, meaning = rows[:, :-DIMENSIONS], rows[:, -DIMENSIONS:].toarray()
    return np.asarray((words @ words.T).toarray() + meaning @ meaning.T)


def _fit_separators(
    rows: sp.csr_array, products: NDArray[np.float64], truth: NDArray[np.float64], weight: NDArray[np.float64]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    # Ridge regression to 0 and 1, solved once for all themes among the texts instead of among the features: as
    # accurate here as a support vector machine for each theme, and thirty times faster.
    from scipy.linalg import solve

    is_known = ~np.isnan(truth)
    share = (weight @ np.nan_to_num(truth)) / (weight @ is_known)
    # A text that counts half is held half as tightly. The products, which fill much memory, are not needed again.
    products[np.diag_indices_from(products)] += _STIFFNESS / weight
    # What nobody knows pulls neither way.
    pulls = solve(products, np.nan_to_num(truth - share), assume_a="pos", overwrite_a=True)
    return np.asarray(rows.T @ pulls), share


def _fit_weigher(
    found: NDArray[np.float64], truth: NDArray[np.bool_], weight: NDArray[np.float64]
) -> tuple[NDArray[np.float64], float]:
    from sklearn.linear_model import LogisticRegression

    if not truth.any():
        return np.zeros(found.shape[1]), -np.inf
    scale = found.std(axis=0)
    scale = np.where(scale > 0, scale, 1.0)
    model: Any = LogisticRegression(C=_WEIGHER_STRENGTH, max_iter=500).fit(found / scale, truth, sample_weight=weight)
    return model.coef_[0] / scale, float(model.intercept_[0])


def best_threshold(margins: NDArray[np.float64], truth: NDArray[np.bool_], counts: NDArray[np.float64]) -> float:
    """Give the margin from which on calling texts has the best F1, calling no more than thrice as many as there are.

    Args:
        margins: Shape (texts,).
        truth: Shape (texts,).
        counts: How much each text counts, shape (texts,).
    """
    order = np.argsort(-margins, kind="stable")
    count = counts[order]
    there, called = float(count[truth[order]].sum()), np.cumsum(count)
    hits = np.cumsum(count * truth[order])
    may = max(1, int(np.searchsorted(called, _MOST_CALLED * there, side="right")))
    best = int((2 * hits / (called + there))[:may].argmax())
    after = margins[order[min(best + 1, len(order) - 1)]]
    return float((margins[order[best]] + after) / 2)
