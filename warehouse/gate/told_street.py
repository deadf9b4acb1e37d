"""Streets by what stands around them, in whatever case: a number, a word for living, the name of a house, a capital."""

import re
from functools import cache
from typing import NamedTuple

from warehouse.gate import vocabulary as v
from warehouse.gate.house_number import SAID_NUMBER, number_at
from warehouse.gate.misspelling import street_meant
from warehouse.gate.public_place import stands_on

SURE = (
    "street|road|rd|avenue|ave|lane|ln|crescent|cres|boulevard|blvd|terrace|tce|parade|parkway|pkwy|highway|hwy|"
    "turnpike|mews|"
    "gdns|gardens|causeway|esplanade|embankment|cottages"
)
"""Words that are nearly always a street."""
UNSURE = (
    "st|str|dr|drive|close|cl|court|ct|place|pl|square|sq|grove|rise|row|walk|green|circle|cir|trail|trl|alley|"
    "quay|wharf|vale|"
    "view|park|croft|drove|gate|heights|plaza|loop|path|pike|way|hill|house|cottage|mansions|villas|wynd|brae|"
    "crossing|lodge|crt|strt|drv|dve|avn|pde|ter|terr|approach|appr|cct|circuit|bvd|cresc|promenade|copse|gr|grn|vw|wlk|hts|rdg|cv|trce"
)
"""Words that are other things too: a walk, a place, close."""
MEASURES = (
    "week|day|month|year|time|star|bed|bay|story|storey|min|minute|hour|hr|mile|km|metre|meter|yard|night|nurse|"
    "doctor|patient|"
    "kid|boy|girl|car|bus|door|floor|step|stair|team|ward|lane|way|point|second|pound|quid|acre|ton|seat|man|person"
)
"""What a number counts: three hour drive, two lane road."""
_PUBLIC_PLACE = (
    r"(?:clinic|surger|hospital|hospice|practice|health|medical|cent(?:re|er)|dental|dentist|pharmac|chemist|"
    r"ward|branch|"
    rf"site\b|unit(?! #?\d| [a-z]\b| {SAID_NUMBER})|station|school|library|bus\b|stop\b|side door|entrance|"
    r"car park|walk-in|park and ride|hotel|"
    r"doctors|gps?\b|opticians?)"
)
_PUBLIC_BEHIND = re.compile(rf" (?:{_PUBLIC_PLACE}|residents|patients|staff|nurses)", re.IGNORECASE)
_PIECE = re.compile(r"#?[Uu]?\d[\w/\u2013-]*|[^\W\d_][\w'’\-]*")
_ORDINALS = frozenset(
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split()  # noqa: SIM905
)
_COMPASS_BEHIND = re.compile(r" (?:North|South|East|West|[NS][EW]?|[EW])\b(?! [A-Z])")
# Of a road that has only a number: county road twelve.
_OF_ROUTES = frozenset(["county", "state", "us", "township", "farm", "forest", "range"])
_NUMBER_BEHIND = re.compile(rf" (?:{SAID_NUMBER}|\d{{1,4}})\b", re.IGNORECASE)
# Several words before a street are said to be its number: sixteen ninety five.
_SAID_RUN = re.compile(rf"(?=[a-z-]+ (?!hundred)[a-z]+ ){SAID_NUMBER} ", re.IGNORECASE)
_CODE_BEHIND = re.compile(r" [^\W\d_]+(?: [^\W\d_]+)?,? \d{4,5}\b(?! ?(?:mg|steps|people|miles|times))")
_DIGIT = re.compile(r"\d")
_CODE = re.compile(r"\d{5}")
# Of these a number tells nothing of a home, nor does an adjective in small letters.
_ADJECTIVES = frozenset(
    ["more", "good", "bad", "long", "short", "quick", "nice", "big", "little", "busy", "quiet", "new"]
)
_UNNAMED = (
    "other|same|next|wrong|different|people|staff|children|men|women|jan|january|feb|february|mar|march|apr|"
    "april|may|jun|june|"
    "jul|july|aug|august|sep|sept|september|oct|october|nov|november|dec|december"
)
_NO_NAME = frozenset([*_UNNAMED.split("|"), *(form for word in MEASURES.split("|") for form in (word, word + "s"))])
_MEASURES = frozenset(MEASURES.split("|"))
_SHORT = frozenset(["n", "s", "e", "w", "nw", "ne", "sw", "se", "st", "jr", "dr", "ft", "mt"])
_LIVES = re.compile(
    r"\b(?:liv(?:e[sd]?|ing)|resid(?:e[sd]?|ing)|stay(?:s|ed|ing)?|house|farm|cottage|flat|home|address|"
    r"neighbours?|i'?m|"
    r"we'?re|we are|i am|(?:i|we|he|she|they|who|mum|dad)(?:'ve|'s| have| has)? (?:just )?moved|folk|residents|"
    r"families|households)\b[^.,;!?\n]{0,40}\Z|"
    # Who comes to a home, and what is brought there.
    r"\b(?:ambulance|paramedics|crew|carers?|district nurse|delivered|posted|sent|drove|driven|"
    r"nurse (?:calls|comes))\b[^.,;!?\n]{0,24} "
    r"(?:to|at|outside) \Z",
    re.IGNORECASE,
)
_LEAD = re.compile(
    r"(?:\b(?:on|in|at|off|to|from|of|near|by|along|down|up|round|behind|outside|is|was|are|have|had|address|"
    r"them|said|still|its|it's|"
    r"called|i'?m|we'?re)|[,:(])"
    r" ?\n?(?:the )?\Z",
    re.IGNORECASE,
)
_LIVES_HERE = re.compile(
    r"(?:\b(?:liv(?:e[sd]?|ing)|resid(?:e[sd]?|ing))(?: \w+)? (?:on|at|off)|\b(?:top|bottom|end|foot|corner|side) of|"
    r"\b(?:i'?m|we'?re|i am|we are) (?:on|off|in)) \Z",
    re.IGNORECASE,
)
_CALLED_NUMBER = re.compile(
    r"(?:\b(?:no\.?|number|house|caravan|plot|lot|flat|apt|apartment|"
    r"(?:flat|apt|apartment|unit)(?: (?:no\.?|number))? ?\w{1,5}(?:[-/]\w{1,5})?,?)|#\w{1,5} -) \Z",
    re.IGNORECASE,
)
_AND_HERE = re.compile(r"\.?(?:[,;\n)]|\Z|\.(?= |\Z))")
_NOT_A_STREET = re.compile(r" (?:to|from|away|for|of|with)\b", re.IGNORECASE)
_HOUSE_BEFORE = re.compile(
    r"(?<![\w-])(?:(?:[^\W\d_][\w'’\-]{0,40} ){1,2}(?:cottages?|house|vicarage|rectory|lodge|farm|farmhouse|barn|"
    r"mill|villa|manor|hall|court|bungalow|grange|croft|forge|towers?|heights|priory|granary|stables|gatehouse|"
    r"mansions|chapel|schoolhouse|annexe?)|(?-i:The(?: [A-Z][\w'’\-]{0,40}){1,3})), ?\Z",
    re.IGNORECASE,
)
# 3rd floor, 88 Example Street: a comma parts the house from what is in it.
_WORD_BEFORE = re.compile(r"([^\W\d_]+)[^\w,]*\Z")
# A house whose name has no word for house, where it is said to be one: our house is Wren's Rest, Sample Lane.
_CALLED_HOUSE = re.compile(
    rf"\b(?i:called|named|address(?: is|:)?|(?:house|home) is|live[sd]? (?:at|in)|(?:i'?m|we'?re|we are) (?:at|"
    rf"in)|(?:moved|calls?|comes?|goes|visits?|delivers?) to),? "
    rf"(?!(?i:the )?[\w'’ -]*\b(?i:{_PUBLIC_PLACE}))([A-Z][\w'’\-]{{0,40}}(?: (?:of |the |"
    rf"on )?[A-Z][\w'’\-]{{0,40}}){{0,3}}), ?\Z|"
    r"([\"“][A-Z][\w'’ \-]{1,40}[\"”]),? ?\Z"
)
# In small letters too, before what is nearly always a street: in the larches, holme rd.
_THE_HOUSE = re.compile(
    rf"\b(?:in|at|is|"
    rf"to) (the (?!\w*{_PUBLIC_PLACE})[^\W\d_][\w'’\-]{{0,40}}(?: (?!\w*{_PUBLIC_PLACE})[\w'’\-]{{1,40}})?), ?\Z",
    re.IGNORECASE,
)
_OF_AMOUNTS = ("£", "$", "€", ".", "/", "-", ":")
_LONGEST = 20
_SHORTEST = 3
_REACH = 120
_MOST = 5
_ENOUGH = 4
_RARE = 7


