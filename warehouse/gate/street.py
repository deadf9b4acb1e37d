"""Where in a text an address begins to show: the forms that streets, boxes and flats have in many countries."""

import re

from warehouse.gate import vocabulary as v
from warehouse.gate.house_number import SAID_NUMBER
from warehouse.gate.public_place import stands_on
from warehouse.gate.told_street import SURE, UNSURE

# Whole words only: Marsh Lane and Mayfield Road are no months.
MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|"
    r"nov(?:ember)?|dec(?:ember)?)\b"
)
"""A month, long or short."""
_NUMBER = r"#?\d{1,6}[a-zA-Z]?(?:[-/]\d{1,5}[a-zA-Z]?)?"
# Longer words are no street's: the bound keeps the search linear.
_WORD = r"[^\W\d_][\w'’.\-]{0,40}"
CAPITAL = r"[^\W\d_a-zß-öø-ÿ][\w'’.\-]{0,40}"
"""A word that begins with a capital letter."""
# A street that is numbered itself: West 42nd Street, Highway 61, County Road 12.
_ORDINAL = re.compile(
    rf"(?<![\w£$€.,/:-]){_NUMBER},? (?:(?:[nsew]|[ns][ew]|north|south|east|west)\b\.? )?"
    rf"\d{{1,3}}(?:st|nd|rd|th) (?:{SURE}|st|pl|ct|dr|cross|main)\b|"
    # What needs no word for street: 918 E 14th.
    r"(?<![\w£$€.,/:-])\d{2,5} (?:[nsew]|[ns][ew]|north|south|east|west)\.? \d{1,3}(?:st|nd|rd|th)\b",
    re.IGNORECASE,
)
_ROUTE = re.compile(
    rf"(?<![\w£$€.,/:-]){_NUMBER},? (?:(?:us|state|county|old|[nsew])\b\.? )?"
    r"(?:highway|hwy|route|rte|road|rd|interstate) \d{1,4}\b(?![.:]\d)",
    re.IGNORECASE,
)
# A long name in capitals: Martin Luther King Jr Blvd.
_LONG = re.compile(rf"(?<![\w£$€.,/:-]){_NUMBER},? (?:(?!{MONTH}){CAPITAL} ){{4,5}}?(?i:{SURE}|{UNSURE})\b")
_STREETS_IN_CAPITALS = ("Street", "Road", "Avenue", "Lane", "Crescent", "Terrace", "Boulevard", "Mews")
_STREET_WORDS = frozenset(word.casefold() for word in _STREETS_IN_CAPITALS)
_NAMED = re.compile(
    rf"(?<!\w)(?:{CAPITAL} ){{1,3}}(?:{'|'.join(_STREETS_IN_CAPITALS)})\b"
    r"(?! (?i:clinic|surgery|hospital|practice|health|medical|cent|dental|pharmacy|ward|branch|site|unit))"
)
_LIVES = re.compile(
    r"\b(?:live|lives|lived|living|reside|resides|address|home|corner|house)\b[^.!?\n]{0,40}\Z",
    re.IGNORECASE,
)
_ON = re.compile(r"\b(?:on|off) \Z", re.IGNORECASE)
ENDINGS = (
    "straße|strasse|gasse|weg|platz|plaats|laan|straat|plein|steenweg|dreef|gracht|kade|hof|damm|allee|gatan|"
    "gata|vägen|väg|"
    "vej|vegen|veien|gade|alle|katu|kuja|polku|tie|stræde|utca|bakken|stigen|lände|stasse|straeti|stræti|straete|havn"
)
"""What streets of one word end in, in German, Dutch and the languages of the north."""
_COMPOUND = re.compile(
    rf"(?<![\w£$€])(?:(?:{_NUMBER} )(?:{_WORD} ){{0,2}}?[^\W\d_]{{3,24}}(?:{ENDINGS})\b|"
    # Behind most words stands no number: they need not be tried against every ending.
    r"(?=(?:[^\W\d_]++-)*+[^\W\d_]++\.?,? \d)"
    rf"(?:(?:[^\W\d_]{{2,20}}-){{1,3}}(?:{ENDINGS}|ring|ufer|markt|str)|[^\W\d_]{{3,24}}(?:{ENDINGS})|"
    r"[^\W\d_]{3,24}str(?=\.))\b"
    r"\.?,? \d{1,5}[a-z]?(?:[-/]\d{1,5})?(?: (?-i:[A-Z])(?: \d{1,3})?)?(?!\w))",
    re.IGNORECASE,
)
# These lead nothing but a street, and need no end behind its name: 29 rue example.
_SURE_LEADS = (
    "taman|tmn|kampung|pangsapuri|rue|ard|cluain|páirc|gort|radharc|jalan|jln|lorong|"
    "calle|avenida|rua|chemin|heol|ffordd|stryd|rhodfa|lôn|sráid|bóthar|ulica|strada"
)
_LEADS = (
    r"rue|bd|ard|cluain|páirc|gort|radharc|jalan|jln|lorong|via|viale|vicolo|piazza|corso|calle|avenida|avda\.?|"
    r"paseo|plaza|camino|carrer|carretera|rua|travessa|largo|estrada|"
    r"ul\.|ulica|ulice|aleja|al\.|os\.|trg|strada|bulevardul|chemin|avenue|boulevard|allée|impasse|quai|cours|"
    r"place|c/|utca|nám\.|"
    r"náměstí|námestie|улица|ул\.|οδός|heol|ffordd|stryd|rhodfa|clos|cwrt|llys|gerddi|maes|lôn|lon|erw|gwaun|"
    r"twyn|plas|allt|rhiw|parc|bóthar|sráid|cnoc"
)
_LED = re.compile(
    rf"(?<![\w£$€])(?:{_NUMBER},? (?:{_LEADS}) {_WORD}(?: {_WORD}){{0,3}}?(?:,? \d{{1,5}}[a-z]?(?!\w)|(?=[\n,.]|\Z))|"
    rf"{_NUMBER},? (?:{_SURE_LEADS}) {_WORD}(?:/\d{{1,3}}[a-z]?){{0,2}}|"
    rf"(?:{_LEADS}) (?!(?:instead|of|and|from|to|at|in|on|is|was|near|number|with|for|"
    rf"by)\b){_WORD}(?: {_WORD}){{0,3}}?"
    r",? \d{1,5}[a-z]?(?:/[\da-z]{1,4})?(?: m\. ?\d{1,3})?(?!\w))",
    re.IGNORECASE,
)
# Whole names, before which stands no other, and streets that have only a number: House 12, Road 5.
_BARE = re.compile(
    # Few words begin with these: the rest need not be tried.
    rf"(?<!\w)(?=[#\dabcfhlmpstv])(?:(?<![£$€.,/:-]){_NUMBER},? "
    r"(?:[nsew]\b\.? |(?:north|south|east|west|old) )?broadway\b(?! (?:shows?|tickets?))|"
    r"(?:house|villa|plot|bldg|building|apt|apartment|flat)\b\.? ?(?:no\.? ?)?#?\d{1,5}[a-z]?,? "
    r"(?:road|street|lane|avenue|sector|close|crescent)\b (?:no\.? ?)?\d{1,4}\b|"
    rf"(?:caravan|chalet|pitch|berth|mooring|trailer|slip|lot) \d{{1,4}}[a-z]?,? (?:{_WORD} ){{1,4}}?"
    r"(?:(?<!car )park|marina|village|mhp|acres|estates)\b)",
    re.IGNORECASE,
)
_BOX = re.compile(
    r"(?<!\w)(?:p\.? ?o\.? ?box|postfach|postbus|posbus|postboks|apartado|caixa postal|casella postale|"
    r"bo[iî]te postale|privaatsak|psc|cmr|(?:locked|private) (?:mail ?)?bag|unit(?= \d+,? box))"
    rf"(?:[ #]{{1,2}}(?:x|[a-z]{{2}} )?\d{{1,6}}| (?:number )?{SAID_NUMBER})"
    r"(?:,? box \d{1,6})?(?!\w)|"
    r"(?<!\w)(?-i:RMB|RSD|RMD|RMS) \d{1,5}(?=,? (?-i:[A-Z]))|"
    # Rural delivery in Canada, America, Australia: RR 2, Site 14, Box 9; HC 1 Box 23; RMB 1204.
    r"(?<!\w)(?:(?:rr|r\.r\.) ?#\d{1,3}|(?-i:RR) \d(?=,)|"
    r"(?-i:RD) ?\d{1,2}(?=,? (?-i:[A-Z][a-z]))|rural route #?\d{1,3})"
    r"(?!\w)(?!,? (?:site|box|comp))|"
    r"(?<!\w)(?:(?:rr|r\.r\.|rural route|hc|rd)[ #]{1,2}\d{1,3}|rmb \d{2,5}|general delivery)"
    r"(?=,? (?:site|box|comp|stn|station)\b)"
    r"(?:,? (?:site|box|comp|stn|station)[ #]{1,2}\w{1,5})*(?!\w)",
    re.IGNORECASE,
)
UNIT = re.compile(
    r"(?<!\w)(?:apt|apartment|(?:suite|ste)(?!\.? ?#?\w{1,6}[.?!]? (?-i:[a-z]))|"
    r"flat(?! \d+ (?:up|dollars?|pounds?|fee)\b)|studio(?= \d{1,3}[a-z]?[,\n]))\b\.? ?#?"
    r"(?:\d{1,5}[a-z]?|[a-z]-?\d{2,5})(?!\w)",
    re.IGNORECASE,
)
# Behind a street only: a hospital has units and rooms too.
UNIT_BEHIND = re.compile(
    rf"{UNIT.pattern}|(?<!\w)(?:unit|room|rm|floor|block|lot)\b\.? ?#?\d{{1,5}}[a-z]?(?!\w)|"
    rf"(?<!\w)(?:apartment|apt|unit|flat|trailer|lot|suite) (?:number )?{SAID_NUMBER}(?!\w)|"
    # Quarters of a town that have a number: Street 4, gali no 3, phase 2.
    r"(?<!\w)(?:street|st|road|rd|lane|gali|phase|sector|extension|extn?|scheme|zone|section|pocket|cross|main|community)"
    r"\b\.? ?(?:no\b\.? ?|# ?)?\d{1,4}[a-z]?(?:[-/]\d{1,3})?(?!\w)|(?-i:[A-Z]-\d{1,2}(?:/\d)?)(?!\w)|"
    r"(?<!\w)(?:b[âa]t|esc|app|appt|apto|lgh|interno|int|scala|bte|bus|whg|ap|bl|sc)\b\.? ?(?:\d{1,4}|[a-z])(?!\w)",
    re.IGNORECASE,
)
# Two streets that meet, the second with a number; a name that is no ordinary word on either side.
_MEETING = re.compile(rf"((?:{CAPITAL} ){{1,3}})and ((?:{CAPITAL} ){{1,4}})\d{{1,4}}\b(?![\w%:]|[.,]\d)")
_BETWEEN_NUMBERS = re.compile(rf"(?<![\w£$€.,/:-])\d{{1,5}} ((?:{CAPITAL} ){{1,4}})\d{{1,5}}(?![\w%:]|[.,]\d)")
_CUED = re.compile(r"\baddress(?:es)?\b[^\d\n]{0,40}\n{0,2}[^\d\n]{0,20}?(\d{1,5}[a-z]?) (?=[^\W\d_])", re.IGNORECASE)
_WORDS_OF_LIVING = frozenset(
    "address addresses live lives lived living reside resides resided residing home post posted".split()  # noqa: SIM905
)
_LIVED_AT = re.compile(
    r"\b(?i:live[sd]? at|living at|resid(?:e|es|ed|ing) at|home(?: address)?:|post(?:ed)? (?:it |them )?to|"
    r"address(?: is|:))[ \n]"
    rf"((?:H\.? ?No\.? ?)?\d{{1,5}}[a-zA-Z]?(?:/\d{{1,4}})?),?[ \n](?={CAPITAL})"
)
# Kramerring 37; English words that end so are in the dictionary.
_RING = re.compile(r"(?<!\w)([^\W\d_a-zß-öø-ÿ][^\W\d_]{2,20}ring) \d{1,4}(?:[-/]\d{1,4})?(?![\w%:]|[.,]\d)")
_MILITARY = re.compile(
    r"(?:\b(?:us[a-z]{1,4}|psc|unit|cmr) [\w, ]{2,30}\n)?\b[afd]po,? (?:aa|ae|ap) \d{5}\b", re.IGNORECASE
)
_FOLLOWED = re.compile(
    rf"(?:{CAPITAL} )(?:{_WORD} ){{0,2}}?(?i:u\.|utca|út|útja|körút|rakpart|sétány|sor|tér|ulica|enparantza|tee|"
    rf"str\.|"
    r"tänav)"
    r" \d{1,4}\b\.?(?!\w)"
)
# A number before or behind, and the word street last: "Example 47 street".
_LAST = re.compile(rf"((?:{CAPITAL} ){{1,4}})\d{{1,5}}[a-z]?,? (?i:{SURE}|st|str)\b")
# A road that has only a number, and a lot or box on it: County Road 12, Lot 6.
_NUMBERED_ROAD = re.compile(
    r"(?<!\w)(?:(?:county|state|range|township|private|forest|farm[ -]to[ -]market|us|old) )?"
    r"(?:road|rd|highway|hwy|route|rte|fm|cr|trail) \d{1,5}[a-z]?,? "
    r"(?:lot|box|unit|space|spc|site|trailer|mile ?(?:marker|post)|mm|kilometre|km)\b\.? ?#?\d{1,4}(?:\.\d)?(?!\w)",
    re.IGNORECASE,
)
_CALLED_BOX = re.compile(
    r"\b(?:address|mail|mailing|post|write|send|sent|letters?|bills?)\b[^.!?\n\d]{0,24} ((?i:box|bag|"
    r"drawer) \d{1,5})(?![\w.:])|"
    # A town with a capital, and a code somewhere behind it.
    r"(?<![\w,] )(?<!\w)(Box \d{1,5})(?=,? [A-Z][^.!?\n]{2,40}\b[A-Z]\d[A-Z] ?\d[A-Z]\d)"
)
_WORDS_OF_LOTS = frozenset(
    "lot box unit space spc site trailer mile milemarker milepost mm kilometre km bag drawer".split()  # noqa: SIM905
)
# What these find holds one of these words; texts in other letters are read for all streets of other countries.
_WORDS_OF_BOXES = frozenset(
    "box postfach postbus posbus postboks apartado postal postale privaatsak psc cmr bag mailbag".split()  # noqa: SIM905
) | frozenset(["unit", "rr", "r", "rural", "rd", "hc", "rmb", "rsd", "rmd", "rms", "delivery"])
_WORDS_OF_FORCES = frozenset(["apo", "fpo", "dpo"])
_WORDS_OF_LEADS = frozenset(re.findall("[a-z]+", f"{_LEADS}|{_SURE_LEADS}"))
_ANCHORS = (
    _ORDINAL,
    _ROUTE,
    _LONG,
    _COMPOUND,
    _BARE,
    UNIT,
    _FOLLOWED,
)

