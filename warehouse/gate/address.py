"""Street addresses. A town or a country alone stays readable; behind a street it is part of the address."""

import re
from collections.abc import Iterator

from warehouse.gate import vocabulary as v
from warehouse.gate.span import Span

_DIGIT = re.compile(r"\d")
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b"
_NUMBER = r"#?\d{1,6}[a-z]?(?:[-/]\d{1,5}[a-z]?)?"
_WORD = r"[^\W\d_][\w'’.\-]*"
_CAPITAL = r"[^\W\d_a-zß-öø-ÿ][\w'’.\-]*"
# Words that are always a street, after a number whatever the case.
_SURE = (
    "street|road|rd|avenue|ave|lane|ln|crescent|cres|boulevard|blvd|terrace|parade|parkway|pkwy|highway|hwy|turnpike|mews|gdns|"
    "gardens|causeway|esplanade|embankment"
)
# Words that are a street only behind a name in capitals: "45 minutes drive", "2 teams moving house".
_UNSURE = (
    "st|str|dr|drive|close|court|ct|place|pl|square|sq|grove|rise|row|walk|green|circle|cir|trail|trl|alley|quay|wharf|vale|view|"
    "park|croft|drove|gate|heights|plaza|loop|path|pike|way|hill|house|cottage|mansions|villas|wynd|brae|crossing|lodge"
)
_ENGLISH = re.compile(
    rf"(?<![\w£$€.,/:-]){_NUMBER},? (?:(?!(?i:{_MONTH})){_WORD} ){{1,3}}?(?:{_SURE})\b", re.IGNORECASE
)
_ENGLISH_UNSURE = re.compile(
    rf"(?<![\w£$€.,/:-]){_NUMBER},? (?:(?!{_MONTH}){_CAPITAL} ){{1,3}}?(?i:{_UNSURE})\b(?! (?:to|from|away|for)\b)"
)
_STREETS_IN_CAPITALS = ("Street", "Road", "Avenue", "Lane", "Crescent", "Terrace", "Boulevard", "Mews")
_NAMED = re.compile(
    rf"(?<!\w)(?:{_CAPITAL} ){{1,3}}(?:{'|'.join(_STREETS_IN_CAPITALS)})\b"
    r"(?! (?i:clinic|surgery|hospital|practice|health|medical|cent|dental|pharmacy|ward|branch|site|unit))"
)
_LIVES = re.compile(
    r"\b(?:live|lives|lived|living|reside|resides|address|home|corner|moved|house)\b[^.!?\n]{0,40}\Z", re.IGNORECASE
)
_ENDINGS = (
    "straße|strasse|gasse|weg|platz|plaats|laan|straat|plein|steenweg|dreef|gracht|kade|hof|damm|allee|gatan|gata|vägen|väg|vej|"
    "vegen|veien|gade|alle|katu|kuja|polku|tie|stræde|utca|bakken|stigen|lände|stasse|straeti|stræti|straete|havn"
)
_COMPOUND = re.compile(
    rf"(?<![\w£$€])(?:(?:{_NUMBER} )(?:{_WORD} ){{0,2}}?[^\W\d_]{{3,24}}(?:{_ENDINGS})\b|[^\W\d_]{{3,24}}(?:{_ENDINGS})\b\.?,? \d{{1,5}}[a-z]?(?!\w))",
    re.IGNORECASE,
)
_LEADS = (
    r"rue|via|viale|vicolo|piazza|corso|calle|avenida|avda\.?|paseo|plaza|camino|carrer|carretera|rua|travessa|largo|estrada|ul\.|"
    r"ulica|ulice|aleja|al\.|os\.|trg|strada|bulevardul|chemin|avenue|boulevard|allée|impasse|quai|cours|place|c/|utca|nám\.|"
    r"náměstí|námestie|улица|ул\.|οδός"
)
_LED = re.compile(
    rf"(?<![\w£$€])(?:{_NUMBER},? (?:{_LEADS}) {_WORD}(?: {_WORD}){{0,3}}?(?:,? \d{{1,5}}[a-z]?(?!\w)|(?=[\n,.]|\Z))|"
    rf"(?:{_LEADS}) {_WORD}(?: {_WORD}){{0,3}}?,? \d{{1,5}}[a-z]?(?!\w))",
    re.IGNORECASE,
)
_BOX = re.compile(
    r"(?<!\w)(?:p\.? ?o\.? ?box|psc|cmr|unit(?= \d+,? box))[ #]{1,2}\d{1,6}(?:,? box \d{1,6})?(?!\w)", re.IGNORECASE
)
_UNIT = re.compile(r"(?<!\w)(?:apt|apartment|suite|ste|flat)\b\.? ?#?\d{1,5}[a-z]?(?!\w)", re.IGNORECASE)
_BETWEEN_NUMBERS = re.compile(rf"(?<![\w£$€.,/:-])\d{{1,5}} ((?:{_CAPITAL} ){{1,4}})\d{{1,5}}(?![\w%:]|[.,]\d)")
_CUED = re.compile(r"\baddress(?:es)?\b[^\d\n]{0,40}\n{0,2}[^\d\n]{0,20}?(\d{1,5}[a-z]?) (?=[^\W\d_])", re.IGNORECASE)
_MILITARY = re.compile(
    r"(?:\b(?:us[a-z]{1,4}|psc|unit|cmr) [\w, ]{2,30}\n)?\b[afd]po,? (?:aa|ae|ap) \d{5}\b", re.IGNORECASE
)
_FOLLOWED = re.compile(rf"(?:{_CAPITAL} ){{1,3}}?(?i:u\.|utca|út|tér|ulica|enparantza|tee|str\.|tänav) \d{{1,4}}(?!\w)")
_CORNER = re.compile(
    rf"\bthe corner of {_WORD}(?: {_WORD}| \d{{1,5}}){{0,5}}? and {_WORD}(?: {_WORD}){{0,3}}?(?: (?:{_SURE})\b| \d{{1,5}}\b)",
    re.IGNORECASE,
)
_ANCHORS = (_ENGLISH, _ENGLISH_UNSURE, _COMPOUND, _LED, _BOX, _UNIT, _CORNER, _MILITARY, _FOLLOWED)
_PIECE = re.compile(r"\d[\w/-]*|[^\W\d_][\w'’.\-]*")
_INSIDE_PLACES = frozenset(["and", "of", "the", "u", "nad", "pod", "sur", "sous", "am", "im", "en", "aan", "ob", "pri"])
_REACH = 120
_FARTHEST = 12


