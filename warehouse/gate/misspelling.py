"""Titles and roles as people mistype them: docter, nusre, recepionist; a name follows these too."""

from functools import cache

_SPELT = (
    "doctor nurse nurses midwife midwives physio physiotherapist surgeon consultant dentist therapist counsellor "
    "counselor pharmacist paramedic anaesthetist phlebotomist hygienist optician manager registrar professor "
    "receptionist receptionists secretary radiographer psychiatrist psychologist dermatologist dietician"
)
_SHORTEST = 4
_LONGEST = max(map(len, _SPELT.split())) + 1


def meant(word: str) -> str:
    """Give the title or role that an unknown word in lower case is one slip away from; nothing when there is none.

    A slip leaves a letter out, puts one in, takes another or changes two neighbours about (Damerau), never the first
    letter. Candidates are found by taking one letter out of both words (symmetric deletion, W. Garbe).
    """
    if not _SHORTEST <= len(word) <= _LONGEST:
        return ""
    near = _without_letter()
    candidates = (near[form] for form in (word, *_shortened(word)) if form in near)
    return next((spelt for spelt in candidates if _is_one_slip(word, spelt)), "")


@cache
def _without_letter() -> dict[str, str]:
    return {form: word for word in _SPELT.split() for form in (word, *_shortened(word))}


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
