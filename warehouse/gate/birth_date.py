"""Exact birth dates. Other dates (of an appointment, of a visit) stay readable."""

import re
from collections.abc import Iterator

from warehouse.gate.span import Span

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|"
    r"nov(?:ember)?|dec(?:ember)?)\b"
)
_UNITS = "one|two|three|four|five|six|seven|eight|nine"
# Days and years in words: the twelfth of June nineteen fifty-two.
_ORDINAL = (
    "(?:(?:twenty|thirty)[ -])?(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|"
    "thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth|thirtieth)"
)
_YEAR = (
    r"(?:nineteen|twenty|two thousand(?: and)?)(?:[ -](?:hundred(?: and)?|oh|ten|eleven|twelve|[a-z]{3,5}teen|"
    rf"[a-z]{{3,5}}ty|{_UNITS}))?(?:[ -](?:{_UNITS}))?\b"
)
_DATE = (
    r"(?<!\d)(?:\d{1,4}[/.\- ]\d{1,2}[/.\- ]\d{1,4}"
    rf"|\d{{1,2}} ?(?:st|nd|rd|th)?(?: of)?[ \-/]{_MONTH}\.?(?:,?[ \-/]['’]?\d{{2,4}})?"
    rf"|{_ORDINAL}(?: day)?(?: of)? {_MONTH}\.?(?:,? (?:\d{{2,4}}|{_YEAR}))?"
    rf"|{_MONTH}\.? \d{{1,2}}(?:st|nd|rd|th)?(?:,? \d{{4}})?)(?!\d)"
)
_CUE = (
    r"(?:\bborn\b|\bdobs?\b|\bd\.o\.b\b|\bb\.? ?day\b|\bb\b\.?(?= ?\d)|\bdate of birth\b|\bbirth ?date\b|\bbirthday\b|"
    r"\bturn(?:ed|s|ing)? \d{1,3} on\b)"
)
_AFTER_CUE = re.compile(rf"{_CUE}[^\d\n]{{0,30}}?({_DATE}|(?<!\d)\d{{8}}(?!\d))", re.IGNORECASE)
_BEFORE_CUE = re.compile(rf"({_DATE})[ ,(]{{0,3}}(?:is|was|being)?(?: my| his| her| their)? ?{_CUE}", re.IGNORECASE)
# One of these stands in every cue; asked of every text, so not the pattern.
_IN_CUES = ("born", "dob", ".o.b", "bday", "b day", "b.day", "b. day", "rth", "(b", " b.", "turn")
# Who writes of care today and gives a day of the last century means a birth, nearly always.
_LAST_CENTURY = re.compile(
    rf"(?<![\d/.\-])(?:\d{{1,2}}[/.\-]\d{{1,2}}[/.\-]19\d\d|19\d\d-\d\d-\d\d|"
    rf"\d{{1,2}} ?(?:st|nd|rd|th)?(?: of)?[ \-/]{_MONTH}\.?,?[ \-/]19\d\d|"
    rf"{_MONTH}\.? \d{{1,2}}(?:st|nd|rd|th)?,? 19\d\d)(?!\d)",
    re.IGNORECASE,
)


def birth_dates(text: str) -> Iterator[Span]:
    """Find a day beside the words born, dob, date of birth, birthday, turned 70 on, or of the last century."""
    if "19" in text:
        for match in _LAST_CENTURY.finditer(text):
            yield Span(match.start(), match.end(), "BIRTH_DATE")
    lowered = text.casefold()
    for sign in _IN_CUES:
        if sign in lowered:
            break
    else:
        return
    for pattern in (_AFTER_CUE, _BEFORE_CUE):
        for match in pattern.finditer(text):
            yield Span(match.start(1), match.end(1), "BIRTH_DATE")
