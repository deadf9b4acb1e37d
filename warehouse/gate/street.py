"""Where in a text an address begins to show: the forms that streets, boxes and flats have in many countries."""

import re

from warehouse.gate import vocabulary as v

# Whole words only: Marsh Lane and Mayfield Road are no months.
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|"
    r"nov(?:ember)?|dec(?:ember)?)\b"
)
_NUMBER = r"#?\d{1,6}[a-zA-Z]?(?:[-/]\d{1,5}[a-zA-Z]?)?"
# Longer words are no street's: the bound keeps the search linear.
_WORD = r"[^\W\d_][\w'’.\-]{0,40}"
_CAPITAL = r"[^\W\d_a-zß-öø-ÿ][\w'’.\-]{0,40}"
# Words that are always a street, after a number whatever the case.
_SURE = (
    "street|road|rd|avenue|ave|lane|ln|crescent|cres|boulevard|blvd|terrace|parade|parkway|pkwy|highway|hwy|turnpike|mews|gdns|"
    "gardens|causeway|esplanade|embankment|cottages"
)
# Words that are a street only behind a name in capitals: "45 minutes drive", "2 teams moving house".
_UNSURE = (
    "st|str|dr|drive|close|court|ct|place|pl|square|sq|grove|rise|row|walk|green|circle|cir|trail|trl|alley|quay|wharf|vale|"
    "view|park|croft|drove|gate|heights|plaza|loop|path|pike|way|hill|house|cottage|mansions|villas|wynd|brae|crossing|lodge"
)
_ENGLISH = re.compile(
    rf"(?<![\w£$€.,/:-]){_NUMBER},? (?!(?:on|in|at|to|from|near|off|by)\b)(?:(?!(?i:{_MONTH})){_WORD} ){{1,3}}?"
    rf"(?:{_SURE})\b",
    re.IGNORECASE,
)
# A street that is numbered itself: West 42nd Street, Highway 61, County Road 12.
_ORDINAL = re.compile(
    rf"(?<![\w£$€.,/:-]){_NUMBER},? (?:(?:[nsew]|[ns][ew]|north|south|east|west)\b\.? )?"
    rf"\d{{1,3}}(?:st|nd|rd|th) (?:{_SURE}|st|pl|ct|dr)\b",
    re.IGNORECASE,
)
_ROUTE = re.compile(
    rf"(?<![\w£$€.,/:-]){_NUMBER},? (?:(?:us|state|county|old|[nsew])\b\.? )?"
    r"(?:highway|hwy|route|rte|road|interstate) \d{1,4}\b(?![.:]\d)",
    re.IGNORECASE,
)
# A long name in capitals: Martin Luther King Jr Blvd.
_LONG = re.compile(rf"(?<![\w£$€.,/:-]){_NUMBER},? (?:(?!{_MONTH}){_CAPITAL} ){{4,5}}?(?i:{_SURE}|{_UNSURE})\b")
# In small letters only behind words for sending or living, and not where a time or a distance is meant.
_SENT = re.compile(
    r"\b(?:live[sd]?|living|resid(?:e|es|ing)|stay(?:s|ed|ing)?|home|move[sd]?|moving|based|address(?:es)?|"
    r"deliver(?:ed|y)?|sen[dt]|letters?|post(?:ed)?|discharged|taxi|ambulance|transport|visit(?:ed)?|flat|apartment|"
    r"apt|i'm|i am|to|at|from|for|of|:)"
    r"[^.!?\n]{0,25}(?<![\w-])\Z",
    re.IGNORECASE,
)
_NO_STREET = (
    r"(?:a|an|the|in|on|at|to|of|by|from|for|and|or|my|your|our|other|more|good|bad|long|short|quick|nice|big|little|people|"
    r"staff|children|men|women|storey|"
    r"(?:week|day|month|year|time|star|bed|bay|story|min|minute|hour|hr|mile|km|metre|meter|yard|night|nurse|doctor|patient|"
    r"kid|boy|girl|car|bus|door|floor|step|stair|team|ward)e?s?)\b"
)
_SMALL = re.compile(
    rf"(?<![\w£$€.,/:-]){_NUMBER},? (?:(?!{_NO_STREET}|{_MONTH}){_WORD} ){{1,5}}?(?:{_SURE}|{_UNSURE})\b"
    r"(?! (?:to|from|away|for|of|with)\b)",
    re.IGNORECASE,
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
    r"\b(?:live|lives|lived|living|reside|resides|address|home|corner|moved|house)\b[^.!?\n]{0,40}\Z",
    re.IGNORECASE,
)
_ON = re.compile(r"\b(?:on|off) \Z", re.IGNORECASE)
# The clinic on Example Road stays.
_PLACE_ON = re.compile(
    r"\b(?:clinic|surgery|hospital|practice|cent(?:re|er)|pharmacy|chemist|dentist|opticians?|gp|stop|park|shop|"
    r"shops|office|branch|one|site) (?:on|off) \Z",
    re.IGNORECASE,
)
_ENDINGS = (
    "straße|strasse|gasse|weg|platz|plaats|laan|straat|plein|steenweg|dreef|gracht|kade|hof|damm|allee|gatan|gata|vägen|väg|"
    "vej|vegen|veien|gade|alle|katu|kuja|polku|tie|stræde|utca|bakken|stigen|lände|stasse|straeti|stræti|straete|havn"
)
_COMPOUND = re.compile(
    rf"(?<![\w£$€])(?:(?:{_NUMBER} )(?:{_WORD} ){{0,2}}?[^\W\d_]{{3,24}}(?:{_ENDINGS})\b|"
    # Behind most words stands no number: they need not be tried against every ending.
    r"(?=(?:[^\W\d_]++-)*+[^\W\d_]++\.?,? \d)"
    rf"(?:(?:[^\W\d_]{{2,20}}-){{1,3}}(?:{_ENDINGS}|ring|ufer|markt|str)|[^\W\d_]{{3,24}}(?:{_ENDINGS})|"
    r"[^\W\d_]{3,24}str(?=\.))\b"
    r"\.?,? \d{1,5}[a-z]?(?:[-/]\d{1,5})?(?!\w))",
    re.IGNORECASE,
)
# These lead nothing but a street, and need no end behind its name: 29 rue example.
_SURE_LEADS = "rue|calle|avenida|rua|chemin|heol|ffordd|stryd|rhodfa|lôn|sráid|bóthar|ulica|strada"
_LEADS = (
    r"rue|via|viale|vicolo|piazza|corso|calle|avenida|avda\.?|paseo|plaza|camino|carrer|carretera|rua|travessa|largo|estrada|"
    r"ul\.|ulica|ulice|aleja|al\.|os\.|trg|strada|bulevardul|chemin|avenue|boulevard|allée|impasse|quai|cours|place|c/|utca|nám\.|"
    r"náměstí|námestie|улица|ул\.|οδός|heol|ffordd|stryd|rhodfa|clos|cwrt|llys|gerddi|maes|lôn|lon|erw|gwaun|twyn|plas|allt|rhiw|parc|bóthar|sráid|cnoc"
)
_LED = re.compile(
    rf"(?<![\w£$€])(?:{_NUMBER},? (?:{_LEADS}) {_WORD}(?: {_WORD}){{0,3}}?(?:,? \d{{1,5}}[a-z]?(?!\w)|(?=[\n,.]|\Z))|"
    rf"{_NUMBER},? (?:{_SURE_LEADS}) {_WORD}|"
    rf"(?:{_LEADS}) (?!(?:instead|of|and|from|to|at|in|on|is|was|near|number|with|for|by)\b){_WORD}(?: {_WORD}){{0,3}}?"
    r",? \d{1,5}[a-z]?(?:/\d{1,4})?(?!\w))",
    re.IGNORECASE,
)
_BOX = re.compile(
    r"(?<!\w)(?:p\.? ?o\.? ?box|postfach|postbus|apartado|psc|cmr|(?:locked|private) bag|unit(?= \d+,? box))"
    r"[ #]{1,2}\d{1,6}"
    r"(?:,? box \d{1,6})?(?!\w)|"
    # Rural delivery in Canada, America, Australia: RR 2, Site 14, Box 9; HC 1 Box 23; RMB 1204.
    r"(?<!\w)(?:rr|r\.r\.) ?#\d{1,3}(?!\w)(?!,? (?:site|box|comp))|"
    r"(?<!\w)(?:(?:rr|r\.r\.|rural route|hc|rd)[ #]{1,2}\d{1,3}|rmb \d{2,5}|general delivery)"
    r"(?=,? (?:site|box|comp|stn|station)\b)"
    r"(?:,? (?:site|box|comp|stn|station)[ #]{1,2}\w{1,5})*(?!\w)",
    re.IGNORECASE,
)
UNIT = re.compile(
    r"(?<!\w)(?:apt|apartment|(?:suite|ste)(?!\.? ?#?\w{1,6} (?-i:[a-z]))|"
    r"flat(?! \d+ (?:up|dollars?|pounds?|fee)\b)|studio(?= \d{1,3}[a-z]?[,\n]))\b\.? ?#?"
    r"(?:\d{1,5}[a-z]?|[a-z]-?\d{2,5})(?!\w)",
    re.IGNORECASE,
)
# Behind a street only: a hospital has units and rooms too.
UNIT_BEHIND = re.compile(
    rf"{UNIT.pattern}|(?<!\w)(?:unit|room|rm|floor|block|lot)\b\.? ?#?\d{{1,5}}[a-z]?(?!\w)", re.IGNORECASE
)
# Two streets that meet, the second with a number; a name that is no ordinary word on either side.
_MEETING = re.compile(rf"((?:{_CAPITAL} ){{1,3}})and ((?:{_CAPITAL} ){{1,4}})\d{{1,4}}\b(?![\w%:]|[.,]\d)")
_BETWEEN_NUMBERS = re.compile(rf"(?<![\w£$€.,/:-])\d{{1,5}} ((?:{_CAPITAL} ){{1,4}})\d{{1,5}}(?![\w%:]|[.,]\d)")
_CUED = re.compile(r"\baddress(?:es)?\b[^\d\n]{0,40}\n{0,2}[^\d\n]{0,20}?(\d{1,5}[a-z]?) (?=[^\W\d_])", re.IGNORECASE)
_LIVED_AT = re.compile(
    r"\b(?i:live[sd]? at|living at|resid(?:e|es|ed|ing) at|home(?: address)?:|post(?:ed)? (?:it |them )?to|"
    r"address(?: is|:))[ \n]"
    rf"((?:H\.? ?No\.? ?)?\d{{1,5}}[a-zA-Z]?(?:/\d{{1,4}})?),?[ \n](?={_CAPITAL})"
)
# A number and names in capitals, the last a word that streets end in: 666 Example Forest.
_SUFFIXED = re.compile(
    rf"(?<![\w£$€.,/:-])(?:H\.? ?No\.? ?)?{_NUMBER},?[ \n]((?:(?!{_MONTH}){_CAPITAL} ){{1,3}}?)({_CAPITAL})(?![\w-])"
)
# Kramerring 37; English words that end so are in the dictionary.
_RING = re.compile(r"(?<!\w)([^\W\d_a-zß-öø-ÿ][^\W\d_]{2,20}ring) \d{1,4}(?:[-/]\d{1,4})?(?![\w%:]|[.,]\d)")
# Where somebody is or lives: there the name of a street may be of ordinary words, 27 Quarry Bank.
_AT = re.compile(r"(?:\b(?:at|of|to|from|is|was|address|home|place|live[sd]? (?:at|in))|[,:(]) ?\n?\Z", re.IGNORECASE)
_NO_HOME = re.compile(
    r" (?:clinic|surgery|hospital|practice|health|medical|cent|dental|pharmacy|ward|branch|site|unit)", re.IGNORECASE
)
_IN_CLINIC = re.compile(r"\b(?:ward|bay|bed|room|floor|level|clinic|theatre|theater|lift|zone|desk) \Z", re.IGNORECASE)
_OF_CARE = frozenset(
    [
        "clinic",
        "surgery",
        "hospital",
        "practice",
        "health",
        "medical",
        "centre",
        "center",
        "dental",
        "ward",
        "unit",
        "day",
        "main",
    ]
)
_OF_CARE |= frozenset(
    ["theatre", "rapid", "urgent", "emergency", "patient", "outpatients", "blood", "minor", "car", "hour"]
)
_WORD_BEFORE = re.compile(r"([^\W\d_]+)\W*\Z")
_MILITARY = re.compile(
    r"(?:\b(?:us[a-z]{1,4}|psc|unit|cmr) [\w, ]{2,30}\n)?\b[afd]po,? (?:aa|ae|ap) \d{5}\b", re.IGNORECASE
)
_FOLLOWED = re.compile(
    rf"(?:{_CAPITAL} )(?:{_WORD} ){{0,2}}?(?i:u\.|utca|út|útja|körút|rakpart|sétány|sor|tér|ulica|enparantza|tee|str\.|"
    r"tänav)"
    r" \d{1,4}\b\.?(?!\w)"
)
# A number before or behind, and the word street last: "Example 47 street".
_LAST = re.compile(rf"((?:{_CAPITAL} ){{1,4}})\d{{1,5}}[a-z]?,? (?i:{_SURE}|st|str)\b")
_CORNER = re.compile(
    rf"\bthe corner of {_WORD}(?: {_WORD}| \d{{1,5}}){{0,5}}? and {_WORD}(?: {_WORD}){{0,3}}?"
    rf"(?: (?:{_SURE})\b| \d{{1,5}}\b)",
    re.IGNORECASE,
)
_ANCHORS = (
    _ENGLISH,
    _ORDINAL,
    _ROUTE,
    _LONG,
    _COMPOUND,
    _BOX,
    UNIT,
    _CORNER,
    _MILITARY,
    _FOLLOWED,
)

