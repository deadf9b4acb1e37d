"""British and Canadian postcodes, Irish Eircodes, Australian postcodes, US ZIP codes, and codes that are called so."""

import re
from collections.abc import Iterator

from warehouse.gate.span import Span

_DIGIT = re.compile(r"\d")

# The areas and the letters that the inward part may have: Royal Mail, "Programmer's guide to the PAF", appendix C.
AREAS = (
    "AB|AL|BA|BB|BD|BF|BH|BL|BN|BR|BS|BT|BX|B|CA|CB|CF|CH|CM|CO|CR|CT|CV|CW|DA|DD|DE|DG|DH|DL|DN|DT|DY|EC|EH|EN|EX|E|"
    "FK|FY|GL|GU|GY|G|HA|HD|HG|HP|HR|HS|HU|HX|IG|IM|IP|IV|JE|KA|KT|KW|KY|LA|LD|LE|LL|LN|LS|LU|L|ME|MK|ML|M|NE|NG|NN|"
    "NP|NR|NW|N|OL|OX|PA|PE|PH|PL|PO|PR|RG|RH|RM|SA|SE|SG|SK|SL|SM|SN|SO|SP|SR|SS|ST|SW|SY|S|TA|TD|TF|TN|TQ|TR|TS|TW|"
    "UB|WA|WC|WD|WF|WN|WR|WS|WV|W|YO|ZE"
)
_POSTCODE = re.compile(rf"(?<!\w)(?:GIR ?0AA|(?:{AREAS})\d[A-Z\d]? ?\d[ABD-HJLNP-UW-Z]{{2}})(?!\w)", re.IGNORECASE)
# Blanks in the wrong places, in capitals: BT 71 4 QR.
_PARTED = re.compile(rf"(?<!\w)(?=[A-Z]{{1,2}} \d)(?:{AREAS}) \d[\dA-Z]? \d ?[ABD-HJLNP-UW-Z]{{2}}(?!\w)")
_INWARD = re.compile(r"\d[a-z]{2}(?![a-z])|\d{5}|code", re.IGNORECASE)
_ORDINAL = re.compile(r"(?:1st|2nd|3rd|\dhr|\dth)\Z")
# What is an ordinal too, 8th, is a code only behind these.
_LIVES_AT = re.compile(r"\b(?:live[sd]? (?:at|in)|post ?code(?: is|:)?|address(?: is|:)?|went to) \Z", re.IGNORECASE)
# The outward code with the first digit behind it, as whoever is cautious gives it: in BD8 7.
_SECTOR = re.compile(
    rf"\b(?i:in|from|near|around|covers?|covering|serves?|(?:begins?|starts?) with) "
    rf"((?:{AREAS})\d{{1,2}} \d)"
    r"(?![\w%:]|[.,/-]\d| (?:mg|weeks?|days?|times|hours?)\b)"
)

STATES = (
    "AL|AK|AZ|AR|CA|CO|CT|DE|FL|GA|HI|ID|IL|IN|IA|KS|KY|LA|ME|MD|MA|MI|MN|MS|MO|MT|NE|NV|NH|NJ|NM|NY|NC|ND|OH|OK|OR|PA|"
    "RI|SC|SD|TN|TX|UT|VT|VA|WA|WV|WI|WY|DC|PR|GU|VI|AP|AE|AA"
)
STATE_NAMES = (
    "Alabama|Alaska|Arizona|Arkansas|California|Colorado|Connecticut|Delaware|Florida|Georgia|Hawaii|Idaho|Illinois|"
    "Indiana|Iowa|Kansas|Kentucky|Louisiana|Maine|Maryland|Massachusetts|Michigan|Minnesota|Mississippi|Missouri|"
    "Montana|Nebraska|Nevada|New Hampshire|New Jersey|New Mexico|New York|North Carolina|North Dakota|Ohio|Oklahoma|"
    "Oregon|Pennsylvania|Rhode Island|South Carolina|South Dakota|Tennessee|Texas|Utah|Vermont|Virginia|Washington|"
    "West Virginia|Wisconsin|Wyoming"
)
_STATE_ZIP = re.compile(rf"(?<!\w)(?:{STATES}|{STATE_NAMES})[ ,]{{1,2}}(\d{{5}}(?:-\d{{4}})?)(?![\w-])")
# Source: Eircode, product guide (routing key, then four of these letters and digits).
_OF_EIRCODE = "0-9ACDEFHKNPRTVWXY"
_EIRCODE = re.compile(
    rf"(?<!\w)[AC-FHKNPRTV-Y]\d[\dW] ?(?=[A-Z]*\d)(?=\d*[A-Z])[{_OF_EIRCODE}]{{4}}(?!\w)|"
    rf"(?<!\w)(?i:[AC-FHKNPRTV-Y]\d[\dW]) ?(?=[a-z]+\d|\d+[a-z]+\d)(?i:[{_OF_EIRCODE}]{{4}})(?!\w)"
)
# Source: Australia Post; the first digits of each state.
_AUSTRALIAN = re.compile(
    r"(?<!\w)(?:(?:NSW|ACT|New South Wales)[ ,]{1,2}2|(?:VIC|Vic|Victoria)[ ,]{1,2}3|(?:QLD|Qld|Queensland)[ ,]{1,2}4|"
    r"(?:SA|South Australia)[ ,]{1,2}5|(?:WA|Western Australia)[ ,]{1,2}6|(?:TAS|Tas|Tasmania)[ ,]{1,2}7|NT[ ,]{1,2}0)"
    r"\d{3}(?![\w:]|[.,]\d)"
)

