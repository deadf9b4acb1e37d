"""Scoring of severity: how near the levels that heed gives are to those that a person gave."""

from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from analysis.evaluation.sentiment_and_themes import Evaluation, listed
from analysis.learning.cross_validation import Progress
from analysis.learning.labelled_file import read_labelled
from analysis.severity import LABELS, judge
from analysis.statistics.scores import confusion, named_rates, precision_recall_f1
from analysis.tier import ACCURATE
from analysis.vader import compound
from config.errors import HeedError

_NOTES = (
    "weighted_kappa: agreement beyond chance, an error of two levels counting four times one of one level.",
    "majority gives every text the commonest level.",
)


def evaluate_severity(path: Path, progress: Progress, *, tier: str = ACCURATE) -> Evaluation:
    """Score the levels of severity, beside the commonest level.

    Args:
        path: CSV with `text` and `label`: 0 (no complaint), 1 low, 2 medium, 3 high; optionally `question`, `rating`. A
            column `severity` goes before `label`.
        progress: Called with (stage, done, total).
        tier: `fast` or `accurate`.

    Returns:
        Figures: n, accuracy, within_one_share, macro_f1, weighted_kappa (Cohen 1968, squared weights), per_level
        (examples, precision, recall, f1), confusion (truth, then given); the same of `majority`.

    Raises:
        HeedError: if the file cannot be read, or a label is no level.
    """
    table = read_labelled(path, ("severity",))
    labels = table["label"].str.strip().str.replace(r"\.0$", "", regex=True)
    odd = labels[~labels.isin(LABELS)]
    if not odd.empty:
        raise HeedError(
            f"{path}, row {int(odd.index[0]) + 2}: {odd.iloc[0]!r} in column label is no level of severity; "
            "write 0 to 3."
        )
    truth, texts = np.array([int(label) for label in labels], np.int64), table["text"]
    progress("severity", 0, len(texts))
    given, _ = judge(texts, table[["question", "rating"]].assign(compound=compound(texts), tier=tier))
    progress("severity", len(texts), len(texts))
    found = _figures(truth, given)
    most = np.full(len(truth), np.bincount(truth).argmax(), np.int64)
    majority = {name: value for name, value in _figures(truth, most).items() if not isinstance(value, dict)}
    systems = listed("system", {"heed": found, "majority": majority}, tuple(majority))
    tables = (systems, listed("level", found["per_level"]), listed("written", found["confusion"]))
    return Evaluation({**found, "majority": majority}, tables, _NOTES)


def _figures(truth: NDArray[np.int64], given: NDArray[np.int64]) -> dict[str, Any]:
    counts = confusion(truth, given, len(LABELS))
    rates = precision_recall_f1(counts)
    return {
        "n": len(truth),
        "accuracy": round(float((truth == given).mean()), 4),
        "within_one_share": round(float((np.abs(truth - given) <= 1).mean()), 4),
        "macro_f1": round(float(rates[counts.sum(axis=1) > 0, 2].mean()), 4),
        "weighted_kappa": _kappa(counts),
        "per_level": named_rates(LABELS, counts.sum(axis=1), rates),
        "confusion": {
            name: dict(zip(LABELS, of, strict=True)) for name, of in zip(LABELS, counts.tolist(), strict=True)
        },
    }


def _kappa(counts: NDArray[np.int64]) -> float | None:
    levels = np.arange(len(counts))
    weights = (levels[:, np.newaxis] - levels) ** 2
    by_chance = np.outer(counts.sum(axis=1), counts.sum(axis=0)) / counts.sum()
    expected = float((weights * by_chance).sum())
    return round(1 - float((weights * counts).sum()) / expected, 4) if expected else None
