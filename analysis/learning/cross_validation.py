"""Honest figures: every text is judged by a model that was fitted without its writer."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.agreement import calibration
from analysis.learning.clause_sentiment import CLASSES, NEGATIVE
from analysis.learning.sentiment_model import Heard, Judged, SentimentModel, class_numbers
from analysis.learning.sentiment_training import fit_sentiment, grouped_folds
from analysis.learning.taught import marks_of_themes, stands_again
from analysis.learning.theme_training import FEWEST_EXAMPLES, fit_themes
from analysis.statistics.bootstrap import intervals
from analysis.statistics.scores import confusion, label_rates, micro_f1, named_rates, precision_recall_f1
from analysis.texts.question import TELLS_NOTHING, is_unasked
from analysis.vader import compound

FOLDS = 5
_SEED = 7
_VADER_NEUTRAL = 0.05
# Of equal width, for the calibration error (Naeini, Cooper and Hauskrecht 2015).
_BINS = 10
_OF_A_PART = ("n", "accuracy", "negative_recall")

Progress = Callable[[str, int, int | None], None]


def cross_validate_sentiment(
    known: pd.DataFrame, progress: Progress, outputs: NDArray[np.float64] | None = None
) -> dict[str, Any]:
    """Cross-validate the sentiment model, grouped by writer.

    All choices inside a fold (second layer, class weights) are made on inner folds of its training part.

    Args:
        known: As `with_taught` gives it, every row with a sentiment; what is not measured is learnt from in every fold.
        progress: Called with (stage, done, total).
        outputs: What encoders that were trained without a text's writer say of it, shape (texts, outputs); with them
            both tiers are measured, without them the fast one alone.

    Returns:
        Figures from the text and question alone, the same with the rating where there is one, of all of them as if
        nobody had kept the question, without and with the rating, and those of VADER; of the accurate tier, with those
        of the other as `fast`, where there are outputs.
    """
    examples = known[known["is_measured"]]
    truth = class_numbers(examples["sentiment"])
    is_again = (known["kind"] == TELLS_NOTHING) & (known["is_measured"] | stands_again(known))
    bare = np.flatnonzero(is_again.to_numpy(np.bool_))
    tiers = [None] if outputs is None else [outputs, None]
    text_only, rated = ([_nothing_judged(len(examples)) for _ in tiers] for _ in range(2))
    unasked, starred = ([_nothing_judged(len(known)) for _ in tiers] for _ in range(2))
    for fold, (learnt, held) in enumerate(_folds(known)):
        progress("cross-validating sentiment", fold, FOLDS)
        model = fit_sentiment(known.iloc[learnt].reset_index(drop=True), None if outputs is None else outputs[learnt])
        part = examples.iloc[held].reset_index(drop=True)
        heard, is_bare = _hear(model, part)
        without = pd.Series(np.nan, index=part.index)
        for tier, deep in enumerate(tiers):
            said = None if deep is None else deep[held]
            _put(text_only[tier], held, model.weigh(heard, without, is_bare, said))
            _put(rated[tier], held, model.weigh(heard, part["rating"], is_bare, said))
        theirs = bare[known["writer"].iloc[bare].isin(part["writer"]).to_numpy(np.bool_)]
        part = known.iloc[theirs].reset_index(drop=True)
        (heard, _), is_bare = _hear(model, part), np.ones(len(part), np.bool_)
        without = pd.Series(np.nan, index=part.index)
        for tier, deep in enumerate(tiers):
            said = None if deep is None else deep[theirs]
            _put(unasked[tier], theirs, model.weigh(heard, without, is_bare, said))
            _put(starred[tier], theirs, model.weigh(heard, part["rating"], is_bare, said))
    progress("cross-validating sentiment", FOLDS, FOLDS)
    writers, truth_of_bare = examples["writer"].to_numpy(), class_numbers(known["sentiment"].iloc[bare])
    figures = [
        {
            "folds": FOLDS,
            "grouped_by": "writer",
            "text": {
                **sentiment_figures(truth, alone),
                **parts_of(examples, truth, alone.classes),
                "intervals": _sentiment_intervals(writers, truth, alone.classes),
            },
            "text_and_rating": sentiment_figures(truth, with_rating),
            "without_question": class_figures(truth_of_bare, alone_bare.classes[bare]),
            "rating_without_question": class_figures(truth_of_bare, with_stars.classes[bare]),
            "vader": vader_figures(truth, examples["text"]),
        }
        for alone, with_rating, alone_bare, with_stars in zip(text_only, rated, unasked, starred, strict=True)
    ]
    return _of_tiers(figures)


def cross_validate_themes(
    known: pd.DataFrame, progress: Progress, outputs: NDArray[np.float64] | None = None
) -> dict[str, Any]:
    """Cross-validate the theme model, grouped by writer; thresholds are chosen on inner folds.

    Args:
        known: As `with_taught` gives it, every row with labels; what is not measured is learnt from in every fold.
        progress: Called with (stage, done, total).
        outputs: As for `cross_validate_sentiment`, their themes those of `marks_of_themes`.
    """
    marked = marks_of_themes(known, FEWEST_EXAMPLES)
    examples = known[known["is_measured"]]
    truth = marked[known["is_measured"]] == 1
    tiers = [None] if outputs is None else [outputs, None]
    given = [np.zeros(truth.shape, np.bool_) for _ in tiers]
    for fold, (learnt, held) in enumerate(_folds(known)):
        progress("cross-validating themes", fold, FOLDS)
        model = fit_themes(
            known.iloc[learnt].reset_index(drop=True), marked.iloc[learnt], None if outputs is None else outputs[learnt]
        )
        part = examples.iloc[held].reset_index(drop=True)
        heard = model.hear(part["text"], part["kind"], compound(part["text"]))
        for tier, deep in enumerate(tiers):
            said = None if deep is None else deep[held]
            given[tier][held], _ = model.call(heard, is_unasked(part["question"]), said)
    progress("cross-validating themes", FOLDS, FOLDS)
    often = (truth.sum() >= FEWEST_EXAMPLES).to_numpy(np.bool_)
    writers = examples["writer"].to_numpy()
    return _of_tiers([_of_themes(truth.loc[:, often], called[:, often], writers) for called in given])


def _of_themes(truth: pd.DataFrame, given: NDArray[np.bool_], writers: NDArray[np.object_]) -> dict[str, Any]:
    figures = theme_figures(truth, given)
    ends = _theme_intervals(writers, truth.to_numpy(np.bool_), given)
    for name, of_theme in zip(figures["per_theme"], ends[2:], strict=True):
        figures["per_theme"][name]["f1_interval"] = of_theme
    figures["intervals"] = {"micro_f1": ends[0], "macro_f1": ends[1]}
    return {"folds": FOLDS, "grouped_by": "writer", **figures}


def _of_tiers(figures: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """Give the figures of the accurate tier, and the others as `fast`; or those of the fast tier alone."""
    return figures[0] if len(figures) == 1 else {**figures[0], "fast": figures[1]}


def _folds(known: pd.DataFrame) -> Iterator[tuple[NDArray[np.int64], NDArray[np.int64]]]:
    """Split what is measured by writer: rows of `known` to learn from, and places among the measured held back."""
    measured = np.flatnonzero(known["is_measured"].to_numpy(np.bool_))
    writers = known["writer"].to_numpy()
    for _, held in grouped_folds(writers[measured], FOLDS, _SEED):
        yield np.flatnonzero(~np.isin(writers, writers[measured[held]])), held


def _hear(model: SentimentModel, part: pd.DataFrame) -> tuple[Heard, NDArray[np.bool_]]:
    heard = model.hear(part["text"], part["kind"], compound(part["text"]))
    return heard, is_unasked(part["question"])


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
    figures["calibration_error"] = _rounded(calibration(probability, judged.classes == truth, _BINS).expected_error)
    return figures


def parts_of(examples: pd.DataFrame, truth: NDArray[np.int64], given: NDArray[np.int64]) -> dict[str, Any]:
    """Compute n, accuracy and the recall of negatives, of the texts of each source and of each kind of question."""

    def of(column: str) -> dict[str, Any]:
        rows = examples[column].groupby(examples[column].to_numpy(object)).indices
        whole = {str(name): class_figures(truth[places], given[places]) for name, places in rows.items()}
        return {name: {rate: of_part[rate] for rate in _OF_A_PART} for name, of_part in whole.items()}

    return {"per_source": of("source"), "per_question": of("kind")}


def vader_figures(truth: NDArray[np.int64], texts: pd.Series) -> dict[str, Any]:
    """Compute the figures of plain VADER on the same texts."""
    return class_figures(truth, vader_classes(texts))


def vader_classes(texts: pd.Series) -> NDArray[np.int64]:
    """Give the class of each text by plain VADER: negative below -0.05, positive above 0.05, else the middle."""
    return np.digitize(compound(texts), [-_VADER_NEUTRAL, _VADER_NEUTRAL]).astype(np.int64)


def theme_figures(marked: pd.DataFrame, given: NDArray[np.bool_]) -> dict[str, Any]:
    """Compute the figures of theme labels; micro and macro F1 are over themes with 20 examples or more (else None)."""
    truth = marked.to_numpy(np.bool_)
    examples = truth.sum(axis=0)
    often, occurs = examples >= FEWEST_EXAMPLES, examples > 0
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
        "micro_f1_of_all": _rounded(micro_f1(truth[:, occurs], given[:, occurs])) if occurs.any() else None,
        "per_theme": named_rates(marked.columns, examples, rates),
    }


def class_figures(truth: NDArray[np.int64], given: NDArray[np.int64]) -> dict[str, Any]:
    """Compute the figures of given classes: accuracy, macro F1, the rates of each class, and who was taken for whom.

    Macro F1 is over the classes that occur in truth.
    """
    counts = confusion(truth, given, len(CLASSES))
    rates, occurs = precision_recall_f1(counts), counts.sum(axis=1) > 0
    return {
        "n": len(truth),
        "accuracy": _rounded(float((truth == given).mean())),
        "macro_f1": _rounded(float(rates[occurs, 2].mean())),
        "negative_recall": _rounded(float(rates[NEGATIVE, 1])),
        "per_class": named_rates(CLASSES, counts.sum(axis=1), rates),
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
    )


def _put(into: Judged, rows: NDArray[np.int64], judged: Judged) -> None:
    into.probabilities[rows] = judged.probabilities
    into.classes[rows] = judged.classes
    into.is_mixed[rows] = judged.is_mixed


def _rounded(value: float) -> float:
    return round(float(value), 4)
