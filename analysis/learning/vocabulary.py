"""Which word and character sequences a model knows, and how a text counts in them (TF-IDF)."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain, pairwise
from typing import Any

import numpy as np
import scipy.sparse as sp
from numpy.typing import NDArray

from analysis.texts.reading import Reading

_SEPARATOR = "\n"
_SHORTEST, _LONGEST = 2, 5
_MOST_REMEMBERED = 200_000


@dataclass
class Vocabulary:
    """Word 1- and 2-grams and character 2- to 5-grams inside words, with their inverse document frequencies.

    Attributes:
        words: The word sequences, a space between words.
        characters: The character sequences; a space stands for the edge of a word.
        idf: Inverse document frequency of the words, then of the characters.
    """

    words: list[str]
    characters: list[str]
    idf: NDArray[np.float64]
    _word_columns: dict[str, int] = field(init=False, repr=False)
    _character_columns: dict[str, int] = field(init=False, repr=False)
    _last: list[tuple[Reading, sp.csr_array]] = field(init=False, repr=False, default_factory=list)
    _remembered: dict[str, list[int]] = field(init=False, repr=False, default_factory=dict)

    def __post_init__(self) -> None:
        self._word_columns = {word: column for column, word in enumerate(self.words)}
        self._character_columns = {sequence: column for column, sequence in enumerate(self.characters)}

    def counts(self, reading: Reading) -> sp.csr_array:
        """Count each sequence in each clause: shape (clauses, words + characters).

        Counting in the reading that was counted last is free.
        """
        if self._last and self._last[0][0] is reading:
            return self._last[0][1]
        counted = sp.csr_array(sp.hstack([self._count_words(reading.words), self._count_characters(reading.words)]))
        self._last[:] = [(reading, counted)]
        return counted

    def weigh(self, counts: sp.csr_array) -> sp.csr_array:
        """Turn counts into sublinear TF-IDF, words and characters each of length 1, as scikit-learn does."""
        weighted = sp.csr_array((1.0 + np.log(counts.data), counts.indices, counts.indptr), shape=counts.shape)
        weighted = sp.csr_array(weighted.multiply(self.idf[np.newaxis, :]))
        split = len(self.words)
        return sp.csr_array(sp.hstack([_of_length_one(weighted[:, :split]), _of_length_one(weighted[:, split:])]))

    def _count_words(self, clauses: Sequence[list[str]]) -> sp.csr_array:
        known = self._word_columns
        columns = [[known[term] for term in _terms(words) if term in known] for words in clauses]
        return _counted(columns, len(self.words))

    def _count_characters(self, clauses: Sequence[list[str]]) -> sp.csr_array:
        # A sequence never crosses a word's edge, so counting once per distinct word is enough.
        numbers: dict[str, int] = {}
        rows = [[numbers.setdefault(word, len(numbers)) for word in words] for words in clauses]
        if len(self._remembered) > _MOST_REMEMBERED:
            self._remembered.clear()
        known = self._character_columns
        for word in numbers:
            if word not in self._remembered:
                self._remembered[word] = [known[part] for part in sequences(word) if part in known]
        by_word = _counted([self._remembered[word] for word in numbers], len(self.characters))
        return sp.csr_array(_counted(rows, len(numbers)) @ by_word)


def learn(reading: Reading, writers: Sequence[object], fewest_writers: int) -> Vocabulary:
    """Find the sequences that at least so many different people wrote.

    A sequence that few people wrote can be a person's name or a story; it never enters a model.

    Args:
        reading: The texts to learn from.
        writers: For each text, who wrote it.
        fewest_writers: Smallest number of different writers of a sequence.

    Returns:
        The vocabulary, its inverse document frequencies smoothed: ln((1 + n) / (1 + df)) + 1.
    """
    words: dict[str, set[int]] = defaultdict(set)
    characters: dict[str, set[int]] = defaultdict(set)
    for row, clause in zip(reading.owners.tolist(), reading.words, strict=True):
        for term in _terms(clause):
            words[term].add(row)
        for part in chain.from_iterable(map(sequences, clause)):
            characters[part].add(row)

    def kept(texts_with: dict[str, set[int]]) -> list[str]:
        found = texts_with.items()
        return sorted(one for one, rows in found if len({writers[row] for row in rows}) >= fewest_writers)

    kept_words, kept_characters = kept(words), kept(characters)
    frequencies = [len(words[term]) for term in kept_words] + [len(characters[part]) for part in kept_characters]
    idf = np.log((1 + len(reading.texts)) / (1 + np.array(frequencies, dtype=np.float64))) + 1
    return Vocabulary(kept_words, kept_characters, idf)


def vocabulary_parts(vocabulary: Vocabulary) -> dict[str, Any]:
    """Take a vocabulary apart into texts and an array, for a model's file."""
    return {
        "words": _SEPARATOR.join(vocabulary.words),
        "characters": _SEPARATOR.join(vocabulary.characters),
        "idf": vocabulary.idf,
    }


def vocabulary_from(parts: Mapping[str, Any]) -> Vocabulary:
    """Put a vocabulary together from the parts of a model's file."""
    return Vocabulary(parts["words"].split(_SEPARATOR), parts["characters"].split(_SEPARATOR), parts["idf"])


def sequences(word: str) -> list[str]:
    """List the character sequences of a padded word, as scikit-learn's `char_wb` does; none of a placeholder."""
    if word.startswith("["):
        return []
    padded = f" {word} "
    found = []
    for length in range(_SHORTEST, _LONGEST + 1):
        found += [padded[at : at + length] for at in range(len(padded) - length + 1)]
        if len(padded) <= length:
            break
    return found


def _terms(words: list[str]) -> list[str]:
    return words + [f"{first} {second}" for first, second in pairwise(words)]


def _counted(columns: Sequence[list[int]], width: int) -> sp.csr_array:
    lengths = np.fromiter(map(len, columns), np.int64, len(columns))
    indptr = np.concatenate([[0], np.cumsum(lengths)])
    indices = np.fromiter(chain.from_iterable(columns), np.int32, int(indptr[-1]))
    counted = sp.csr_array((np.ones(len(indices)), indices, indptr), shape=(len(columns), width))
    counted.sum_duplicates()
    return counted


def _of_length_one(rows: sp.csr_array) -> sp.csr_array:
    lengths = np.sqrt(np.asarray(rows.multiply(rows).sum(axis=1)).ravel())
    return sp.csr_array(sp.diags_array(1.0 / np.where(lengths > 0, lengths, 1.0)) @ rows)
