"""Scoring of relevance: how many posts that are not about care are removed, and how many of those about care stay."""

from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.evaluation.sentiment_and_themes import Evaluation, listed
from analysis.learning.cross_validation import Progress
from analysis.learning.labelled_file import FIRST_ROW, plain_name, read_labelled
from analysis.relevance import care_probability
from analysis.statistics.scores import label_rates
from analysis.texts.question import kinds
from analysis.vader import compound
from config.cues import load_relevance
from config.errors import HeedError

_CARE = {"care", "about care", "relevant", "yes", "true", "1"}
_OTHERS = {"not care", "not about care", "irrelevant", "not relevant", "no", "false", "0"}
_AS_LIKELY_AS_NOT = 0.5
_NOTES = (
    "removed: posts taken for not about care; precision and recall are of these. kept_care_share: share of the posts "
    "about care that stay. majority keeps every post. Every text is judged as a public post, in English.",
)


def evaluate_relevance(path: Path, progress: Progress) -> Evaluation:
    """Score which public posts are taken for not about care, beside removing none.

    Args:
        path: CSV with `text` and `label`: `care`, or `not_care` or why (the kinds of `config/relevance.toml`). A column
            `relevance` or `relevant` goes before `label`.
        progress: Called with (stage, done, total).

    Returns:
        Figures: n, accuracy, removed_share, precision and recall (of what is removed), kept_care_share, per_kind
        (examples, removed); the same of `majority`.

    Raises:
        HeedError: if the file cannot be read, or a label says neither.
    """
    table = read_labelled(path, ("relevance", "relevant"))
    known = {*load_relevance().not_care, "not_care"}
    labels = table["label"].map(plain_name)
    names = labels.map(
        lambda name: "care" if name in _CARE else "not_care" if name in _OTHERS else name.replace(" ", "_")
    )
    odd = names[~names.isin({"care", *known})]
    if not odd.empty:
        raise HeedError(
            f"{path}, row {int(odd.index[0]) + FIRST_ROW}: {odd.iloc[0]!r} in the column of labels says nothing about "
            f"relevance; write care, or {', '.join(sorted(known))}."
        )
    texts, is_other = table["text"], (names != "care").to_numpy(np.bool_)
    progress("relevance", 0, len(texts))
    nothing_asked = kinds(pd.Series(pd.NA, index=texts.index, dtype="str"))
    is_removed = care_probability(texts, nothing_asked, compound(texts)) < _AS_LIKELY_AS_NOT
    progress("relevance", len(texts), len(texts))
    found, majority = _figures(is_other, is_removed), _figures(is_other, np.zeros(len(texts), np.bool_))
    per_kind = {
        str(name): {"examples": len(places), "removed": int(is_removed[places].sum())}
        for name, places in names.groupby(names.to_numpy(object)).indices.items()
    }
    tables = (listed("system", {"heed": found, "majority": majority}), listed("kind", per_kind))
    return Evaluation({**found, "per_kind": per_kind, "majority": majority}, tables, _NOTES)


def _figures(is_other: NDArray[np.bool_], is_removed: NDArray[np.bool_]) -> dict[str, Any]:
    precision, recall, _ = label_rates(is_other[:, np.newaxis], is_removed[:, np.newaxis])[0]
    return {
        "n": len(is_other),
        "accuracy": round(float((is_other == is_removed).mean()), 4),
        "removed_share": round(float(is_removed.mean()), 4),
        "precision": round(float(precision), 4),
        "recall": round(float(recall), 4),
        "kept_care_share": round(float(1 - is_removed[~is_other].mean()), 4) if (~is_other).any() else None,
    }
