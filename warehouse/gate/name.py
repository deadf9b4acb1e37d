"""Personal names: known ones, and unknown ones where the words around them say that a person is meant."""

from collections.abc import Iterator

from warehouse.gate import vocabulary as v
from warehouse.gate.initials import leave_letters_of_codes, people_by_initials, people_spelt_out, take_initials
from warehouse.gate.mistyped_word import is_mistyped, is_mistyped_there
from warehouse.gate.name_before_address import take_before_address
from warehouse.gate.name_cue import begins_name
from warehouse.gate.name_list import is_listed
from warehouse.gate.name_model import missed
from warehouse.gate.opening_word import is_thing
from warehouse.gate.other_tongue import is_other_tongue, take_names
from warehouse.gate.reading import Reading, senses_of, tokens
from warehouse.gate.said_again import SILENT, take_again
from warehouse.gate.shortened import is_shortened
from warehouse.gate.small_name import is_unknown
from warehouse.gate.span import Span
from warehouse.gate.variant import NAME, NEVER_NAME, is_of_syllables, without_possessive

_TELLING = v.TITLE | v.INTRODUCTION
_BEHIND_VERB = frozenset(
    ["up", "out", "down", "off", "on", "back", "over", "me", "my", "us", "our", "him", "her", "it", "them"]
)
_LONGEST_NAME = 6
_SUBJECTS = frozenset(["i", "we", "they", "you", "to", "will", "can", "would", "could", "a", "the", "no", "with", "of"])
_KOREAN_FAMILIES = frozenset(["park", "shin", "song", "moon", "noh", "ham", "bang"])
# Before will they make it a name.
_LEADS = frozenset(["by", "to", "with", "w"])
# It was Big Tam; where they open a sentence they have their capital from there.
_NICKNAMED = frozenset(["big", "wee", "lil", "auld", "old", "young", "little", "mad"])
_OWN = frozenset(["my", "his", "her", "their", "your"])
# A word that occurs a million times in books goes on with no name: siobhan deserves.
_COMMON = 6
_COMMON_WORD = 7


def person_names(text: str) -> Iterator[Span]:
    """Find names of people; titles and roles before them stay readable."""
    reading = by_rule(text)
    if reading.words:
        guessed = [] if reading.is_other_tongue else missed(reading)
        found = [index for index in guessed if not _is_word(reading, index)]
        found = [index for index in found if not _is_lone_word(reading, index, found)]
        for index in found:
            _take(reading, index)
        if found:
            _take_lists(reading)
        take_again(reading)
        take_initials(reading)
        take_before_address(reading)
        leave_letters_of_codes(reading)
        yield from _joined(reading)


def _is_word(reading: Reading, index: int) -> bool:
    is_said = reading.opens_as_word(index) or is_thing(reading, index)
    is_said = is_said or is_mistyped_there(reading, index) or _is_word_before_name(reading, index)
    return is_said or _is_word_of_family(reading, index)


def _is_lone_word(reading: Reading, index: int, found: list[int]) -> bool:
    """Say whether a common word that nobody is called stands apart from names and numbers: Zone B; not Big Dave."""
    if not reading.senses[index] & v.ORDINARY or reading.senses[index] & NAME or "-" in reading.words[index]:
        return False
    if v.frequencies().get(reading.lowered[index], 0) < _COMMON:
        return False
    if index + 1 < len(reading.words) and (index + 1 in found or reading.is_name[index + 1]):
        return False
    before, sense = index - 1, reading.senses[index - 1]
    is_parted = index and reading.gap(index).strip() and len(reading.follows(index)) != 1
    if not index or before in found or reading.is_name[before] or is_parted:
        return not index
    is_joined = reading.lowered[before] in ("and", "or") or sense & (v.TITLE | v.ROLE | v.INTRODUCTION | v.PLACE)
    return bool(sense & (v.ORDINARY | v.GRAMMAR)) and not is_joined


def _is_word_of_family(reading: Reading, index: int) -> bool:
    """Say whether a common word that some families bear stands where a word does: my root canal, hung up on me."""
    sense, frequency = reading.senses[index], v.frequencies().get(reading.lowered[index], 0)
    is_small = reading.has_case and not reading.is_upper[index]
    is_word = index and sense & v.ORDINARY and not reading.is_upper[index]
    if is_word and (reading.before(index) in _OWN or (is_small and _is_behind_capital(reading, index))):
        return True
    if sense & (v.COMMON_GIVEN if is_small else v.GIVEN) or not sense & v.ORDINARY or frequency < _COMMON - is_small:
        return False
    if index + 1 < len(reading.words) and reading.is_name[index + 1] and not is_small:
        return False
    if reading.is_upper[index] and reading.has_case and not reading.starts_sentence(index):
        return False
    if not index or not reading.is_name[index - 1]:
        return not index or not reading.senses[index - 1] & (v.TITLE | v.ROLE | v.INTRODUCTION | NAME)
    return reading.follows(index) in _BEHIND_VERB


