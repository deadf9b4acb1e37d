"""Names that are words too, in small letters: thanks sue and rob, pat and les on transport."""

from collections.abc import Iterator

from warehouse.gate import vocabulary as v
from warehouse.gate.mistyped_word import is_mistyped
from warehouse.gate.reading import Reading

# Thank you, thanks to, well done, shout out to, spoke to, ask for: the word before, and what may stand before it.
_LED = {
    "you": frozenset(["thank", "bless"]),
    "u": frozenset(["thank", "bless"]),
    "is": frozenset(["so"]),
    "was": frozenset(["so"]),
    "done": frozenset(["well"]),
    "to": frozenset(["thanks", "thank", "thankyou", "cheers", "out", "spoke", "speak", "spoken", "talked", "talk"]),
    "for": frozenset(["ask", "asked", "asking"]),
}
_PLACED = frozenset(["on", "in", "at", "from"])
_JOINING = frozenset(["and", "or", "n"])
_JOINTS = frozenset(["/", "&", ",", "+"])
_MOST = 5
_SHORT = 3


def is_small_name(reading: Reading, index: int) -> bool:
    """Say whether thanks, `ask for` or another name beside it make a name of a word in small letters."""
    if not _may_be(reading, index):
        return False
    if _is_greeted(reading, index) or _is_said_of_person(reading, index):
        return True
    chain = _chain(reading, index)
    return len(chain) > 1 and _is_of_people(reading, chain)


def _may_be(reading: Reading, index: int) -> bool:
    """Say whether it is written in small letters, or where capitals say nothing, and somebody may be called so."""
    if reading.is_upper[index] and reading.has_case:
        return False
    return bool(reading.senses[index] & v.SMALL_NAME)


def _is_greeted(reading: Reading, index: int) -> bool:
    before = reading.before(index)
    earlier = reading.lowered[index - 2] if index > 1 else ""
    is_greeted = before in v.around_names()["greeting"]
    if not is_greeted and not (before in _LED and earlier in _LED[before]):
        return False
    if reading.gap(index) not in (" ", "  ") and not (reading.gap(index).strip() == "," and is_greeted):
        return False
    return _ends(reading, index) or _goes_on(reading, index, before) or is_family(reading, index + 1)


def _goes_on(reading: Reading, index: int, before: str) -> bool:
    """Say whether what stands behind a name agrees with the greeting; not hi hope you, thanks to faith in."""
    follows = reading.follows(index)
    if _is_quality(reading, index) and follows == ("in" if before == "to" else "you"):
        return False
    return follows in v.around_names()["behind_greeted"]


def _is_said_of_person(reading: Reading, index: int) -> bool:
    """Say whether only of a person it is said: it was frank who, told sue about, had ruby for my, rob was kind."""
    follows, after = reading.follows(index), reading.follows(index + 1)
    if not follows or reading.gap(index + 1) != " ":
        return False
    if reading.before(index) == "had" and follows in ("as", "for") and after in ("my", "our", "a", "the"):
        return follows == "as" or not _is_quality(reading, index)
    is_addressed = reading.before(index) in ("tell", "ask", "told", "asked", "thank", "saw", "see", "with", "by")
    if (reading.starts_sentence(index) or is_addressed) and _is_posted(reading, index):
        return True
    if follows == "who" and reading.before(index) in ("was", "is") and after in v.around_names()["deeds"]:
        return True
    return not _is_quality(reading, index) and (_is_spoken_of(reading, index) or _is_praised(reading, index))


def _is_quality(reading: Reading, index: int) -> bool:
    return reading.lowered[index] in v.around_names()["qualities"]


def _is_spoken_of(reading: Reading, index: int) -> bool:
    """Say whether it is told who did or heard something: it was frank who, told sue about, the nurse jan said."""
    before, follows = reading.before(index), reading.follows(index)
    if not index or reading.gap(index) != " ":
        return False
    if before in ("was", "is", "its", "it's", "with", "by", "saw", "got", "had") and follows == "who":
        return True
    if before in ("told", "asked") and follows in ("about", "that", "if", "to"):
        return True
    is_of_role = bool(reading.senses[index - 1] & v.ROLE) and not before.endswith("s")
    return is_of_role and (follows == "x" or follows in v.around_names()["deeds"] or _is_deed(follows))


