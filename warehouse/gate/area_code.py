"""Codes of four to six digits that nothing but the words around tell: my zip (12345), all of 12345, we live in 1234."""

import re
from collections.abc import Iterator

from warehouse.gate import vocabulary as v
from warehouse.gate.postcode import CALLED
from warehouse.gate.span import Span

_NUMBER = re.compile(r"(?<![\w£$€#.,/+-])(?<!\d:)(?<![£$€] )(?:\d{5}-\d{4}|\d{3} \d{2,3}|\d{4,6})(?![\w%:]|[.,/-]\d)")
# At once behind the word for it: zip (12345), postcode for my area is 1234.
_CALLED_BEFORE = re.compile(
    rf"{CALLED}(?: (?:of|for|at|in) [a-z]+(?: [a-z]+)?)?[ :,]{{0,3}}(?:is|was|:)?[ :(\"'“‘]{{0,2}}\Z", re.IGNORECASE
)
_PIN = re.compile(r"\b(?:PIN|pin)[ :]{1,2}\Z")
# 1234 isn't a real postcode, the 12345 zip, 1234 is not in their service area.
_CALLED_BEHIND = re.compile(
    r" (?:(?:is|was|isn'?t|wasn'?t|as)\b(?: [a-z]+){0,3}? )?"
    rf"(?:{CALLED}|service area\b|serviceable\b|catchment\b)",
    re.IGNORECASE,
)
_CALLED_NEAR = re.compile(rf"{CALLED}[^.!?;\n£$€]{{0,50}}\Z", re.IGNORECASE)
_TOWN = re.compile(r"(?<![\w'’])([A-Z][a-z]{2,20}) \(?\Z")
_GOING = r"(?:nearest|closest|moved|deliver\w{0,4}|ship(?:s|ped|ping)?|travel\w{0,4}|driven?|drove)"
_OF_AREA = re.compile(
    r"\b(?:(?:all|most|half|rest|whole) of|in|near|around|outside|covers?|serves?|(?:any|every|no)(?:one|body) from|"
    rf"(?:services?|care) (?:for|to)|"
    rf"(?:clinics?|doctors?|gps?|dentists?|providers?|results?|nothing|none) for|"
    rf"{_GOING}\b[^.!?;\n]{{0,40}} (?:to|from)|"
    r"(?:com(?:e|ing)|came)\b[^.!?;\n]{0,20} from) \Z",
    re.IGNORECASE,
)
# Four digits may be a year or a time: only where people live, are or look for a clinic.
_OF_HOME = re.compile(
    r"\b(?:(?:liv(?:e[sd]?|ing)|resid(?:e[sd]?|ing)|based|stuck|(?:any|every|no)(?:one|body|where)|folks|residents)"
    r"(?: [a-z'-]+){0,2} (?:in|near|around|outside|from)|(?:we|i)(?: are|'re| am|'?m) (?:at|in|near|from)|"
    r"(?:i|we|i've|we've|have|just) moved(?: [a-z'-]+){0,3} to|(?:deliver|ship)\w{0,4}(?: [a-z'-]+){0,3} to|"
    r"(?:all|most|half|rest|whole) of|(?:nearest|closest)\b[^.!?;\n]{0,40} (?:to|in)|(?:nobody|who) covers?|"
    r"(?:clinic|gp|doc|doctor|dentist|pharmacy|hospital|one|place|surgery)s?(?: [a-z'-]+){0,3} (?:in|near|around)) \Z",
    re.IGNORECASE,
)
_YEAR_OR_ROUND = re.compile(r"(?:1[89]|20)\d\d|\d+00")
# Put 12345 in the finder, entered 12345 on your site.
_TYPED = re.compile(
    r"\b(?:put|puts|type[sd]?|typing|enter(?:s|ed|ing)?|search(?:es|ed|ing)?|plug(?:ged)?|key(?:ed)?|punch(?:ed)?|tried|"
    r"google[sd]?|chose|select(?:ed)?)(?: (?:in|for|my|the|just))? \Z",
    re.IGNORECASE,
)
_INTO_FINDER = re.compile(
    r" (?:in|into|to|on|at|for)(?: (?:the|your|their|ur|a|that))?(?: [a-z'-]+){0,3}? (?:finder|locator|search|look-?up|"
    r"directory|map|website|site|app|tool|portal|page|form|box|field|bar)\b",
    re.IGNORECASE,
)
# A sentence later: why do you need my zip. It's 12345.
_ITS = re.compile(
    rf"{CALLED}[^\d£$€]{{0,80}}\b(?:it'?s|it is|mine(?: is|'s)|that'?s|i said|i gave(?: them)?|here)[ :]{{1,2}}\Z",
    re.IGNORECASE,
)
# Beside a code that was found: work is 12346.
_AGAIN = re.compile(
    r"(?:\b(?:is|was|to|and|or|not|in|from|near|said|typed|says|new|old|than)|[,/:]) ?\Z", re.IGNORECASE
)
_COUNTS = re.compile(
    r" ?[£$€]| (?:to|or|and) \d| (?:people|patients|staff|cases|others|more|of|in|different|accounts?|pounds|dollars|"
    r"euros|rupees|rand|bucks|quid|steps|calls|letters|words|miles|metres|meters|feet|acres|times|days|hours|hrs|"
    r"minutes|mins|years|mg|ml|mcg|units|calories|beds|boxes|forms|parts|homes|households|women|men|kids|children)\b",
    re.IGNORECASE,
)
_REACH = 120
_SHORT = 8
_OF_YEARS, _OF_AMERICA, _OF_INDIA = 4, 5, 6


