"""Addresses by their parts: flats, plots, streets, estates and codes, parted by commas or lines."""

import re
from typing import NamedTuple

from warehouse.gate.public_place import PUBLIC_WORDS
from warehouse.gate.street import ENDINGS
from warehouse.gate.told_street import SURE, UNSURE

_CAPITAL = r"(?:[^\W\d_a-zß-öø-ÿ][\w'’\-]{0,40}\.?|\d{1,3}(?:st|nd|rd|th)\b)"
_INSIDE = "of|the|on|upon|in|and|de|del|della|do|da|das|dos|du|des|la|le|na|an|y|yr|nan|bun"
_NAME = rf"{_CAPITAL}(?: (?:(?:{_INSIDE}) )?{_CAPITAL}){{0,4}}"
_NUMBER = r"#?(?:[A-Z]{1,2}[-/ ]?)?\d{1,5}(?:[-/]\d{1,5}){0,3}(?: ?[A-Za-z]\b|[-/][A-Za-z]\b)?(?: bis| ter)?"
_DWELLINGS = (
    "flat|apt|apartment|plot|lot|lt|blk|trlr|trailer|lgh|pitch|berth|mooring|villa|studio|caravan|maisonette|"
    "bedsit|almshouse|"
    "group|grp|rr|box|door|qtr|qr|quarters?|hse|bungalow|cabin|penthouse|apto|interno|bte|dpto|depto|whg|wohnung|"
    "chalet|"
    "comp|site|space|spc|slip|kothi|shop|h|u"
)
_SHARED = (
    "unit|block|tower|twr|phase|stage|sector|pocket|level|floor|room|rm|suite|ste|wing|building|bldg|house|bl|ap|et|"
    "sc|top"
)
_ID = r"(?:no\.? ?|number |#)?(?:\d{1,5}[a-z]?(?:[-/](?:\d{1,4}[a-z]?|[a-z]\b)){0,4}|[a-z](?:[-/]?\d{1,4}){0,3})"
_FLOORS = (
    r"(?:(?:ground|lower ground|first|second|third|fourth|top|upper|lower|basement|garden|attic|1st|2nd|3rd|4th)"
    r"(?: floor)?(?: (?:flat|left|right|front|rear))?)"
)
_ESTATES = (
    "estate|colony|nagar|layout|enclave|vihar|society|chs|apartments|apts|residency|residences?|heights|towers|"
    "villas|lofts|"
    "buildings|mansions|cottages?|subdivision|subd|quarters|gra|flats|greens|mews|close|gardens|bungalows?|lodge|farm"
)
_HOUSES = "house|court|park|tower|village|complex|hall|villa|manor|grange|mill|barn|place|wharf|plaza|point|square"
_LED = (
    r"rue|via|viale|calle|carrer|avenida|rua|travessa|ulica|ul\.|strada|heol|ffordd|stryd|bóthar|chemin|allée|impasse|"
    "quai|plaça|praça|jalan|jln|lorong|persiaran"
)
_BESIDE = r"(?:opp|opposite|near|nr|behind|beside|next to|off|rear of|back of|adj|above|over)\b\.?(?: the)?"
# What a part may be, and how much it tells; tried in this order.
_KINDS = tuple(
    (re.compile(pattern), weight)
    for pattern, weight in (
        (rf"(?i:(?:{_DWELLINGS})\.? ?{_ID})(?: (?i:(?:{_DWELLINGS}|{_SHARED})\.? ?{_ID})){{1,2}}", 3),
        (rf"(?:{_NUMBER},? )(?:{_CAPITAL} ){{1,4}}(?i:{SURE}|{UNSURE})\b\.?(?: [NSEW][EW]?\b)?", 3),
        (rf"(?:{_NUMBER},? )?(?i:{_LED}) (?:[a-zà-ÿ]{{1,4}} )*{_NAME}(?:,? \d{{1,4}}[a-z]?)?", 3),
        (
            r"(?:\d{1,3}[A-Z]?,? )?\d{1,2}(?:st|nd|rd|th) (?i:cross|main|block|stage|phase)(?: (?i:road|street))?",
            2,
        ),
        (r"(?:[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}|[A-Z]\d[A-Z] ?\d[A-Z]\d|[A-Z]\d[\dW] ?[\dA-Z]{4})", 3),
        (rf"(?:\d{{4}}-\d{{3}}|\d{{5}}(?:-\d{{4}})?|\d{{2}}-\d{{3}})(?: {_CAPITAL})?|\d{{4}} ?[A-Z]{{2}}\b", 2),
        (rf"{_NAME}(?: ?[-–] ?| )(?:\d{{3}} ?\d{{3}}|\d{{4,5}})", 2),
        (rf"(?i:(?:{_DWELLINGS})\.? ?{_ID})(?: {_NAME})?", 2),
        (
            rf"(?:{_NUMBER} )?(?:{_CAPITAL} ){{1,4}}(?i:{_ESTATES}|"
            rf"{SURE})\b\.?(?: [NSEW][EW]?\b)?(?: (?i:no\.?) ?\d+)?",
            2,
        ),
        (r"(?i:(?:brgy|barangay|sitio|purok|vill|tal|taluka?|tehsil|mandal))\b\.? [\w ]{1,24}", 2),
        (r"(?i:street|road|lane|gali|cross|main)\b\.? ?(?i:no\.? ?)?\d{1,4}[A-Z]?", 2),
        (
            r"\d{1,2}\. ?(?i:og|ug|stock|etage|tv|th|mf|sal)\b\.?(?: (?i:links|rechts|mitte))?|(?:Hinter|"
            r"Vorder)haus|(?i:vån|våning) ?\d",
            1,
        ),
        (rf"(?i:(?:{_SHARED})\.? ?{_ID})(?: {_NAME})?", 1),
        (rf"[^\W\d_][\w-]{{2,30}}(?i:{ENDINGS}|str\.) \d{{1,4}}[a-z]?(?:/\w{{1,3}})?", 3),
        (rf"(?!(?:\S+ )*(?:I|AM|AT|IS|ON|TO|MY|WE)\b){_NAME} \d{{1,4}}[a-z]?(?:/\w{{1,3}})?(?: m\. ?\d{{1,3}})?", 1),
        (rf"(?i:{_FLOORS})", 1),
        (rf"(?:{_CAPITAL} ){{1,4}}(?i:{UNSURE}|{_HOUSES})\b\.?", 1),
        (rf"{_NUMBER}(?: ?[-–] ?\d{{1,2}}[ºª.]?(?: [A-Za-z]{{2,5}}\b\.?)?)?(?: {_NAME})?", 1),
        (rf"{_BESIDE} {_NUMBER} {_NAME}", 2),
        (rf"{_BESIDE} {_NAME}", 1),
        (rf"[\"“‘']{_NAME}[\"”’']", 1),
        (rf"(?:The )?{_NAME}(?: \([A-Z]\))?", 0),
    )
)
_FLOOR = re.compile(_FLOORS, re.IGNORECASE)
_BARE = re.compile(r"\d+|[a-z]+")
# Few words begin a part: the rest need not be tried.
_BEGINS = re.compile(
    rf"[\d#\"“‘'A-ZÀ-ÞŁŚŻČŠŽ]|(?i:{_DWELLINGS}|{_SHARED}|{_FLOORS}|{_LED}|{_BESIDE}|vån|våning|brgy|barangay|sitio|purok|"
    rf"vill|tal|"
    r"tehsil|mandal)\b"
)
_LONGEST = 60
_SPLIT = re.compile(r"[^,\n;]+")
_PUBLIC = re.compile(rf"\b(?:{PUBLIC_WORDS}|bed|bay|theatre|desk|counter|mg|ml|mcg)\b", re.IGNORECASE)
_SENTENCE_ENDS = re.compile(r"(?<=[a-zA-Z\d)]{3})[.!?:] (?=\S)|[!?:]\Z")
_LIVES = re.compile(
    r"\b(?:liv(?:e[sd]?|ing)|resid(?:e[sd]?|ing)|home|house|address|moved|staying|lodging|neighbou?r|mail|post|"
    r"send|sent)\b",
    re.IGNORECASE,
)
_DIGIT = re.compile(r"\d")
_ENOUGH = 4
_MOST = 8
_REACH = 60