def _is_behind_capital(reading: Reading, index: int) -> bool:
    """Say whether an owner stands before, or a name that has its capital: Sam's way, (Mehmet, kidney transplant)."""
    is_owner = reading.lowered[index - 1].endswith(("'s", "’s"))
    return is_owner or (reading.is_name[index - 1] and reading.is_upper[index - 1])


def _is_word_before_name(reading: Reading, index: int) -> bool:
    """Say whether small letters tell a common word or a deed beside names with capitals: forget Siobhan."""
    if reading.has_case and not reading.is_upper[index] and reading.lowered[index] in v.around_names()["deeds"]:
        return not reading.senses[index] & v.GIVEN or reading.gap(index).strip() == ","
    if not reading.has_case or reading.is_upper[index] or not reading.is_upper[min(index + 1, len(reading.words) - 1)]:
        return False
    is_common = v.frequencies().get(reading.lowered[index], 0) >= _COMMON_WORD
    return is_common and not reading.senses[index] & v.GIVEN and bool(reading.senses[index] & v.ORDINARY)


def by_rule(text: str, hidden: frozenset[str] = frozenset()) -> Reading:
    """Read a text and mark what the rules take for names; the reading of a text that cannot hold one is empty.

    Args:
        text: Any string.
        hidden: Words in lower case that are treated as if no list knew them.
    """
    words = tokens(text)
    senses = senses_of(words)
    if hidden:
        senses = [
            sense & ~(NAME | v.COMMON_GIVEN) if word.casefold() in hidden else sense
            for word, sense in zip(words, senses, strict=True)
        ]
    if not _may_hold_name(words, senses):
        return Reading("", [], [])
    reading = Reading(text, words, senses)
    reading.is_other_tongue = is_other_tongue(reading)
    if reading.is_other_tongue:
        take_names(reading)
        return reading
    for index in range(len(words)):
        if not reading.is_name[index] and begins_name(reading, index):
            _take(reading, index)
    for index in (*people_by_initials(reading), *people_spelt_out(reading)):
        reading.is_name[index] = True
    _take_lists(reading)
    return reading


def _take_lists(reading: Reading) -> None:
    """Mark what is joined to names by commas and by and."""
    if True not in reading.is_name:
        return
    for index in range(1, len(reading.words)):
        if not reading.is_name[index] and is_listed(reading, index, -1):
            _take(reading, index)
    for index in range(len(reading.words) - 2, -1, -1):
        if not reading.is_name[index] and is_listed(reading, index, 1):
            _take(reading, index)


def _may_hold_name(words: list[str], senses: list[int]) -> bool:
    """Tell most comments, which hold no name, before anything dear is computed."""
    before = ""
    for word, sense in zip(words, senses, strict=True):
        if sense & v.GIVEN and (word.casefold() == before or (word == "will" and before in _LEADS)):
            return True
        before = word.casefold() if sense & (v.GIVEN | v.GRAMMAR) else ""
        if sense & _TELLING or (sense & NAME and not sense & SILENT):
            return True
        if not sense and (word[0].isupper() or word.casefold() not in v.frequencies()):
            return True
        if sense & v.GIVEN and not sense & NEVER_NAME and (word[0].isupper() or len(word) > 3 or sense & v.SMALL_NAME):
            return True
    return False


def _take(reading: Reading, index: int) -> None:
    """Mark a name with the initials, particles and further names that belong to it."""
    reading.is_name[index] = True
    last = index
    while last < index + _LONGEST_NAME:
        further = _further(reading, index, last + 1)
        if further == last:
            break
        for inside in range(last + 1, further + 1):
            reading.is_name[inside] = True
        last = further
    first = index
    while first > 0 and reading.is_adjacent(first) and not reading.is_name[first - 1] and _precedes(reading, first - 1):
        first -= 1
        reading.is_name[first] = True


