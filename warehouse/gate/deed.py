"""What a name that is a word too is said to do or to be: rang me, dont work mondays, is a credit to you."""

import re
from typing import TYPE_CHECKING

from warehouse.gate import vocabulary as v
from warehouse.gate.opening_word import POSSESSIVES

if TYPE_CHECKING:
    from warehouse.gate.reading import Reading

# Paper that comes, goes and says: no verb that things take makes it a person.
_PAPERS = frozenset(["bill", "chit", "page"])
_DENIALS = frozenset(["dont", "don't", "cant", "can't", "wont", "won't"])
_TO_DO = frozenset(
    [
        "work",
        "listen",
        "care",
        "answer",
        "know",
        "think",
        "speak",
        "ring",
        "call",
        "phone",
        "understand",
        "explain",
        "help",
    ]
)
_OF_BODY = frozenset(
    ["eyes", "head", "hand", "hands", "face", "arms", "shoulders", "nose", "voice", "tongue", "feet", "back"]
)
_SUM = re.compile(r" (?:it'?s |i owe )?[£$€]?\d")
NEVER = frozenset(["never", "always", "even", "also", "really", "just", "actually", "once"])
"""What stands between a name and its verb."""
HELD = frozenset(
    ["credit", "star", "legend", "gem", "hero", "angel", "diamond", "saint", "treasure", "nurse", "joy", "delight"]
)
"""What a person is to those who praise them."""


def acts(reading: "Reading", index: int, *, is_doubtful: bool) -> int:
    """Weigh what follows: 3 what people only do, 2 how they behaved, in a sentence that begins with the name."""
    before = reading.before(index)
    begins = (
        reading.starts_sentence(index)
        or "," in reading.gap(index)
        or before in ("and", "but", "so", "then", "because", "when")
    )
    if (
        index + 1 >= len(reading.words)
        or reading.gap(index + 1) != " "
        or reading.lowered[index] in v.around_names()["names_without_verbs"]
    ):
        return 0
    if not begins and not (reading.has_case and reading.is_upper[index]):
        return 0
    at = index + 1
    while at < len(reading.words) and reading.lowered[at] in NEVER:
        at += 1
    if at >= len(reading.words):
        return 0
    if reading.lowered[at] in ("is", "was"):
        return _behaves(reading, at)
    return _does(reading, index, at, is_doubtful=is_doubtful)


def _does(reading: "Reading", index: int, at: int, *, is_doubtful: bool) -> int:
    """Weigh a verb behind a name: 3 said and rang, or what is done to somebody, 2 what people do."""
    word, after = reading.lowered[at], reading.follows(at)
    if word in _DENIALS:
        return 2 * (after in _TO_DO and not is_doubtful)
    # Rolled her eyes, shook his head.
    if word.endswith("ed") and after in ("her", "his") and reading.follows(at + 1) in _OF_BODY:
        return 3
    is_paper = reading.lowered[index] in _PAPERS
    if word not in v.around_names()["verbs_of_people"]:
        return 0
    if (is_doubtful or is_paper) and word in v.around_names()["verbs_of_things_too"]:
        return 0
    if is_paper and _SUM.match(reading.text, reading.starts[at] + len(word)):
        return 0
    is_object = after in POSSESSIVES - {"it", "its"} or after in ("i", "a", "the")
    return 2 + (is_object or word in ("deserves", "couldn't", "couldnt", "rang", "said", "says", "told"))


def _behaves(reading: "Reading", at: int) -> int:
    """Weigh was so patient, is a credit."""
    said = at + 1
    said += said < len(reading.words) and reading.lowered[said] in (
        "so",
        "very",
        "really",
        "always",
        "just",
        "extremely",
    )
    if said >= len(reading.words):
        return 0
    if reading.lowered[said] in v.around_names()["behaviour"]:
        return 3
    if reading.lowered[said] in ("a", "an", "my", "our", "the"):
        return 3 * (not HELD.isdisjoint(reading.lowered[said + 1 : said + 4]))
    return 0
