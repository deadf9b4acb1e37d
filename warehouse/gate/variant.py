"""A word that no list holds, by what it is a form of."""

import re
import unicodedata

from warehouse.gate import vocabulary as v
from warehouse.gate.misspelling import meant

NAME = v.GIVEN | v.FAMILY
NEVER_NAME = v.GRAMMAR | v.TITLE | v.ROLE | v.BUILDING | v.THING
_ANY_NAME = NAME | v.COMMON_GIVEN
_BARRED = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ð": "d", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th"})
# Noor-un-Nisa, Abd-al-Karim.
_JOINTS = frozenset(["un", "ul", "al", "ur", "us", "ud", "ad", "el", "uz", "ibn", "bin", "van", "von", "der"])
_COMMON = 6
_SHORTEST_SPELT = 3
_LONGEST_SYLLABLES = 12
_POSSESSIVE = re.compile(r"['’‘`´]s?\Z")


def without_possessive(word: str) -> str:
    """Take the 's off."""
    return _POSSESSIVE.sub("", word)


def sense_of_variant(word: str, known: dict[str, int]) -> int:
    """Give what a word can be by what it is a form of: a possessive, with accents, joined, mistyped; else 0."""
    lowered = word.casefold().replace("’", "'")
    if word[0] == "[":
        return v.GRAMMAR
    if not lowered.isascii() and (sense := known.get(_without_accents(lowered), 0) & _ANY_NAME):
        return sense
    stem = without_possessive(lowered)
    if stem != lowered or "'" in lowered:
        joined = _sense_of_joined(stem, known, is_small=word.islower()) if "-" in stem else 0
        return known.get(stem, 0) or known.get(lowered, 0) or joined
    return (
        _sense_of_joined(lowered, known, is_small=word.islower())
        if "-" in lowered
        else _sense_of_unknown(lowered, known)
    )


def _sense_of_joined(lowered: str, known: dict[str, int], *, is_small: bool) -> int:
    parts = lowered.split("-")
    if all(len(part) == 1 for part in parts):
        return _sense_of_letters("".join(parts), known)
    if len(parts) == 2 and parts[0] == parts[1]:
        return known.get(parts[0], 0) & v.GIVEN or v.ORDINARY * is_small
    if is_small and len(parts[-1]) == 1:
        return v.ORDINARY
    if is_of_syllables(parts) or (len(parts) == 3 and parts[1] in _JOINTS):
        return v.GIVEN
    is_led = parts[0] in ("al", "el", "bin", "abu") and len(parts) == 2
    if is_led and not known.get(parts[1], 0) & (v.ORDINARY | v.GRAMMAR):
        return v.FAMILY
    senses = [known.get(part, 0) for part in parts]
    # Delacroix-Hunt: a word that families are called behind one that no list knows.
    if not senses[0] and v.frequencies().get(parts[0], 0) < _COMMON and senses[-1] & v.FAMILY:
        return v.FAMILY
    return _sense_of_compound(senses)


def _sense_of_letters(spelt: str, known: dict[str, int]) -> int:
    """Give what letters spell that are said one by one: N-G-U-Y-E-N, R-U-D-E; of a word it takes more to be a name."""
    sense = known.get(spelt, 0) if len(spelt) >= _SHORTEST_SPELT else 0
    return v.ORDINARY if sense & v.ORDINARY else sense & NAME


def _sense_of_unknown(lowered: str, known: dict[str, int]) -> int:
    if lowered not in v.frequencies():
        if role := meant(lowered):
            return known[role] & (v.TITLE | v.ROLE | v.ORDINARY)
        if len(lowered) > 5 and _splits_into_syllables(lowered):
            return v.GIVEN
        owner = known.get(lowered[:-1], 0) if lowered.endswith("s") else 0
        if len(lowered) > 4 and owner & v.COMMON_GIVEN and not owner & (NEVER_NAME | v.ORDINARY | v.PLACE):
            # As many write without an apostrophe: took Callums temperature.
            return owner & _ANY_NAME
    if len(lowered) > 5 and lowered.endswith(v.endings("word_endings")):
        return v.ORDINARY
    return 0


def _without_accents(word: str) -> str:
    """Spell it in the letters of English: Seán, Łukasz, Sørensen."""
    plain = "".join(letter for letter in unicodedata.normalize("NFD", word) if not unicodedata.combining(letter))
    return plain.translate(_BARRED)


def is_of_syllables(parts: list[str]) -> bool:
    """Say whether it is a Korean or Chinese given name in Latin letters: two of its syllables, not the same twice."""
    if len(parts) != 2 or parts[0] == parts[1]:
        return False
    # Asked of every word: most leave here.
    syllables = v.around_names()["syllables"]
    return parts[0] in syllables and parts[1] in syllables


def _splits_into_syllables(word: str) -> bool:
    return len(word) <= _LONGEST_SYLLABLES and any(
        is_of_syllables([word[:at], word[at:]]) for at in range(2, len(word) - 1)
    )


def _sense_of_compound(parts: list[int]) -> int:
    if all(part & NAME and not part & NEVER_NAME for part in parts) and not all(part & v.ORDINARY for part in parts):
        return NAME
    # Chowdhury-Hill: a family that is a word or a place too behind one that is none.
    is_family = parts[0] & NAME and not parts[0] & (NEVER_NAME | v.ORDINARY | v.PLACE) and parts[-1] & v.FAMILY
    if is_family and len(parts) == 2:
        return v.FAMILY
    return v.ORDINARY if any(part & (v.ORDINARY | v.GRAMMAR) for part in parts) else 0