_REACH = 120
_NO_NAME = v.ORDINARY | v.GRAMMAR | v.ROLE | v.TITLE | v.BUILDING


def named_streets(text: str, words: frozenset[str]) -> list[tuple[int, int]]:
    """Find streets without a number, where somebody is said to live there."""
    if words.isdisjoint(_STREET_WORDS):
        return []
    return [match.span() for match in _NAMED.finditer(text) if _is_lived_on(text, match.start())]


def _is_lived_on(text: str, start: int) -> bool:
    near = text[max(0, start - _REACH) : start]
    return not stands_on(near) and bool(_LIVES.search(near) or _ON.search(near))


def numbered_streets(text: str, words: frozenset[str]) -> list[tuple[int, int]]:
    """Find streets with their numbers, boxes and flats, unsorted; they may overlap."""
    found = [match.span() for pattern in _ANCHORS for match in pattern.finditer(text)]
    for telling, pattern in ((_WORDS_OF_BOXES, _BOX), (_WORDS_OF_FORCES, _MILITARY)):
        if not words.isdisjoint(telling):
            found += [match.span() for match in pattern.finditer(text)]
    if not text.isascii() or not words.isdisjoint(_WORDS_OF_LEADS):
        found += [
            match.span()
            for match in _LED.finditer(text)
            if match.group()[0].isdigit() or _are_no_grammar(match.group())
        ]
    for pattern in (_BETWEEN_NUMBERS, _MEETING, _LAST):
        found += [match.span() for match in pattern.finditer(text) if _are_names(" ".join(match.groups()))]
    if not words.isdisjoint(_WORDS_OF_LOTS):
        found += [match.span() for match in _NUMBERED_ROAD.finditer(text)]
        found += [match.span(match.lastindex or 0) for match in _CALLED_BOX.finditer(text)]
    found += [match.span() for match in _RING.finditer(text) if match.group(1).casefold() not in v.frequencies()]
    return found


def _are_names(words: str) -> bool:
    known = v.vocabulary()
    return not any(known.get(word.casefold(), 0) & _NO_NAME for word in words.split())


def _are_no_grammar(words: str) -> bool:
    """Say whether nothing is told between a word for street and a number: Avenue, when I live at 205."""
    known = v.vocabulary()
    senses = [known.get(word.casefold(), 0) for word in words.split()[1:] if len(word) > 1]
    return not any(sense & v.GRAMMAR and not sense & v.PARTICLE for sense in senses)


def numbers_after_the_word_address(text: str, words: frozenset[str]) -> list[tuple[int, int]]:
    """Find numbers behind the word address, before a word that may be a street."""
    if words.isdisjoint(_WORDS_OF_LIVING):
        return []
    return [match.span(1) for pattern in (_CUED, _LIVED_AT) for match in pattern.finditer(text)]