class _Part(NamedTuple):
    """What a stretch between two commas is: where it stands and how much it tells of an address."""

    start: int
    end: int
    weight: int


def chains(text: str) -> list[tuple[int, int]]:
    """Find two or more parts of an address that stand behind one another and together tell enough, unsorted."""
    if not _DIGIT.search(text) or not ("," in text or "\n" in text) or text.isupper():
        return []
    found: list[tuple[int, int]] = []
    run: list[_Part] = []
    for piece in _SPLIT.finditer(text):
        start, end = _trimmed(text, piece.start(), piece.end())
        whole = _part(text, start, end)
        if whole:
            run.append(whole)
            continue
        if run and (first := _leading(text, start, end)):
            run.append(first)
        found += _told(text, run)
        last = _trailing(text, start, end)
        run = [last] if last else []
    return found + _told(text, run)


def _told(text: str, run: list[_Part]) -> list[tuple[int, int]]:
    """Give the stretch of a run without the towns around it, if it tells enough."""
    while run and (not run[-1].weight or _FLOOR.fullmatch(text, run[-1].start, run[-1].end)):
        run.pop()
    while run and not run[0].weight:
        run.pop(0)
    if len(run) < 2 or not _DIGIT.search(text, run[0].start, run[-1].end):
        return []
    weight = sum(part.weight for part in run)
    weight += bool(_LIVES.search(text, max(0, run[0].start - _REACH), run[0].start))
    return [(run[0].start, run[-1].end)] if weight >= _ENOUGH and max(part.weight for part in run) > 1 else []


