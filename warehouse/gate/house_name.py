"""Addresses without a number in digits: houses that have a name, streets somebody lives on, numbers in words."""

import re

from warehouse.gate.street import CAPITAL

# A longer word is no street's: the bound keeps the search linear.
_STREETS = (
    "Street|Road|Avenue|Lane|Crescent|Terrace|Boulevard|Mews|Close|Drive|Way|Grove|Gardens|Place|Rise|Walk|Square|Parade|"
    "Row|Green|Hill|Park|Court"
)
_HOUSES = (
    "Cottage|Cottages|House|Vicarage|Rectory|Lodge|Farm|Farmhouse|Barn|Mill|Villa|Manor|Hall|Court|Bungalow|Grange|"
    "Croft|Towers?|Heights|Priory|Granary|Stables|Gatehouse|Mansions|Chapel|Schoolhouse|Forge"
)
_NO_HOME = (
    r"(?! (?i:clinic|surgeries|surgery|hospital|hospice|practice|health|medical|cent|dental|pharmacy|ward|branch|site|"
    r"unit|station|school|park and ride))"
)
_SUFFIXED = rf"(?:{CAPITAL} ){{1,3}}(?:{_STREETS})\b{_NO_HOME}"
_STREET = rf"(?:The {CAPITAL}\b{_NO_HOME}|{_SUFFIXED})"
_HOUSE_ON_STREET = re.compile(rf"(?<![\w-])(?:{CAPITAL} ){{1,3}}(?:{_HOUSES}), {_STREET}")
_LIVES_ON = re.compile(
    r"\b(?i:(?:live[sd]?|living|resid(?:e[sd]?|ing)|home|house|farm|flat|neighbours?)"
    r"(?: (?:is|was|are|just|still))?(?: (?:on|in|at|to|off|from|along|round|up|down))?|"
    r"address(?: is|:)?(?: at)?|(?:post|deliver|send|sent|posted|delivered) (?:it |them |this |that )?to)[,:]? "
    rf"((?:{CAPITAL}(?: {CAPITAL}){{0,3}}, {_STREET}|{_SUFFIXED})(?:,? (?i:number|no\.?) \w+)?)"
)
_CLOSES = (
    "paddocks?|limes|willows|maltings|hawthorns|laurels|oaks|elms|beeches|firs|poplars|orchards?|meadows?|grange|spinney|"
    "cloisters?|crescent|green|avenue|close|mews|square|terrace|glade|glebe|copse|coppice|hollies|cedars|chestnuts|"
    "sycamores|birches|leas|ridings|dell|dene|mount|moorings|stables|courtyard|rowans|larches|pines|drive|lane|parade"
)
_NUMBER_THE = re.compile(
    rf"(?<![\w.,:/£$€-])\d{{1,3}}[a-z]?,? (?:the (?:{_CLOSES})\b(?! (?:of|to|from)\b)|"
    # A capital that no sentence asks for: at 5 The Cuttings.
    r"(?-i:The [A-Z][a-z]{2,20}\b(?! [A-Z]| (?:of|is|was)\b)))",
    re.IGNORECASE,
)
_DIGIT = re.compile(r"\d")
_MARKS = (", The ", *_STREETS.split("|"))


def named_homes(text: str) -> list[tuple[int, int]]:
    """Find houses by name on a street, streets where somebody lives, and house numbers in words, unsorted."""
    found = [match.span() for match in _NUMBER_THE.finditer(text)] if _DIGIT.search(text) else []
    # A loop, not any(): this is asked of every text.
    for mark in _MARKS:
        if mark in text:
            break
    else:
        return found
    found += [match.span() for match in _HOUSE_ON_STREET.finditer(text)]
    return found + [match.span(1) for match in _LIVES_ON.finditer(text)]