class _Candidate(NamedTuple):
    """A word for street with the names before it, and the number before those."""

    names: list[str]
    start: int
    end: int
    number: str
    number_at: int


def told_streets(text: str, words: frozenset[str]) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    """Find streets with a number, and streets without one where somebody lives, unsorted."""
    kinds = _kinds()
    numbered: list[tuple[int, int]] = []
    named: list[tuple[int, int]] = []
    mistyped = _mistyped(words) if _DIGIT.search(text) else {}
    if not mistyped and kinds.keys().isdisjoint(words):
        return numbered, named
    pieces = list(_PIECE.finditer(text))
    has_case = says_capitals(text)
    for index, piece in enumerate(pieces):
        word = piece.group().casefold()
        kind = kinds.get(mistyped.get(word, word))
        if kind is None:
            continue
        found = _candidate(text, pieces, index)
        if word in mistyped and not (found and found.number):
            continue
        if found and _weight(text, found, kind, has_case and piece.group()[0].isupper()) >= _ENOUGH:
            behind = _NUMBER_BEHIND if found.names[-1].casefold() in _OF_ROUTES else _COMPASS_BEHIND
            compass = behind.match(text, found.end)
            end = compass.end() if compass else found.end
            if found.number:
                numbered.append((found.number_at, end))
            else:
                house = _house_before(text, found.start, kind)
                named.append((found.start if house is None else house, end))
    return numbered, named


