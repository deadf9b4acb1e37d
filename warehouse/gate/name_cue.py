"""Where a name begins: what the words around must be like."""

from warehouse.gate import vocabulary as v
from warehouse.gate.initials import is_initialed, is_spelt_out
from warehouse.gate.mistyped_word import is_mistyped
from warehouse.gate.name_list import is_family_that_builds
from warehouse.gate.name_told import (
    is_guessed,
    is_introduced_person,
    is_letter_of_nurse,
    is_owner_of_list,
    is_titled_letter,
    is_told,
    is_unmarried,
)
from warehouse.gate.opening_word import is_thing, is_time_of_year
from warehouse.gate.reading import DOUBLE, Reading
from warehouse.gate.small_name import is_small_name
from warehouse.gate.variant import NAME, without_possessive

_INTRODUCERS = frozenset(
    ["named", "surname", "forename", "nickname", "name", "names", "him", "her", "me", "as", "is", "was", "are"]
) | {"name's", "name’s", "called"}
# A word that occurs a million times in books.
_COMMON = 6


def begins_name(reading: Reading, index: int) -> bool:
    """Say whether this word is a name by what announces it, by itself, or by where it stands."""
    if _is_announced(reading, index) or is_told(reading, index):
        return True
    if _is_known(reading, index) or _is_placed(reading, index):
        return not is_thing(reading, index)
    return is_initialed(reading, index) or is_small_name(reading, index)


def _is_announced(reading: Reading, index: int) -> bool:
    if not index or reading.words[index][0] == "[":
        return False
    if len(reading.words[index]) == 1:
        return is_titled_letter(reading, index) or is_letter_of_nurse(reading, index)
    if reading.senses[index] & (v.GRAMMAR | v.TITLE | v.ROLE):
        return False
    if reading.is_titled(index):
        return _is_titled_name(reading, index)
    if is_guessed(reading, index) or is_spelt_out(reading, index):
        return True
    if reading.senses[index - 1] & v.ROLE and reading.gap(index) in (" ", ", ", " - ", " ("):
        return _is_name_of_role(reading, index)
    return (
        not reading.senses[index] & v.BUILDING
        and _is_introduced(reading, index)
        and _is_introduced_name(reading, index)
    )


def _is_titled_name(reading: Reading, index: int) -> bool:
    sense = reading.senses[index]
    if reading.before(index) in ("miss", "sir", "dame", "doctor", "lord", "lady") and not reading.is_upper[index]:
        return reading.is_plain[index] or is_unmarried(reading, index)
    if reading.has_case and reading.is_upper[index]:
        return not sense & v.ORDINARY or bool(sense & NAME) or reading.is_upper[index - 1]
    if sense & v.FAMILY and reading.lowered[index] not in v.around_names()["after_name"]:
        return True
    if "-" in reading.words[index] and _is_joined_family(reading.lowered[index]):
        return True
    if sense or len(reading.words[index]) < 2:
        return bool(sense & NAME) and not sense & v.ORDINARY
    return _is_unknown_family(reading, index)


def _is_unknown_family(reading: Reading, index: int) -> bool:
    word = reading.lowered[index]
    is_verb = word.endswith(("ed", "ing", "ly")) and v.frequencies().get(word, 0) >= _COMMON
    return not is_verb and not is_mistyped(word, is_announced=True)


def _is_joined_family(word: str) -> bool:
    """Say whether each part is a family name or no word: singh-oduya; not follow-up."""
    parts = without_possessive(word).split("-")
    known, frequencies = v.vocabulary(), v.frequencies()
    return all(
        len(part) > 2 and (known.get(part, 0) & v.FAMILY or (part not in known and part not in frequencies))
        for part in parts
    )


def _is_name_of_role(reading: Reading, index: int) -> bool:
    could_be = reading.could_be_name(index)
    if could_be:
        is_owner = without_possessive(reading.words[index]) != reading.words[index]
        is_place = reading.names_a_place(index) and not is_owner and not _is_full_name_that_builds(reading, index)
        return not _is_made_word(reading, index) and not is_place
    if reading.before(index).endswith("s") and reading.gap(index) == " ":
        return False
    if not reading.senses[index]:
        is_word = reading.lowered[index] in v.frequencies() or len(reading.words[index]) < 4
        is_shouted = reading.words[index].isupper() and reading.has_case
        is_told = reading.follows(index) in v.around_names()["human_deeds"] and reading.gap(index) == " "
        return not is_word and (is_shouted or is_told) and not is_mistyped(reading.lowered[index], is_announced=True)
    return reading.is_plain[index] and bool(reading.senses[index] & v.GIVEN)


def _is_made_word(reading: Reading, index: int) -> bool:
    """Say whether the next word, with no mark between, makes it a verb: may be; not Dear Will, we."""
    if index + 1 >= len(reading.words) or reading.gap(index + 1).strip():
        return False
    return reading.follows(index) in v.around_names()["not_after_name"]


def _is_full_name_that_builds(reading: Reading, index: int) -> bool:
    """Say whether a given name and a family name that is a place too stand here: the consultant, Cheryl Hill."""
    following = index + 1
    if not reading.senses[index] & v.GIVEN or following >= len(reading.words) or reading.gap(following) != " ":
        return False
    is_place = following + 1 < len(reading.words) and bool(reading.senses[following + 1] & v.BUILDING)
    return not is_place and is_family_that_builds(reading, following)


