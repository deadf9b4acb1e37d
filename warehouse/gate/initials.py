"""Initials: before a family name, and people who are called by these alone: ask for J.P. in radiology."""

import re

from warehouse.gate import vocabulary as v
from warehouse.gate.opening_word import is_post
from warehouse.gate.reading import Reading

_INITIALS = re.compile(r"(?<![\w.])[A-Z]\. ?[A-Z]\.(?: ?[A-Z]\.)?(?!\w)")
_BEHIND_PERSON = frozenset(["was", "who", "told", "said", "rang", "made", "did", "took", "gave", "explained", "called"])
# A word that occurs a million times in books.
_COMMON = 6
_PLACED = frozenset(["in", "on", "at", "from"])
_BEFORE_PERSON = frozenset(
    ["thanks", "thank", "for", "to", "by", "saw", "met", "with", "called", "and", "fault", "from", "dear", "regards"]
)


def is_initialed(reading: Reading, index: int) -> bool:
    """Say whether an initial with its point stands before a name or an unknown word: B. Hill, not Plan B. Hills."""
    if not index or not reading.gap(index).startswith(".") or len(reading.words[index - 1]) != 1:
        return False
    if not (reading.is_upper[index] and reading.is_upper[index - 1] and reading.is_adjacent(index)):
        return False
    if len(reading.words[index]) < 2:
        return False
    if index > 1 and reading.lowered[index - 2] in v.around_names()["before_letter"]:
        return False
    sense = reading.senses[index]
    is_family = bool(sense & v.FAMILY) and not sense & (v.GRAMMAR | v.TITLE | v.ROLE)
    most = _COMMON if index > 1 and reading.senses[index - 2] & v.TITLE else 1
    return is_family or (not sense and v.frequencies().get(reading.lowered[index], 0) < most)


def people_by_initials(reading: Reading) -> list[int]:
    """Give the words that are the initials of somebody: with a part of a clinic, a deed or thanks around them."""
    if not reading.has_case or not _INITIALS.search(reading.text):
        return []
    starts = {start: index for index, start in enumerate(reading.starts)}
    found: list[int] = []
    for match in _INITIALS.finditer(reading.text):
        first = starts.get(match.start())
        letters = "".join(letter for letter in match.group() if letter.isalpha()).casefold()
        if first is None or letters in v.around_names()["shortened"]:
            continue
        if _is_person(reading, first, first + len(letters) - 1):
            found += range(first, first + len(letters))
    return found


def _is_person(reading: Reading, first: int, last: int) -> bool:
    follows = reading.follows(last)
    if follows in _BEHIND_PERSON:
        return True
    if follows in _PLACED and last + 2 < len(reading.words):
        post = last + 2 + (reading.lowered[last + 2] in ("the", "our", "your"))
        if post < len(reading.words) and is_post(reading, post):
            return True
    is_announced = bool(first) and (reading.before(first) in _BEFORE_PERSON or bool(reading.senses[first - 1] & v.ROLE))
    return is_announced and reading.gap(first) in (" ", ", ")