def addresses(text: str) -> Iterator[Span]:
    """Find house number and street in the forms of many countries, post-office boxes, flats, and the town behind them."""
    for match in _NAMED.finditer(text) if any(word in text for word in _STREETS_IN_CAPITALS) else ():
        if _LIVES.search(text[max(0, match.start() - _REACH) : match.start()]):
            yield Span(match.start(), match.end(), "ADDRESS")
    if not _DIGIT.search(text):
        return
    has_case = any(letter.isupper() for letter in text)
    done = 0
    for start, end in _anchors(text):
        # One extension may swallow the anchors behind it.
        if end <= done:
            continue
        first = _extended_left(text, max(start, done), has_case, done)
        done = _extended_right(text, end, has_case)
        yield Span(first, done, "ADDRESS")


def _anchors(text: str) -> list[tuple[int, int]]:
    found = [match.span() for pattern in _ANCHORS for match in pattern.finditer(text)]
    has_case = any(letter.isupper() for letter in text)
    for match in _CUED.finditer(text):
        if _extended_right(text, match.end(1), has_case) > match.end(1):
            found.append(match.span(1))
    known = v.vocabulary()
    for match in _BETWEEN_NUMBERS.finditer(text):
        senses = [known.get(word.casefold(), 0) for word in match.group(1).split()]
        if not any(sense & (v.ORDINARY | v.GRAMMAR | v.ROLE | v.TITLE) for sense in senses):
            found.append(match.span())
    return sorted(found)


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


def _extended_right(text: str, end: int, has_case: bool) -> int:
    """Go on over flat, town, state and country to the code, as far as each next word could be one of them."""
    best, edge = end, end
    if text[end : end + 1] == "." and text[max(0, end - 5) : end].strip().count(" ") and _PIECE.match(text, end + 2):
        # "Rd. Springfield": the mark of an abbreviation ends no sentence.
        edge = end + 1
    for count, piece in enumerate(_PIECE.finditer(text, end, min(len(text), end + _REACH))):
        gap = text[edge : piece.start()]
        word = piece.group()
        if count >= _FARTHEST or not _is_gap(gap):
            break
        if word[0].isdigit():
            # "12 Example Road and 65": the next address begins.
            if text[:edge].endswith("and"):
                break
            best = piece.end()
        elif _UNIT.match(text, piece.start()) or word.casefold() in _INSIDE_PLACES:
            pass
        elif not _could_be_place(word, has_case):
            break
        elif has_case:
            best = piece.end() - (word[-1] == ".")
        edge = piece.end()
        if word[-1] == "." and len(word) > 4:
            break
    else:
        # A text in lower case that ends with the address.
        if not has_case and edge > end and not _PIECE.search(text, edge):
            best = edge
    return best


def _is_gap(gap: str) -> bool:
    return len(gap) <= 12 and not gap.strip(" \t\n,?#") and gap.count("\n") <= 2


def _could_be_place(word: str, has_case: bool) -> bool:
    sense = v.vocabulary().get(word.casefold().rstrip("."), 0)
    if has_case:
        return (word[0].isupper() and (not sense & v.GRAMMAR or (len(word) == 2 and word.isupper()))) or bool(
            sense & v.PARTICLE
        )
    return not sense & (v.GRAMMAR | v.ROLE | v.TITLE) or bool(sense & v.PARTICLE)
