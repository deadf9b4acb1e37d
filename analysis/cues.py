"""Words that nearly always mean a theme, found in the tokens of texts."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from analysis.reading import Reading
from analysis.tokens import tokens


class CueFinder:
    """Finds cue phrases quickly: looked up by their first word, `*` stands for any end of a word."""

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
        self._by_word: dict[str, list[tuple[tuple[str, ...], int]]] = {}

    def find(self, reading: Reading) -> NDArray[np.bool_]:
        """Say which theme has a cue in which text: shape (texts, themes)."""
        found = np.zeros((len(reading.texts), self._themes), np.bool_)
        for row, words in zip(reading.owners.tolist(), reading.words, strict=True):
            for at, word in enumerate(words):
                for phrase, theme in self._cues_of(word):
                    if _matches(phrase, words, at):
                        found[row, theme] = True
        return found

    def _cues_of(self, word: str) -> list[tuple[tuple[str, ...], int]]:
        if word not in self._by_word:
            starts = [entry for entry in self._starts if word.startswith(entry[0][0][:-1])]
            self._by_word[word] = self._exact.get(word, []) + starts
        return self._by_word[word]


def _pattern(word: str) -> list[str]:
    return [f"{token}*" for token in tokens(word[:-1])] if word.endswith("*") else tokens(word)


def _matches(phrase: tuple[str, ...], words: list[str], at: int) -> bool:
    if at + len(phrase) > len(words):
        return False
    return all(
        word.startswith(part[:-1]) if part.endswith("*") else word == part
        for part, word in zip(phrase, words[at : at + len(phrase)], strict=True)
    )
