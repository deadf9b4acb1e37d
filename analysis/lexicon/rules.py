"""VADER's rules for one word with a valence, applied to all such words of many texts at once.

The sums and products are those of the package, in its order, so that the last bit is the same. Hutto and Gilbert
(2014), section 3.3; `SentimentIntensityAnalyzer.sentiment_valence` in vaderSentiment 3.3.2.
"""

from collections.abc import Mapping
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from analysis.lexicon.tokens import Tokens
from analysis.lexicon.words import KnownWords, Role, Tables, has

# How much of a booster is left one, two and three words before the word it boosts.
_DISTANCE_WEIGHTS = (1.0, 0.95, 0.9)
_NEVER_SO = 1.25


class Rated(NamedTuple):
    """The words with a valence, in order.

    Attributes:
        places: Place of each among the tokens.
        owners: Place of the text of each.
        valences: Their valence after the rules; 0 is possible.
    """

    places: NDArray[np.int64]
    owners: NDArray[np.int64]
    valences: NDArray[np.float64]


class _Window(NamedTuple):
    """The rated words and their neighbours: `before[k]` is k + 1 words before, 0 where there is none."""

    inside: NDArray[np.int64]
    words: NDArray[np.int64]
    before: tuple[NDArray[np.int64], ...]
    after: tuple[NDArray[np.int64], ...]
    is_loud: tuple[NDArray[np.bool_], ...]
    roles: NDArray[np.int16]
    before_roles: tuple[NDArray[np.int16], ...]
    next_roles: NDArray[np.int16]


class Rules:
    """The rules, with the tables they ask."""

    def __init__(self, tables: Tables, known: KnownWords) -> None:
        self._known = known
        self._capital_increment = tables.capital_increment
        self._negation_scalar = tables.negation_scalar
        self._special_cases = _by_number(tables.special_cases, known)
        self._boosting_phrases = _by_number(tables.boosters, known)
        pairs = _pairs((*self._special_cases, *self._boosting_phrases))
        in_phrase = np.zeros(len(known.roles), np.int64)
        in_phrase[sorted({number for pair in pairs for number in pair})] = 1
        self._phrase_place = np.cumsum(in_phrase) * in_phrase
        self._pair_table = np.zeros((in_phrase.sum() + 1,) * 2, np.bool_)
        for left, right in pairs:
            self._pair_table[self._phrase_place[left], self._phrase_place[right]] = True

    def rate(self, tokens: Tokens) -> Rated:
        """Find the words with a valence and apply the rules to each."""
        places = np.flatnonzero(tokens.numbers >= self._known.first_rated)
        owners = np.searchsorted(tokens.first, places, side="right") - 1
        window = _look_around(tokens, places, owners, self._known)
        valences = self._start(window)
        for distance in range(len(_DISTANCE_WEIGHTS)):
            valences = self._look_back(window, distance, valences)
        valences = np.where(_is_least(window), valences * self._negation_scalar, valences)
        # "kind of" is a dampener, not a kindness.
        valences[has(window.roles, Role.KIND) & has(window.next_roles, Role.OF)] = 0.0
        return Rated(places, owners, valences)

    def _start(self, window: _Window) -> NDArray[np.float64]:
        """The valence of the lexicon, of "no" and after "no", and of capitals."""
        of_lexicon = self._known.valences[window.words]
        first, second, third = window.before_roles
        negates_next = has(window.roles, Role.NO) & has(window.next_roles, Role.IN_LEXICON)
        is_after_no = has(first | second, Role.NO) | (has(third, Role.NO) & has(first, Role.OR_NOR))
        valences = np.where(negates_next, 0.0, of_lexicon)
        valences = np.where(is_after_no, of_lexicon * self._negation_scalar, valences)
        return self._raise_voice(valences, window.is_loud[0], valences > 0)

    def _raise_voice(
        self, values: NDArray[np.float64], is_loud: NDArray[np.bool_], is_up: NDArray[np.bool_]
    ) -> NDArray[np.float64]:
        louder = np.where(is_up, values + self._capital_increment, values - self._capital_increment)
        return np.where(is_loud, louder, values)

    def _look_back(self, window: _Window, distance: int, valences: NDArray[np.float64]) -> NDArray[np.float64]:
        """Let the word `distance` + 1 words before boost, dampen or negate."""
        words, roles = window.before[distance], window.before_roles[distance]
        applies = (window.inside > distance) & ~has(roles, Role.IN_LEXICON)
        boosts = self._known.boosts[words]
        boosts = np.where(valences < 0, -boosts, boosts)
        is_loud = window.is_loud[distance + 1] & has(roles, Role.BOOSTS)
        boosts = self._raise_voice(boosts, is_loud, valences > 0) * _DISTANCE_WEIGHTS[distance]
        changed = (valences + boosts) * self._negation(window, distance)
        if distance == len(_DISTANCE_WEIGHTS) - 1:
            self._apply_phrases(window, applies, changed)
        return np.where(applies, changed, valences)

    def _negation(self, window: _Window, distance: int) -> NDArray[np.float64]:
        negates = has(window.before_roles[distance], Role.NEGATES)
        factors = np.where(negates, self._negation_scalar, 1.0)
        if distance == 0:
            return factors
        between = [window.before_roles[nearer] for nearer in range(distance)]
        nearest, farthest = between[0], window.before_roles[distance]
        any_between = between[0] | between[-1]
        # Three words back, the package asks "never so" of the words next to each other, but "so" alone is enough next
        # to the rated word: an `or` without brackets. It is kept.
        is_emphatic = has(farthest, Role.NEVER) & has(between[-1], Role.SO_OR_THIS)
        if distance == len(_DISTANCE_WEIGHTS) - 1:
            is_emphatic |= has(nearest, Role.SO_OR_THIS)
        is_certain = has(farthest, Role.WITHOUT) & has(any_between, Role.DOUBT)
        factors[is_certain] = 1.0
        factors[is_emphatic] = _NEVER_SO
        return factors

    def _apply_phrases(self, window: _Window, applies: NDArray[np.bool_], valences: NDArray[np.float64]) -> None:
        """Give words in a known phrase the phrase's valence; few have one, so they are taken one by one."""
        spelt = (*window.before[::-1], window.words, *window.after)
        places = [self._phrase_place[words] for words in spelt[:-1]]
        in_phrase = np.zeros(len(valences), np.bool_)
        for left, right in pairwise(places):
            in_phrase |= self._pair_table[left, right]
        at = np.flatnonzero(in_phrase & applies)
        rows = np.column_stack([words[at] for words in spelt]).tolist()
        for place, row in zip(at.tolist(), rows, strict=True):
            valences[place] = self._phrase_valence(row, float(valences[place]))

    def _phrase_valence(self, row: list[int], valence: float) -> float:
        """Look up the phrases around one word.

        Args:
            row: Numbers of the three words before, the word, the two after.
            valence: What it is without phrases.
        """
        third, second, first, word, following, afterwards = row
        backwards = ((first, word), (second, first, word), (second, first), (third, second, first), (third, second))
        valence = next((self._special_cases[it] for it in backwards if it in self._special_cases), valence)
        valence = self._special_cases.get((word, following), valence)
        valence = self._special_cases.get((word, following, afterwards), valence)
        for dampener in (backwards[3], backwards[4], backwards[2]):
            if dampener in self._boosting_phrases:
                valence = valence + self._boosting_phrases[dampener]
        return valence


