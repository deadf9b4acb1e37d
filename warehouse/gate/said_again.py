"""Names that a text says twice."""

from warehouse.gate import vocabulary as v
from warehouse.gate.reading import Reading
from warehouse.gate.variant import without_possessive

SILENT = v.ORDINARY | v.PLACE | v.PARTICLE | v.GRAMMAR | v.ROLE | v.BUILDING
"""What a word can be that is not always a name."""


def take_again(reading: Reading) -> None:
    """Mark a name wherever the text says it again: it was pam, pam says no; of words only with a capital."""
    found = {
        without_possessive(reading.lowered[index])
        for index, is_name in enumerate(reading.is_name)
        if is_name and len(reading.words[index]) > 2 and not reading.senses[index] & SILENT
    }
    words = {
        reading.lowered[index]
        for index, is_name in enumerate(reading.is_name)
        if is_name and _is_word_too(reading, index)
    }
    if not found and not words:
        return
    for index, word in enumerate(reading.lowered):
        if reading.is_name[index] or reading.names_a_place(index):
            continue
        is_same = without_possessive(word) in found and not reading.senses[index] & SILENT
        reading.is_name[index] = is_same or (word in words and _is_person_again(reading, index))


def _is_word_too(reading: Reading, index: int) -> bool:
    """Say whether it is a given name that is a word as well, with a capital."""
    return bool(reading.senses[index] & v.GIVEN and reading.senses[index] & v.ORDINARY) and reading.is_upper[index]


def _is_person_again(reading: Reading, index: int) -> bool:
    """Say whether a name that is a word too has its capital again: Angel Example. Angel, you are one; not an angel."""
    if not reading.is_upper[index] or not reading.has_case or not _is_word_too(reading, index):
        return False
    if not reading.starts_sentence(index):
        return reading.before(index) not in v.around_names()["before_place"]
    follows = reading.follows(index)
    is_called = index + 1 >= len(reading.words) or reading.gap(index + 1).strip() in (",", ".", "!", "?")
    is_quality = reading.lowered[index] in v.around_names()["qualities"]
    deeds = v.around_names()["human_deeds" if is_quality else "deeds"]
    return is_called or follows in deeds or (follows.endswith(("ed", "ly")) and not is_quality)
