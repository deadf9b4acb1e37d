"""Scoring on labelled texts, so that anyone can check the models on labels of their own."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from analysis.cross_validation import (
    Progress,
    cross_validate_sentiment,
    cross_validate_themes,
    sentiment_figures,
    theme_figures,
    vader_figures,
)
from analysis.examples import read_examples, themes_of
from analysis.sentiment_model import class_numbers
from analysis.theme_training import FEWEST_EXAMPLES
from analysis.vader import compound
from config.errors import HeedError


@dataclass(frozen=True)
class Evaluation:
    """Figures of one evaluation.

    Attributes:
        figures: All of them, as plain values.
        table: What a person reads: one row per system, class or theme.
        note: What the figures are, and are not.
    """

    figures: Mapping[str, Any]
    table: pd.DataFrame
    note: str


_SEEN = (
    "These are figures of the shipped models. If they were trained on this very file, they are too good: "
    "cross-validate instead."
)
_CROSS_VALIDATED = "Cross-validated: every text was judged by a model fitted without its writer."


def evaluate_sentiment(path: Path, progress: Progress, *, cross_validate: bool = False) -> Evaluation:
    """Score sentiment in three classes (negative, neutral or mixed, positive), beside plain VADER on the same texts.

    Args:
        path: CSV with `text` and `label` (or the NHS columns), optionally `question`, `rating`.
        progress: Called with (stage, done, total).
        cross_validate: Train and score on the file itself, grouped by respondent, instead of using the shipped model.

    Raises:
        HeedError: if the file cannot be read or has no sentiments.
    """
    examples = read_examples(path)
    examples = examples[examples["sentiment"].notna()].reset_index(drop=True)
    if examples.empty:
        raise HeedError(f"{path} has no row with a sentiment: fill the column `label` (or `sentiment`).")
    if cross_validate:
        figures = cross_validate_sentiment(examples, progress)
        systems = {name: figures[name] for name in ("text", "text_and_rating", "vader")}
    else:
        from analysis.sentiment import model

        valences = compound(examples["text"])
        truth = class_numbers(examples["sentiment"])
        judged = model().judge(examples["text"], examples["kind"], examples["rating"], valences)
        systems = {"heed": sentiment_figures(truth, judged), "vader": vader_figures(truth, examples["text"])}
        figures = systems
    rows = [
        {
            "system": name,
            "n": found["n"],
            "accuracy": found["accuracy"],
            "macro_f1": found["macro_f1"],
            **{f"{label}_{rate}": values[rate] for label, values in found["per_class"].items() for rate in _RATES},
        }
        for name, found in systems.items()
    ]
    return Evaluation(figures, pd.DataFrame(rows), _CROSS_VALIDATED if cross_validate else _SEEN)


_RATES = ("precision", "recall", "f1")


def evaluate_themes(path: Path, progress: Progress, *, cross_validate: bool = False) -> Evaluation:
    """Score themes: micro and macro F1 over those with 20 examples or more, and each theme.

    Args:
        path: CSV with `text` and `labels` (`;`-separated, ours or NHS names), optionally `question`.
        progress: Called with (stage, done, total).
        cross_validate: Train and score on the file itself, grouped by respondent, instead of using the shipped model.

    Raises:
        HeedError: if the file cannot be read or has no known labels.
    """
    examples = read_examples(path)
    examples = examples[examples["labels"].notna()].reset_index(drop=True)
    if examples.empty:
        raise HeedError(f"{path} has no row with themes: fill the column `labels`.")
    marked = themes_of(examples["labels"])
    if cross_validate:
        marked = marked.loc[:, marked.sum() >= FEWEST_EXAMPLES]
        figures = cross_validate_themes(examples, marked, progress)
    else:
        from analysis.themes import judge

        called, _ = judge(examples["text"], examples["kind"], compound(examples["text"]))
        used = np.flatnonzero(marked.to_numpy(np.bool_).any(axis=0) | called.any(axis=0))
        figures = theme_figures(marked.iloc[:, used], called[:, used])
    table = pd.DataFrame([{"theme": name, **rates} for name, rates in figures["per_theme"].items()])
    return Evaluation(figures, table, _CROSS_VALIDATED if cross_validate else _SEEN)