def says_capitals(text: str) -> bool:
    """Say whether capitals tell anything: not in a text of small letters or of capitals alone."""
    return not text.islower() and not text.isupper()


def is_in_building(text: str, start: int) -> bool:
    """Say whether what has the number that begins here is a room, a ward, a bus: Room 12."""
    word = _WORD_BEFORE.search(text, max(0, start - _LONGEST), start)
    return word is not None and word[1].casefold() in v.around_names()["before_number"]


def _is_name_of_sure(text: str, pieces: list[re.Match[str]], at: int) -> bool:
    """Say whether a numeral, or a measure that no number stands before, is the name: Second Avenue, Pound Lane."""
    word = pieces[at].group().casefold()
    if _kinds().get(pieces[at + 1].group().casefold(), 0) < 1:
        return False
    return word in _ORDINALS or (word in _MEASURES and not (at and number_at(text, pieces, at - 1) is not None))


def _mistyped(words: frozenset[str]) -> dict[str, str]:
    """Give the words that no list knows and that are one slip from a word for street: cresent, avnue."""
    known, often = v.vocabulary(), v.frequencies()
    unknown = (word for word in words if len(word) > _SHORTEST and word not in known and word not in often)
    return {word: meant for word in unknown if (meant := street_meant(word))}


@cache
def _kinds() -> dict[str, int]:
    """Give how much each word for a street tells by itself: -1 to 2."""
    kinds = dict.fromkeys(v.street_suffixes(), 0)
    kinds |= dict.fromkeys(v.around_names()["parts_of_buildings"], -1)
    kinds |= dict.fromkeys(UNSURE.split("|"), 1)
    return kinds | dict.fromkeys(SURE.split("|"), 2)


def _candidate(text: str, pieces: list[re.Match[str]], index: int) -> _Candidate | None:
    """Go back from the word for street over the names before it to a number, or to what is no name."""
    names: list[str] = []
    at = index
    while at and len(names) < _MOST:
        before = pieces[at - 1]
        gap = text[before.end() : pieces[at].start()]
        word = before.group().casefold()
        # 60614, closest place: what five digits and a comma end is a code.
        is_gap = gap in (" ", "  ", "\n") or (gap in (", ", ",") and not _CODE.fullmatch(word))
        if is_gap and (first := number_at(text, pieces, at - 1)) is not None:
            return _Candidate(names, pieces[at].start(), pieces[index].end(), word, first) if names else None
        is_name = gap == " " and not names and _is_name_of_sure(text, pieces, at - 1)
        if not is_name and (names == ["the"] or not _is_part(before.group(), gap, names)):
            break
        names.insert(0, before.group())
        at -= 1
    is_named = bool(names) and names != ["the"]
    return _Candidate(names, pieces[at].start(), pieces[index].end(), "", 0) if is_named else None