def _part(text: str, start: int, end: int) -> _Part | None:
    if end - start > _LONGEST or not _BEGINS.match(text, start, end):
        return None
    if _PUBLIC.search(text, start, end) and not re.match(_BESIDE, text[start:end], re.IGNORECASE):
        return None
    for pattern, weight in _KINDS:
        if pattern.fullmatch(text, start, end):
            return _Part(start, end, weight)
    return None


def _leading(text: str, start: int, end: int) -> _Part | None:
    """Give the longest part that a stretch begins with, if it tells anything: 12 Example Road and then."""
    ends = _SENTENCE_ENDS.search(text, start, end)
    for at in _edges(text, start, ends.start() if ends else end, from_end=True):
        at -= text[at - 1] == "."
        part = _part(text, start, at)
        if part and part.weight and not _BARE.fullmatch(text, start, at):
            return part
    return None


def _trailing(text: str, start: int, end: int) -> _Part | None:
    """Give the longest part that a stretch ends with, if it tells anything: we moved to Flat 3."""
    for ends in _SENTENCE_ENDS.finditer(text, start, end):
        start = ends.end()
    for at in _edges(text, start, end, from_end=False):
        part = _part(text, at, end)
        if part and part.weight:
            return part
    return None


def _edges(text: str, start: int, end: int, *, from_end: bool) -> list[int]:
    """Give where a part of at most nine words may end (the longest first), or begin (the longest first)."""
    if start >= end:
        return []
    blanks = [match.start() for match in re.finditer(" ", text[start:end])]
    if from_end:
        near = [start + blank for blank in blanks[:_MOST]]
        return [*([end] if len(blanks) <= _MOST else []), *reversed(near)]
    near = [start + blank + 1 for blank in blanks[-_MOST:]]
    return [*([start] if len(blanks) <= _MOST else []), *near]


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    said = text[start:end]
    return start + len(said) - len(said.lstrip()), end - len(said) + len(said.rstrip(" .")) if said.strip() else start
