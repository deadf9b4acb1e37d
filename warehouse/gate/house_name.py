"""Addresses without a number in digits: houses that have a name, streets somebody lives on, numbers in words."""

import re

from warehouse.gate.street import CAPITAL, ENDINGS

# A longer word is no street's: the bound keeps the search linear.
_STREETS = (
    "Street|Road|Avenue|Lane|Crescent|Terrace|Boulevard|Mews|Close|Drive|Way|Grove|Gardens|Place|Rise|Walk|"
    "Square|Parade|"
    "Row|Green|Hill|Park|Court"
)
_HOUSES = (
    "Cottage|Cottages|House|Vicarage|Rectory|Lodge|Farm|Farmhouse|Barn|Mill|Villa|Manor|Hall|Court|Bungalow|Grange|"
    "Croft|Towers?|Heights|Priory|Granary|Stables|Gatehouse|Mansions|Chapel|Schoolhouse|Forge"
)
_NO_HOME = (
    r"(?! (?i:clinic|surgeries|surgery|hospital|hospice|practice|health|medical|cent|dental|pharmacy|ward|branch|"
    r"site|"
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
_LIVED_IN = (
    "House|Lodge|Farm|Barn|Mill|Villa|Manor|Hall|Court|Grange|Croft|Towers?|Heights|Mansions|Buildings|"
    "Apartments|Flats|"
    "Residences|Priory|Granary|Stables|Gatehouse|Chapel|Schoolhouse|Forge|Lofts?|Wharf|Quay"
)
# Hardly a clinic is called so.
_LONE = re.compile(
    rf"(?<![\w-])(?!(?:The|An?|Our|My|Your|That|This|His|Her|Their) (?:Cott|Farm|Bung|Vic|"
    rf"Rect)){CAPITAL}(?: {CAPITAL})? "
    rf"(?:Cottages?|Farmhouse|Bungalow|Vicarage|Rectory)\b{_NO_HOME}"
)
_LIVES_IN = re.compile(
    r"\b(?:(?i:live[sd]?|living|resid(?:e[sd]?|ing)|flat|apartment|room|neighbours?|home is|house is|"
    r"i'?m|we'?re|we are|i am)(?: (?:just|still|both|all|now|here|up|down))? (?:at|in|is)|(?i:address is|"
    r"address:|all of)|"
    r"(?i:number|flat|door|house)(?: is)? \d{1,4}[a-z]? (?:in|at|of)) "
    rf"((?:The )?(?:{CAPITAL} ){{1,3}}(?:{_LIVED_IN})\b){_NO_HOME}"
)
# Streets of one word in the north of Europe, where somebody lives on them.
_COMPOUND = re.compile(
    r"\b(?i:live[sd]?|living|resid(?:e[sd]?|ing)|home|house|flat|moved|apartment)\b[^.,;!?\n]{0,20} (?i:on|in|at|"
    r"to|off) "
    rf"([^\W\d_a-zß-öø-ÿ][^\W\d_]{{2,24}}(?:{ENDINGS})\b)(?! (?i:station|hospital|clinic))"
)
_LIVING = frozenset("live lives lived living reside resides home house flat moved apartment".split())  # noqa: SIM905
_CLOSES = (
    "paddocks?|limes|willows|maltings|hawthorns|laurels|oaks|elms|beeches|firs|poplars|orchards?|meadows?|grange|"
    "spinney|"
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
_STREET_WORDS = frozenset(_STREETS.casefold().split("|"))
_LONE_WORDS = frozenset(["cottage", "cottages", "farmhouse", "bungalow", "vicarage", "rectory"])
_QUOTED = re.compile(
    r"\b(?:property|farm|station|homestead|house|home|cottage|address),? (?:is |called |"
    r"named )?([\"“][A-Z][\w'’ \-]{1,30}[\"”])"
)
_QUOTED_WORDS = frozenset("property farm station homestead house home cottage address".split())  # noqa: SIM905
_LIVED_IN_WORDS = frozenset(
    form for word in _LIVED_IN.casefold().split("|") for form in (word.replace("s?", ""), word.replace("?", ""))
)


def named_homes(text: str, words: frozenset[str]) -> list[tuple[int, int]]:
    """Find houses by name on a street, streets where somebody lives, and house numbers in words, unsorted.

    Args:
        text: Any string.
        words: Its words of ASCII letters, in lower case: most texts hold none of those that tell a home.
    """
    found = [] if words.isdisjoint(_LONE_WORDS) else [match.span() for match in _LONE.finditer(text)]
    found += [] if words.isdisjoint(_LIVED_IN_WORDS) else [match.span(1) for match in _LIVES_IN.finditer(text)]
    found += [] if words.isdisjoint(_QUOTED_WORDS) else [match.span(1) for match in _QUOTED.finditer(text)]
    found += [] if words.isdisjoint(_LIVING) else [match.span(1) for match in _COMPOUND.finditer(text)]
    found += [match.span() for match in _NUMBER_THE.finditer(text)] if _DIGIT.search(text) else []
    if words.isdisjoint(_STREET_WORDS) and ", The " not in text:
        return found
    found += [match.span() for match in _HOUSE_ON_STREET.finditer(text)]
    return found + [match.span(1) for match in _LIVES_ON.finditer(text)]