# Source: Canada Post, Addressing guidelines; D, F, I, O, Q and U are no letters of it.
_CANADIAN = re.compile(
    r"(?<![\w-])(?:[ABCEGHJ-NPRSTVXY]\d[ABCEGHJ-NPRSTV-Z][ -]?\d[ABCEGHJ-NPRSTV-Z]\d|"
    r"[abceghj-nprstvxy]\d[abceghj-nprstv-z] \d[abceghj-nprstv-z]\d|"
    # Whoever mistypes one takes any letters.
    r"[A-Z]\d[A-Z] \d[A-Z]\d)(?![\w-])"
)
IRISH_CODE = re.compile(
    rf"[AC-FHKNPRTV-Y]\d[\dW] ?[{_OF_EIRCODE}]{{4}}|"
    rf"(?i:[AC-FHKNPRTV-Y]\d[\dW]) ?(?=[a-z]+\d|\d+[a-z])(?i:[{_OF_EIRCODE}]{{4}})"
)
"""An Eircode, which is one home's."""
HOME_CODE = re.compile(
    r"(?<![\w-])(?=[A-Za-z]{1,2},? ?\d)"
    rf"(?:(?i:(?:{AREAS})\d[A-Z\d]? ?\d[ABD-HJLNP-UW-Z]{{2}})|[A-CEGHJ-NPR-TVXY]\d[A-Z] \d[A-Z]\d|"
    rf"{IRISH_CODE.pattern}|(?:{STATES}),? \d{{5}}(?:-\d{{4}})?)(?![\w-])"
)
"""A whole code, behind which an address ends."""
CALLED = r"\b(?:post ?code|postal code|zip(?: ?code)?|pin ?code|eir ?code|plz|p/code)\b"
"""What codes are called."""
_CALLED_SO = re.compile(
    # It may stand further behind the word, and be a half: my postcode ends in 4DP.
    rf"{CALLED}[^\d\n.;!?]{{0,24}}?(?<!\w)((?:{AREAS})\d[A-Z\d]?(?: \d)?|[a-z]\d[\dw] ?[{_OF_EIRCODE}]{{4}}|"
    r"(?!\d(?:st|nd|rd|th|hr|yr))\d[abd-hjlnp-uw-z]{2})(?![\w%:]|[.,]\d)",
    re.IGNORECASE,
)


# Source: Ghana Post, the digital address: a district's letters, an area and a place.
_ABROAD = re.compile(
    r"(?<![\w-])[A-Z][A-Z\d]-\d{3,4}-\d{4}(?![\w-])|"
    # Six digits in Singapore.
    r"(?<!\w)(?:S|Singapore) ?\(?\d{6}(?!\d)\)?"
)


def postcodes(text: str) -> Iterator[Span]:
    """Find British and Canadian postcodes, Eircodes, and codes after a state or a word for them."""
    if not _DIGIT.search(text):
        return
    for match in _SECTOR.finditer(text):
        yield Span(match.start(1), match.end(1), "POSTCODE")
    for match in _PARTED.finditer(text):
        yield Span(match.start(), match.end(), "POSTCODE")
    yield from _of_other_countries(text)
    if _INWARD.search(text):
        yield from _british_and_american(text)


def _of_other_countries(text: str) -> Iterator[Span]:
    for match in _EIRCODE.finditer(text):
        yield Span(match.start(), match.end(), "POSTCODE")
    for match in _AUSTRALIAN.finditer(text):
        yield Span(match.end() - 4, match.end(), "POSTCODE")
    for match in _CANADIAN.finditer(text):
        yield Span(match.start(), match.end(), "POSTCODE")
    for match in _ABROAD.finditer(text):
        yield Span(match.start(), match.end(), "POSTCODE")
    for match in _CALLED_SO.finditer(text):
        yield Span(*match.span(1), "POSTCODE")


def _british_and_american(text: str) -> Iterator[Span]:
    for match in _POSTCODE.finditer(text):
        if not _ORDINAL.search(match.group()) or _LIVES_AT.search(text[max(0, match.start() - 16) : match.start()]):
            yield Span(match.start(), match.end(), "POSTCODE")
    for match in _STATE_ZIP.finditer(text):
        yield Span(match.start(1), match.end(1), "POSTCODE")
