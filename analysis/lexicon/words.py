"""The words VADER knows, laid out so that all tokens of many texts are looked up at once."""

from collections.abc import Iterable, Mapping
from enum import IntFlag
from itertools import count
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

# Tokens of up to so many bytes are looked up as two numbers of 8 bytes; nearly every known word is that short.
WINDOW = 16
PLAIN = 0
ANY_NT = 1
BUT = 2

_SLOT_BITS = 16
_HEAD_MULTIPLIER = np.uint64(0x9E3779B97F4A7C15)
_TAIL_MULTIPLIER = np.uint64(0xC2B2AE3D27D4EB4F)
_SLOT_SHIFT = np.uint64(64 - _SLOT_BITS)


class Tables(NamedTuple):
    """What the package brings along.

    Attributes:
        lexicon: Word to valence.
        boosters: Word or pair of words to the change of the next word's valence.
        negations: Words that turn the next words around.
        special_cases: Phrases of two or three words with a valence of their own.
        emojis: Emoji to its description.
        capital_increment: Added to the size of the valence of a word in capitals.
        negation_scalar: What a negated valence is multiplied by.
    """

    lexicon: Mapping[str, float]
    boosters: Mapping[str, float]
    negations: Iterable[str]
    special_cases: Mapping[str, float]
    emojis: Mapping[str, str]
    capital_increment: float
    negation_scalar: float


class Role(IntFlag):
    """What a word does in the rules."""

    IN_LEXICON = 1
    BOOSTS = 2
    NEGATES = 4
    NEVER = 8
    SO_OR_THIS = 16
    WITHOUT = 32
    DOUBT = 64
    NO = 128
    OR_NOR = 256
    LEAST = 512
    AT_VERY = 1024
    KIND = 2048
    OF = 4096


_ROLE_OF = {
    "never": Role.NEVER,
    "so": Role.SO_OR_THIS,
    "this": Role.SO_OR_THIS,
    "without": Role.WITHOUT,
    "doubt": Role.DOUBT,
    "no": Role.NO,
    "or": Role.OR_NOR,
    "nor": Role.OR_NOR,
    "least": Role.LEAST,
    "at": Role.AT_VERY,
    "very": Role.AT_VERY,
    "kind": Role.KIND,
    "of": Role.OF,
}


class KnownWords:
    """Every word that a rule asks for, numbered: plain words are 0, words with a valence come last.

    Attributes:
        number: Word (lower case) to its number.
        first_rated: The lowest number of a word with a valence.
        valences: Valence by number, 0 before `first_rated`.
        boosts: Change of the next word's valence by number, 0 for most.
        roles: `Role` by number.
    """

    def __init__(self, tables: Tables) -> None:
        negations = set(tables.negations)
        phrases = {word for phrase in (*tables.special_cases, *tables.boosters) for word in phrase.split()}
        unrated = (negations | phrases | set(_ROLE_OF) | set(tables.boosters)) - {"but", "n't"}
        # A booster is never given a valence of its own, even if the lexicon had one.
        rated = [word for word in tables.lexicon if word not in tables.boosters]
        first = ["", "n't", "but", *sorted(unrated.difference(rated))]
        words = [*first, *rated]
        self.number = {word: number for number, word in enumerate(words)}
        self.first_rated = len(first)
        self.valences = np.array([*[0.0] * len(first), *(tables.lexicon[word] for word in rated)])
        self.boosts = np.array([tables.boosters.get(word, 0.0) for word in words])
        self.roles = _roles(words, tables, negations)
        self._fill_slots([word for word in words[1:] if word.isascii() and len(word) <= WINDOW])

    def look_up(
        self, heads: NDArray[np.uint64], tails: NDArray[np.uint64], lengths: NDArray[np.int64]
    ) -> NDArray[np.int64]:
        """Number each token of up to `WINDOW` bytes; 0 where it is no known word.

        Args:
            heads: The first 8 bytes of each token, zeros after its end.
            tails: The next 8 bytes.
            lengths: Bytes of each token. They tell "good" from "good" and a NUL.
        """
        numbers = np.zeros(len(heads), np.int64)
        slots = _slots(heads, tails)
        waiting = np.flatnonzero(self._is_taken[slots])
        slots = slots[waiting]
        while len(waiting):
            is_match = (self._heads[slots] == heads[waiting]) & (self._tails[slots] == tails[waiting])
            is_match &= self._lengths[slots] == lengths[waiting]
            numbers[waiting[is_match]] = self._numbers[slots[is_match]]
            slots = slots + 1
            goes_on = np.flatnonzero(~is_match & self._is_taken[slots])
            waiting, slots = waiting[goes_on], slots[goes_on]
        return numbers

    def number_of(self, word: str) -> int:
        """Number one word in lower case, of any length and in any script."""
        return self.number.get(word) or (ANY_NT if "n't" in word else PLAIN)

    def _fill_slots(self, words: list[str]) -> None:
        padded = np.array([word.encode().ljust(WINDOW, b"\0") for word in words], f"V{WINDOW}")
        parts = padded.view("<u8").reshape(-1, 2).astype(np.uint64)
        # Some room at the end, so that a probe never runs off it; the last slot stays empty.
        size = 2**_SLOT_BITS + len(words) + 1
        self._heads, self._tails = np.zeros(size, np.uint64), np.zeros(size, np.uint64)
        self._lengths, self._numbers = np.zeros(size, np.int64), np.zeros(size, np.int64)
        slots: dict[int, str] = {}
        for word, wanted in zip(words, _slots(parts[:, 0], parts[:, 1]).tolist(), strict=True):
            slot = next(slot for slot in count(wanted) if slot not in slots)
            slots[slot] = word
        at = np.array([*slots])
        self._heads[at], self._tails[at] = parts[:, 0], parts[:, 1]
        self._lengths[at] = [len(word) for word in words]
        self._numbers[at] = [self.number[word] for word in words]
        # A small array of its own: it is asked for every token.
        self._is_taken = self._numbers > 0


def has(roles: NDArray[np.int16], role: Role) -> NDArray[np.bool_]:
    """Tell which words have the role."""
    # As a plain int: with an enumeration NumPy would widen the whole array.
    return np.asarray(roles & int(role) != 0)


def _roles(words: list[str], tables: Tables, negations: set[str]) -> NDArray[np.int16]:
    roles = np.array([_ROLE_OF.get(word, 0) for word in words], np.int16)
    roles[[word in tables.lexicon for word in words]] |= Role.IN_LEXICON
    roles[[word in tables.boosters for word in words]] |= Role.BOOSTS
    roles[[word in negations or "n't" in word for word in words]] |= Role.NEGATES
    return roles


def _slots(heads: NDArray[np.uint64], tails: NDArray[np.uint64]) -> NDArray[np.int64]:
    return ((heads * _HEAD_MULTIPLIER ^ tails * _TAIL_MULTIPLIER) >> _SLOT_SHIFT).astype(np.int64)