_REACH = 120
_NO_NAME = v.ORDINARY | v.GRAMMAR | v.ROLE | v.TITLE | v.BUILDING


def named_streets(text: str) -> list[tuple[int, int]]:
    """Find streets without a number, where somebody is said to live there."""
    if not any(word in text for word in _STREETS_IN_CAPITALS):
        return []
    return [match.span() for match in _NAMED.finditer(text) if _is_lived_on(text, match.start())]


def _is_lived_on(text: str, start: int) -> bool:
    near = text[max(0, start - _REACH) : start]
    return not _PLACE_ON.search(near) and bool(_LIVES.search(near) or _ON.search(near))


def numbered_streets(text: str) -> list[tuple[int, int]]:
    """Find streets with their numbers, boxes and flats, unsorted; they may overlap."""
    found = [match.span() for pattern in _ANCHORS for match in pattern.finditer(text)]
    found += [match.span() for match in _ENGLISH_UNSURE.finditer(text) if not _IN_CLINIC.search(text, 0, match.start())]
    found += [
        match.span() for match in _LED.finditer(text) if match.group()[0].isdigit() or _are_no_grammar(match.group())
    ]
    for pattern in (_BETWEEN_NUMBERS, _MEETING, _LAST):
        found += [match.span() for match in pattern.finditer(text) if _are_names(" ".join(match.groups()))]
    found += [match.span() for match in _RING.finditer(text) if match.group(1).casefold() not in v.frequencies()]
    return found + _streets_by_their_last_word(text)


