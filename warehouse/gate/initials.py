"""Initials: before a family name, and people who are called by these alone: ask for J.P. in radiology."""

import re
import string

from warehouse.gate import vocabulary as v
from warehouse.gate.acting_person import is_post
from warehouse.gate.reading import Reading

_INITIALS = re.compile(r"(?<![\w.])[A-Z]\. ?[A-Z]\.(?: ?[A-Z]\.)?(?!\w)")
_BEHIND_PERSON = frozenset(["was", "who", "told", "said", "rang", "made", "did", "took", "gave", "explained", "called"])
_SPELT_OUT = re.compile(r"[^\W\d_](?:-[^\W\d_]){2,14}")
_LETTERS_IN_ROW = re.compile(r"(?<![\w.'’&-])[^\W\d_](?:,? [^\W\d_]){3,15}(?![\w'’&-])")
_SPELLING = frozenset(["spelled", "spelt", "spells", "spell", "surname", "name"])
_NEAR = 4
# Spoke w sue: with.
_WITH = frozenset(["spoke", "speak", "spoken", "chat", "chatted", "talk", "talked", "appt", "appointment", "booked"])
# A word that occurs a million times in books.
_COMMON = 6
_PLACED = frozenset(["in", "on", "at", "from"])
_BEFORE_PERSON = frozenset(
    ["thanks", "thank", "for", "to", "by", "saw", "met", "with", "called", "and", "fault", "from", "dear", "regards"]
)
_LETTERS_OF_CODE = 2


def is_initialed(reading: Reading, index: int) -> bool:
    """Say whether an initial with its point, or two, stand before a name or an unknown word: B. Hill, J A Hill."""
    if not index or len(reading.words[index - 1]) != 1:
        return False
    if not reading.gap(index).startswith(".") and not _is_second_initial(reading, index - 1):
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


def is_spelt_out(reading: Reading, index: int) -> bool:
    """Say whether a name is given letter by letter: spelled X-A-N-T, X-A-N-T as in Xant."""
    if "-" not in reading.words[index] or not _SPELT_OUT.fullmatch(reading.words[index]):
        return False
    letters = reading.lowered[index].replace("-", "")
    near = range(max(0, index - _NEAR), min(len(reading.words), index + _NEAR + 1))
    return reading.before(index) in _SPELLING or any(reading.lowered[at] == letters for at in near if at != index)


def people_spelt_out(reading: Reading) -> list[int]:
    """Give the single letters that spell a name, one by one: krystyna k r y s t y n a."""
    starts = {start: index for index, start in enumerate(reading.starts)}
    found: list[int] = []
    for match in _LETTERS_IN_ROW.finditer(reading.text):
        letters = [letter for letter in match.group() if letter.isalpha()]
        first = starts.get(match.start())
        if first is None or len(set(letters)) == 1 or _spells_word("".join(letters).casefold()):
            continue
        near = range(max(0, first - _NEAR), first)
        if any(reading.is_name[at] or reading.lowered[at] in _SPELLING for at in near):
            found += range(first, first + len(letters))
    return found


def _spells_word(letters: str) -> bool:
    """Say whether letters in a row are a word that is no name, also behind a or I, a short form or the alphabet."""
    if letters in string.ascii_lowercase or letters in v.around_names()["shortened"]:
        return True
    spelt = (letters, letters[1:]) if letters[0] in "ai" else (letters,)
    return any(word in v.frequencies() and not v.vocabulary().get(word, 0) & (v.GIVEN | v.FAMILY) for word in spelt)


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
    if follows in ("the", "our", "my") and _is_explained(reading, first, last):
        return True
    if follows in _PLACED and last + 2 < len(reading.words):
        post = last + 2 + (reading.lowered[last + 2] in ("the", "our", "your"))
        if post < len(reading.words) and is_post(reading, post):
            return True
    is_announced = bool(first) and (reading.before(first) in _BEFORE_PERSON or bool(reading.senses[first - 1] & v.ROLE))
    return is_announced and reading.gap(first) in (" ", ", ")


def _is_explained(reading: Reading, first: int, last: int) -> bool:
    """Say whether initials open a sentence, and a post between marks explains whose: P. J. the porter, a legend."""
    role = last + 2
    if role >= len(reading.words) or not reading.senses[role] & v.ROLE or not reading.starts_sentence(first):
        return False
    letters = "".join(reading.lowered[first : last + 1])
    is_short_form = letters in v.vocabulary() or letters in v.frequencies()
    return not is_short_form and (role + 1 >= len(reading.words) or bool(reading.gap(role + 1).strip()))


def take_initials(reading: Reading) -> None:
    """Mark the single letters before and inside names, in small letters too: a. perrin, jenny t owens."""
    for index in range(len(reading.words) - 1, -1, -1):
        is_letter = len(reading.words[index]) == 1 and index + 1 < len(reading.words) and reading.is_name[index + 1]
        if is_letter and reading.is_adjacent(index + 1):
            is_word = _is_letter_as_word(reading, index) and not reading.gap(index + 1).startswith(".")
            is_word = is_word and not _is_second_initial(reading, index)
            reading.is_name[index] = reading.is_name[index] or not is_word


def _is_letter_as_word(reading: Reading, index: int) -> bool:
    """Say whether a letter is a word: a, I, and as people type: thank u jenny; not jenny r owens, m.r owens."""
    if reading.lowered[index] in ("a", "i"):
        return True
    if reading.words[index] == "n" and reading.follows(index):
        return not index or "," not in reading.gap(index)
    if reading.words[index] == "w" and reading.before(index) in _WITH:
        return True
    is_inside = bool(index) and (reading.is_name[index - 1] or len(reading.words[index - 1]) == 1)
    return reading.words[index] in ("u", "r", "n", "x") and not is_inside


def _is_second_initial(reading: Reading, index: int) -> bool:
    """Say whether a capital stands alone before it: J A Example."""
    earlier = index - 1
    if earlier < 0 or not reading.is_upper[index] or not reading.has_case or not reading.is_adjacent(index):
        return False
    return len(reading.words[earlier]) == 1 and reading.is_upper[earlier] and reading.words[earlier] not in "AI"


def leave_letters_of_codes(reading: Reading) -> None:
    """Take no name from the letters of a code: SE22 or SE24 would be taken one after the other, round by round."""
    for index, word in enumerate(reading.words):
        end = reading.starts[index] + len(word)
        if len(word) <= _LETTERS_OF_CODE and reading.text[end : end + 1].isdigit():
            reading.is_name[index] = False
