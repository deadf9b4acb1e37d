"""Street addresses. A town or a country alone stays readable; behind a street it is part of the address."""

import re
from collections.abc import Iterator

from warehouse.gate import vocabulary as v
from warehouse.gate.chain import chains
from warehouse.gate.crossing import crossings, with_neighbour
from warehouse.gate.dwelling import before_house, before_number, doors, homes_in_other_words
from warehouse.gate.house_name import named_homes
from warehouse.gate.public_place import is_of_clinic
from warehouse.gate.rare_street import rare_streets
from warehouse.gate.span import Span
from warehouse.gate.street import UNIT, UNIT_BEHIND, named_streets, numbered_streets, numbers_after_the_word_address
from warehouse.gate.told_street import MEASURES, says_capitals, told_streets
from warehouse.gate.town import with_town

_DIGIT = re.compile(r"\d")
_LETTERS = re.compile(r"[a-z]+")
_PIECE = re.compile(r"\d[\w/-]*|[^\W\d_][\w'’.\-]*")
_INSIDE_PLACES = frozenset(
    ["and", "of", "the", "u", "nad", "pod", "sur", "sous", "am", "im", "en", "aan", "ob", "pri", "nan"]
)
# With a capital, what towns and villages are called.
_IN_TOWNS = frozenset(["Over", "Under", "Down", "Below", "Above"])
# A corner: the other street stands before, without a number.
_OTHER_STREET = re.compile(r"(?:[^\W\d_a-zß-öø-ÿ][\w'’.\-]{0,40}+ ){1,3}and \Z")
_CORNER_OF = re.compile(r"\bthe corner of \Z", re.IGNORECASE)
# Before a house number, the name of a place or of a house.
_NAME_BEFORE = re.compile(r"(?:[^\W\d_a-zß-öø-ÿ][\w'’.\-]{0,40} ){1,3}\Z")
# A house that is called by its name before its number too: at Example, 6 Other Street; The Examples, 6 Other Street.
_HOUSE_BEFORE = re.compile(
    r"(?:\A|(?<=[.!?\n] )|(?<=\b[AaIi][tns] )|(?<=\b[Tt]o )|(?<=: ))"
    r"((?:The )?[^\W\d_a-zß-öø-ÿ][\w'’\-]{0,40}(?: [^\W\d_a-zß-öø-ÿ][\w'’\-]{0,40})?, )\Z"
)
# In small letters, what is said behind an address.
_SAID_BEHIND = frozenset(
    ["thx", "ty", "pls", "plz", "asap", "cheers", "call", "tel", "phone", "still", "instead", "again", "now"]
)
_MEASURED = re.compile(rf" ?(?:{MEASURES}|mins|hrs|km)s?\b(?!(?-i: [A-Z][a-z]))", re.IGNORECASE)
_CAPITALISED = re.compile(r" [^\W\d_a-z][^\W\d_A-Z]")
# Towns and the six digits behind them, in India.
_PIN = re.compile(r"(?:,? [^\W\d_a-z][\w'’]{1,40}){0,5}[ ,\u2013-]{1,3}[1-8]\d{2} ?\d{3}(?![\w%]|[.,]\d)")
_ABBREVIATED = re.compile(r"[ \n][^\W\d_]{2,4}\Z")
# A house whose name begins so: at The Example House.
_THE = re.compile(r"(?<=\b(?:at|in|to|is) )The \Z")
_SHORT = 8
_REACH = 120
_FARTHEST = 12


def addresses(text: str) -> Iterator[Span]:
    """Find house number and street in the forms of many countries, boxes, flats, and the town behind them."""
    words = frozenset(_LETTERS.findall(text.casefold()))
    numbered, named = told_streets(text, words)
    for find in (named_streets, named_homes, homes_in_other_words, crossings):
        named += find(text, words)
    for start, end in (*named, *chains(text)):
        first = before_number(text, start, 0) if text[start].isdigit() else before_house(text, start, 0)
        the = _THE.search(text, max(0, first - _SHORT), first)
        yield Span(the.start() if the else first, _with_pin(text, with_town(text, end)), "ADDRESS")
    if not numbered and not _DIGIT.search(text):
        return
    has_case = says_capitals(text)
    done = 0
    for start, end in _anchors(text, words, numbered, has_case=has_case):
        # One extension may swallow the anchors behind it.
        if end > done:
            first = _begins(text, max(start, done), has_case, done)
            done = with_neighbour(text, first, _extended_right(text, end, has_case))
            done = _with_pin(text, with_town(text, done))
            yield Span(first, done, "ADDRESS")


def _anchors(
    text: str, words: frozenset[str], numbered: list[tuple[int, int]], *, has_case: bool
) -> list[tuple[int, int]]:
    """Give where an address shows by its number, the longest first of those that begin alike."""
    found = numbered + numbered_streets(text, words) + doors(text, words) + rare_streets(text)
    for start, end in numbers_after_the_word_address(text, words):
        if not _MEASURED.match(text, end) and _extended_right(text, end, has_case) > end:
            found.append((start, end))
    return sorted(found, key=lambda anchor: (anchor[0], -anchor[1]))


def _with_pin(text: str, end: int) -> int:
    found = _PIN.match(text, end)
    return found.end() if found else end


def _begins(text: str, start: int, has_case: bool, limit: int) -> int:
    """Go back to the house number, the other street of a corner, and the name of a house."""
    first = _extended_left(text, start, has_case, limit)
    if corner := _OTHER_STREET.search(text, max(limit, first - _REACH), first):
        first = corner.start()
    first = before_number(text, _with_name_before(text, first, limit), limit)
    is_numbered = text[first].isdigit() or UNIT.match(text, first)
    if is_numbered and (house := _HOUSE_BEFORE.search(text, max(limit, first - _REACH), first)):
        first = house.start(1) if _could_be_house(house[1]) else first
    corner = _CORNER_OF.search(text, max(limit, first - _REACH), first)
    return corner.start() if corner else first