def _streets_by_their_last_word(text: str) -> list[tuple[int, int]]:
    found = []
    for match in _SUFFIXED.finditer(text):
        if _is_street(text, match):
            found.append((match.start(), match.end() - (text[match.end() - 1] == ".")))
    for match in _SMALL.finditer(text):
        if _SENT.search(text, max(0, match.start() - _REACH), match.start()):
            found.append(match.span())
    return found


def _is_street(text: str, match: re.Match[str]) -> bool:
    """Say whether names stand before a word that streets end in, and no ward or bed has that number."""
    if match.group(2).casefold().rstrip(".") not in v.street_suffixes() or match.group(2).isupper():
        return False
    before = _WORD_BEFORE.search(text, max(0, match.start() - 20), match.start())
    if before and before.group(1).casefold() in v.around_names()["before_number"]:
        return False
    known = v.vocabulary()
    senses = [known.get(word.casefold().rstrip("."), 0) for word in match.group(1).split()]
    if senses and _AT.search(text, max(0, match.start() - 20), match.start()) and not _NO_HOME.match(text, match.end()):
        is_plain = match.group(2).casefold().rstrip(".") not in v.around_names()["parts_of_buildings"]
        is_of_care = any(word in _OF_CARE for word in match.group(1).casefold().split())
        if is_plain and not is_of_care and not any(sense & (v.GRAMMAR | v.ROLE | v.TITLE) for sense in senses):
            return True
    is_word = [sense & v.ORDINARY and not sense & (v.GIVEN | v.FAMILY) for sense in senses]
    return not any(is_word) and not any(sense & (v.GRAMMAR | v.ROLE | v.TITLE) for sense in senses)


def _are_names(words: str) -> bool:
    known = v.vocabulary()
    return not any(known.get(word.casefold(), 0) & _NO_NAME for word in words.split())


def _are_no_grammar(words: str) -> bool:
    """Say whether nothing is told between a word for street and a number: Avenue, when I live at 205."""
    known = v.vocabulary()
    senses = [known.get(word.casefold(), 0) for word in words.split()[1:] if len(word) > 1]
    return not any(sense & v.GRAMMAR and not sense & v.PARTICLE for sense in senses)


def numbers_after_the_word_address(text: str) -> list[tuple[int, int]]:
    """Find numbers behind the word address, before a word that may be a street."""
    return [match.span(1) for pattern in (_CUED, _LIVED_AT) for match in pattern.finditer(text)]
