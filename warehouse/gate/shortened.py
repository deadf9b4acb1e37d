"""Letters that name nobody: plurals of capitals, what has no vowel, makes with a capital inside, words in capitals."""

import re
from typing import TYPE_CHECKING

from warehouse.gate import vocabulary as v

if TYPE_CHECKING:
    from warehouse.gate.reading import Reading

_PLURAL_OF_CAPITALS = re.compile(r"[A-Z]{2,5}['’]?s")
_CAPITALS_INSIDE = re.compile(r"([A-Z][a-z]+)([A-Z][A-Za-z]+)")
_LEADING_IN_NAMES = frozenset(
    ["Mc", "Mac", "Fitz", "De", "Di", "Du", "La", "Le", "Da", "Van", "Von", "Al", "El", "St", "Ap", "Ab", "O"]
)
_VOWELS = frozenset("aeiouy")
# A word that occurs ten million times in books.
_COMMON = 7


def is_shortened(reading: "Reading", index: int) -> bool:
    """Say whether it is letters: a plural of capitals (two PAs), no vowel (gdpr), or two capitals (LabCorp)."""
    word = reading.words[index]
    if _PLURAL_OF_CAPITALS.fullmatch(word) and reading.has_case:
        return True
    if reading.senses[index] or reading.is_titled(index):
        return False
    if len(word) > 2 and not reading.is_upper[index] and not set(reading.lowered[index]) & _VOWELS and word.isascii():
        return True
    parts = _CAPITALS_INSIDE.fullmatch(word)
    if not parts or parts[1] in _LEADING_IN_NAMES:
        return False
    return not any(v.vocabulary().get(part.casefold(), 0) & (v.GIVEN | v.FAMILY) for part in parts.groups())


def is_stressed(reading: "Reading", index: int) -> bool:
    """Say whether a common word stands in capitals only for its weight, between small letters: my kids LOVE him."""
    word = reading.words[index]
    if not reading.has_case or not word.isupper() or len(word) < 3 or reading.is_titled(index):
        return False
    if reading.senses[index] & v.COMMON_GIVEN or v.frequencies().get(word.casefold(), 0) < _COMMON:
        return False
    others = reading.words[max(0, index - 1) : index] + reading.words[index + 1 : index + 2]
    return all(not other.isupper() or len(other) == 1 for other in others)
