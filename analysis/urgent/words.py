"""Where the words of a text point to something urgent: the patterns of `config/urgency.toml`, unless denied."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.texts.cues import is_held
from analysis.texts.negation import is_negated
from analysis.texts.tokens import token_spans, tokens
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
        for found in _found_in(sentence_tokens(text)):
            counts[row, found.kind, found.part] += 1
    return counts


def meant_places(text: str, kinds: Sequence[str]) -> list[tuple[int, int]]:
    """Say where in a text the patterns of some kinds stand that are meant, in characters, half-open.

    Args:
        text: Any text.
        kinds: Some of `config.urgencies.URGENCY_KINDS`.
    """
    words = _sentence_token_spans(text)
    return [
        (words[found.start][1], words[found.stop - 1][2])
        for found in _found_in([word for word, _, _ in words])
        if found.part != _HARMLESS and URGENCY_KINDS[found.kind] in kinds
    ]


class _Found(NamedTuple):
    """A pattern that stands in a text: of which kind, whether it is meant, and from which word to before which."""

    kind: int
    part: int
    start: int
    stop: int


def _found_in(words: list[str]) -> Iterator[_Found]:
    hits = list(_finder().hits(words))
    ends: dict[int, int] = {}
    for start, stop, place in sorted(hits):
        kind, part = divmod(place, _LISTS)
        harmless = kind * _LISTS + _HARMLESS
        if part == _HARMLESS or is_negated(words, start) or is_held(start, stop, harmless, hits):
            yield _Found(kind, _HARMLESS, start, stop)
        elif start >= ends.get(place, 0):
            yield _Found(kind, part, start, stop)
            ends[place] = stop


def sentence_tokens(text: str) -> list[str]:
    """Split a text into tokens, with `BREAK` between its sentences."""
    words: list[str] = []
    for sentence in _SENTENCE_END.split(text):
        found = tokens(sentence)
        words += [BREAK, *found] if words and found else found
    return words


def _sentence_token_spans(text: str) -> list[tuple[str, int, int]]:
    """Split a text as `sentence_tokens` does, and say where in it each token begins and ends."""
    words: list[tuple[str, int, int]] = []
    begin = 0
    for end, following in [*(match.span() for match in _SENTENCE_END.finditer(text)), (len(text), len(text))]:
        found = [(word, begin + start, begin + stop) for word, start, stop in token_spans(text[begin:end])]
        words += [(BREAK, begin, begin), *found] if words and found else found
        begin = following
    return words


@cache
def _finder() -> PatternFinder:
    return PatternFinder(
        [patterns for kind in load_urgencies() for patterns in (kind.phrases, kind.in_complaints, kind.denied)]
    )
