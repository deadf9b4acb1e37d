"""The first half of a postcode, as whoever is cautious gives it: we live in SE15, here in G42, moved BD8 to LS6."""

import re
from collections.abc import Iterator

from warehouse.gate import vocabulary as v
from warehouse.gate.postcode import AREAS, CALLED
from warehouse.gate.span import Span

_CODE = re.compile(
    # Letters and a digit begin few words: the rest need not be tried.
    r"(?<![\w.£$€#@+-])(?=[A-Z]{1,2}\d)"
    rf"(?:(?:EC|WC|SW|SE|NW|W|N|E)\d[A-Z]|(?:{AREAS})\d{{1,2}}|[AC-FHKNPRTV-Y]\d[\dW]|[ABCEGHJ-NPRSTVXY]\d[A-Z])"
    r"(?![\w%:]|[.,-]\d)",
    re.IGNORECASE,
)
_BRITISH = re.compile(rf"(?:{AREAS})\d", re.IGNORECASE)
# Vertebrae, vitamins, and the years of doctors in training.
_OF_MEDICINE = re.compile(r"[LS][1-5]|T\d\d?|A1C|B(?:[1-9]|12)|(?:CT|ST|FY)\d", re.IGNORECASE)
# One letter and one digit are a bay or a bed as well, M25 is a road.
_DOUBTFUL = re.compile(r"[A-Z]\d|M\d\d", re.IGNORECASE)
_LIVES_IN = re.compile(
    r"\b(?:liv(?:e[sd]?|ing)|resid(?:e[sd]?|ing)|houses?|flat|home)(?: [a-z'-]+){0,2} (?:in|near|around|outside) \Z",
    re.IGNORECASE,
)
_OF_PEOPLE = re.compile(
    r"\b(?:(?:based|stuck out|folks?|families|pensioners|residents|patients|people|mums|"
    r"(?:any|every|no|some)(?:one|body))(?: [a-z'-]+){0,2} (?:in|near|around|outside|from|of)|"
    r"(?:i|we|i've|we've|i have|we have|just|recently|mum|mam|mom|dad|nan) moved(?: [a-z'-]+){0,3} (?:to|from)|"
    r"moved (?:house|home|out|away)\b[^.!?;\n]{0,20} (?:to|from)|"
    r"(?:visits?|nurses?|buses|deliver(?:y|ies|s)?|rounds?)(?: [a-z'-]+){0,2} (?:in|for|to)) \Z",
    re.IGNORECASE,
)
_AROUND = re.compile(
    r"\b(?:in|from|near|around|covers?|covering|serves?|serving|(?:begins?|starts?) with) \Z", re.IGNORECASE
)
_HERE = re.compile(
    r"\b(?:(?:here|over|out|down|up|round|(?:mum|mam|mom|dad|nan|sister|brother|parents?) (?:is|are|was)) in|"
    r"covers?|covering|serves?|serving) \Z",
    re.IGNORECASE,
)
_WE_ARE = re.compile(r"\b(?:we|i)(?:'?re| are| r|'?m| am)(?: out| over| up| down)? (?:in|from) \Z", re.IGNORECASE)
_CANADIAN = re.compile(r"[A-Z]\d[A-Z]")
_TOWN = re.compile(r"(?<![\w'’])([A-Z][a-z]{2,20}),? \Z")
_MOVED = re.compile(r"\bmoved (?:from )?\Z", re.IGNORECASE)
_CALLED_BEFORE = re.compile(rf"{CALLED}[^\d\n.;!?]{{0,24}}\Z", re.IGNORECASE)
_CALLED_BEHIND = re.compile(
    r"(?: [a-z']+){0,4}? "
    rf"(?:{CALLED}s?|(?:service|catchment) area\b|catchment\b|(?:of|your|their|our) (?:area|patch|boundary)\b)",
    re.IGNORECASE,
)
_AREA_BEHIND = re.compile(
    r" (?:areas?|district|born|way(?! too| more| off| over| under)|"
    r"(?:end|side) of (?:the )?(?:town|city))\b",
    re.IGNORECASE,
)
_PEOPLE_BEHIND = re.compile(r" (?:residents|households|folk|families|pensioners)\b", re.IGNORECASE)
_THE = re.compile(r"\bthe \Z", re.IGNORECASE)
# Of a road, a bus, a place in a hospital, a dose or a post, whatever stands before.
_NO_AREA = re.compile(
    r",? (?:mg|mcg|ml|weeks?|days?|times|hours?|wards?|bays?|beds?|rooms?|clinics?|surgery|branch|bus|buses|junction|"
    r"traffic|exit|motorway|injections?|shots?|jabs?|tablets?|levels?|vitamins?|deficien\w+|supplements?|doctors?|trainees?|"
    r"registrars?|nerve|root|vertebra\w*|disc|disk|fusion|fracture|segment)\b",
    re.IGNORECASE,
)
_JOINED = re.compile(r"(?: ?(?:,|/|&)| ?[–-])? ?(?:(?:to|or|and|nor|but|then|not|into|n)\b ?){0,2}", re.IGNORECASE)
_REACH = 80


