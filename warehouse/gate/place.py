"""Where somebody lives: street addresses, British postcodes and US ZIP codes. Towns and countries stay readable."""

import re
from collections.abc import Iterator

from warehouse.gate.span import Span

_DIGIT = re.compile(r"\d")

# The areas and the letters that the inward part may have: Royal Mail, "Programmer's guide to the PAF", appendix C.
_AREAS = (
    "AB|AL|BA|BB|BD|BF|BH|BL|BN|BR|BS|BT|BX|B|CA|CB|CF|CH|CM|CO|CR|CT|CV|CW|DA|DD|DE|DG|DH|DL|DN|DT|DY|EC|EH|EN|EX|E|"
    "FK|FY|GL|GU|GY|G|HA|HD|HG|HP|HR|HS|HU|HX|IG|IM|IP|IV|JE|KA|KT|KW|KY|LA|LD|LE|LL|LN|LS|LU|L|ME|MK|ML|M|NE|NG|NN|"
    "NP|NR|NW|N|OL|OX|PA|PE|PH|PL|PO|PR|RG|RH|RM|SA|SE|SG|SK|SL|SM|SN|SO|SP|SR|SS|ST|SW|SY|S|TA|TD|TF|TN|TQ|TR|TS|TW|"
    "UB|WA|WC|WD|WF|WN|WR|WS|WV|W|YO|ZE"
)
_POSTCODE = re.compile(rf"(?<!\w)(?:GIR ?0AA|(?:{_AREAS})\d[A-Z\d]? ?\d[ABD-HJLNP-UW-Z]{{2}})(?!\w)", re.IGNORECASE)
_ORDINAL = re.compile(r"(?:1st|2nd|3rd|\dhr|\dth)\Z")
_OUTWARD = re.compile(rf"\b(?:post ?code|postal code)\b[ :,]{{0,3}}(?:is|was|area)?[ :,]{{0,3}}((?:{_AREAS})\d[A-Z\d]?)(?!\w)", re.IGNORECASE)

_STATES = (
    "AL|AK|AZ|AR|CA|CO|CT|DE|FL|GA|HI|ID|IL|IN|IA|KS|KY|LA|ME|MD|MA|MI|MN|MS|MO|MT|NE|NV|NH|NJ|NM|NY|NC|ND|OH|OK|OR|PA|"
    "RI|SC|SD|TN|TX|UT|VT|VA|WA|WV|WI|WY|DC|PR|GU|VI|AP|AE|AA"
)
_STATE_ZIP = re.compile(rf"(?:(?<!\w)(?:{_STATES})[ ,]{{1,2}}|(?i:\bzip(?: ?code)?\b[ :,]{{0,3}}(?:is|was)?[ :]{{0,2}}))(\d{{5}}(?:-\d{{4}})?)(?!\w)")

_STREET_WORDS = (
    "street|st|road|rd|avenue|ave|av|lane|ln|drive|dr|close|court|ct|crescent|cres|boulevard|blvd|terrace|terr|way|place|pl|"
    "square|sq|gardens|gdns|grove|mews|parade|parkway|pkwy|highway|hwy|hill|rise|row|walk|green|circle|cir|trail|trl|"
    "turnpike|alley|causeway|esplanade|embankment|quay|wharf|vale|view|park|croft|drove|gate|heights|plaza|loop|path|"
    "pike|run|bypass|expressway|freeway|crossing|wynd|brae|loan|house|cottage|cottages|buildings|mansions|villas"
)
_NAME_WORD = r"[^\W\d_][\w'’.\-]*"
_BUILDING = r"(?:(?:flat|apartment|apt|unit|suite|ste|room|floor|block|no|number)\b\.? ?#?\w{1,5},? )?"
_STREET = re.compile(
    rf"(?<![\w£$€.,/:-]){_BUILDING}#?\d{{1,6}}[a-z]?(?:[-/]\d{{1,5}}[a-z]?)?,? (?:{_NAME_WORD} ){{1,4}}?(?:{_STREET_WORDS})\b\.?",
    re.IGNORECASE,
)
# Without a house number only a word that is always a street, and a name in capitals before it.
_NAMED_STREET = re.compile(
    r"(?<!\w)(?:[A-Z][\w'’\-]+ ){1,3}(?:Street|Road|Avenue|Lane|Crescent|Terrace|Boulevard|Mews)\b(?! (?:[Cc]linic|[Ss]urgery|"
    r"[Hh]ospital|[Pp]ractice|[Hh]ealth|[Mm]edical|[Cc]entre|[Cc]enter|[Dd]ental|[Pp]harmacy|[Ww]ard|[Bb]ranch|[Ss]ite|[Uu]nit))"
)
_LIVES = re.compile(r"\b(?:live|lives|lived|living|reside|resides|address|home|corner|moved|house)\b[^.!?\n]{0,30}\Z", re.IGNORECASE)
_BOX = re.compile(r"(?<!\w)(?:p\.? ?o\.? ?box|psc|unit|cmr|box)[ #]{1,2}\d{1,6}(?:,? box \d{1,6})?(?!\w)", re.IGNORECASE)
_UNIT = re.compile(r"(?<!\w)(?:apt|apartment|suite|ste|flat)\b\.? ?#?\d{1,5}[a-z]?(?!\w)", re.IGNORECASE)
# What may follow a street in the same address: a flat, a postcode, a ZIP code, at most two lines or commas further on.
_TAIL = re.compile(
    rf"[\s,]{{1,3}}(?:{_UNIT.pattern}|(?:[A-Z][\w'’.\-]*,?\s){{0,4}}(?:(?:{_STATES}),? )?\d{{5}}(?:-\d{{4}})?(?!\w)|"
    rf"(?:[A-Z][\w'’.\-]*,?\s){{1,4}}{_POSTCODE.pattern})"
)


def postcodes(text: str) -> Iterator[Span]:
    """Find British postcodes, and ZIP codes after a state's letters or the word ZIP."""
    if not _DIGIT.search(text):
        return
    for match in _POSTCODE.finditer(text):
        if not _ORDINAL.search(match.group()):
            yield Span(match.start(), match.end(), "POSTCODE")
    for pattern in (_OUTWARD, _STATE_ZIP):
        for match in pattern.finditer(text):
            yield Span(match.start(1), match.end(1), "POSTCODE")


def addresses(text: str) -> Iterator[Span]:
    """Find house number and street, post-office boxes and flats, with the ZIP code or flat that follows."""
    for match in _NAMED_STREET.finditer(text):
        if _LIVES.search(text[max(0, match.start() - 60) : match.start()]):
            yield Span(match.start(), match.end(), "ADDRESS")
    if not _DIGIT.search(text):
        return
    for pattern in (_STREET, _BOX, _UNIT):
        for match in pattern.finditer(text):
            end = match.end()
            while tail := _TAIL.match(text, end):
                end = tail.end()
            yield Span(match.start(), end, "ADDRESS")
