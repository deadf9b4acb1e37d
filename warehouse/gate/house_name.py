"""Addresses without a number in digits: houses that have a name, streets somebody lives on, numbers in words."""

import re

_CAPITAL = r"[^\W\d_a-zß-öø-ÿ][\w'’.\-]*"
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
_SUFFIXED = rf"(?:{_CAPITAL} ){{1,3}}(?:{_STREETS})\b{_NO_HOME}"
_STREET = rf"(?:The {_CAPITAL}\b{_NO_HOME}|{_SUFFIXED})"
_HOUSE_ON_STREET = re.compile(rf"(?<![\w-])(?:{_CAPITAL} ){{1,3}}(?:{_HOUSES}), {_STREET}")
_LIVES_ON = re.compile(
    r"\b(?i:(?:live[sd]?|living|resid(?:e[sd]?|ing)|moved|home|house|farm|flat|neighbours?)"
    r"(?: (?:is|was|are|just|still))?(?: (?:on|in|at|to|off|from|along|round|up|down))?|"
    r"address(?: is|:)?(?: at)?|(?:post|deliver|send|sent|posted|delivered) (?:it |them |this |that )?to)[,:]? "
    rf"((?:{_CAPITAL}(?: {_CAPITAL}){{0,3}}, {_STREET}|{_SUFFIXED})(?:,? (?i:number|no\.?) \w+)?)"
)
_UNITS = "one|two|three|four|five|six|seven|eight|nine"
_NUMBER = (
    rf"(?i:{_UNITS}|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|"
    rf"(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[ -](?:{_UNITS}))?|"
    rf"(?:a|one|two|three) hundred(?: and [a-z]{{3,9}}(?:[ -](?:{_UNITS}))?)?)"
)
_NUMBER_IN_WORDS = re.compile(
    rf"(?<![\w-])(?:(?i:number|no\.) )?{_NUMBER},? (?:{_CAPITAL} ){{1,3}}"
    rf"(?:Street|Road|Avenue|Lane|Crescent|Terrace|Boulevard|Mews|Close|Drive|Way|Grove|Gardens)\b{_NO_HOME}"
)
_MARKS = (", The ", *_STREETS.split("|"))


def named_homes(text: str) -> list[tuple[int, int]]:
    """Find houses by name on a street, streets where somebody lives, and house numbers in words, unsorted."""
    # A loop, not any(): this is asked of every text.
    for mark in _MARKS:
        if mark in text:
            break
    else:
        return []
    found = [match.span() for pattern in (_HOUSE_ON_STREET, _NUMBER_IN_WORDS) for match in pattern.finditer(text)]
    return found + [match.span(1) for match in _LIVES_ON.finditer(text)]