def area_codes(text: str) -> Iterator[Span]:
    """Find bare numbers that are called a code, stand behind a town, or where somebody lives or looks for care."""
    rest: list[re.Match[str]] = []
    lengths = set[int]()
    for match in _NUMBER.finditer(text):
        before = text[max(0, match.start() - _REACH) : match.start()]
        if _is_called_code(text, match, before) or _is_area(text, match, before):
            lengths.add(len(match.group()))
            yield Span(match.start(), match.end(), "POSTCODE")
        else:
            rest.append(match)
    for match in rest if _OF_AMERICA in lengths else ():
        is_like = len(match.group()) == _OF_AMERICA and not _COUNTS.match(text, match.end())
        if is_like and _AGAIN.search(text, max(0, match.start() - _SHORT), match.start()):
            yield Span(match.start(), match.end(), "POSTCODE")


def _is_called_code(text: str, match: re.Match[str], before: str) -> bool:
    if len(match.group()) == _OF_AMERICA and (_ITS.search(before) or _is_typed(text, match, before)):
        return True
    is_pin = len(match.group()) == _OF_INDIA and bool(_PIN.search(before))
    return is_pin or bool(_CALLED_BEFORE.search(before) or _CALLED_BEHIND.match(text, match.end()))


def _is_area(text: str, match: re.Match[str], before: str) -> bool:
    """Say whether it is no year, no round number and no count, and the words before it are said of an area."""
    code = match.group()
    if " " in code or _YEAR_OR_ROUND.fullmatch(code) or _COUNTS.match(text, match.end()):
        return False
    town = _TOWN.search(before)
    if town and v.vocabulary().get(town[1].casefold(), 0) & v.PLACE:
        return True
    if len(code) == _OF_YEARS:
        return bool(_OF_HOME.search(before))
    return bool(_OF_AREA.search(before) or _CALLED_NEAR.search(before))


def _is_typed(text: str, match: re.Match[str], before: str) -> bool:
    """Say whether somebody looks for what is near: put 12345 in the finder."""
    return bool(_TYPED.search(before) and _INTO_FINDER.match(text, match.end()))
