"""Homes that a code behind them tells: 19 Example, sampleton, ab1 2cd; The Old Mill, Example; townland and county."""

import re
from itertools import pairwise

from warehouse.gate import vocabulary as v
from warehouse.gate.postcode import HOME_CODE, IRISH_CODE
from warehouse.gate.public_place import PUBLIC_WORDS
from warehouse.gate.street import MONTH

_HOME = re.compile(
    r"\b(?:cottages?|house|vicarage|rectory|lodge|farm|farmhouse|barn|mill|villa|manor|hall|court|bungalow|grange|"
    r"croft|forge|towers?|heights|priory|granary|stables|gatehouse|mansions|chapel|schoolhouse|annexe?|street|road|rd|"
    r"avenue|ave|lane|crescent|terrace|boulevard|mews|close|grove|gardens|square|parade|row|drive|st|way|view|rise|"
    r"walk|orchards?|hill|green|fields?|bank|fold|end|meadows?|paddocks?)\Z",
    re.IGNORECASE,
)
_COUNTY = re.compile(r"co\.? \w+\Z|county \w+\Z", re.IGNORECASE)
_NUMBER = re.compile(r"(?:#|no\.? ?)?\d{1,5}[a-z]?(?:[-/]\d{1,4}[a-z]?)?", re.IGNORECASE)
_WORD = re.compile(r"\S+")
_PLAIN = re.compile(r"[^\W\d_][\w'’.\-]*")
# A point ends no sentence behind these.
_ENDS = re.compile(r"(?<!\bCo)(?<!\bco)(?<!\bSt)(?<!\bst)(?<!\bNr)(?<!\b[A-Z])[.!?:;](?=\s)|[()]|\n\n")
_LINKS = frozenset(["of", "on", "upon", "in", "le", "the", "by", "y", "and", "under", "na", "an", "yr", "st", "co"])
_INSIDE = _LINKS | frozenset(
    ["old", "new", "over", "upper", "lower", "nether", "great", "little", "north", "south", "east", "west"]
)
_SPLIT = re.compile(r"[,\n]")
_DAY = re.compile(rf"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)days?\b|{MONTH})", re.IGNORECASE)
_PUBLIC = re.compile(rf"\b(?:{PUBLIC_WORDS})\b", re.IGNORECASE)
_MOST_WORDS = 6
_MOST_PIECES = 6
_REACH = 120


def homes_before_codes(text: str) -> list[tuple[int, int]]:
    """Find a number, a house or a townland, and the towns between them and a whole code, unsorted."""
    found: list[tuple[int, int]] = []
    for code in HOME_CODE.finditer(text):
        start = _first(text, code.start(), is_one_home=bool(IRISH_CODE.fullmatch(code.group())))
        if start < code.start():
            found.append((start, code.end()))
    return found


def _first(text: str, end: int, *, is_one_home: bool) -> int:
    """Give where the home before a code begins; where the code does if none stands there.

    Args:
        text: The whole text.
        end: Where the code begins.
        is_one_home: Whether the code is of one home only, as in Ireland, so that towns tell it too.
    """
    low = max(0, end - _REACH)
    # What stands right before the code parts nothing: County Example. A12 BC34.
    edge = len(text[:end].rstrip(" .\n"))
    for ends in _ENDS.finditer(text, low, edge):
        low = ends.end()
    start, is_home, pieces = end, False, 0
    for begins, until in _pieces(text, low, edge):
        first = _whole(text, begins, until)
        whole = first is not None
        first = first if first is not None else _tail(text, begins, until)
        if first is None:
            break
        said = text[first:until].strip(" .")
        pieces += bool(said)
        start = first if said else start
        is_home = is_home or _tells_home(said, is_one_home=is_one_home and pieces > 1)
        if not whole:
            break
    # A house that nobody else is called like, before its village: Sampleth Hafn, Exampleton.
    is_home = is_home or (pieces > 1 and _is_unlike_town(text[start:end].split(",")[0]))
    return start if is_home else end


