"""Names that are words too, by the frame they stand in: spoke to rose twice, hope never rang me, my son mark was."""

import re
from typing import TYPE_CHECKING

from warehouse.gate import vocabulary as v
from warehouse.gate.deed import NEVER, acts
from warehouse.gate.eponym import is_body_of_health
from warehouse.gate.mistyped_word import is_mistyped
from warehouse.gate.opening_word import AT, DETERMINERS, is_time_of_year
from warehouse.gate.variant import without_possessive

if TYPE_CHECKING:
    from warehouse.gate.reading import Reading

_OWN = frozenset(["my", "our", "his", "her", "their", "your"])
_SUBJECTS = frozenset(["i", "we", "he", "she", "they", "you", "it", "who"])
# Done to people only; of them, what two words say.
_TO_PEOPLE = frozenset(
    ["tell", "told", "met", "meet", "dear", "asked", "poor", "bless", "rip", "named", "phoned", "rang"]
)
_WITH = frozenset(["appointment", "appt", "spoke", "speak", "booked", "chat", "chatted", "session", "consultation"])
_LEADS = {
    "to": frozenset(
        ["spoke", "speak", "spoken", "talked", "talk", "speaking", "talking", "thanks", "listened", "complained"]
    ),
    "by": frozenset(
        [
            "seen",
            "treated",
            "examined",
            "told",
            "met",
            "assessed",
            "helped",
            "greeted",
            "discharged",
            "operated",
            "goes",
        ]
    ),
    "with": _WITH,
    "w": _WITH,
    "is": frozenset(["name"]),
    "was": frozenset(["name", "smiled", "cared", "helped", "listened"]),
    "than": frozenset(["nurse", "doctor", "midwife", "person", "carer", "receptionist", "physio"]),
    "for": frozenset(["ask", "asked", "asking"]),
    "you": frozenset(["thank"]),
}
# Also done to things and qualities: they need a hint on the other side.
_PRAISED = frozenset(["thank", "thanks", "praise", "mention", "love"])
_TO_ANYTHING = frozenset(["give", "gave", "got", "had", "saw", "see", "and", "so", "then", "but"])
_AGE = re.compile(
    r" \((?:aged? )?\d{1,3}\)|, (?:aged? )?\d{1,3}(?:,| and\b)|"
    r" (?:is|was|turned|turns) (?:only |just |now |nearly |almost )?(?:\d\d|1[01]\d)"
    r"(?:\Z|[,;!?)]|\.(?!\d)| (?:and|n|&|yet|still|but|now|so|with|years? old|yrs? old|who|this|next|in)\b)"
)
_DIGITS = {"2": "to", "4": "for"}
_ENOUGH = 2
_SHORTEST = 3
_FARTHEST = 12


def is_person_in_frame(reading: "Reading", index: int) -> bool:
    """Say whether what is done to or by a name that is a word too is done to and by people only."""
    sense = reading.senses[index]
    if (
        not _may_be(reading, index, sense)
        or reading.before(index) in DETERMINERS - {"her"}
        or _is_compound(reading, index)
    ):
        return False
    is_small = not reading.is_upper[index] and not reading.is_small
    is_capital = reading.has_case and reading.is_upper[index] and not reading.starts_sentence(index)
    is_doubtful = reading.lowered[index] in v.around_names()["qualities"] or is_time_of_year(reading.lowered[index])
    led = _led(reading, index)
    weight = led + acts(reading, index, is_doubtful=is_doubtful) + _owns(reading, index)
    weight += _has_post(reading, index) + _signs(reading, index) + _is_aged(reading, index)
    if led or not is_time_of_year(reading.lowered[index]):
        weight += _is_told_of(reading, index)
    return weight - is_small - is_doubtful + is_capital >= _ENOUGH


def _may_be(reading: "Reading", index: int, sense: int) -> bool:
    if reading.lowered[index] == "will":
        before, earlier = _lead(reading, index)
        return earlier in _LEADS.get(before, ()) and reading.follows(index) not in ("be", "have", "not")
    if not sense:
        word = reading.lowered[index]
        is_unknown = len(word) > _SHORTEST and word not in v.frequencies()
        return is_unknown and not is_mistyped(word, is_announced=True)
    is_name = sense & v.SMALL_NAME or (sense & v.COMMON_GIVEN and sense & v.ORDINARY)
    never = v.GRAMMAR | v.ROLE | v.TITLE | v.BUILDING | v.THING
    if not is_name or sense & never or len(reading.words[index]) < _SHORTEST:
        return False
    around = v.around_names()
    is_deed = reading.lowered[index] in around["deeds"] and not sense & v.SMALL_NAME
    is_kin = reading.lowered[index] in around["people"] or reading.lowered[index] in around["relatives"]
    return not is_deed and not is_kin and not is_body_of_health(reading, index) and not reading.names_a_place(index)


def _owns(reading: "Reading", index: int) -> int:
    """Weigh what only a person has: Rose's bedside manner."""
    is_owner = without_possessive(reading.words[index]) != reading.words[index]
    return 3 * (is_owner and reading.follows(index) in v.around_names()["owned_by_people"])


