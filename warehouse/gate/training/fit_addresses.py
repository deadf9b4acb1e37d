"""Fit the model of addresses."""

import gzip
import json
import random
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from warehouse.gate import ruled
from warehouse.gate.address_features import Line, candidates, features, line_of
from warehouse.gate.address_model import FIRST, SECOND, SHIPPED
from warehouse.gate.training.other_forms import told_otherwise

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

_ADDRESSES = ("STREET_ADDRESS", "POSTCODE")
_EITHER = "LOCATION"
# Each text that has an address is also written with the addresses of others, so that the model learns both apart; and
# these as other people would tell them, so that it learns more forms than were marked.
_EXCHANGES, _OTHERWISE = 8, 0.45
_LONGEST_CODE = 8
_IN_SMALL, _IN_CAPITALS = 0.25, 0.32
_STRENGTH, _FEWEST, _FOLDS = 0.3, 3, 4
_LEAST = 0.05


class _Example(NamedTuple):
    line: Line
    asked: list[int]
    belongs: list[bool]
    fold: int


def fit_addresses(
    marked: Sequence[dict[str, Any]], comments: Iterable[str], out: Path | None = None
) -> tuple[int, int]:
    """Fit both layers and write them; the second sees what the first says of texts that it was not fitted to.

    Args:
        marked: Marked texts in the span format.
        comments: Texts in which nearly nobody tells where somebody lives.
        out: The file of the model, if not the one that heed uses.

    Returns:
        How many features each layer has.
    """
    dice = random.Random(5)  # noqa: S311 - no secret is drawn  # nosec
    texts = [*marked, *_exchanged(marked, dice), *({"full_text": text, "spans": []} for text in comments)]
    examples = [_example(text) for text in texts]
    truth = np.array([belongs for example in examples for belongs in example.belongs], np.bool_)
    folds = np.repeat([example.fold for example in examples], [len(example.asked) for example in examples])
    rows = [features(example.line, index) for example in examples for index in example.asked]
    names, matrix = _counted(rows)
    sure = np.zeros(len(truth))
    for fold in range(_FOLDS):
        held = folds == fold
        sure[held] = _sigmoid(matrix[held] @ _fitted(matrix[~held], truth[~held]))
    first = _kept(names, _fitted(matrix, truth))
    names, matrix = _counted(list(_second_rows(examples, sure)))
    second = _kept(names, _fitted(matrix, truth))
    told = json.dumps({FIRST: first, SECOND: second}, sort_keys=True, ensure_ascii=False)
    (out or SHIPPED).write_bytes(gzip.compress(told.encode(), mtime=0))
    return len(first), len(second)


def _example(text: dict[str, Any]) -> _Example:
    words = text["full_text"]
    line, fold = line_of(words, ruled(words)), crc32(words.casefold().encode()) % _FOLDS
    told = {index: _told(line, index, text["spans"]) for index in candidates(line)}
    asked = [index for index, belongs in told.items() if belongs is not None]
    return _Example(line, asked, [bool(told[index]) for index in asked], fold)


def _told(line: Line, index: int, spans: Sequence[dict[str, Any]]) -> bool | None:
    """Say whether a piece belongs to a marked address; None where it may or may not."""
    kinds = {
        span["entity_type"]
        for span in spans
        if line.starts[index] < span["end_position"] and span["start_position"] < line.ends[index]
    }
    return True if kinds.intersection(_ADDRESSES) else None if _EITHER in kinds else False


def _is_home(mark: dict[str, Any]) -> bool:
    return mark["entity_type"] in _ADDRESSES


def _exchanged(marked: Sequence[dict[str, Any]], dice: random.Random) -> Iterator[dict[str, Any]]:
    texts = [text for text in marked if any(map(_is_home, text["spans"]))]
    pools: dict[bool, list[str]] = {True: [], False: []}
    for text in texts:
        for span in text["spans"]:
            if _is_home(span):
                said = text["full_text"][span["start_position"] : span["end_position"]]
                pools[len(said) <= _LONGEST_CODE].append(said)
    for _ in range(_EXCHANGES):
        for text in texts:
            yield _cased(_with_others(text, pools, dice), dice)


def _with_others(text: dict[str, Any], pools: dict[bool, list[str]], dice: random.Random) -> dict[str, Any]:
    words, spans, position = "", [], 0
    for span in sorted(text["spans"], key=lambda span: int(span["start_position"])):
        words += text["full_text"][position : span["start_position"]]
        said = text["full_text"][span["start_position"] : span["end_position"]]
        if _is_home(span):
            other = dice.choice(pools[len(said) <= _LONGEST_CODE])
            other = told_otherwise(other, dice) if dice.random() < _OTHERWISE else other
            said = other.lower() if said.islower() else other.upper() if said.isupper() else other
        spans.append({**span, "start_position": len(words), "end_position": len(words) + len(said)})
        words += said
        position = span["end_position"]
    return {"full_text": words + text["full_text"][position:], "spans": spans}


def _cased(text: dict[str, Any], dice: random.Random) -> dict[str, Any]:
    words, draw = text["full_text"], dice.random()
    other = words.lower() if draw < _IN_SMALL else words.upper() if draw < _IN_CAPITALS else words
    return {**text, "full_text": other} if len(other) == len(words) else text


def _second_rows(examples: Sequence[_Example], sure: NDArray[np.float64]) -> Iterator[list[str]]:
    position = 0
    for example in examples:
        of = [0.0] * len(example.line.pieces)
        for index in example.asked:
            of[index] = float(sure[position])
            position += 1
        for index in example.asked:
            yield features(example.line, index, of)


def _counted(rows: list[list[str]]) -> tuple[NDArray[np.object_], "csr_matrix"]:
    from sklearn.feature_extraction.text import CountVectorizer

    counter = CountVectorizer(analyzer=list, min_df=_FEWEST, binary=True)
    matrix = counter.fit_transform(rows)
    return counter.get_feature_names_out(), matrix


def _fitted(matrix: "csr_matrix", truth: NDArray[np.bool_]) -> NDArray[np.float64]:
    from sklearn.linear_model import LogisticRegression

    # The feature that all have, "", stands for the intercept.
    model = LogisticRegression(solver="liblinear", C=_STRENGTH, random_state=1, fit_intercept=False)
    return np.asarray(model.fit(matrix, truth).coef_[0], np.float64)


def _kept(names: NDArray[np.object_], weights: NDArray[np.float64]) -> dict[str, float]:
    return {str(names[at]): round(float(weights[at]), 3) for at in np.flatnonzero(np.abs(weights) > _LEAST)}


def _sigmoid(odds: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.asarray(1 / (1 + np.exp(-odds)))