def _look_around(tokens: Tokens, places: NDArray[np.int64], owners: NDArray[np.int64], known: KnownWords) -> _Window:
    inside = places - tokens.first[owners]
    left = tokens.first[owners + 1] - places - 1
    lengths = np.diff(tokens.first)
    capitals = np.diff(np.concatenate(([0], np.cumsum(tokens.is_upper)))[tokens.first])
    is_shouted_in_part = ((capitals > 0) & (capitals < lengths))[owners]
    last = len(tokens.numbers) - 1
    behind = [np.maximum(places - back, 0) for back in range(4)]
    before = tuple(np.where(inside >= back, tokens.numbers[behind[back]], 0) for back in (1, 2, 3))
    after = tuple(np.where(left >= on, tokens.numbers[np.minimum(places + on, last)], 0) for on in (1, 2))
    words = tokens.numbers[places]
    return _Window(
        inside,
        words,
        before,
        after,
        tuple(tokens.is_upper[at] & is_shouted_in_part for at in behind),
        known.roles[words],
        tuple(known.roles[numbers] for numbers in before),
        known.roles[after[0]],
    )


def _is_least(window: _Window) -> NDArray[np.bool_]:
    first, second, _ = window.before_roles
    is_least = has(first, Role.LEAST) & ~has(first, Role.IN_LEXICON)
    return is_least & ~has(second, Role.AT_VERY)


def _by_number(phrases: Mapping[str, float], known: KnownWords) -> dict[tuple[int, ...], float]:
    spelt = {tuple(phrase.split()): value for phrase, value in phrases.items()}
    return {tuple(known.number[word] for word in words): value for words, value in spelt.items() if len(words) > 1}


def _pairs(phrases: tuple[tuple[int, ...], ...]) -> set[tuple[int, int]]:
    return {pair for phrase in phrases for pair in pairwise(phrase)}
