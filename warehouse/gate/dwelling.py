"""Homes that are told in other words than a number and a street: by a code behind them, by a relation, by a word."""

import re

from warehouse.gate import vocabulary as v
from warehouse.gate.before_code import homes_before_codes
from warehouse.gate.house_number import SAID_NUMBER
from warehouse.gate.street import CAPITAL

# A longer word is no street's: the bound keeps the search linear.
_WORD = r"[^\W\d_][\w'’\-]{0,40}"
_SURE = "street|road|rd|avenue|ave|lane|crescent|terrace|boulevard|mews|close|grove|gardens|square|parade|row|drive|st"
_HOUSES = (
    "cottages?|house|vicarage|rectory|lodge|farm|farmhouse|barn|mill|villa|manor|hall|court|bungalow|grange|"
    "croft|forge|"
    "towers?|heights|priory|granary|stables|gatehouse|mansions|chapel|schoolhouse|annexe?"
)
_UNITS = (
    "unit|flat|apt|apartment|suite|ste|room|rm|block|blk|level|floor|shop|caravan|plot|lot|door|studio|bedsit|villa|"
    "maisonette|annexe?"
)
# What is called so too, but where nobody lives.
_OF_CARE = (
    "clinics?|surger(?:y|ies)|hospitals?|hospice|practices?|health|medical|cent(?:re|er)s?|dental|dentists?|"
    "pharmac(?:y|ies)|"
    "wards?|branch|site|units?|station|school|library|car|bus|gp|gps|doctors?|opticians?|hotel"
)
_UNIT = (
    rf"(?:{_UNITS})\b\.? ?(?:no\.? |number )?(?:#?\d{{1,5}}[a-z]?(?:[/-]\d{{1,4}})?|"
    rf"{SAID_NUMBER}(?: [a-z]\b)?|[a-z](?:-?\d{{1,4}})?)"
)
_STREETS = "street|road|rd|avenue|ave|lane|crescent|terrace|close|drive"
_STREET_WORDS = frozenset(_STREETS.split("|"))
_HOUSE_WORDS, _UNIT_WORDS = (
    frozenset(form for word in words.split("|") for form in (word.replace("?", ""), re.sub(r".\?", "", word)))
    for words in (_HOUSES, _UNITS)
)
_NUMBER_WORDS = frozenset(["number", "no"])
_DOOR_WORDS = frozenset(
    [
        "no",
        "hse",
        "kothi",
        "house",
        "stand",
        "erf",
        "blk",
        "block",
        "section",
        "extension",
        "ext",
        "zone",
        "phase",
        "plot",
        "lot",
        "villa",
        "h",
        "flat",
        "quarter",
        "quarters",
        "qtr",
        "door",
        "sector",
        "pocket",
        "cross",
        "main",
        "apartment",
        "apartments",
        "apts",
        "society",
        "tower",
        "towers",
        "enclave",
        "residency",
        "nagar",
        "heights",
        "complex",
        "colony",
        "vihar",
    ]
)
# Before a house number: c/o, No, Lot, H No; Flat 3, Room B14, Example Hall; in small letters the name of a house.
_BEFORE_NUMBER = re.compile(
    rf"(?<![\w-])(?:(?:c/o|care of|no\.?|number|h\.? ?no\.?|house|{_UNITS})[ \n]|"
    rf"(?:{_UNIT}(?:,| /)?[ \n](?:of )?){{1,2}}|"
    rf"(?:upper|lower|top|basement|garden|(?:ground|first|second|top) floor) flat, |"
    rf"(?:\d{{1,2}}(?:st|nd|rd|th)|ground|first|second|third|fourth|fifth|top) floor, |#\d{{1,4}} ?- ?|\d{{1,4}} - |"
    rf"((?:{_WORD} ){{1,2}}?(?:{_HOUSES}),? ))\Z",
    re.IGNORECASE,
)
_HOUSE = re.compile(r"(?<![\w-])house[ \n]\Z", re.IGNORECASE)
_UNIT_BEFORE_HOUSE = re.compile(rf"(?<![\w-])(?:{_UNIT},? ){{1,2}}\Z", re.IGNORECASE)
# A flat that stands in a relation to something on a street: flat 2b above the shop on mill street.
_RELATED = re.compile(
    rf"(?<![\w-]){_UNIT},? (?:above|over|behind|below|beneath|under|next to|opposite|beside|at|in|on|off) "
    rf"(?:{_WORD} ){{0,5}}?(?:on|in|off|at|of|from)? ?(?:{_WORD} ){{1,2}}?(?:{_SURE})\b",
    re.IGNORECASE,
)
_BESIDE = "above|over|behind|opposite|next to|next door to|beside|under|below|beneath"
# Where somebody lives, whatever the case: discharged to the hostel on mill street.
_STAYS = re.compile(
    r"\b(?:(?:live[sd]?|living|resid(?:e[sd]?|ing)|stay(?:s|ed|ing)?|discharged|moved|sent home)(?: back)? "
    rf"(?:in|at|to|on|{_BESIDE}) |(?:i'?m|we'?re) (?:in|at) |live[sd]? (?=\w+ doors? )|"
    r"(?:i'?m|we'?re|we are|i am|ours is|mine is) (?=the (?:\w+ ){0,3}(?:house|cottage|bungalow|flat|one|farm|"
    r"caravan) )|"
    rf"(?:flat|bedsit|house|home)(?: is|'s) (?:{_BESIDE}) )"
    rf"((?:the |an? |\w+ doors? |(?-i:[A-Z])[\w'’]{{1,20}} (?=on|in|off|at))(?:(?!(?:and|but|when|"
    rf"so)\b){_WORD} ){{0,7}}?(?:on|in|off|at) (?:{_WORD} ){{1,2}}?"
    rf"(?:{_STREETS}))\b(?! (?:{_OF_CARE})\b)",
    re.IGNORECASE,
)
_OF_CARE_IN = re.compile(rf"\b(?:{_OF_CARE})\b", re.IGNORECASE)
_NO_STREET = frozenset(
    "a an the my our your this that same main busy quiet next other wrong dirt ring".split()  # noqa: SIM905
)
# "At number 9", where nobody queues.
_AT_NUMBER = re.compile(
    r"(?<![\w-])(?<!\bwas )(?<!\bam )(?<!\bstill )(?<!\bwere )(?<!\bis )(?<!\bi'm )(?:at|from|in) "
    r"((?:number|no\.?) \d{1,4}[a-z]?)(?![\w-])"
    r"(?! (?:in|on|of|out|for|with|and|when|after|to)\b| ?%|\.\d)",
    re.IGNORECASE,
)
# What is next to it or lived in is no place in a queue, whatever follows.
_LIVES_AT_NUMBER = re.compile(
    r"\b(?:live[sd]?|living|doors? (?:down|up|away|along)|neighbours?|moved)\b[^.,;!?\d\n]{0,30}? (?:at|in|to|from) "
    r"((?:number|no\.?) \d{1,4}[a-z]?)(?![\w-])",
    re.IGNORECASE,
)
_PLOTS = r"plot|stand|erf|lot|house|hse|h\.?|kothi|flat|villa|quarters?|qtr"
_QUARTERS = r"court|phase|sector|extension|extn?|scheme|section|zone|stage|township|pocket|street|gali"
_NO = r"no\b\.? ?|number |# ?"
# House and door numbers of India, Pakistan and Africa: H No 4-7-112/B, Door No. 12/3.
_DOOR = re.compile(
    r"(?<![\w-])(?:(?:no\.? ?)?[a-z]?-?\d{1,5}[a-z]?(?:/\d{1,4})?, )"
    r"(?:sector|pocket|(?:\d{1,3}(?:st|nd|rd|th) (?:cross|main)))"
    r"(?: \d{1,3}\b)?(?:, \d{1,3}(?:st|nd|rd|th) (?:cross|main|block|stage|phase))*|"
    r"(?<![\w-])[a-z]{1,2}[-/]\d{1,5}, (?:[^\W\d_][\w'’\-]{0,40} ){1,3}?(?:apartments?|apts|society|towers?|enclave|"
    r"residency|nagar|heights|complex|colony|vihar)\b|"
    r"(?<!\w)(?:(?:house|hse|door|plot|stand|erf|flat|qtr|qr|quarters?|h|d|s|old|new|survey|sy|shop|site|"
    r"block)[./]? ?no|(?:house|plot|stand|hse|h) ?#|(?:plot|stand|erf) number|house number(?= [a-z] ?\d)|"
    r"door(?= \d{1,3}[-/])|erf(?= \d{2})|"
    r"(?:stand|hse|kothi)(?= \d{1,5}[a-z]?,? (?-i:[A-Z])))(?!\w)"
    r"\.?:? ?(?:[a-z][- ]?)?\d{1,5}[a-z]?(?:[-/][\da-z]{1,5}){0,4}(?!\w)|"
    r"(?<!\w)house(?= \d{1,4}[a-z]?, (?-i:[A-Z][a-z])) \d+[a-z]?|(?-i:(?<!\w)B\d{1,3},? ?L\d{1,3}(?=,? [A-Z][a-z]))|"
    # A plot or a house in a numbered quarter of a town, in either order.
    rf"(?<!\w)(?:{_PLOTS})\.? ?(?:{_NO})?[a-z]?-?\d{{1,5}}[a-z]?(?:[-/]\w{{1,4}})?,? (?:[^\W\d_]+ ){{0,2}}?"
    rf"(?:{_QUARTERS})\b\.? ?(?:{_NO})?(?:\d{{1,3}}[a-z]?(?:[-/]\d{{1,3}})?|[ivx]{{1,4}}|[a-z])(?!\w)|"
    rf"(?<!\w)(?:{_QUARTERS})\.? ?(?:{_NO})?\d{{1,3}}[a-z]?(?:[-/]\d{{1,3}})?,? "
    rf"(?!lot)(?:{_PLOTS})\.? ?(?:{_NO})?\d{{1,5}}[a-z]?(?!\w)|"
    r"(?<!\w)(?:lot|plot|erf|stand)\.? ?\d{1,4}[a-z]?,? (?:blk|block)\.? ?\d{1,3}[a-z]?(?!\w)|"
    r"(?<!\w)(?:ph(?:ase)?\.? ?\d{1,2}[a-z]?,? )?(?:blk|block)\.? ?\d{1,3}[a-z]?,? "
    r"(?:lot|plot|erf|stand)\.? ?\d{1,4}[a-z]?(?!\w)|"
    r"(?<![\w£$€.,/:-])\d{2,5}[a-z]?,? (?-i:Section|Extension|Ext|Zone|Phase) "
    r"(?-i:[A-Z]|\d{1,2})(?=,? (?-i:[A-Z][a-z]))",
    re.IGNORECASE,
)
# Villages of India: Vill. Example, PO Sample, Dist. Other.
_VILLAGE = r"(?!office)[^\W\d_][\w'’-]{2,30}(?: (?-i:[A-Z])[\w'’-]{2,30})?"
_VILLAGES = re.compile(
    rf"(?<!\w)(?:vill(?:age)?|gram)\b\.?:? ?{_VILLAGE}(?:,? (?:p\.?o|post(?: office)?|teh(?:sil)?|tal(?:uka?)?|"
    rf"dist(?:t|rict)?|p\.?s|mandal|block)\b\.?:? ?{_VILLAGE})+",
    re.IGNORECASE,
)
# Townlands of Ireland: Sampleboy, Exampletown, Co. Mayo.
_TOWNLANDS = re.compile(
    rf"\b(?:at|to|in|from|address(?: is)?:?|townland of) "
    rf"(({CAPITAL}(?: {CAPITAL})?)(?:, {CAPITAL}(?: {CAPITAL})?){{1,2}}, (?:[Cc]o\.?|[Cc]ounty) [A-Za-z]+)"
)
_VILLAGE_WORDS = frozenset(["vill", "village", "gram"])
# A house by its name alone before another one, a farm or a hall: The Barn, Upper Example Farm.
_HOUSE_OF = re.compile(
    rf"(?<![\w-])(?:The (?:{CAPITAL} ){{0,2}}?(?i:{_HOUSES})|(?:{CAPITAL} ){{1,3}}?(?i:{_HOUSES})), "
    rf"(?:{CAPITAL} ){{1,3}}(?i:{_HOUSES})\b(?! (?i:{_OF_CARE})\b)"
)
_DIGIT = re.compile(r"\d")
_REACH = 120


