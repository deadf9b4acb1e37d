"""Names that commas and and join to others: thanks to Example, Sample and Specimen."""

from warehouse.gate import vocabulary as v
from warehouse.gate.mistyped_word import is_mistyped
from warehouse.gate.opening_word import is_thing
from warehouse.gate.reading import Reading
from warehouse.gate.variant import without_possessive

_OWN = frozenset(["my", "our", "his", "her", "their", "your"])


def is_listed(reading: Reading, index: int, step: int) -> bool:
    """Say whether it is joined to a name by a comma or by and: to the one before (step -1) or behind (step 1)."""
    other = index + step
    if not 0 <= other < len(reading.words):
        return False
    is_own = reading.before(index) in _OWN and not reading.is_upper[index]
    if is_own and reading.senses[index] & v.ORDINARY:
        return False
    if not _is_joined(reading, index, step) or reading.names_a_place(index):
        return False
    if reading.senses[index] & v.PLACE or is_thing(reading, index):
        return False
    if step > 0 and reading.starts_sentence(index) and reading.senses[index] & v.ORDINARY:
        is_many = reading.lowered[other] == "and" or _is_list_behind(reading, other)
        return bool(reading.senses[index] & v.GIVEN) and is_many
    return _could_be_one_of_list(reading, index, step)


def _is_joined(reading: Reading, index: int, step: int) -> bool:
    other = index + step
    gap = reading.gap(max(index, other))
    if reading.is_name[other]:
        return gap.strip() in (",", "&", "/", "+")
    beyond = other + step
    is_and = reading.lowered[other] in ("and", "or") and gap == " "
    return is_and and 0 <= beyond < len(reading.words) and reading.is_name[beyond]


def _could_be_one_of_list(reading: Reading, index: int, step: int) -> bool:
    if reading.could_be_name(index) or is_family_that_builds(reading, index):
        return True
    # In small letters or in capitals only: a listed name, or behind a name a word that nobody knows.
    is_unknown = not reading.senses[index] and reading.lowered[index] not in v.frequencies()
    is_short = reading.words[index].isupper() and len(without_possessive(reading.words[index])) < 4
    if len(reading.words[index]) < 3 or is_short or reading.is_plain[index]:
        return len(reading.words[index]) > 2 and not is_short
    return step < 0 and is_unknown and not is_mistyped(reading.lowered[index], is_announced=True)


def _is_list_behind(reading: Reading, index: int) -> bool:
    """Say whether a name is followed by another one that a comma or and joins to it: , Melody and Carol."""
    following = index + 1
    if following < len(reading.words) and reading.lowered[following] == "and" and reading.gap(following) == " ":
        following += 1
    elif following >= len(reading.words) or reading.gap(following) != ", ":
        return False
    return following < len(reading.words) and reading.is_name[index] and reading.is_name[following]


def is_family_that_builds(reading: Reading, index: int) -> bool:
    """Say whether it is one of Hill, Park, Lane and the like, with a capital."""
    sense = reading.senses[index]
    return bool(sense & v.BUILDING and sense & v.FAMILY) and reading.is_upper[index] and reading.has_case
