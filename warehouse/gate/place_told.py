"""Towns, clinics and makes that no list knows or that are names too: what only a place or a thing is said to be."""

import re
from typing import TYPE_CHECKING

from warehouse.gate import vocabulary as v

if TYPE_CHECKING:
    from warehouse.gate.reading import Reading

_BEING = frozenset(["is", "was", "are", "were"])
_VERY = frozenset(["so", "too", "always", "often", "now", "completely", "just"])
_LACKED = frozenset(["beds", "bed", "staff", "nurses", "doctors", "dentists", "midwives", "gps", "money", "space"])
# Not said of somebody who is called like a town either.
_NO_PERSON = frozenset(
    ["closed", "shut", "demolished", "refurbished", "flooded", "gridlocked", "cheaper", "overbooked"]
)
# Said of what is bought, where no list knows the word.
_OF_GOODS = frozenset(["fitted", "prescribed", "discontinued", "installed", "recalled", "unavailable"])
# Where two streets meet; behind whose sign a shop stands.
_NUMBERED_AND = re.compile(r"\d(?:st|nd|rd|th) (?:and|&|n) \Z")
_OWNER = re.compile(r"(?:(?<!\w)[A-Z]\w*|\])['’]s \Z")
_NEAR = 30
_FARTHEST = 5
_SHORT = 4


def is_told_of_place(reading: "Reading", index: int) -> bool:
    """Say whether what follows is said of places and things only: Xton was closed, Xton emergency, Xmed tablets."""
    if index and reading.is_titled(index):
        return False
    is_given = bool(reading.senses[index] & v.GIVEN)
    follows = reading.follows(index)
    if not follows or reading.gap(index + 1) not in (" ", "  "):
        return False
    if follows in _BEING:
        return _is_in_state_of_place(reading, index, is_given) or _is_way(reading, index + 2)
    around = v.around_names()
    if follows in around["parts_of_places"] and not reading.is_upper[index + 1]:
        return True
    if follows in ("care", "nursing", "residential") and reading.follows(index + 1) in ("home", "homes"):
        return True
    if follows in around["goods"] and not reading.senses[index] & v.COMMON_GIVEN:
        return not reading.is_upper[index + 1]
    if follows == "has" and reading.senses[index] & v.PLACE:
        near = range(index + 2, min(index + 2 + _FARTHEST, len(reading.words)))
        return any(reading.senses[at] & v.BUILDING for at in near)
    return _is_joined_to_place(reading, index)


def _is_in_state_of_place(reading: "Reading", index: int, is_given: bool) -> bool:
    """Say whether it is closed, full, cheaper, nearer, short of beds."""
    at = index + 2
    at += at < len(reading.words) and reading.lowered[at] in _VERY
    if at >= len(reading.words) or reading.gap(at) not in (" ", "  "):
        return False
    said, behind = reading.lowered[at], reading.follows(at)
    if said == "full":
        return behind not in ("of", "on")
    if said == "short":
        return behind == "of" and reading.follows(at + 1) in _LACKED
    if said in _OF_GOODS:
        return not reading.senses[index]
    return said in (_NO_PERSON if is_given else v.around_names()["states_of_places"])


def _is_way(reading: "Reading", at: int) -> bool:
    """Say whether it is told how far it is: a two hour drive, 40 miles away."""
    near = reading.lowered[at : at + _FARTHEST]
    return "drive" in near or "miles" in near[:3] or ("away" in near and bool({"hour", "hours", "minutes"} & set(near)))


def _is_joined_to_place(reading: "Reading", index: int) -> bool:
    """Say whether another name is joined that parts of a clinic stand behind: Xton and Yham patients."""
    other = index + 2
    if reading.follows(index) not in ("and", "or") or other + 1 >= len(reading.words):
        return False
    is_part = reading.lowered[other + 1] in v.around_names()["parts_of_places"]
    return is_part and reading.is_upper[other] and reading.gap(other + 1) == " "


def is_measured(reading: "Reading", index: int) -> bool:
    """Say whether a short word that no list knows is a value: Xyb was 92."""
    if reading.senses[index] or len(reading.words[index]) > _SHORT or reading.follows(index) not in ("is", "was"):
        return False
    end = reading.starts[index + 1] + len(reading.words[index + 1])
    return reading.text[end : end + 2].strip()[:1].isdigit()


def is_tag(reading: "Reading", index: int) -> bool:
    """Say whether what no list of names holds is a hashtag: #ourNHS; not #SarahTheNurse."""
    return not reading.senses[index] and reading.text.startswith("#", max(0, reading.starts[index] - 1))


def is_at_corner(reading: "Reading", index: int) -> bool:
    """Say whether an ordinary word is a street that meets a numbered one: on 5th and Main."""
    return bool(reading.senses[index] & v.ORDINARY) and _stands_behind(reading, index, _NUMBERED_AND)


def is_owned(reading: "Reading", index: int) -> bool:
    """Say whether a word with a capital that nobody is called stands behind an owner: Example's Club or Diner."""
    sense = reading.senses[index]
    if not reading.is_upper[index] or not reading.has_case or sense & (v.GIVEN | v.FAMILY):
        return False
    is_word = sense & v.ORDINARY or (not sense and reading.lowered[index] in v.frequencies())
    return bool(is_word) and _stands_behind(reading, index, _OWNER)


def _stands_behind(reading: "Reading", index: int, pattern: re.Pattern[str]) -> bool:
    start = reading.starts[index]
    return bool(pattern.search(reading.text, max(0, start - _NEAR), start))
