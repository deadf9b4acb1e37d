"""What stands between a name and an address, as on an envelope: it belongs to the name."""

from warehouse.gate import vocabulary as v
from warehouse.gate.reading import Reading
from warehouse.gate.variant import NEVER_NAME

_LONGEST_NAME = 6


def take_before_address(reading: Reading) -> None:
    """Mark the words between what was taken for a name and an address: [PERSON] THU LE, [ADDRESS]."""
    for index, word in enumerate(reading.words):
        if word != "[ADDRESS]" or not index or reading.gap(index).strip() not in ("", ","):
            continue
        first = index - 1
        while first and index - first < _LONGEST_NAME and reading.is_adjacent(first):
            first -= 1
        between = range(first + 1, index)
        if (
            reading.words[first] == "[PERSON]"
            and reading.starts_sentence(first)
            and all(_could_be_family(reading, at) for at in between)
        ):
            for at in between:
                reading.is_name[at] = True


def _could_be_family(reading: Reading, index: int) -> bool:
    if reading.lowered[index] in v.around_names()["deeds"] or reading.lowered[index].endswith("ed"):
        return False
    is_word = reading.senses[index] & NEVER_NAME and not reading.senses[index] & v.PARTICLE
    return reading.is_upper[index] and not is_word
