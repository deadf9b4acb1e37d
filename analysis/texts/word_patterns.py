"""Patterns of words that a person may edit, found in the tokens of a text: alternatives, beginnings, gaps."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from analysis.texts.tokens import tokens

# Stands between two sentences; only the wide gap may reach across it.
BREAK = "."
_MOST_WORDS = 100_000
_GAPS = {"..": (4, False), "...": (8, True)}


@dataclass(frozen=True)
class _Gap:
    most: int
    crosses: bool


@dataclass(frozen=True)
class _Choice:
    words: frozenset[str]
    starts: tuple[str, ...]
    sequences: tuple[tuple["_Choice", ...], ...]

    def beginnings(self) -> Iterator[tuple[frozenset[str], tuple[str, ...]]]:
        """Give the words, and the first letters of words, that one of the alternatives begins with."""
        yield self.words, self.starts
        for sequence in self.sequences:
            yield from sequence[0].beginnings()


_Part = _Gap | _Choice


@dataclass(frozen=True)
class _Pattern:
    parts: tuple[_Part, ...]
    needs: int  # the choices among its parts, as bits
    place: int


class PatternFinder:
    """Finds patterns of several lists quickly, by their first word.

    A pattern is words with spaces between; `*` ends a word's beginning, `|` parts alternatives, each of which may be
    several words joined by `_`; `..` stands for up to four words of the same sentence, `...` for up to eight that may
    reach into the next.
    """

    def __init__(self, lists: Sequence[Sequence[str]]) -> None:
        """Prepare the patterns of each list, in order."""
        self._numbers: dict[_Choice, int] = {}
        self._beginning: dict[int, list[_Pattern]] = {}
        for place, patterns in enumerate(lists):
            for pattern in patterns:
                first, prepared = self._prepared(pattern, place)
                self._beginning.setdefault(self._numbers[first], []).append(prepared)
        # Which choices a word begins, as bits: by the whole word, and by its first letters.
        self._by_word: dict[str, int] = {}
        self._by_letters: dict[str, int] = {}
        for choice, number in self._numbers.items():
            for words, letters in choice.beginnings():
                for index, keys in ((self._by_word, words), (self._by_letters, letters)):
                    for key in keys:
                        index[key] = index.get(key, 0) | 1 << number
        self._known: dict[str, tuple[int, tuple[_Pattern, ...]]] = {}

    def hits(self, words: Sequence[str]) -> Iterator[tuple[int, int, int]]:
        """Give each pattern in the tokens of a text: its first token, the one after its last, and its list."""
        known = [self._of_word(word) for word in words]
        there = 0
        for choices, _ in known:
            there |= choices
        for at, (_, patterns) in enumerate(known):
            for pattern in patterns:
                # Most patterns lack one of their parts in the whole text: they need not be tried.
                if pattern.needs & there == pattern.needs:
                    end = next(_ends(pattern.parts, 0, words, at), -1)
                    if end >= 0:
                        yield at, end, pattern.place

    def _prepared(self, pattern: str, place: int) -> tuple[_Choice, "_Pattern"]:
        parts = tuple(part for word in pattern.split() for part in _parts(word))
        first = parts[0]
        if isinstance(first, _Gap):
            raise ValueError(f"The pattern {pattern!r} begins with a gap.")
        needs = 0
        for part in parts:
            if isinstance(part, _Choice):
                needs |= 1 << self._numbers.setdefault(part, len(self._numbers))
        return first, _Pattern(parts, needs, place)

    def _of_word(self, word: str) -> tuple[int, tuple["_Pattern", ...]]:
        """Give the choices that a word can begin, as bits, and the patterns."""
        if word not in self._known:
            if len(self._known) > _MOST_WORDS:
                self._known.clear()
            choices = self._by_word.get(word, 0)
            for length in range(1, len(word) + 1):
                choices |= self._by_letters.get(word[:length], 0)
            numbers = [number for number in self._beginning if choices >> number & 1] if choices else []
            patterns = tuple(pattern for number in numbers for pattern in self._beginning[number])
            self._known[word] = (choices, patterns)
        return self._known[word]


def _parts(word: str) -> list[_Part]:
    if word in _GAPS:
        return [_Gap(*_GAPS[word])]
    exact: set[str] = set()
    starts: list[str] = []
    sequences: list[tuple[_Choice, ...]] = []
    for alternative in word.split("|"):
        pieces = [piece for joined in alternative.split("_") for piece in _pieces(joined)]
        if len(pieces) > 1:
            sequences.append(tuple(_choice(piece) for piece in pieces))
        elif pieces and pieces[0].endswith("*"):
            starts.append(pieces[0][:-1])
        else:
            exact.update(pieces)
    return [_Choice(frozenset(exact), tuple(starts), tuple(sequences))]


def _pieces(word: str) -> list[str]:
    found = tokens(word.removesuffix("*"))
    return [*found[:-1], f"{found[-1]}*"] if word.endswith("*") else found


def _choice(piece: str) -> _Choice:
    if piece.endswith("*"):
        return _Choice(frozenset(), (piece[:-1],), ())
    return _Choice(frozenset({piece}), (), ())


def _ends(parts: tuple[_Part, ...], place: int, words: Sequence[str], at: int) -> Iterator[int]:
    """Give where a pattern that stands at a token from one of its parts on can end, nearest first."""
    if place == len(parts):
        yield at
        return
    part = parts[place]
    nexts = _across(part, words, at) if isinstance(part, _Gap) else _after(part, words, at)
    for start in nexts:
        yield from _ends(parts, place + 1, words, start)


def _across(gap: _Gap, words: Sequence[str], at: int) -> Iterator[int]:
    for start in range(at, min(at + gap.most, len(words)) + 1):
        yield start
        if start < len(words) and words[start] == BREAK and not gap.crosses:
            return


def _after(choice: _Choice, words: Sequence[str], at: int) -> Iterator[int]:
    if at >= len(words):
        return
    word = words[at]
    if _stands(choice, word):
        yield at + 1
    for sequence in choice.sequences:
        # Tried only where its first word stands: some choices have fifty.
        if _stands(sequence[0], word):
            yield from _ends(sequence, 1, words, at + 1)


def _stands(choice: _Choice, word: str) -> bool:
    return word in choice.words or (bool(choice.starts) and word.startswith(choice.starts))
