"""Homes in forms that have no word for street: 1010 Example, County Hwy J, 300 block of Example, Am Alten Example 3."""

import re

from warehouse.gate import vocabulary as v
from warehouse.gate.public_place import PUBLIC_WORDS
from warehouse.gate.street import CAPITAL

_CAPITAL_WORD = r"[A-Z][a-zß-öø-ÿ][\w'’\-]{0,40}"
_FORMS = re.compile(
    # Few words begin with these letters: the rest need not be tried.
    # Sections of land in western Canada; blocks of a street; boxes and drawers.
    r"(?<!\w)(?=[\dNSEWPpF#])(?:(?<!-)(?:NE|NW|SE|SW)[ -]\d{1,2}[ -]\d{1,3}[ -]\d{1,2}[ -]?W\d\b|"
    rf"(?<!\w)\d{{2,5}} block of (?:[NSEW]\.? )?{CAPITAL}(?: {CAPITAL}){{0,2}}|"
    r"(?i:(?<!\w)p\.?o\.? drawer \d{1,6})(?!\w)|"
    # Roads of counties and farms that have a letter or a number: N7741 County Hwy J, FM 1488.
    r"(?<![\w£$€.,/:-])[NSEW]?\d{1,5} (?:[NSEW]\.? )?(?:County|State|Co\.?) (?:Hwy|Highway|Rd|Road|Route|"
    r"Trunk) [A-Z]{1,2}\b|"
    r"(?<!\w)FM \d{3,4}(?!\w)|"
    # Floor and flat in Singapore.
    r"#\d{2}-\d{2,4}(?![\w-])|"
    # Streets of one word: 77B Esplanade, 12 The Strand.
    r"(?<![\w£$€.,/:-])\d{1,4}[A-Za-z]? (?:The )?(?:Esplanade|Broadway|Promenade|Strand|Embankment|Boulevard|"
    r"Parade|Crescent)\b)"
)
_PARKED = re.compile(
    rf"(?<!\w)(?:{CAPITAL} ){{1,3}}(?:Trailer|Caravan|Mobile Home|RV) (?:Park|Court|Site)(?:,? (?:#|No\.? |"
    r"(?i:pitch|lot|space|unit) )"
    r"\d{1,4}[A-Za-z]?)"
)
_GERMAN = re.compile(
    r"(?<!\w)(?:Am|Im|Zum|Zur|An de[rn]|Auf de[rmn]|In de[rn]|Unter de[rn]|Hinter de[rmn]|Vor de[rm]) "
    rf"((?:{_CAPITAL_WORD} ){{1,2}})\d{{1,3}} ?[a-z]?(?![\w%:]|[.,]\d)"
)
# A number and a name that is no word, where somebody lives, comes or writes to.
_NUMBER_AND_NAME = re.compile(
    rf"(?<![\w£$€.,/:-])\d{{1,5}}[A-Za-z]? (?:[NSEW]\.? )?({_CAPITAL_WORD}(?: {_CAPITAL_WORD})?)(?! "
    rf"(?i:{PUBLIC_WORDS}))"
)
_CUE = re.compile(
    r"\b(?:i'?m|i am|we'?re|we are|live[sd]?|living|moved|reside[sd]?|stay(?:s|ed|ing)?|came|come|went|gone|sent|"
    r"delivered|"
    r"posted|drove|turned up|home|house|address|visits?|visited)(?: (?:it|them|back|round|over|out|up|is|was|"
    r"always|all))?"
    r" (?:at|to|in|from|on|is) \Z|\b(?:re)?deliver(?:ed)? \Z",
    re.IGNORECASE,
)
_NO_STREET = v.ORDINARY | v.GRAMMAR | v.ROLE | v.TITLE | v.BUILDING
_FARTHEST = 40


def rare_streets(text: str) -> list[tuple[int, int]]:
    """Find them in a text with digits, unsorted."""
    found = [match.span() for match in _FORMS.finditer(text)]
    found += [match.span() for match in _GERMAN.finditer(text) if _is_no_word(match[1])]
    if " Park" in text or " Court" in text or " Site" in text:
        found += [match.span() for match in _PARKED.finditer(text)]
    for match in _NUMBER_AND_NAME.finditer(text):
        if _CUE.search(text, max(0, match.start() - _FARTHEST), match.start()) and _is_no_word(match[1]):
            found.append(match.span())
    return found


def _is_no_word(said: str) -> bool:
    known = v.vocabulary()
    return not any(known.get(word.casefold(), 0) & _NO_STREET for word in said.split())
