"""Words that nearly always mean a theme, found in the tokens of texts."""

from collections.abc import Iterator, Sequence
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from analysis.texts.reading import Reading
from analysis.texts.tokens import tokens

GAP = ".."
_WIDEST_GAP = 4


class CueFinder:
    """Finds cue phrases quickly, by their first word; `*` is any end of a word, `..` are up to four words."""

    def __init__(self, cues: Sequence[Sequence[str]]) -> None:
        """Prepare the cues of each theme, in order."""
        self._themes = len(cues)
        self._exact: dict[str, list[tuple[tuple[str, ...], int]]] = {}
        self._starts: list[tuple[tuple[str, ...], int]] = []
        for theme, phrases in enumerate(cues):
            for phrase in phrases:
                words = tuple(part for word in phrase.split() for part in _pattern(word))
                if words[0].endswith("*"):
                    self._starts.append((words, theme))
                else:
                    self._exact.setdefault(words[0], []).append((words, theme))
        self._last: list[tuple[Reading, NDArray[np.bool_]]] = []
        self._by_word: dict[str, list[tuple[tuple[str, ...], int]]] = {}

    def find(self, reading: Reading) -> NDArray[np.bool_]:
        """Say which theme has a cue in which text: shape (texts, themes)."""
        found = np.zeros((len(reading.texts), self._themes), np.bool_)
        clauses, themes = np.nonzero(self.find_in_clauses(reading))
        found[reading.owners[clauses], themes] = True
        return found

    def find_in_clauses(self, reading: Reading) -> NDArray[np.bool_]:
        """Say which theme has a cue in which clause: shape (clauses, themes).

        Searching the reading that was searched last is free.
        """
        if self._last and self._last[0][0] is reading:
            return self._last[0][1]
        found = np.zeros((len(reading.words), self._themes), np.bool_)
        for clause, words in self.telling(reading):
            for _, _, theme in self.hits(words):
                found[clause, theme] = True
        self._last[:] = [(reading, found)]
        return found

    def telling(self, reading: Reading) -> Iterator[tuple[int, list[str]]]:
        """Give the clauses, with their tokens, in which a cue may begin: most can be passed over unread."""
        beginnings = {word for word in set(chain.from_iterable(reading.words)) if self._cues_of(word)}
        for clause, words in enumerate(reading.words):
            if not beginnings.isdisjoint(words):
                yield clause, words

    def hits(self, words: list[str]) -> Iterator[tuple[int, int, int]]:
        """Give each cue in the tokens of a clause: its first token, the one after its last, and its theme."""
        for at, word in enumerate(words):
            for phrase, theme in self._cues_of(word):
                end = _end(phrase, words, at + 1, 1)
                if end >= 0:
                    yield at, end, theme

    def longest_hits(self, words: list[str]) -> Iterator[tuple[int, int, int]]:
        """Give the cues as `hits` does, without those that begin inside another one."""
        end = 0
        for at, stop, theme in sorted(self.hits(words), key=lambda hit: (hit[0], -hit[1])):
            if at >= end:
                yield at, stop, theme
                end = stop

    def _cues_of(self, word: str) -> list[tuple[tuple[str, ...], int]]:
        known = self._by_word.get(word)
        if known is None:
            starts = [entry for entry in self._starts if word.startswith(entry[0][0][:-1])]
            known = self._by_word[word] = self._exact.get(word, []) + starts
        return known


def is_held(start: int, stop: int, by: int, hits: Sequence[tuple[int, int, int]]) -> bool:
    """Say whether a hit of the list `by` holds all tokens from start to stop: only that takes their meaning away."""
    return any(left <= start and stop <= right for left, right, place in hits if place == by)


def _pattern(word: str) -> list[str]:
    if word == GAP:
        return [GAP]
    return [f"{token}*" for token in tokens(word[:-1])] if word.endswith("*") else tokens(word)


def _end(phrase: tuple[str, ...], words: list[str], at: int, place: int) -> int:
    """Find where a phrase ends that stands at a token from one of its words on; -1 where it does not."""
    for further in range(place, len(phrase)):
        part = phrase[further]
        if part == GAP:
            starts = range(at, min(at + _WIDEST_GAP, len(words)) + 1)
            ends = (_end(phrase, words, start, further + 1) for start in starts)
            return next((end for end in ends if end >= 0), -1)
        if at >= len(words) or not (words[at].startswith(part[:-1]) if part.endswith("*") else words[at] == part):
            return -1
        at += 1
    return at
