"""Where the words of a text point to something urgent: the patterns of `config/urgency.toml`, unless denied."""

import re
from functools import cache

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.texts.cues import is_held
from analysis.texts.negation import is_negated
from analysis.texts.tokens import tokens
from analysis.texts.word_patterns import BREAK, PatternFinder
from config.urgencies import URGENCY_KINDS, load_urgencies

# Patterns that always count, patterns that count in complaints, harmless expressions.
_LISTS = 3
_HARMLESS = 2
_SENTENCE_END = re.compile(r"[.!?]+[\s\"')\]]+|\n+|[.!?]+$")


def pointers(texts: pd.Series) -> NDArray[np.int64]:
    """Count the patterns in each text, shape (texts, kinds, 3): meant always, meant in complaints only, not meant.

    Two patterns that share a word count once; those that are denied or harmless are not meant, nor is a harmless
    expression by itself.

    Args:
        texts: Texts without missing values.
    """
    counts = np.zeros((len(texts), len(URGENCY_KINDS), 3), np.int64)
    for row, text in enumerate(texts.tolist()):
        words = sentence_tokens(text)
        hits = list(_finder().hits(words))
        ends: dict[int, int] = {}
        for start, stop, place in sorted(hits):
            kind, part = divmod(place, _LISTS)
            harmless = kind * _LISTS + _HARMLESS
            if part == _HARMLESS or is_negated(words, start) or is_held(start, stop, harmless, hits):
                counts[row, kind, _HARMLESS] += 1
            elif start >= ends.get(place, 0):
                counts[row, kind, part] += 1
                ends[place] = stop
    return counts


def sentence_tokens(text: str) -> list[str]:
    """Split a text into tokens, with `BREAK` between its sentences."""
    words: list[str] = []
    for sentence in _SENTENCE_END.split(text):
        found = tokens(sentence)
        words += [BREAK, *found] if words and found else found
    return words


@cache
def _finder() -> PatternFinder:
    return PatternFinder(
        [patterns for kind in load_urgencies() for patterns in (kind.phrases, kind.in_complaints, kind.denied)]
    )
