"""Phrases that are whole, and not a piece of a longer one that people say."""

from collections import Counter
from collections.abc import Sequence

from analysis.clusters.words import is_word, stop_words

_JUDGED = 30
_MOSTLY = 0.6
_LEADS_ON = """
after out back up off down away over through about of in too it my your our his her their the a an each
"""
_LED_BY = frozenset({"each", "neither", "either"})
# Words that stand for somebody or something, or lead on to what is meant: no phrase begins or ends with one.
_NEVER_AN_END = """
else else's somebody someone somebody's someone's anybody anyone everybody everyone something anything says saying half
"""
_FOLLOWERS, _NO_END = frozenset(_LEADS_ON.split()), frozenset(_NEVER_AN_END.split())

Said = list[str]
"""The words of a text in order, with an empty one where a clause ends."""


def whole_phrases(ranked: Sequence[str], texts: Sequence[Said]) -> list[str]:
    """Leave out the phrases that are pieces of longer ones: only the first thirty are looked at.

    A phrase is a piece where most of its uses go on in one same way: with a small word ("feel looked after"), with a
    word that makes another phrase of the list ("taken unpaid leave"), or, where it holds a small word itself, with any
    word that means something ("tablets with great care"); where most begin with "each", "neither" or "either"; or where
    it ends with whose something is ("each other's").

    Args:
        ranked: Phrases, the best first.
        texts: Those that the phrases are of; each phrase stands in one at least.

    Returns:
        Those that are whole, in the same order.
    """
    whole: set[str] = set()
    # What a phrase may be a piece of is judged before it.
    for phrase in sorted(ranked[:_JUDGED], key=lambda each: -len(each.split())):
        before, after = _beside(phrase.split(), texts)
        if not (_goes_on(phrase, after, whole) or before in _LED_BY or f"{before} {phrase}" in whole):
            whole.add(phrase)
    return [phrase for phrase in ranked if phrase in whole]


def _goes_on(phrase: str, after: str, whole: set[str]) -> bool:
    if phrase.endswith("'s") or after in _FOLLOWERS or f"{phrase} {after}" in whole:
        return True
    return means_something(after) and not all(map(means_something, phrase.split()))


def _beside(phrase: list[str], texts: Sequence[Said]) -> tuple[str, str]:
    """Give the words that stand before and after a phrase in most of its uses; empty where no one word does."""
    before, after = Counter[str](), Counter[str]()
    for words in texts:
        starts = [place for place, word in enumerate(words) if word == phrase[0]] if phrase[0] in words else []
        for start in starts:
            stop = start + len(phrase)
            if words[start:stop] == phrase:
                before[words[start - 1] if start else ""] += 1
                after[words[stop] if stop < len(words) else ""] += 1
    return _most(before), _most(after)


def _most(beside: Counter[str]) -> str:
    word, times = beside.most_common(1)[0]
    return word if times >= _MOSTLY * beside.total() else ""


def means_something(word: str) -> bool:
    """Say whether a word may begin or end a phrase."""
    return is_word(word) and word not in stop_words() and word not in _NO_END
