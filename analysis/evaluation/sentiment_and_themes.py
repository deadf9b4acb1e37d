"""Scoring on labelled texts, so that anyone can check the models on labels of their own."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from analysis.learning.clause_sentiment import CLASSES
from analysis.learning.cross_validation import (
    Progress,
    class_figures,
    cross_validate_sentiment,
    cross_validate_themes,
    parts_of,
    sentiment_figures,
    theme_figures,
    vader_figures,
)
from analysis.learning.examples import names_a_theme, read_examples, themes_of, unknown_labels
from analysis.learning.sentiment_model import class_numbers
from analysis.learning.taught import with_taught
from analysis.learning.theme_training import FEWEST_EXAMPLES
from analysis.tier import ACCURATE
from analysis.vader import compound
from config.errors import HeedError
from config.own_theme import OwnTheme


@dataclass(frozen=True)
class Evaluation:
    """Figures of one evaluation.

    Attributes:
        figures: All of them, as plain values.
        tables: What a person reads: the systems side by side, then each class, theme or language.
        notes: What the figures are, and are not.
    """

    figures: Mapping[str, Any]
    tables: tuple[pd.DataFrame, ...]
    notes: tuple[str, ...]


def listed(what: str, figures: Mapping[str, Mapping[str, Any]], columns: Sequence[str] | None = None) -> pd.DataFrame:
    """Lay the figures of each system, class or theme in a row, its name in the column `what`; all columns if none."""
    return pd.DataFrame(
        [{what: name, **{column: of.get(column) for column in columns or of}} for name, of in figures.items()]
    )


IN_USE_NOTE = (
    "These are figures of the models in use (those that ship, or of HEED_MODELS) in the {tier} tier. If they "
    "were trained on this very file, they are too good: cross-validate instead."
)
_CROSS_VALIDATED = (
    "Cross-validated: every text was judged by a model of the fast tier fitted without its writer. The accurate tier "
    "is measured by `heed train FILE --encoder WEIGHTS`: its encoder has to be trained for each fold."
)
_NEUTRAL_NOTE = "neutral includes mixed; macro_f1 is over the classes that the file has."
_OF_THEMES = ("n", "themes", "micro_f1", "macro_f1", "exact_match_share", "micro_f1_of_all")
_OF_A_SYSTEM = ("n", "accuracy", "macro_f1", "calibration_error")


def evaluate_sentiment(
    path: Path, progress: Progress, *, cross_validate: bool = False, tier: str = ACCURATE
) -> Evaluation:
    """Score sentiment in three classes (negative, neutral or mixed, positive), beside plain VADER on the same texts.

    Args:
        path: CSV with `text` and `label` (or the NHS columns), optionally `question`, `source`, `rating`.
        progress: Called with (stage, done, total).
        cross_validate: Train and score on the file itself, grouped by respondent, instead of using the model in use.
        tier: Of the model in use, `fast` or `accurate`.

    Returns:
        Figures: n, accuracy, macro_f1, negative_recall, calibration_error, per_class, confusion (truth, then given),
        per_source and per_question; the same of `vader` and of the `majority` class; in cross-validation also
        `with_rating`, where there is one.

    Raises:
        HeedError: if the file cannot be read or has no sentiments.
    """
    examples = read_examples(path, about=False)
    examples = examples[examples["sentiment"].notna()].reset_index(drop=True)
    if examples.empty:
        raise HeedError(f"{path} has no row with a sentiment: fill the column `label` (or `sentiment`).")
    truth = class_numbers(examples["sentiment"])
    majority = class_figures(truth, np.full(len(truth), np.bincount(truth).argmax(), np.int64))
    if cross_validate:
        found = cross_validate_sentiment(with_taught(examples), progress)
        figures = {**found["text"], "with_rating": found["text_and_rating"], "vader": found["vader"]}
    else:
        from analysis.sentiment import judge

        progress("sentiment", 0, len(examples))
        context = examples[["question", "rating", "source"]].assign(compound=compound(examples["text"]), tier=tier)
        judged = judge(examples["text"], context)
        progress("sentiment", len(examples), len(examples))
        figures = {
            **sentiment_figures(truth, judged),
            **parts_of(examples, truth, judged.classes),
            "vader": vader_figures(truth, examples["text"]),
        }
    figures["majority"] = majority
    figures = _as_written(figures)
    systems = {"heed": figures} | {
        name: figures[name] for name in ("with_rating", "vader", "majority") if name in figures
    }
    parts = {
        f"{kind} {name}": rates for kind in ("source", "question") for name, rates in figures[f"per_{kind}"].items()
    }
    tables = (
        listed("system", systems, _OF_A_SYSTEM),
        listed("class", figures["per_class"]),
        listed("written", figures["confusion"]),
        listed("of", parts),
    )
    how = _CROSS_VALIDATED if cross_validate else IN_USE_NOTE.format(tier=tier)
    return Evaluation(figures, tables, (_NEUTRAL_NOTE, *_left_out(examples), how))


def evaluate_themes(
    path: Path,
    progress: Progress,
    *,
    cross_validate: bool = False,
    own: Sequence[OwnTheme] = (),
    tier: str = ACCURATE,
) -> Evaluation:
    """Score themes: micro and macro F1 over those with 20 examples or more, and each theme.

    Args:
        path: CSV with `text` and `labels` (`;`-separated, ours or NHS names), optionally `question`.
        progress: Called with (stage, done, total).
        cross_validate: Train and score on the file itself, grouped by respondent, instead of using the model in use.
        own: Themes that the organisation added, scored too where the model in use is.
        tier: Of the model in use, `fast` or `accurate`.

    Returns:
        Figures: n, themes, micro_f1, macro_f1, exact_match_share, micro_f1_of_all (themes that the file has),
        per_theme, unknown_labels; the same of `majority`, which gives every text the most frequent theme. A row none of
        whose labels is known is left out: nobody knows what heed would have to say of it.

    Raises:
        HeedError: if the file cannot be read or has no known labels.
    """
    examples = read_examples(path, felt=False)
    examples = examples[examples["labels"].notna()].reset_index(drop=True)
    if examples.empty:
        raise HeedError(f"{path} has no row with themes: fill the column `labels`.")
    marked, odd = themes_of(examples["labels"], own, path), unknown_labels(examples["labels"], own)
    is_known = names_a_theme(examples["labels"], own)
    examples, marked = examples[is_known].reset_index(drop=True), marked[is_known].reset_index(drop=True)
    if cross_validate:
        marked = marked.loc[:, marked.sum() >= FEWEST_EXAMPLES]
        if marked.empty:
            raise HeedError(f"{path} has no theme with {FEWEST_EXAMPLES} examples, so none can be trained on it.")
        known = with_taught(examples)
        figures = cross_validate_themes(known[known["labels"].notna()].reset_index(drop=True), progress)
    else:
        figures = _shipped_themes(examples, marked, own, tier, progress)
    most = np.zeros(marked.shape, np.bool_)
    most[:, int(marked.to_numpy(np.bool_).sum(axis=0).argmax())] = True
    majority = {name: value for name, value in theme_figures(marked, most).items() if name != "per_theme"}
    figures = {**figures, "unknown_labels": odd, "majority": majority}
    systems = listed("system", {"heed": figures, "majority": majority}, _OF_THEMES)
    notes = [
        f"micro_f1, macro_f1 and exact_match_share are over the themes with {FEWEST_EXAMPLES} examples or more, "
        "micro_f1_of_all over all that the file has."
    ]
    if odd:
        notes.append(
            f"Labels that name no theme were left out: {', '.join(f'{k} ({v})' for k, v in odd.items())}; and the rows "
            "that have no other."
        )
    notes += _left_out(examples)
    notes.append(_CROSS_VALIDATED if cross_validate else IN_USE_NOTE.format(tier=tier))
    return Evaluation(figures, (systems, listed("theme", figures["per_theme"])), tuple(notes))


def _shipped_themes(
    examples: pd.DataFrame, marked: pd.DataFrame, own: Sequence[OwnTheme], tier: str, progress: Progress
) -> dict[str, Any]:
    from analysis import own_themes
    from analysis.themes import judge

    progress("themes", 0, len(examples))
    context = examples[["question", "source"]].assign(compound=compound(examples["text"]), tier=tier)
    called, _ = judge(examples["text"], context)
    called = np.hstack([called, own_themes.called(examples["text"], own)])
    progress("themes", len(examples), len(examples))
    used = np.flatnonzero(marked.to_numpy(np.bool_).any(axis=0) | called.any(axis=0))
    return theme_figures(marked.iloc[:, used], called[:, used])


def _left_out(examples: pd.DataFrame) -> list[str]:
    rows = int(examples.attrs["rows"])
    missing = rows - len(examples)
    return [f"{missing:,} of {rows:,} rows were left out: no text, or no label that counts."] if missing else []


def _as_written(figures: Mapping[str, Any]) -> dict[str, Any]:
    """Name the middle class `neutral`, as files and people do."""
    names = dict(zip(CLASSES, ("negative", "neutral", "positive"), strict=True))
    return {
        names.get(key, key): _as_written(value) if isinstance(value, Mapping) else value
        for key, value in figures.items()
    }
