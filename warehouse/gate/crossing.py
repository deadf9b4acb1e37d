"""Where somebody lives by two streets that meet, or by what stands beside a house: the corner of Example and Fifth."""

import re

from warehouse.gate import vocabulary as v
from warehouse.gate.public_place import stands_on
from warehouse.gate.told_street import SURE

_WORD = r"[^\W\d_][\w'’.\-]{0,40}"
_CAPITAL = r"[^\W\d_a-zß-öø-ÿ][\w'’\-]{0,40}"
# Of a street that nobody calls street: Fifth, 9th, Martin Luther King.
_NAME = rf"(?:\d{{1,3}}(?:st|nd|rd|th)\b|{_CAPITAL})(?: (?:{_CAPITAL}|\d{{1,3}}(?:st|nd|rd|th)\b)){{0,3}}"
_CORNER = re.compile(
    rf"\bthe corner of {_WORD}(?: {_WORD}| \d{{1,5}}){{0,5}}? and {_WORD}(?: {_WORD}){{0,3}}?"
    rf"(?: (?:{SURE})\b| \d{{1,5}}\b)",
    re.IGNORECASE,
)
_OF_NAMES = re.compile(
    rf"\b(?:(?:the )?(?:corner|intersection|junction)(?: of)?|(?:cnr|cor)\.?(?: of)?) ({_NAME}) (?:and|&|n) ({_NAME})"
)
_BETWEEN = re.compile(rf"\b([Bb]etween {_NAME} (?:and|&) {_NAME})(?! (?:ward|unit|clinic|hospital))")
_AT = re.compile(rf"\b(?:at|on|near|by) ({_NAME} (?:and|&|/) {_NAME})")
_LIVES = re.compile(
    r"\b(?:liv(?:e[sd]?|ing)|resid(?:e[sd]?|ing)|house|home|trailer|apartment|flat|neighbou?rs?|(?:we|I) (?:are|am)|"
    r"we're|I'm|that's (?:us|me)|find us|come to us)\b"
)
_MEETS = r"(?:(?:cor|cnr)\.?|corner(?: of)?)"
# Behind an address in capitals, what tells the way to it.
_BESIDE = re.compile(
    rf"(?:[,.]{{0,2}} |, ?)\(?(?:{_MEETS}|off|behind|beside|opp(?:osite)?\.?|nr\.?|next to|(?:at the )?back of)"
    rf" (?:the )?(?:{_CAPITAL}|\d{{1,3}}(?:st|nd|rd|th))(?: {_CAPITAL}){{0,3}}(?:\.(?=,)|\))?"
)
_NUMBERED = re.compile(r"\d(?:st|nd|rd|th)\b|\b(?:First|Second|Third|Fourth|Fifth|Sixth|Seventh|Eighth|Ninth|Tenth)\b")
_CORNERS = frozenset(["corner", "intersection", "junction", "cnr", "cor"])
_OF_NUMBERS = frozenset(
    "st nd rd th first second third fourth fifth sixth seventh eighth ninth tenth".split()  # noqa: SIM905
)
_REACH = 80


def crossings(text: str, words: frozenset[str]) -> list[tuple[int, int]]:
    """Find corners of two streets, and where somebody lives between two, unsorted."""
    found = [] if words.isdisjoint(_CORNERS) else _corners(text)
    if words.isdisjoint(_OF_NUMBERS) or not _NUMBERED.search(text):
        return found
    for pattern in (_BETWEEN, _AT):
        for match in pattern.finditer(text):
            if _NUMBERED.search(match[1]) and _is_lived_at(text, *match.span()):
                found.append(match.span(1))
    return found


def _corners(text: str) -> list[tuple[int, int]]:
    found = [match.span() for match in _CORNER.finditer(text)]
    for match in _OF_NAMES.finditer(text):
        if not stands_on(text[max(0, match.start() - _REACH) : match.start()]) and _are_streets(*match.groups()):
            found.append(match.span())
    return found


def with_neighbour(text: str, start: int, end: int) -> int:
    """Give the end of an address with what it lies beside: 7 Sample Close, off Other Road."""
    beside = _BESIDE.match(text, end) if any(letter.isdigit() for letter in text[start:end]) else None
    return beside.end() if beside else end


def _are_streets(*names: str) -> bool:
    """Say whether neither is a day, a post or the like: not the junction of Monday and Tuesday."""
    known = v.vocabulary()
    return not any(known.get(name.split()[0].casefold(), 0) & (v.TITLE | v.ROLE) for name in names)


def _is_lived_at(text: str, start: int, end: int) -> bool:
    return bool(_LIVES.search(text, max(0, start - _REACH), min(len(text), end + _REACH)))
