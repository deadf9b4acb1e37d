"""A batch of texts read once: its clauses, and the tokens of each."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.texts.clauses import clauses
from analysis.texts.tokens import tokens


@dataclass(frozen=True)
class Reading:
    """Clauses of a batch of texts, in the order of the texts.

    Attributes:
        texts: The batch; `owners` counts its rows from 0.
        owners: For each clause, the row of its text.
        starts: For each clause, its first character in that text.
        ends: For each clause, the character after its last.
        words: For each clause, its tokens.
    """

    texts: pd.Series
    owners: NDArray[np.int64]
    starts: NDArray[np.int64]
    ends: NDArray[np.int64]
    words: list[list[str]]

    def first(self) -> NDArray[np.int64]:
        """Give the place of the first clause of each text."""
        return np.flatnonzero(np.diff(self.owners, prepend=-1))

    def is_single(self) -> NDArray[np.bool_]:
        """Say which clauses are all there is of their text: shape (clauses,)."""
        return np.asarray(np.bincount(self.owners, minlength=len(self.texts))[self.owners] == 1)

    def lengths(self) -> NDArray[np.float64]:
        """Count the tokens of each clause: shape (clauses,)."""
        return np.array([len(words) for words in self.words], np.float64)


def read(texts: pd.Series) -> Reading:
    """Split every text into clauses and every clause into tokens.

    Reading the batch that was read last is free: labellers are called one after another on the same texts.

    Args:
        texts: Texts without missing values.
    """
    if _last and _last[0].texts is texts:
        return _last[0]
    reading = _read(texts)
    _last[:] = [reading]
    return reading


_last: list[Reading] = []


def _read(texts: pd.Series) -> Reading:
    owners: list[int] = []
    starts: list[int] = []
    ends: list[int] = []
    words: list[list[str]] = []
    values: Iterable[str] = texts.tolist()
    for row, text in enumerate(values):
        for start, end in clauses(text):
            owners.append(row)
            starts.append(start)
            ends.append(end)
            words.append(tokens(text[start:end]))
    return Reading(texts, np.array(owners, np.int64), np.array(starts, np.int64), np.array(ends, np.int64), words)
