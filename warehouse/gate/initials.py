"""People who are called by their initials alone: ask for J.P. in radiology."""

import re

from warehouse.gate import vocabulary as v
from warehouse.gate.opening_word import is_post
from warehouse.gate.reading import Reading

_INITIALS = re.compile(r"(?<![\w.])[A-Z]\. ?[A-Z]\.(?: ?[A-Z]\.)?(?!\w)")
_BEHIND_PERSON = frozenset(["was", "who", "told", "said", "rang", "made", "did", "took", "gave", "explained", "called"])
_PLACED = frozenset(["in", "on", "at", "from"])
_BEFORE_PERSON = frozenset(
    ["thanks", "thank", "for", "to", "by", "saw", "met", "with", "called", "and", "fault", "from", "dear", "regards"]
)


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