def could_be_area(code: str) -> bool:
    """Say whether a word is written as the first half of a postcode and is nothing of medicine, no bay and no road."""
    is_code = bool(_CODE.fullmatch(code))
    return is_code and not _OF_MEDICINE.fullmatch(code) and not _DOUBTFUL.fullmatch(code)


def outward_codes(text: str) -> Iterator[Span]:
    """Find them where the words around are said of where people live, and beside one that was found so."""
    codes = [match for match in _CODE.finditer(text) if not _NO_AREA.match(text, match.end())]
    found = [_is_area(text, codes, index) for index in range(len(codes))]
    if True not in found:
        return
    letters = {_letters(code) for code, is_found in zip(codes, found, strict=True) if is_found}
    for index, code in enumerate(codes):
        # M14 is not in your catchment but M13 is.
        is_like = _letters(code) in letters and not _OF_MEDICINE.fullmatch(code.group())
        found[index] = found[index] or (is_like and not _THE.search(text, 0, code.start()))
    for step in (1, -1):
        order = range(len(codes))[::step]
        for index in order:
            found[index] = found[index] or (
                0 <= index - step < len(codes) and found[index - step] and _joins(text, codes, index, step)
            )
    yield from (Span(*code.span(), "POSTCODE") for code, is_found in zip(codes, found, strict=True) if is_found)


def _is_area(text: str, codes: list[re.Match[str]], index: int) -> bool:
    code = codes[index]
    said, before = code.group(), text[max(0, code.start() - _REACH) : code.start()]
    if _CALLED_BEFORE.search(before) or _CALLED_BEHIND.match(text, code.end()):
        return True
    is_of_medicine = bool(_OF_MEDICINE.fullmatch(said))
    if _LIVES_IN.search(before) or (not is_of_medicine and _AREA_BEHIND.match(text, code.end())):
        return True
    if is_of_medicine or not said[0].isupper():
        return False
    if _OF_PEOPLE.search(before):
        return True
    if _DOUBTFUL.fullmatch(said) or not _BRITISH.match(said):
        return bool(_CANADIAN.fullmatch(said) and _WE_ARE.search(before))
    return _is_plain_area(text, codes, index, before)


def _is_plain_area(text: str, codes: list[re.Match[str]], index: int, before: str) -> bool:
    """Say whether a code that is little else stands behind a town, before those who live there, or in, near, from."""
    code, town = codes[index], _TOWN.search(before)
    if (town and v.vocabulary().get(town[1].casefold(), 0) & v.PLACE) or _PEOPLE_BEHIND.match(text, code.end()):
        return True
    if _MOVED.search(before) and index + 1 < len(codes) and _joins(text, codes, index, -1):
        return True
    return bool((_AROUND if code.group()[1].isalpha() else _HERE).search(before))


def _letters(code: re.Match[str]) -> str:
    said = code.group().casefold()
    return said[: 1 + said[1].isalpha()]


def _joins(text: str, codes: list[re.Match[str]], index: int, step: int) -> bool:
    """Say whether nothing but to, or, and, a comma or a stroke stands between a code and the next (step -1) one."""
    first, second = sorted((index, index - step))
    return bool(_JOINED.fullmatch(text, codes[first].end(), codes[second].start()))
