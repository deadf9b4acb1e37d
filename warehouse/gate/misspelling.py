"""Titles, roles and words for streets as people mistype them: docter, nusre, recepionist; cresent, avnue."""

from functools import cache

_ROLES = (
    "doctor nurse nurses midwife midwives physio physiotherapist surgeon consultant dentist therapist counsellor "
    "counselor pharmacist paramedic anaesthetist phlebotomist hygienist optician manager registrar professor "
    "receptionist receptionists secretary radiographer psychiatrist psychologist dermatologist dietician"
)
_STREETS = (
    "street road lane avenue crescent terrace boulevard parade gardens square close drive grove court place highway"
)
_SHORTEST = 4


def meant(word: str) -> str:
    """Give the title or role that an unknown word in lower case is one slip away from; nothing when there is none."""
    return _meant(word, _ROLES)


def street_meant(word: str) -> str:
    """Give the word for street that an unknown word in lower case is one slip away from; nothing when there is none."""
    return _meant(word, _STREETS)


def _meant(word: str, spelt: str) -> str:
    """Give the one of some words that another is one slip away from.

    A slip leaves a letter out, puts one in, takes another or changes two neighbours about (Damerau), never the first
    letter. Candidates are found by taking one letter out of both words (symmetric deletion, W. Garbe).
    """
    near, longest = _without_letter(spelt)
    if not _SHORTEST <= len(word) <= longest:
        return ""
    candidates = (near[form] for form in (word, *_shortened(word)) if form in near)
    return next((meant for meant in candidates if _is_one_slip(word, meant)), "")


@cache
def _without_letter(spelt: str) -> tuple[dict[str, str], int]:
    words = spelt.split()
    return {form: word for word in words for form in (word, *_shortened(word))}, max(map(len, words)) + 1


def _shortened(word: str) -> list[str]:
    return [word[:at] + word[at + 1 :] for at in range(1, len(word))]


def _is_one_slip(word: str, spelt: str) -> bool:
    if word[0] != spelt[0] or len(word) != len(spelt):
        return word[0] == spelt[0]
    differing = [at for at in range(len(word)) if word[at] != spelt[at]]
    if len(differing) == 1:
        return True
    first, last = differing[0], differing[-1]
    return len(differing) == 2 and last == first + 1 and word[first] == spelt[last] and word[last] == spelt[first]
