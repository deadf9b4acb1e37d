"""Words that are names too: what the rest of the sentence makes of them."""

import re
from typing import TYPE_CHECKING

from warehouse.gate import vocabulary as v
from warehouse.gate.eponym import is_body_of_health, is_eponym, is_kind, is_people, is_quality
from warehouse.gate.place_told import is_at_corner, is_measured, is_owned, is_tag, is_told_of_place
from warehouse.gate.shortened import is_shortened, is_stressed

if TYPE_CHECKING:
    from warehouse.gate.reading import Reading

POSSESSIVES = frozenset(["her", "his", "my", "their", "its", "your", "our", "it", "me", "them", "us", "you"])
AT = frozenset(["from", "at", "in", "on"])
DETERMINERS = frozenset(
    ["a", "an", "the", "this", "that", "no", "any", "some", "his", "her", "their", "its", "my", "your"]
)
_ARTICLES = frozenset(["a", "an", "the", "some", "any", "no"])
_THEN = frozenset(["and", "then", "on", "back", "in", "over", "up", "down", "across", "here", "home"])
_DAYS = frozenset(["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "day"])
_WEEKDAYS = _DAYS - {"day"}
MONTHS = frozenset(
    [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ]
)
SEASONS = frozenset(["spring", "summer", "autumn", "winter", "christmas", "easter"])
# A word that occurs a million times in books.
_COMMON = 6
# Of what there can be too little: Joy is in short supply.
_SCARCE = re.compile(r"(?:is|was|are|were) (?:in short supply|lacking|missing|scarce|rare)\b", re.IGNORECASE)
_FRIENDS = frozenset(["co", "others", "everyone", "everybody", "all", "friends", "family", "nights", "days"])
_ABLE_TO = v.GRAMMAR | v.ROLE | v.TITLE | v.PARTICLE
_VERB_ENDINGS = ("ed", "ing", "ly")
_THINGS = (
    is_eponym,
    is_body_of_health,
    is_people,
    is_kind,
    is_quality,
    is_told_of_place,
    is_measured,
    is_tag,
    is_at_corner,
    is_owned,
    is_shortened,
    is_stressed,
)


def goes_on_as_word(reading: "Reading", index: int) -> bool:
    """Say whether what follows a sentence's first word makes it a word: Bill me, Frank discussion."""
    follows, around = reading.follows(index), v.around_names()
    if not follows or reading.gap(index + 1) not in (" ", "  "):
        return False
    if reading.is_upper[index + 1]:
        return follows in _DAYS
    if reading.lowered[index] in around["qualities"] and _SCARCE.match(reading.text, reading.starts[index + 1]):
        return True
    if follows in ("and", "or"):
        return _is_joined_to_word(reading, index + 2)
    if follows in around["objects"]:
        return True
    if follows in AT:
        return reading.follows(index + 1) in POSSESSIVES
    return _is_no_deed(reading, index, follows)


def _is_joined_to_word(reading: "Reading", index: int) -> bool:
    """Say whether behind and stands a word that is no name, no person and no grammar: Frank and honest."""
    if index >= len(reading.words) or reading.is_upper[index] or not reading.has_case:
        return False
    word, sense = reading.lowered[index], reading.senses[index]
    if word in v.around_names()["nouns_of_care"]:
        return True
    is_person = sense & (_ABLE_TO | v.GIVEN) or word in v.around_names()["people"] or word in _FRIENDS
    is_deed = word in v.around_names()["deeds"] or word.endswith(_VERB_ENDINGS)
    return not is_person and not is_deed and v.frequencies().get(word, 0) >= _COMMON


def _is_no_deed(reading: "Reading", index: int, follows: str) -> bool:
    """Say whether the next word is no verb, and no family name behind a given one."""
    around = v.around_names()
    if reading.lowered[index] in around["qualities"] and follows.endswith("ed"):
        return follows not in around["human_deeds"]
    if follows in around["deeds"] or follows.endswith(_VERB_ENDINGS) or reading.senses[index + 1] & _ABLE_TO:
        return False
    if reading.senses[index] & v.GIVEN and follows in around["common_families"]:
        return False
    return bool(reading.senses[index + 1] & v.ORDINARY) or v.frequencies().get(follows, 0) >= _COMMON


def _is_done_to(reading: "Reading", index: int) -> bool:
    """Say whether a sentence opens with a verb and what it is done to: Jack it up, Nicked my slippers, Jack up the."""
    word, follows, after = reading.lowered[index], reading.follows(index), reading.follows(index + 1)
    if not follows or not reading.starts_sentence(index) or reading.gap(index + 1) not in (" ", "  "):
        return False
    if follows in ("it", "them", "us", "me"):
        return word in v.frequencies()
    if follows in ("up", "down", "out", "off") and after in DETERMINERS:
        return word in v.frequencies()
    return word.endswith("ed") and not reading.senses[index] and word in v.frequencies() and follows in DETERMINERS


def is_thing(reading: "Reading", index: int) -> bool:
    """Say whether a word that only looks like a name is a beard, a feast, a month, a town or a first word."""
    word, before, around = reading.lowered[index], reading.before(index), v.around_names()
    if any(says(reading, index) for says in _THINGS):
        return True
    if _is_day(reading, index) or (is_time_of_year(word) and reading.has_case and not reading.is_upper[index]):
        return True
    if word in MONTHS:
        return reading.follows(index) not in around["deeds"] and _is_time(reading, index)
    if _is_feast(word, before) or _is_moved_to(reading, index) or _is_done_to(reading, index):
        return True
    if _is_of_role(reading, index) or is_kin(reading, index):
        return True
    if reading.senses[index] & v.PLACE and not reading.senses[index] & v.GIVEN and before in around["before_town"]:
        return reading.follows(index) not in around["deeds"]
    if not reading.senses[index] and reading.starts_sentence(index) and reading.has_case:
        often = v.frequencies().get(word, 0)
        return often >= _COMMON or (often > 0 and word.endswith(_VERB_ENDINGS) and not reading.is_titled(index))
    return _is_small_behind_article(reading, index)


def _is_of_role(reading: "Reading", index: int) -> bool:
    """Say whether a word opens a sentence before a role in small letters: Genial receptionist; not Ayesha physio."""
    if not reading.starts_sentence(index) or not reading.is_upper[index] or not reading.has_case:
        return False
    role, word = index + 1, reading.lowered[index]
    if role >= len(reading.words) or reading.gap(role) != " " or reading.is_upper[role]:
        return False
    is_word = not reading.senses[index] and word in v.frequencies()
    return bool(reading.senses[role] & v.ROLE) and (is_word or word in v.around_names()["human_qualities"])


def is_kin(reading: "Reading", index: int) -> bool:
    """Say whether a relative is told of: Ouma, my lola; not Nan Example, not Lola."""
    if reading.lowered[index] not in v.around_names()["kin"] or reading.is_titled(index):
        return False
    behind = index + 1
    if behind < len(reading.words) and reading.is_adjacent(behind) and reading.could_be_name(behind):
        return False
    return reading.before(index) in POSSESSIVES or not reading.senses[index] & v.COMMON_GIVEN


def _is_day(reading: "Reading", index: int) -> bool:
    """Say whether a day of the week is meant; not Sunday Example, Mr Friday."""
    if reading.lowered[index] not in _WEEKDAYS or reading.is_titled(index):
        return False
    behind = index + 1
    return not (behind < len(reading.words) and reading.is_adjacent(behind) and reading.could_be_name(behind))


def _is_small_behind_article(reading: "Reading", index: int) -> bool:
    """Say whether small letters and an article or an owner before it tell a word in a text with capitals."""
    if reading.is_upper[index] or not reading.has_case or reading.before(index) not in DETERMINERS:
        return False
    if reading.before(index) in _ARTICLES and (not reading.senses[index] or reading.senses[index] & v.ORDINARY):
        return True
    return not reading.senses[index] & v.GIVEN and reading.lowered[index] in v.frequencies()


def _is_feast(word: str, before: str) -> bool:
    """Say whether Christmas Eve, over Easter, last summer is meant."""
    if word == "eve":
        return before in ("christmas", "xmas", "year's", "years", "year’s")
    return word in SEASONS and (before in v.around_names()["before_month"] or before in ("for", "over", "at", "past"))


def _is_moved_to(reading: "Reading", index: int) -> bool:
    """Say whether somebody moved there or from there: moved to Nelson from Burnley; not moved to Nelson's list."""
    if index < 2 or reading.before(index) not in ("to", "from"):
        return False
    first = index - 2
    while first and reading.lowered[first] in _THEN:
        first -= 1
    while first > 1 and reading.lowered[first - 1] in ("to", "from"):
        first -= 2
    # Moved mum to the one from the other.
    if first and reading.lowered[first] in v.around_names()["objects"] | v.around_names()["relatives"]:
        first -= 1
    if reading.lowered[first] not in v.around_names()["moving"]:
        return False
    end = reading.starts[index] + len(reading.words[index])
    is_owner = any(mark in reading.text[end - 2 : end + 1] for mark in "'’")
    is_doing = reading.follows(index) in v.around_names()["deeds"] and reading.gap(index + 1) == " "
    return not is_owner and not is_doing


def is_time_of_year(word: str) -> bool:
    """Say whether a word in small letters is a month, a season or a feast."""
    return word in MONTHS or word in SEASONS


def _is_time(reading: "Reading", index: int) -> bool:
    """Say whether a month is a time: behind in or since, or in a text with another month."""
    if reading.before(index) in v.around_names()["before_month"]:
        return True
    return any((word in MONTHS or word in SEASONS) and at != index for at, word in enumerate(reading.lowered))
