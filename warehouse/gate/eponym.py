"""Capitals that name no person: diseases, tests and funds that are called like one, and peoples."""

from typing import TYPE_CHECKING

from warehouse.gate import vocabulary as v

if TYPE_CHECKING:
    from warehouse.gate.reading import Reading

# What only medicine calls things: Morton's neuroma, a Nissen fundoplication.
_OF_DISEASES = (
    "oma", "omas", "itis", "osis", "ectomy", "ostomy", "otomy", "oplasty", "plication", "algia", "opathy", "plegia",
    "oscopy", "centesis", "trophy", "ismus", "uria", "emia", "oedema", "edema", "gnosis",
)  # fmt: skip
_SHORTEST_DISEASE = 6
_ANY = frozenset(["a", "an", "another", "any", "every", "each"])
_SAYING = frozenset(["is", "was", "are", "were", "very", "so", "too", "quite", "really", "rather", "bit", "more"])
_OWN = frozenset(["my", "our", "his", "her", "their", "your"])


def is_eponym(reading: "Reading", index: int) -> bool:
    """Say whether a disease, sign, tool or test bears the name: Raynaud's, a Foley catheter; not Dr Foley."""
    if _is_part_of_name(reading, index):
        return False
    around, follows = v.around_names(), reading.follows(index)
    is_close = bool(follows) and reading.gap(index + 1) in (" ", "  ", "-")
    end = reading.starts[index] + len(reading.words[index])
    word = (reading.lowered[index] + reading.text[end : end + 1].strip()).replace("’", "'")
    if {reading.lowered[index].replace("’", "'").removesuffix("'d"), word} & around["eponyms"]:
        return not (is_close and follows in around["human_deeds"])
    if is_close and follows.endswith(_OF_DISEASES) and len(follows) > _SHORTEST_DISEASE:
        return True
    return is_close and follows in around["after_eponym"] and not reading.senses[index] & v.COMMON_GIVEN


def is_body_of_health(reading: "Reading", index: int) -> bool:
    """Say whether it is a fund, a charity or a chain of clinics that is called like a person: Kaiser would not pay."""
    if reading.lowered[index] not in v.around_names()["health_bodies"] or _is_part_of_name(reading, index):
        return False
    return not (index + 1 < len(reading.words) and reading.is_adjacent(index + 1) and reading.is_upper[index + 1])


def is_people(reading: "Reading", index: int) -> bool:
    """Say whether a people, a tongue or a faith is meant: she spoke Welsh; not Sarah Welsh."""
    return reading.lowered[index] in v.around_names()["peoples"] and not _is_part_of_name(reading, index)


def is_kind(reading: "Reading", index: int) -> bool:
    """Say whether the word only tells of which kind a noun is: a Macmillan adviser, my Ruritanian neighbour."""
    before, behind, around = reading.before(index), index + 1, v.around_names()
    if not reading.has_case or not reading.is_upper[index] or behind >= len(reading.words):
        return False
    if reading.gap(behind) != " " or reading.is_upper[behind]:
        return False
    is_person = bool(reading.senses[behind] & v.ROLE) or reading.lowered[behind] in around["people"]
    if reading.lowered[index] in around["kinds_that_are_names"] and reading.senses[behind] & v.ROLE:
        return reading.starts_sentence(index) or before in _ANY | _OWN | {"the"}
    if reading.senses[index] & v.GIVEN or not index or reading.gap(index) != " ":
        return False
    if before in _OWN:
        return is_person
    sense = reading.senses[behind]
    return before in _ANY and (is_person or bool(sense & v.ORDINARY and not sense & v.GRAMMAR))


def is_quality(reading: "Reading", index: int) -> bool:
    """Say whether a word in small letters ends what is said of a thing in a text with capitals: the ward is dusty."""
    if reading.before(index) in _SAYING and reading.lowered[index] in v.around_names()["said_of_things"]:
        return not reading.is_upper[index]
    if reading.is_upper[index] or not reading.senses[index] & v.ORDINARY or not reading.has_case:
        return False
    if reading.before(index) not in _SAYING or (
        index > 1 and reading.lowered[index - 2] in ("name", "names", "surname")
    ):
        return False
    is_last = index + 1 >= len(reading.words) or reading.gap(index + 1).strip() in (".", ",", "!", ";")
    return is_last and any(reading.is_upper) and reading.gap(index) == " "


def _is_part_of_name(reading: "Reading", index: int) -> bool:
    if not index or not reading.is_adjacent(index):
        return False
    if reading.is_titled(index) or reading.is_name[index - 1] or reading.senses[index - 1] & v.COMMON_GIVEN:
        return True
    # Nurse Parkinson has; not the nurse Parkinson's patients need.
    is_nurse = bool(reading.senses[index - 1] & v.ROLE) and not reading.before(index).endswith("s")
    return (
        is_nurse
        and reading.is_upper[index]
        and reading.lowered[index][-2:] not in ("'s", "’s")
        and (reading.follows(index) in v.around_names()["deeds"])
    )