def _extended_left(text: str, start: int, has_case: bool, limit: int) -> int:
    """Go back to the house number, over words that could be a street's name."""
    low = max(limit, start - _REACH)
    pieces = list(_PIECE.finditer(text[low:start]))[-_FARTHEST:]
    best, edge = start, start
    for piece in reversed(pieces):
        at, until = low + piece.start(), low + piece.end()
        if not _is_gap(text[until:edge]) or (until < edge and piece.group()[-1] == "." and "\n" in text[until:edge]):
            break
        if piece.group()[0].isdigit():
            if len(piece.group()) > 6:
                break
            best = at
        elif not _could_be_place(piece.group(), has_case):
            break
        edge = at
    return best


def _could_be_house(said: str) -> bool:
    words = said.strip(" ,").casefold().split()
    never = v.GRAMMAR | v.ROLE | v.TITLE | v.GIVEN | v.INTRODUCTION
    return words[0] == "the" or not any(v.vocabulary().get(word, 0) & (never | v.ORDINARY) for word in words)


def _with_name_before(text: str, start: int, limit: int) -> int:
    """Go back over names in capitals that nothing parts from the number: "Example 6 Other Street"."""
    found = _NAME_BEFORE.search(text, max(limit, start - _REACH), start)
    if not found:
        return start
    first = start
    for word in reversed(list(_PIECE.finditer(text, found.start(), start))):
        sense = v.vocabulary().get(word.group().casefold().rstrip("."), 0)
        if sense & (v.ORDINARY | v.GRAMMAR | v.ROLE | v.TITLE | v.BUILDING):
            break
        first = word.start()
    return first


def _extended_right(text: str, end: int, has_case: bool) -> int:
    """Go on over flat, town, state and country to the code, as far as each next word could be one of them."""
    best, edge = end, _after_abbreviation(text, end)
    pieces = list(_PIECE.finditer(text, end, min(len(text), end + _REACH)))[:_FARTHEST]
    is_plain = False
    has_code = any(piece.group().isdigit() and len(piece.group()) >= 4 for piece in pieces)
    for piece in pieces:
        word = piece.group()
        if piece.start() < edge:
            continue
        if _is_gap(text[edge : piece.start()]) and (unit := UNIT_BEHIND.match(text, piece.start())):
            best = edge = unit.end()
            continue
        if not _is_gap(text[edge : piece.start()]) or not _goes_on(text, piece, edge, has_case):
            return best
        is_plain, was_plain = not has_case and _is_plain(word), is_plain
        if is_plain and was_plain and not has_code:
            return best
        edge = piece.end()
        if word[0].isdigit() or (has_case and word[0].isupper() and word.casefold() not in _INSIDE_PLACES):
            best = edge - (word[-1] == ".")
        if word[-1] == "." and len(word) > 4:
            return best
    # A text in lower case that ends with the address.
    is_end = not has_case and edge > end and not _PIECE.search(text, edge)
    return edge if is_end else best


def _after_abbreviation(text: str, end: int) -> int:
    """Step over the mark of an abbreviation, which ends no sentence: `Rd. Springfield`; not `Road. Ward 6 was`."""
    is_short = bool(_ABBREVIATED.search(text, max(0, end - 6), end))
    follows = _PIECE.match(text, end + 2)
    goes_on = not is_of_clinic(follows.group()) if follows else text.startswith((". #", ".,"), end)
    return end + 1 if text.startswith(".", end) and is_short and goes_on else end


def _is_plain(word: str) -> bool:
    """Say whether it is an ordinary word, neither town nor street, of which no town has two: wrong chart."""
    sense = v.vocabulary().get(word.casefold(), 0)
    is_street = word.casefold() in v.street_suffixes()
    return bool(sense & v.ORDINARY) and not sense & v.PLACE and not is_street


def _goes_on(text: str, piece: re.Match[str], edge: int, has_case: bool) -> bool:
    word = piece.group()
    if word[0].isdigit():
        # "12 Example Road and 65": the next address begins; "12 Example Road, 5 minutes": it ended.
        return not text.endswith(" and", 0, edge) and not _MEASURED.match(text, piece.end())
    # "and the CPN": only a country goes on so.
    if word.casefold() == "the" and text.endswith(" and", 0, edge) and not _CAPITALISED.match(text, piece.end()):
        return False
    if word.casefold() in _INSIDE_PLACES:
        return True
    return _could_be_place(word, has_case)


def _is_gap(gap: str) -> bool:
    return len(gap) <= 12 and gap[:1] != "?" and not gap.strip(" \t\n,?#>") and gap.count("\n") <= 2


def _could_be_place(word: str, has_case: bool) -> bool:
    sense = v.vocabulary().get(word.casefold().rstrip("."), 0)
    if sense & v.PARTICLE:
        return True
    is_said = word.casefold() in _SAID_BEHIND
    if not has_case:
        return not sense & (v.GRAMMAR | v.ROLE | v.TITLE) and not is_said
    if is_said:
        return False
    if word in _IN_TOWNS:
        return True
    # Two capitals are a state: OR, IN, ME.
    if sense & v.THING:
        return False
    return word[0].isupper() and (not sense & v.GRAMMAR or (len(word.rstrip(".")) == 2 and word.isupper()))
