"""Telephone numbers and codes that are written as they are spoken: oh seven double oh, zip four oh one two."""

import re
from collections.abc import Iterator

from warehouse.gate.postcode import CALLED
from warehouse.gate.span import Span

_ONES = "zero|oh|o|nought|naught|nil|one|two|three|four|five|six|seven|eight|nine"
_DIGIT = rf"(?:(?:double|triple|treble)[ -])?(?:{_ONES}|\d)(?: hundred| thousand)?"
_RUN = re.compile(rf"(?<![\w-]){_DIGIT}(?:[ ,.\-–/]{{1,3}}{_DIGIT}){{4,24}}(?![\w-])", re.IGNORECASE)
_PIECE = re.compile(rf"(?:(double|triple|treble)[ -])?({_ONES}|\d)( hundred| thousand)?", re.IGNORECASE)
_TIMES = {"": 1, "double": 2, "triple": 3, "treble": 3}
# A code is called so: the zip is six one eight oh one, my postcode is b d eight seven x y.
_NUMBERS = "ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty"
_OF_CODE = rf"(?:(?:double|triple|treble)[ -])?(?:{_ONES}|{_NUMBERS}|hundred|[a-z]|\d{{1,2}})"
_CODE = re.compile(
    rf"{CALLED}[^\d.!?;\n]{{0,20}}?[ ,:](?<![a-z] [a-z] )({_OF_CODE}(?:[ ,\-]{{1,2}}{_OF_CODE}){{2,7}})(?![\w-])",
    re.IGNORECASE,
)
_FEWEST = 7
_FEWEST_WORDS = 4
# Two of these stand in nearly every spelt number; asked of every text, so few.
_WORDS = ("three", "four", "five", "six", "seven", "eight", "nine", "zero", "double")
# The letter O for the digit: O77OO 9OO 123.
_STARTS_WITH_LETTER = ("o7", "o1", "o2")
_LETTER_FOR_ZERO = re.compile(r"(?<![\w£$€])O[\dO]{2,4}[ -]?[\dO]{3}[ -]?[\dO]{3,4}(?!\w)", re.IGNORECASE)


def spoken_numbers(text: str) -> Iterator[Span]:
    """Find seven digits or more in words, codes in words, and numbers with the letter O for zero."""
    lowered = text.casefold()
    for match in _CODE.finditer(text) if "code" in lowered or "zip" in lowered else ():
        yield Span(*match.span(1), "POSTCODE")
    for start in _STARTS_WITH_LETTER:
        if start in lowered:
            yield from _with_letters(text)
            break
    words = 0
    for word in _WORDS:
        words += word in lowered
    if words < 2:
        return
    for match in _RUN.finditer(text):
        pieces = _PIECE.findall(match.group())
        words = sum(not digit.isdigit() for _, digit, _ in pieces)
        if (
            words >= _FEWEST_WORDS
            and sum(_TIMES[times.casefold()] + 2 * bool(zeros) for times, _, zeros in pieces) >= _FEWEST
        ):
            yield Span(match.start(), match.end(), "PHONE")


def _with_letters(text: str) -> Iterator[Span]:
    for match in _LETTER_FOR_ZERO.finditer(text):
        if sum(letter.isdigit() for letter in match.group()) >= _FEWEST - 1:
            yield Span(match.start(), match.end(), "PHONE")