def _is_introduced(reading: Reading, index: int) -> bool:
    """Say whether `my name is`, `named`, `name:`, `calls me`, `known as` or `what's your name?` stands before."""
    before = reading.before(index)
    if before not in _INTRODUCERS:
        return False
    gap = reading.gap(index).strip()
    if before == "called" and is_introduced_person(reading, index):
        return True
    earlier = reading.lowered[index - 2] if index > 1 else ""
    if before in ("named", "surname", "forename", "nickname"):
        return not set(gap) - set(":-\"'")
    if before in ("name", "names"):
        return gap in (":", "-", "?", "=")
    if before in ("him", "her", "me", "as"):
        return not gap and earlier in ("named", "calls", "call", "called", "known", "nicknamed")
    if before in ("is", "was", "are"):
        return gap in ("", ":", '"', "'") and earlier in ("name", "names", "surname")
    return before in ("name's", "name’s") and not gap


def _is_introduced_name(reading: Reading, index: int) -> bool:
    sense = reading.senses[index]
    if reading.is_upper[index] and reading.has_case:
        return not sense & v.ORDINARY or bool(sense & NAME)
    # My name is spelled, mispronounced.
    is_done = reading.lowered[index].endswith("ed") and reading.lowered[index] in v.frequencies()
    return (not sense and not is_done) or reading.is_plain[index] or is_introduced_person(reading, index)


def _is_known(reading: Reading, index: int) -> bool:
    """Say whether it is a listed name that is no ordinary word, and names no building."""
    sense, word = reading.senses[index], reading.words[index]
    if not reading.is_plain[index] or len(word) < 3:
        return False
    if reading.names_a_place(index) and not is_owner_of_list(reading, index):
        return False
    if sense & v.PLACE and reading.before(index) in v.around_names()["before_town"]:
        return False
    if reading.is_upper[index] and reading.has_case:
        return not (word.isupper() and len(word) < 4)
    is_given = sense & v.COMMON_GIVEN or (sense & v.GIVEN and len(word) > 4)
    return len(word) > 3 and bool(is_given)


def _is_placed(reading: Reading, index: int) -> bool:
    """Say whether a capital in the middle of a sentence, or the words around, make it a name."""
    if not reading.could_be_name(index) or reading.names_a_place(index):
        return False
    if reading.before(index) in v.around_names()["before_place"] and not reading.starts_sentence(index):
        return False
    if reading.senses[index] & DOUBLE and not reading.is_plain[index]:
        return _is_double_placed(reading, index)
    if reading.senses[index] and _is_family_behind(reading, index):
        return True
    return _is_unknown_placed(reading, index)


def _is_double_placed(reading: Reading, index: int) -> bool:
    sense, starts = reading.senses[index], reading.starts_sentence(index)
    if not sense & v.GIVEN:
        return False
    if _is_family_behind(reading, index):
        return not starts or not reading.senses[index + 1] & DOUBLE
    around = v.around_names()
    if _is_named_by_role(reading, index):
        return True
    if starts or sense & v.PLACE or _is_made_word(reading, index):
        return False
    before = reading.before(index)
    announces = before in around["may_introduce"] or not is_time_of_year(reading.lowered[index])
    announces = announces and before not in around["before_place"] | around["copulas"]
    return announces and reading.gap(index) in (" ", ", ")


def _is_named_by_role(reading: Reading, index: int) -> bool:
    """Say whether a role explains who is meant: May, the receptionist, ..."""
    role = index + 2
    is_unknown = not reading.senses[index] and reading.lowered[index] not in v.frequencies()
    joints = (",", "(", "-", "–", "") if is_unknown else (",", "(", "-", "–")
    if role >= len(reading.words) or reading.gap(index + 1).strip() not in joints:
        return False
    is_article = reading.lowered[index + 1] in ("the", "our", "my", "a", "your")
    if (
        is_article
        and role + 1 < len(reading.words)
        and not reading.senses[role] & v.ROLE
        and reading.gap(role + 1) == " "
    ):
        role += not reading.senses[role] & v.GRAMMAR
    return is_article and bool(reading.senses[role] & v.ROLE) and not reading.lowered[role].endswith("s")


def _is_unknown_placed(reading: Reading, index: int) -> bool:
    around = v.around_names()
    before, follows = reading.before(index), reading.follows(index)
    if _is_named_by_role(reading, index):
        return True
    is_possessive = without_possessive(reading.words[index]) != reading.words[index]
    if reading.starts_sentence(index):
        return is_possessive or (
            follows in around["after_name"] and follows not in ("and", "at", "on", "in", "for", "from")
        )
    if reading.lowered[index].endswith(v.endings("town_endings")):
        return False
    if reading.senses[index] & v.PLACE and before in around["before_town"]:
        return False
    if before in around["may_introduce"] or follows in around["after_name"] or is_possessive:
        return True
    is_asked = before == "for" and index > 1 and reading.lowered[index - 2] in ("ask", "asked", "asking", "looking")
    return len(reading.words[index]) > 3 and (is_asked or before not in ("to", "of", "for"))


def _is_family_behind(reading: Reading, index: int) -> bool:
    following = index + 1
    if following >= len(reading.words) or not reading.is_adjacent(following) or not reading.could_be_name(following):
        return False
    return bool(reading.senses[following] & v.FAMILY) or not reading.senses[following]
