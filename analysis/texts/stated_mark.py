"""A mark that people write into their words: "1 star", "0/10", "five out of five"."""

import re

_NUMBERS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_NUMBER = rf"\d{{1,3}}(?:\.\d)?|{'|'.join(_NUMBERS)}"
# A mark stands by itself, or somebody gives it: "9/10 pain", "on 7/10", "a four star hotel" are none.
_MARK = re.compile(
    r"(?:^|[.!?,:;(\n-]|\b(?:gives?|gave|giving|given|rate[sd]?|rating|scored?|overall|say|solid|deserves?|them|it|this))\s*"
    rf"(?P<mark>{_NUMBER})[\s-]*(?:(?:/|out of)\s*(?P<best>5|10|100|five|ten)|stars?)"
    r"(?=\s*(?:$|[.!?,;)\n]|(?:i|from|would|if|for|and|because|but|only)\b))",
    re.IGNORECASE,
)
# "I would have given it 5 stars", "used to be, 10/10": the best that was not given.
_NOT_GIVEN = re.compile(
    r"\b(?:would(?: have|.ve)|used to|isn.t|wasn.t|not|no longer|hardly|wish)(?: \w+){0,3}\W?$", re.IGNORECASE
)
_BAD_EITHER_WAY = 0.5
_BEFORE = 40  # characters
_MOST_STARS = 5.0
# "If I could give ten stars": more than there are.
_TOO_MANY_STARS = 10.0


def stated_mark(text: str) -> float | None:
    """Give the mark that a text states, from 0 (worst) to 1 (best); None where it states none, or several that differ.

    A good mark that was not given, as after "would have been", is none; a bad one is meant either way.
    """
    marks = set()
    for found in _MARK.finditer(text):
        number = _number(found["mark"])
        if number > (_number(found["best"]) if found["best"] else _TOO_MANY_STARS):
            continue
        share = number / _number(found["best"]) if found["best"] else min(number / _MOST_STARS, 1.0)
        before = text[max(0, found.start() - _BEFORE) : found.start()]
        if share <= _BAD_EITHER_WAY or not _NOT_GIVEN.search(before):
            marks.add(share)
    return marks.pop() if len(marks) == 1 else None


def _number(text: str) -> float:
    return float(_NUMBERS.index(text.lower()) if text.lower() in _NUMBERS else text)
