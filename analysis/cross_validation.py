"""Honest figures: every text is judged by a model that was fitted without its writer."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.bootstrap import intervals
from analysis.clause_sentiment import CLASSES, NEGATIVE
from analysis.examples import themes_of
from analysis.scores import calibration_error, confusion, label_rates, micro_f1, precision_recall_f1
from analysis.sentiment_model import Judged, class_numbers
from analysis.sentiment_training import fit_sentiment, grouped_folds
from analysis.taught import with_taught
from analysis.theme_training import FEWEST_EXAMPLES, fit_themes
from analysis.vader import compound

FOLDS = 5
_SEED = 7
_VADER_NEUTRAL = 0.05
_OF_A_PART = ("n", "accuracy", "negative_recall")

Progress = Callable[[str, int, int | None], None]


def cross_validate_sentiment(
    examples: pd.DataFrame, taught: pd.DataFrame, progress: Progress, outputs: NDArray[np.float64] | None = None
) -> dict[str, Any]:
    """Cross-validate the sentiment model, grouped by writer.

    All choices inside a fold (second layer, class weights) are made on inner folds of its training part.

    Args:
        examples: As `read_examples` gives them, every row with a sentiment.
        taught: What is learnt from in every fold and never measured on, every row with a sentiment.
        progress: Called with (stage, done, total).
        outputs: What encoders that were trained without a text's writer say of it, shape (examples, outputs); with
            them the accurate tier is measured, without them the fast one.

    Returns:
        Figures from the text and question alone, the same with the rating where there is one, and those of VADER.
    """
    truth = class_numbers(examples["sentiment"])
    text_only, rated = _nothing_judged(len(examples)), _nothing_judged(len(examples))
    for fold, (learnt, held) in enumerate(grouped_folds(examples["writer"].to_numpy(), FOLDS, _SEED)):
        progress("cross-validating sentiment", fold, FOLDS)
        known = examples.iloc[learnt].reset_index(drop=True)
        model = fit_sentiment(*with_taught(known, taught, None if outputs is None else outputs[learnt]))
        deep = None if outputs is None else outputs[held]
        part = examples.iloc[held].reset_index(drop=True)
        valences = compound(part["text"])
        without = pd.Series(np.nan, index=part.index)
        _put(text_only, held, model.judge(part["text"], part["kind"], without, valences, deep))
        _put(rated, held, model.judge(part["text"], part["kind"], part["rating"], valences, deep))
    progress("cross-validating sentiment", FOLDS, FOLDS)
    return {
        "folds": FOLDS,
        "grouped_by": "writer",
        "text": {
            **sentiment_figures(truth, text_only),
            **parts_of(examples, truth, text_only.classes),
            "intervals": _sentiment_intervals(examples["writer"].to_numpy(), truth, text_only.classes),
        },
        "text_and_rating": sentiment_figures(truth, rated),
        "vader": vader_figures(truth, examples["text"]),
    }


def cross_validate_themes(
    examples: pd.DataFrame,
    marked: pd.DataFrame,
    taught: pd.DataFrame,
    progress: Progress,
    outputs: NDArray[np.float64] | None = None,
) -> dict[str, Any]:
    """Cross-validate the theme model, grouped by writer; thresholds are chosen on inner folds.

    Args:
        examples: As `read_examples` gives them, every row with labels.
        marked: Boolean frame, one column for each theme to learn.
        taught: What is learnt from in every fold and never measured on, every row with labels.
        progress: Called with (stage, done, total).
        outputs: As for `cross_validate_sentiment`, their themes in the order of `marked`.
    """
    given = np.zeros(marked.shape, np.bool_)
    also = themes_of(taught["labels"])[marked.columns] if len(taught) else marked.iloc[:0]
    for fold, (learnt, held) in enumerate(grouped_folds(examples["writer"].to_numpy(), FOLDS, _SEED)):
        progress("cross-validating themes", fold, FOLDS)
        deep = None if outputs is None else outputs[learnt]
        known, deep = with_taught(examples.iloc[learnt].reset_index(drop=True), taught, deep)
        model = fit_themes(known, pd.concat([marked.iloc[learnt], also], ignore_index=True), deep)
        part = examples.iloc[held].reset_index(drop=True)
        heard = model.hear(part["text"], part["kind"], compound(part["text"]))
        given[held], _ = model.call(heard, None if outputs is None else outputs[held])
    progress("cross-validating themes", FOLDS, FOLDS)
    figures = theme_figures(marked, given)
    ends = _theme_intervals(examples["writer"].to_numpy(), marked.to_numpy(np.bool_), given)
    for name, of_theme in zip(figures["per_theme"], ends[2:], strict=True):
        figures["per_theme"][name]["f1_interval"] = of_theme
    figures["intervals"] = {"micro_f1": ends[0], "macro_f1": ends[1]}
    return {"folds": FOLDS, "grouped_by": "writer", **figures}


def _sentiment_intervals(
    writers: NDArray[np.object_], truth: NDArray[np.int64], given: NDArray[np.int64]
) -> dict[str, list[float]]:
    def measure(rows: NDArray[np.int64]) -> NDArray[np.float64]:
        rates = precision_recall_f1(confusion(truth[rows], given[rows], len(CLASSES)))
        return np.concatenate([[rates[:, 2].mean(), rates[NEGATIVE, 1]], rates[:, 2]])

    names = ("macro_f1", "negative_recall", *(f"{name}_f1" for name in CLASSES))
    return dict(zip(names, intervals(writers, measure).round(4).tolist(), strict=True))


def _theme_intervals(
    writers: NDArray[np.object_], truth: NDArray[np.bool_], given: NDArray[np.bool_]
) -> list[list[float]]:
    def measure(rows: NDArray[np.int64]) -> NDArray[np.float64]:
        rates = label_rates(truth[rows], given[rows])[:, 2]
        return np.concatenate([[micro_f1(truth[rows], given[rows]), rates.mean()], rates])

    ends: list[list[float]] = intervals(writers, measure).round(4).tolist()
    return ends


def sentiment_figures(truth: NDArray[np.int64], judged: Judged) -> dict[str, Any]:
    """Compute the figures of sentiment labels in three classes (middle: neutral or mixed)."""
    probability = judged.probabilities[np.arange(len(truth)), judged.classes]
    figures = class_figures(truth, judged.classes)
    figures["calibration_error"] = _rounded(calibration_error(probability, judged.classes == truth))
    return figures


def parts_of(examples: pd.DataFrame, truth: NDArray[np.int64], given: NDArray[np.int64]) -> dict[str, Any]:
    """Compute n, accuracy and the recall of negatives, of the texts of each source and of each kind of question."""

    def of(column: str) -> dict[str, Any]:
        rows = examples[column].groupby(examples[column].to_numpy(object)).indices
        whole = {str(name): class_figures(truth[places], given[places]) for name, places in rows.items()}
        return {name: {rate: of_part[rate] for rate in _OF_A_PART} for name, of_part in whole.items()}

    return {"per_source": of("source"), "per_question": of("kind")}


def vader_figures(truth: NDArray[np.int64], texts: pd.Series) -> dict[str, Any]:
    """Compute the figures of plain VADER on the same texts: negative below -0.05, positive above 0.05."""
    valences = compound(texts)
    return class_figures(truth, np.digitize(valences, [-_VADER_NEUTRAL, _VADER_NEUTRAL]).astype(np.int64))


def theme_figures(marked: pd.DataFrame, given: NDArray[np.bool_]) -> dict[str, Any]:
    """Compute the figures of theme labels; micro and macro F1 are over themes with 20 examples or more (else None)."""
    truth = marked.to_numpy(np.bool_)
    examples = truth.sum(axis=0)
    often = examples >= FEWEST_EXAMPLES
    rates = label_rates(truth, given)
    measured = bool(often.any())
    return {
        "n": len(truth),
        "themes": int(often.sum()),
        "micro_f1": _rounded(micro_f1(truth[:, often], given[:, often])) if measured else None,
        "macro_f1": _rounded(float(rates[often, 2].mean())) if measured else None,
        "exact_match_share": _rounded(float((truth[:, often] == given[:, often]).all(axis=1).mean()))
        if measured
        else None,
        "per_theme": {
            str(name): {
                "examples": int(examples[place]),
                "precision": _rounded(rates[place, 0]),
                "recall": _rounded(rates[place, 1]),
                "f1": _rounded(rates[place, 2]),
            }
            for place, name in enumerate(marked.columns)
        },
    }


def class_figures(truth: NDArray[np.int64], given: NDArray[np.int64]) -> dict[str, Any]:
    """Compute the figures of given classes: accuracy, macro F1, the rates of each class, and who was taken for whom."""
    counts = confusion(truth, given, len(CLASSES))
    rates = precision_recall_f1(counts)
    return {
        "n": len(truth),
        "accuracy": _rounded(float((truth == given).mean())),
        "macro_f1": _rounded(float(rates[:, 2].mean())),
        "negative_recall": _rounded(float(rates[NEGATIVE, 1])),
        "per_class": {
            name: {
                "examples": int(counts[number].sum()),
                "precision": _rounded(rates[number, 0]),
                "recall": _rounded(rates[number, 1]),
                "f1": _rounded(rates[number, 2]),
            }
            for number, name in enumerate(CLASSES)
        },
        "confusion": {
            name: dict(zip(CLASSES, counts[number].tolist(), strict=True)) for number, name in enumerate(CLASSES)
        },
    }


def _nothing_judged(texts: int) -> Judged:
    return Judged(
        np.zeros((texts, len(CLASSES))),
        np.zeros(texts, np.int64),
        np.zeros(texts, np.bool_),
        np.zeros((0, len(CLASSES))),
        np.zeros((0, len(CLASSES))),
    )


def _put(into: Judged, rows: NDArray[np.int64], judged: Judged) -> None:
    into.probabilities[rows] = judged.probabilities
    into.classes[rows] = judged.classes
    into.is_mixed[rows] = judged.is_mixed


def _rounded(value: float) -> float:
    return round(float(value), 4)
