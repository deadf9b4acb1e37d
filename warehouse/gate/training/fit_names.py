"""Fit the model of names."""

import gzip
import json
import random
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from warehouse.gate.name import by_rule
from warehouse.gate.name_features import candidates, features
from warehouse.gate.name_model import SHIPPED
from warehouse.gate.training.invented import Marked

_UNKNOWN_SHARE = 0.3
_STRENGTH = 8.0
_FEWEST = 3
THRESHOLD = -1.3
"""The least log-odds that make a name: below 0, because a missed name costs more than a lost word."""


@dataclass
class _Examples:
    features: list[list[str]] = field(default_factory=list)
    is_name: list[bool] = field(default_factory=list)
    weight: list[float] = field(default_factory=list)


def fit_names(marked: Iterable[Marked], comments: Iterable[str], threshold: float, out: Path | None = None) -> int:
    """Fit the model and write it.

    Args:
        marked: Texts whose names are marked.
        comments: Texts in which nearly nobody is named: a word that the rules do not take for a name counts as none.
        threshold: The least log-odds that make a name.
        out: The file of the model, if not the one that heed uses.

    Returns:
        How many features it has.
    """
    from sklearn.feature_extraction.text import CountVectorizer
    from sklearn.linear_model import LogisticRegression

    dice = random.Random(1)  # noqa: S311 - no secret is drawn  # nosec
    examples = _Examples()
    for one in marked:
        _add_marked(examples, one, dice)
    for comment in comments:
        _add_comment(examples, comment)
    counter = CountVectorizer(analyzer=list, min_df=_FEWEST, binary=True)
    matrix = counter.fit_transform(examples.features)
    model = LogisticRegression(solver="liblinear", l1_ratio=1.0, C=_STRENGTH, random_state=1)
    model.fit(matrix, examples.is_name, sample_weight=examples.weight)
    names = counter.get_feature_names_out()
    kept = {
        str(names[at]): round(float(model.coef_[0, at]), 3) for at in np.flatnonzero(np.abs(model.coef_[0]) > 0.002)
    }
    kept["threshold"] = threshold - float(model.intercept_[0])
    (out or SHIPPED).write_bytes(gzip.compress(json.dumps(kept, sort_keys=True, ensure_ascii=False).encode(), mtime=0))
    return len(kept)


def _add_marked(examples: _Examples, one: Marked, dice: random.Random) -> None:
    reading = by_rule(one.text, hidden=_hidden(one, dice))
    for index in candidates(reading):
        start = reading.starts[index]
        examples.features.append(features(reading, index))
        examples.is_name.append(any(first <= start < last for first, last in one.names))
        examples.weight.append(1.0)


def _hidden(one: Marked, dice: random.Random) -> frozenset[str]:
    """Some names are treated as if no list knew them, so that the model learns from the words around."""
    pieces = (one.text[start:end].casefold() for start, end in one.names)
    return frozenset(word for piece in pieces for word in piece.split() if dice.random() < _UNKNOWN_SHARE)


def _add_comment(examples: _Examples, comment: str) -> None:
    reading = by_rule(comment)
    for index in candidates(reading):
        if not any(reading.is_name[max(0, index - 1) : index + 2]):
            examples.features.append(features(reading, index))
            examples.is_name.append(False)
            examples.weight.append(1.0)