def _is_compound(reading: "Reading", index: int) -> bool:
    """Say whether a noun follows that makes one thing of both: rose garden, summer holiday, bill payment."""
    if index + 1 >= len(reading.words) or reading.gap(index + 1) not in (" ", "  "):
        return False
    follows, sense = reading.follows(index), reading.senses[index + 1]
    if (
        follows in v.around_names()["behind_person"] | v.around_names()["verbs_of_people"] | NEVER
        or sense & (v.GRAMMAR | v.ROLE)
        or reading.is_plain[index + 1]
    ):
        return False
    is_deed = follows in v.around_names()["deeds"] or follows in v.around_names()["human_deeds"]
    return (
        not is_deed and not follows.endswith(("ed", "'s", "n't")) and follows not in v.around_names()["owned_by_people"]
    )


def is_focused(reading: "Reading", index: int) -> bool:
    """Say whether it is told, as in the Caribbean, who did something: is Hyacinth did tell me."""
    if not reading.is_upper[index] or not reading.has_case or reading.gap(index) != " ":
        return False
    return reading.before(index) in ("is", "was") and reading.follows(index) in ("did", "weh", "deh", "who")


def _lead(reading: "Reading", index: int) -> tuple[str, str]:
    """Give the word before and the one before that, where 2 is to and 4 is for: spoke 2 rose, ask 4 dawn."""
    said = _DIGITS.get(reading.gap(index).strip(), "") if index else ""
    if said:
        return said, reading.before(index)
    return reading.before(index), reading.lowered[index - 2] if index > 1 else ""


def _led(reading: "Reading", index: int) -> int:
    """Weigh what stands before: 3 what is done to people only, or a relative; 1 what is done to anything."""
    before, earlier = _lead(reading, index)
    if not index or reading.gap(index).strip() not in ("", ",", "(", ":", "/", *_DIGITS):
        return 0
    if before in v.around_names()["relatives"] and earlier in _OWN:
        return 3 if reading.gap(index).strip() or _is_finite(reading, index) else 0
    if reading.gap(index) not in (" ", " 2 ", " 4 ") and not (before == "w" and reading.gap(index) == "/ "):
        return 0
    if before in _TO_PEOPLE:
        return 3
    is_thanked = before == "to" and reading.lowered[max(0, index - 3) : index - 1] == ["thank", "you"]
    if is_thanked or (before in _LEADS and earlier in _LEADS[before]):
        is_time = before == "by" and is_time_of_year(reading.lowered[index])
        return 0 if is_time else 2 + (before in ("to", "is", "than", "by") and earlier != "thanks" and not is_thanked)
    if before in _PRAISED:
        return 1 + (reading.has_case and reading.is_upper[index])
    return int(before in _TO_ANYTHING)


def _is_finite(reading: "Reading", index: int) -> bool:
    """Say whether a verb in a form follows that stands behind no other verb: will was, hope had."""
    follows = reading.follows(index)
    if reading.lowered[index] not in v.around_names()["names_that_are_verbs"]:
        return True
    return follows in ("was", "is", "has", "had", "did", "does", "got", "went", "said", "told") or not follows


def _has_post(reading: "Reading", index: int) -> int:
    """Weigh a post that explains who is meant, in brackets or behind them, and a deed of somebody at their place."""
    end = index + 1
    if index and reading.gap(index).strip() == "(" and reading.senses[index - 1] & v.ROLE:
        return 3 * reading.text.startswith(")", reading.starts[index] + len(reading.words[index]))
    if end >= len(reading.words):
        return 0
    near = range(end, min(end + 4, len(reading.words)))
    if reading.gap(end) == " (" and any(reading.senses[at] & v.ROLE for at in near):
        return 3
    if reading.follows(index) in ("has", "was", "is") and reading.lowered[end + 1 : end + 3] in (
        ["been", "my"],
        ["been", "our"],
    ):
        return 3 * any(reading.senses[at] & v.ROLE for at in range(end + 3, min(end + 6, len(reading.words))))
    if reading.follows(index) not in AT or not reading.starts_sentence(index):
        return 0
    for at in near[2:]:
        if reading.lowered[at].endswith("ed") and reading.follows(at) in ("me", "us", "my", "him", "her"):
            return 3
    return 0


def _signs(reading: "Reading", index: int) -> int:
    """Weigh a name that ends a text behind yours or regards, and one that nobody can praise enough."""
    if reading.follows(index) == "enough" and reading.before(index) in ("praise", "thank", "fault", "recommend"):
        return 3
    # At the start of a text somebody is spoken to: mark, if you read this.
    if not index and reading.follows(index) in ("if", "thank", "thanks", "please") and reading.gap(1) == ", ":
        return 3
    is_last = index + 1 == len(reading.words)
    return 3 * (is_last and reading.before(index) in ("yours", "regards", "sincerely") and "," in reading.gap(index))


def _is_aged(reading: "Reading", index: int) -> int:
    """Weigh an age in brackets or between commas: Hunter (8), Ivy, 94, ..."""
    end = reading.starts[index] + len(reading.words[index])
    return 3 * bool(_AGE.match(reading.text, end))


def _is_told_of(reading: "Reading", index: int) -> int:
    """Weigh a pronoun that goes on behind a comma, or who: ask for rose, she is the best; it was rose who."""
    if reading.follows(index) in DETERMINERS:
        return 0
    for at in range(index + 1, min(index + _FARTHEST, len(reading.words))):
        gap = reading.gap(at)
        if gap.strip() not in ("", ","):
            return 0
        word = reading.lowered[at]
        if at == index + 1 and word == "who":
            return 3 if reading.before(index) in ("was", "its", "it's") else 2
        if gap.startswith(",") and word in ("she", "he", "shes", "hes", "she's", "he's", "who"):
            return 2
        if word in _SUBJECTS:
            return 0
    return 0