def _is_part(word: str, gap: str, names: list[str]) -> bool:
    if word.casefold() in _SHORT:
        return gap in (" ", ". ", ".")
    return gap in (" ", "  ", "\n") and (could_be_name(word) or (word.casefold() == "the" and not names))


def could_be_name(word: str) -> bool:
    """Say whether a street may be called so: no measure, month, pronoun or post, and no adjective in small letters."""
    lowered = word.casefold()
    if lowered in _NO_NAME or (lowered in _ADJECTIVES and not word.istitle()):
        return False
    sense = v.vocabulary().get(lowered, 0)
    return not sense & (v.GRAMMAR | v.TITLE | v.ROLE) or bool(sense & v.PARTICLE)


def _weight(text: str, found: _Candidate, kind: int, is_capital: bool) -> int:
    """Add up what speaks for a home, 0 where it is a public place, a count or a room."""
    start = found.number_at if found.number else found.start
    before = text[max(0, start - _REACH) : start]
    is_told = bool(found.number and _CALLED_NUMBER.search(before))
    if _PUBLIC_BEHIND.match(text, found.end) and not is_told:
        return 0
    # Unit 3/45: the unit and the house; no ward is numbered so.
    if found.number and (("/" not in found.number and is_in_building(text, start)) or before.endswith(_OF_AMOUNTS)):
        return 0
    house = _house_before(text, start, kind)
    is_led = bool(_LEAD.search(before if house is None else text[max(0, house - _REACH) : house]))
    is_lived_in = is_led and bool(_LIVES.search(before)) and not stands_on(before)
    if not (found.number or house is not None or is_lived_in):
        return 0
    weight = 2 + kind + is_capital * found.names[0][0].isupper() + _are_no_words(found.names)
    if found.number or house is not None:
        weight += is_led + bool(_AND_HERE.match(text, found.end)) + is_told
        weight += bool(_SAID_RUN.match(text, start)) + bool(_CODE_BEHIND.match(text, found.end))
    else:
        weight += bool(_LIVES_HERE.search(before))
    if kind < 2 and not is_told:
        weight -= 2 * bool(_NOT_A_STREET.match(text, found.end)) + _is_counted(found.names[-1])
    return weight


def _house_before(text: str, start: int, kind: int) -> int | None:
    """Give where the name of a house begins that stands before a street."""
    near = max(0, start - _REACH)
    if called := _CALLED_HOUSE.search(text, near, start):
        return called.start(called.lastindex or 0)
    if kind > 1 and (the_house := _THE_HOUSE.search(text, near, start)):
        return the_house.start(1)
    found = _HOUSE_BEFORE.search(text, near, start)
    words = list(_PIECE.finditer(found.group())) if found else []
    if not found or not words:
        return None
    is_capital = words[-1].group()[0].isupper()
    while len(words) > 1 and not _could_be_of_house(words[0].group(), is_capital):
        words.pop(0)
    return found.start() + words[0].start() if len(words) > 1 else None


def _could_be_of_house(word: str, is_capital: bool) -> bool:
    return word.casefold() == "the" or (could_be_name(word) and word[0].isupper() >= is_capital)


def _is_counted(name: str) -> bool:
    """Say whether it is a plural in small letters: 3 shops close by."""
    return name.islower() and name.endswith("s") and bool(v.vocabulary().get(name, 0) & v.ORDINARY)


def _are_no_words(names: list[str]) -> bool:
    """Say whether no name is an ordinary word, or one that is often read."""
    known, often = v.vocabulary(), v.frequencies()
    for name in map(str.casefold, names):
        sense = known.get(name, 0)
        if sense & v.ORDINARY or (not sense & (v.GIVEN | v.FAMILY | v.PARTICLE) and often.get(name, 0) >= _RARE):
            return False
    return True