def _is_praised(reading: Reading, index: int) -> bool:
    """Say whether a sentence says of it what is said of people: rob was so kind."""
    if not reading.starts_sentence(index) or reading.follows(index) not in ("is", "was"):
        return False
    said = index + 2 + (reading.follows(index + 1) in ("so", "very", "really", "absolutely", "just", "always", "such"))
    return said < len(reading.words) and reading.lowered[said] in v.around_names()["human_qualities"]


def is_family(reading: Reading, index: int) -> bool:
    """Say whether the next word is a listed family name and no word, or one that nobody knows."""
    return reading.gap(index) == " " and (is_unknown(reading, index))


def is_unknown(reading: Reading, index: int) -> bool:
    """Say whether no list knows a word and it is none with a slip, as families are called: tibbs."""
    word = reading.lowered[index]
    is_listed = reading.senses[index] or word in v.frequencies()
    return len(word) > _SHORT and not is_listed and not is_mistyped(word, is_announced=True)


def _ends(reading: Reading, index: int) -> bool:
    """Say whether the text ends behind the word, or a mark stands there."""
    return index + 1 >= len(reading.words) or bool(reading.gap(index + 1).strip()) or "\n" in reading.gap(index + 1)


def _chain(reading: Reading, index: int) -> list[int]:
    """Give the words that commas, slashes, and, or join to this one, if each could be a name; this one among them."""
    before, behind = list(_joined(reading, index, -1)), list(_joined(reading, index, 1))
    return [*reversed(before), index, *behind]


def _joined(reading: Reading, index: int, step: int) -> Iterator[int]:
    for _ in range(_MOST):
        other = index + step
        if not 0 <= other < len(reading.words):
            return
        if reading.lowered[other] in _JOINING:
            between, other = other, other + step
            if not 0 <= other < len(reading.words) or reading.gap(max(between, other)) != " ":
                return
            if reading.gap(max(index, between)) not in (" ", ", "):
                return
        elif reading.gap(max(index, other)).strip() not in _JOINTS:
            return
        if not (reading.is_name[other] or reading.is_plain[other] or _may_be(reading, other)):
            return
        yield other
        index = other


def _is_of_people(reading: Reading, chain: list[int]) -> bool:
    """Say whether one of the words is a name anyway, or thanks, a post or a deed around them make them people."""
    first, last = chain[0], chain[-1]
    if _is_greeted(reading, first):
        return _ends(reading, last) or _goes_on(reading, last, "") or is_family(reading, last + 1)
    follows, behind = reading.follows(last), v.around_names()["behind_several"]
    if any(reading.is_name[member] or reading.is_plain[member] for member in chain):
        return _ends(reading, last) or follows in _PLACED | behind | {"the"} or _is_deed(follows)
    if _is_posted(reading, last):
        return True
    is_abstract = all(_is_quality(reading, member) for member in chain)
    starts = reading.starts_sentence(first) or reading.before(first) in ("and", "but", "both")
    return starts and not is_abstract and (follows in behind or _is_deed(follows))


def _is_deed(word: str) -> bool:
    return word in v.around_names()["human_deeds"]


def _is_posted(reading: Reading, index: int) -> bool:
    """Say whether a part of a clinic follows: on the ward, in triage, from x-ray, at the front desk."""
    if reading.follows(index) not in _PLACED:
        return False
    at = index + 2
    at += at < len(reading.words) and reading.lowered[at] in ("the", "our", "your")
    if at >= len(reading.words):
        return False
    word = reading.lowered[at]
    return (
        word in v.around_names()["posts"]
        or word in v.around_names()["departments"]
        or bool(reading.senses[at] & v.ROLE)
    )
