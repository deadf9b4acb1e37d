"""Phrases that a clinician may edit, found where they are meant: neither denied nor part of a harmless expression."""

from collections.abc import Mapping, Sequence
from functools import cache

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.texts.cues import CueFinder, is_held
from analysis.texts.negation import is_negated
from analysis.texts.reading import Reading, read
from config.cues import load_severity

MEDIUM, HIGH = "medium", "high"


class PhraseBook:
    """Named lists of phrases, each with harmless expressions that hold some of them."""

    def __init__(self, lists: Mapping[str, tuple[Sequence[str], Sequence[str]]]) -> None:
        """Prepare the lists: name to its phrases and its harmless expressions."""
        self.names = tuple(lists)
        # Every list stands twice: its phrases, then its harmless expressions.
        self._finder = CueFinder([words for pair in lists.values() for words in pair])

    def said(self, reading: Reading) -> NDArray[np.bool_]:
        """Say which lists have a phrase that is meant in which clause: shape (clauses, lists)."""
        found = np.zeros((len(reading.words), len(self.names)), np.bool_)
        for clause, words in self._finder.telling(reading):
            hits = list(self._finder.hits(words))
            for start, stop, place in hits:
                if place % 2 == 0 and not is_negated(words, start) and not is_held(start, stop, place + 1, hits):
                    found[clause, place // 2] = True
        return found


def said(reading: Reading) -> dict[str, NDArray[np.bool_]]:
    """Say in which clauses severe things are said: name of the list to shape (clauses,).

    Looking into the reading that was looked into last is free.
    """
    if not (_last and _last[0][0] is reading):
        found = _book().said(reading)
        _last[:] = [(reading, dict(zip(_book().names, found.T, strict=True)))]
    return _last[0][1]


def severe_places(text: str) -> list[tuple[int, int]]:
    """Say where in a text the clauses lie in which the gravest things are said, in characters, half-open."""
    reading = read(pd.Series([text], dtype="str"))
    is_grave = _book().said(reading)[:, _book().names.index(HIGH)]
    return [(int(reading.starts[clause]), int(reading.ends[clause])) for clause in np.flatnonzero(is_grave)]


_last: list[tuple[Reading, dict[str, NDArray[np.bool_]]]] = []


@cache
def _book() -> PhraseBook:
    severity = load_severity()
    return PhraseBook({MEDIUM: (severity.medium, severity.denied), HIGH: (severity.high, severity.denied)})
