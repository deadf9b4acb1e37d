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
_LONGEST_ABBREVIATION = 6
_VOWELS = frozenset("aeiouy")
# A word that occurs ten million times in books.
_COMMON = 7


def is_shortened(reading: "Reading", index: int) -> bool:
    """Say whether it is letters: a plural of capitals (two PAs), no vowel (gdpr), or two capitals (LabCorp)."""
    word = reading.words[index]
    if _PLURAL_OF_CAPITALS.fullmatch(word) and reading.has_case:
        return True
    if reading.is_titled(index):
        return False
    if _is_place_in_letters(reading, index):
        return True
    if reading.senses[index]:
        return False
    if len(word) > 2 and not reading.is_upper[index] and not set(reading.lowered[index]) & _VOWELS and word.isascii():
        return True
    if _is_abbreviation(reading, index):
        return True
    parts = _CAPITALS_INSIDE.fullmatch(word)
    if not parts or parts[1] in _LEADING_IN_NAMES:
        return False
    senses = [v.vocabulary().get(part.casefold(), 0) for part in parts.groups()]
    is_word = senses[1] & (v.ORDINARY | v.BUILDING) and not senses[1] & v.GIVEN
    return bool(is_word) or not any(sense & (v.GIVEN | v.FAMILY) for sense in senses)


def _is_place_in_letters(reading: "Reading", index: int) -> bool:
    """Say whether letters that are a name too stand behind in, from, the: sent home from ED; not ED has been my GP."""
    around, before = v.around_names(), reading.before(index)
    is_placed = before in around["before_place"] or before == "from"
    return is_placed and reading.words[index].isupper() and reading.lowered[index] in around["shortened"]


def _is_abbreviation(reading: "Reading", index: int) -> bool:
    """Say whether unknown letters stand in capitals where the words beside do not, and nothing around tells a name."""
    word = reading.words[index]
    if not reading.has_case or not 2 < len(word) <= _LONGEST_ABBREVIATION or not word.isascii() or not word.isupper():
        return False
    if index and reading.senses[index - 1] & (v.ROLE | v.INTRODUCTION) and not reading.before(index).endswith("s"):
        return False
    if reading.follows(index) in v.around_names()["human_deeds"] or (
        reading.follows(index) == "and" and reading.follows(index + 1) in ("the", "all", "her", "his", "their")
    ):
        return False
    beside = [*reading.words[max(0, index - 1) : index], *reading.words[index + 1 : index + 2]]
    return not any(other.isupper() and len(other) > 3 and other[0] != "[" for other in beside)


def is_stressed(reading: "Reading", index: int) -> bool:
    """Say whether a common word stands in capitals only for its weight, between small letters: my kids LOVE him."""
    word = reading.words[index]
    if not reading.has_case or not word.isupper() or len(word) < 3 or reading.is_titled(index):
        return False
    if reading.senses[index] & v.COMMON_GIVEN or v.frequencies().get(word.casefold(), 0) < _COMMON:
        return False
    others = reading.words[max(0, index - 1) : index] + reading.words[index + 1 : index + 2]
    return all(not other.isupper() or len(other) == 1 for other in others)