def _is_unlike_town(said: str) -> bool:
    senses = [v.vocabulary().get(word, 0) for word in said.casefold().split()]
    is_capital = all(word[0].isupper() for word in said.split())
    return len(senses) > 1 and is_capital and not any(sense & (v.PLACE | v.GIVEN | v.FAMILY) for sense in senses)


def _pieces(text: str, low: int, end: int) -> list[tuple[int, int]]:
    """Give what stands between commas and lines before a code, the last first; a comma stands before most codes."""
    edges = [low, *(match.end() for match in _SPLIT.finditer(text, low, end)), end + 1]
    pieces = [(first, last - 1) for first, last in pairwise(edges)]
    return pieces[::-1][:_MOST_PIECES] if len(pieces) > 1 else []


def _tells_home(said: str, *, is_one_home: bool) -> bool:
    if _COUNTY.match(said):
        return is_one_home
    number = _NUMBER.match(said)
    is_numbered = bool(number and said[number.end() : number.end() + 1] == " ")
    return is_one_home or is_numbered or said.casefold().startswith("the ") or bool(_HOME.search(said))


def _whole(text: str, begins: int, until: int) -> int | None:
    """Give where a piece begins that is a place from its first word to its last."""
    words = list(_WORD.finditer(text, begins, until))
    if len(words) > _MOST_WORDS:
        return None
    if not words:
        return until
    said = [word.group() for word in words]
    # Whom a letter is for stands on a line above the address.
    is_line = not text[max(0, begins - 1) : begins].strip() and said[0].istitle()
    is_addressed = is_line and len(said) > 1 and bool(v.vocabulary().get(said[0].casefold().rstrip("."), 0) & v.TITLE)
    is_number = len(said) == 1 and bool(_NUMBER.fullmatch(said[0]))
    return words[0].start() if is_number or _are_place(said[is_addressed:]) else None


def _tail(text: str, begins: int, until: int) -> int | None:
    """Give where the longest place begins that a piece ends with: I live at 19 Example; send it to Sample Bank."""
    words = list(_WORD.finditer(text, begins, until))[-_MOST_WORDS:]
    for at in range(len(words)):
        said = [word.group() for word in words[at:]]
        is_led = not at or words[at - 1].group().casefold().rstrip(":") in ("at", "to", "in", "is", "from", "address")
        is_begun = said[0][0].isupper() or _NUMBER.fullmatch(said[0]) or (is_led and said[0] == "the")
        if is_begun and is_led and _are_place(said, is_led=at > 0):
            return words[at].start()
    return None


def _are_place(words: list[str], *, is_led: bool = False) -> bool:
    """Say whether words are a house number and a name, or a name: no person, no grammar, no word in small letters."""
    number = _NUMBER.fullmatch(words[0])
    names = words[1:] if number else words
    if not names or names[-1].casefold() in _LINKS or _PUBLIC.search(" ".join(names)):
        return False
    is_word_due = bool(number) or bool(_HOME.search(names[-1]) and len(names) > 1) or (is_led and names[0] == "the")
    return all(
        _could_be_place(name, is_word_due=is_word_due and not (at and names[0][0].isupper()), is_only=len(words) == 1)
        for at, name in enumerate(names)
    )


def _could_be_place(name: str, *, is_word_due: bool, is_only: bool) -> bool:
    lowered = name.casefold().rstrip(".")
    if not _PLAIN.fullmatch(name) or _DAY.fullmatch(name) or (name[-1] == "." and lowered not in _INSIDE):
        return False
    if lowered in _INSIDE or (_HOME.fullmatch(lowered) and not is_only):
        return True
    sense = v.vocabulary().get(lowered, 0)
    if sense & (v.GRAMMAR | v.ROLE | v.TITLE) and not sense & v.PLACE:
        return False
    return is_word_due or not name.islower() or not sense & v.ORDINARY or bool(sense & v.PLACE)
