"""People by what they are told to do, where they work and which post they hold: Rose from bloods held my hand."""

from typing import TYPE_CHECKING

from warehouse.gate import vocabulary as v
from warehouse.gate.deed import HELD
from warehouse.gate.opening_word import AT, DETERMINERS, MONTHS, POSSESSIVES, SEASONS

if TYPE_CHECKING:
    from warehouse.gate.reading import Reading

_LONGEST_ASIDE = 8
# Before a post they are verbs: hope the nurse was well.
_VERBS = frozenset(["hope", "love", "trust", "will", "may", "march", "honour", "honor"])


def is_acting(reading: "Reading", index: int) -> bool:
    """Say whether a name that is a word too opens a sentence in which somebody does what only people do: April rang."""
    is_quality = reading.lowered[index] in v.around_names()["qualities"]
    is_quality = is_quality or (reading.lowered[index] == "bill" and not reading.is_upper[index])
    deeds = v.around_names()["spoken_deeds" if is_quality else "human_deeds"]
    follows = reading.follows(index)
    if not follows or reading.gap(index + 1) != " ":
        return False
    if not reading.starts_sentence(index):
        is_time = reading.lowered[index] in MONTHS or reading.lowered[index] in SEASONS
        is_quality = is_quality and reading.before(index) in DETERMINERS
        return not is_time and follows in v.around_names()["spoken_deeds" if is_quality else "human_deeds"]
    # Did my filling, does her bloods: what no word does.
    if follows in ("did", "does"):
        return reading.lowered[index] in ("will", "may") or reading.follows(index + 1) in POSSESSIVES | DETERMINERS
    if follows in deeds or _is_care(reading, index + 1):
        return True
    is_done = follows in v.around_names()["deeds"] or follows.endswith("ed")
    if is_quality or not is_done or (reading.senses[index] & v.PLACE and not reading.senses[index] & v.COMMON_GIVEN):
        return False
    return reading.follows(index + 1) in POSSESSIVES and reading.gap(index + 2) == " "


def _is_care(reading: "Reading", index: int) -> bool:
    """Say whether a verb tells what nurses do to a patient: took my bloods, held my hand."""
    if reading.lowered[index] not in ("took", "drew", "did", "held", "checked") or index + 2 >= len(reading.words):
        return False
    is_own = reading.lowered[index + 1] in POSSESSIVES
    return is_own and reading.lowered[index + 2] in (
        "blood",
        "bloods",
        "temperature",
        "pulse",
        "hand",
        "obs",
        "pressure",
    )


def is_at_post(reading: "Reading", index: int) -> bool:
    """Say whether it is told where somebody works and what they did: May on the front desk told, Rose from bloods."""
    if _is_on_duty(reading, index):
        return True
    if reading.follows(index) not in AT:
        return False
    at, count = index + 2, len(reading.words)
    if at < count and reading.lowered[at] in ("the", "our", "your"):
        at += 1
    for post in range(at, min(at + 3, count)):
        if not reading.gap(post).isspace():
            return False
        if _is_desk(reading, index, post):
            return True
        if is_post(reading, post) or reading.lowered[post] in ("counter", "team", "nights", "shift"):
            return _does(reading, index, post + 1) or _is_held(reading, post + 1)
    return False


def _is_held(reading: "Reading", at: int) -> bool:
    """Say whether what only people are follows is: is a legend, was such a star."""
    return reading.lowered[at : at + 1] in (["is"], ["was"]) and not HELD.isdisjoint(reading.lowered[at + 2 : at + 5])


def _is_desk(reading: "Reading", index: int, post: int) -> bool:
    """Say whether it is where only people are, or somebody from there did something to the writer."""
    if reading.follows(index) == "from" and _helps(reading, post + 1):
        return True
    return reading.lowered[post] in ("desk", "hatch", "switchboard", "phones", "till") and reading.is_upper[index]


def _helps(reading: "Reading", at: int) -> bool:
    """Say whether somebody did something to whom it is told of: helped me, explained my."""
    is_deed = at + 1 < len(reading.words) and reading.lowered[at] in v.around_names()["human_deeds"]
    return is_deed and reading.gap(at) == " " and reading.lowered[at + 1] in POSSESSIVES


def is_acting_behind_aside(reading: "Reading", index: int) -> bool:
    """Say whether a verb of people follows what stands between commas: Rose, in the next bed, laughed."""
    if not reading.starts_sentence(index) or not reading.gap(min(index + 1, len(reading.words) - 1)).startswith(", "):
        return False
    for at in range(index + 2, min(index + _LONGEST_ASIDE, len(reading.words))):
        gap = reading.gap(at)
        if gap == ", ":
            return reading.lowered[at] in v.around_names()["human_deeds"]
        if gap != " ":
            return False
    return False


def _is_on_duty(reading: "Reading", index: int) -> bool:
    """Say whether somebody was on nights, on shift, on duty."""
    if reading.follows(index) not in ("is", "was") or reading.follows(index + 1) != "on":
        return False
    is_duty = reading.follows(index + 2) in ("nights", "shift", "duty", "earlies", "lates", "call")
    return is_duty and reading.lowered[index] not in v.around_names()["departments"]


def is_post(reading: "Reading", index: int) -> bool:
    """Say whether it is a part of a clinic or a role: radiology, the ward, a nurse."""
    is_department = reading.lowered[index] in v.around_names()["departments"]
    return is_department or bool(reading.senses[index] & (v.ROLE | v.BUILDING))


def is_post_holder(reading: "Reading", index: int) -> bool:
    """Say whether a role explains who is meant and what they did: Dean the porter made me laugh."""
    if reading.follows(index) not in ("the", "our", "my") or reading.gap(index + 1) != " ":
        return False
    # The porter, the play specialist.
    for role in range(index + 2, min(index + 4, len(reading.words))):
        if not reading.gap(role).isspace():
            return False
        if reading.senses[role] & v.ROLE and not reading.lowered[role].endswith("s"):
            # Where will and may were verbs, be would follow.
            is_being = reading.lowered[index] in ("will", "may") and reading.follows(role) in (
                "was",
                "is",
                "has",
                "had",
            )
            is_done = reading.follows(role) in v.around_names()["deeds"] and reading.lowered[index] not in _VERBS
            return is_being or is_done or role + 1 == len(reading.words) or _does(reading, index, role + 1)
    return False


def is_said_to_hold_post(reading: "Reading", index: int) -> bool:
    """Say whether it is said of somebody that they are a good one of their post: Patience is the kindest HCA."""
    if reading.follows(index) not in ("is", "was") or reading.follows(index + 1) not in ("the", "a", "an", "my", "our"):
        return False
    # A nurse, a brilliant nurse, the very kindest nurse.
    for role in range(index + 3, min(index + 6, len(reading.words))):
        if not reading.gap(role).isspace():
            return False
        if reading.senses[role] & v.ROLE:
            return not reading.lowered[role].endswith("s") and reading.follows(role) not in v.around_names()["objects"]
    return False


def _does(reading: "Reading", index: int, behind: int) -> bool:
    """Say whether a verb follows (past a number of a ward) that a person does."""
    around = v.around_names()
    is_quality = reading.lowered[index] in around["qualities"]
    deeds = around["human_deeds"] if is_quality else around["deeds"]
    for at in range(behind, min(behind + 2, len(reading.words))):
        word = reading.lowered[at]
        if word in deeds or (word.endswith("ed") and not is_quality):
            return True
    return False