def _further(reading: Reading, seed: int, index: int) -> int:
    """Give the last word of what the name goes on with at `index`; the word before when it does not go on."""
    count = len(reading.words)
    if index >= count or not reading.is_adjacent(index):
        return index - 1
    if _continues(reading, index, seed):
        return index
    is_initial = len(reading.words[index]) == 1 and (reading.is_upper[index] or _ends_line(reading, seed, index))
    if not is_initial and not reading.senses[index] & v.PARTICLE:
        return index - 1
    ahead = index + 1
    while ahead < min(count, index + 3) and reading.senses[ahead] & v.PARTICLE and reading.is_adjacent(ahead):
        ahead += 1
    if ahead < count and reading.is_adjacent(ahead) and _continues(reading, ahead, seed, reading.is_upper[seed]):
        return ahead
    return index if is_initial and reading.words[index] != "I" and reading.has_case else index - 1


def _ends_line(reading: Reading, seed: int, index: int) -> bool:
    """Say whether a small letter behind a listed name ends the line: margaret w."""
    end = reading.starts[index] + 1
    is_last = not reading.text[end:].split("\n", 1)[0].strip(" .") or reading.follows(index) in ("and", "from", "on")
    return is_last and reading.is_plain[seed] and not reading.is_upper[seed] and reading.lowered[index] not in "aiux"


def _continues(reading: Reading, index: int, seed: int, is_led: bool = False) -> bool:
    """Say whether the word goes on with the name that `seed` began; a particle (van, de la) may lead to any word."""
    sense, word = reading.senses[index], reading.words[index]
    if reading.lowered[index] in _KOREAN_FAMILIES and is_of_syllables(reading.lowered[index - 1].split("-")):
        return True
    if reading.senses[seed] & v.GIVEN and index == seed + 1 and _is_family_that_builds(reading, index):
        return True
    if sense & NEVER_NAME or word[0] == "[" or len(word) < 2:
        return False
    if reading.is_upper[index] and reading.has_case:
        return is_led or not sense & v.ORDINARY or bool(sense & NAME)
    if reading.is_upper[seed] and not reading.is_upper[index]:
        return False
    return _continues_without_capitals(reading, index, seed)


def _is_family_that_builds(reading: Reading, index: int) -> bool:
    """Say whether it is one of Hill, Park, Lane with a capital, and nothing behind it makes it a place."""
    is_family = reading.senses[index] & v.BUILDING and reading.senses[index] & v.FAMILY
    is_place = index + 1 < len(reading.words) and reading.senses[index + 1] & v.BUILDING
    return bool(is_family) and not is_place and reading.is_upper[index] and reading.has_case


def _continues_without_capitals(reading: Reading, index: int, seed: int) -> bool:
    """Say whether, after a given name, it is a known or a common family name, or a word that nobody knows."""
    if reading.is_plain[index]:
        return True
    if not reading.is_plain[seed]:
        return bool(reading.senses[seed] & v.SMALL_NAME) and not reading.is_upper[seed] and is_unknown(reading, index)
    word = reading.lowered[index]
    if word in v.around_names()["common_families"]:
        return bool(reading.senses[seed] & v.GIVEN) and index == seed + 1
    frequency = v.frequencies().get(word, 0)
    if reading.senses[index] or len(word) < 4 or frequency >= _COMMON:
        return False
    is_deed = frequency and word.endswith(("ed", "ing", "ly"))
    return not is_deed and not is_mistyped(word, is_announced=True)


def _precedes(reading: Reading, index: int) -> bool:
    word, sense = reading.words[index], reading.senses[index]
    if len(word) == 1:
        return reading.is_upper[index] and (word not in "AI" or reading.gap(index + 1).startswith("."))
    if reading.lowered[index] in _NICKNAMED and reading.is_upper[index] and reading.has_case:
        return not reading.starts_sentence(index)
    if reading.lowered[index] == "nana":
        return reading.lowered[index + 1] in v.around_names()["days_of_birth"]
    if sense & v.PARTICLE and reading.lowered[index] in v.around_names()["leading_particles"]:
        return True
    if sense & v.SMALL_NAME and not reading.is_upper[index] and not reading.is_upper[index + 1]:
        return reading.before(index) not in _SUBJECTS and not reading.senses[index + 1] & v.GIVEN
    if not reading.could_be_name(index) or sense & v.PLACE or is_shortened(reading, index):
        return False
    return not sense & v.ORDINARY or (bool(sense & v.GIVEN) and not reading.starts_sentence(index))


def _joined(reading: Reading) -> Iterator[Span]:
    index = 0
    count = len(reading.words)
    while index < count:
        if not reading.is_name[index]:
            index += 1
            continue
        last = index
        while last + 1 < count and reading.is_name[last + 1] and reading.is_adjacent(last + 1):
            last += 1
        yield Span(reading.starts[index], reading.starts[last] + len(without_possessive(reading.words[last])), "PERSON")
        index = last + 1