def before_number(text: str, start: int, limit: int) -> int:
    """Go back from a house number over what parts it off: c/o, No, Lot 8, Flat 3, a house that has a name.

    Args:
        text: The whole text.
        start: Where the number stands.
        limit: Where the address before this one ended.
    """
    found = _BEFORE_NUMBER.search(text, max(limit, start - _REACH), start)
    if not found:
        return start
    if found[1] is None:
        return found.start()
    words = found[1].casefold().replace(",", "").split()[:-1]
    first = at = found.start(1)
    for word in words:
        at = text.index(" ", at) + 1
        if v.vocabulary().get(word, 0) & (v.GRAMMAR | v.ROLE | v.TITLE):
            first = at
    if text[first:start].count(" ") > 1:
        return first
    house = _HOUSE.search(text, max(limit, start - _REACH), start)
    return house.start() if house else start


def before_house(text: str, start: int, limit: int) -> int:
    """Go back from the name of a house over the flat or room that is in it."""
    found = _UNIT_BEFORE_HOUSE.search(text, max(limit, start - _REACH), start)
    return found.start() if found else start


def homes_in_other_words(text: str, words: frozenset[str]) -> list[tuple[int, int]]:
    """Find homes that a relation, a word for living, another house or a code behind them shows, unsorted."""
    found = [match.span() for match in _HOUSE_OF.finditer(text)] if not words.isdisjoint(_HOUSE_WORDS) else []
    if not words.isdisjoint(_STREET_WORDS):
        found += [match.span(1) for match in _STAYS.finditer(text) if _is_home(match[1])]
    if "co" in words or "county" in words:
        found += [match.span(1) for match in _TOWNLANDS.finditer(text) if not _is_town(match[2])]
    if not words.isdisjoint(_VILLAGE_WORDS):
        found += [match.span() for match in _VILLAGES.finditer(text)]
    if not _DIGIT.search(text):
        return found
    if not words.isdisjoint(_UNIT_WORDS):
        found += [match.span() for match in _RELATED.finditer(text)]
    if not words.isdisjoint(_NUMBER_WORDS):
        found += [match.span(1) for pattern in (_AT_NUMBER, _LIVES_AT_NUMBER) for match in pattern.finditer(text)]
    return found + homes_before_codes(text)


def doors(text: str, words: frozenset[str]) -> list[tuple[int, int]]:
    """Find house numbers that are called so, as India writes them."""
    return [] if words.isdisjoint(_DOOR_WORDS) else [match.span() for match in _DOOR.finditer(text)]


def _is_town(said: str) -> bool:
    return any(v.vocabulary().get(word, 0) & v.PLACE for word in said.casefold().split())


def _is_home(said: str) -> bool:
    words = said.casefold().split()
    return not _OF_CARE_IN.search(said) and words[-2] not in _NO_STREET
