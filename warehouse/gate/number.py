"""Numbers that stand for one person: NHS, social security, record, card, bank account and telephone numbers."""

import re
from collections.abc import Iterator
from functools import cache

from warehouse.gate.span import Span

_DIGIT = re.compile(r"\d")
_SEVEN_DIGITS = re.compile(r"\d(?:[^\w\n]{0,3}\d){6}")
_SIX_DIGITS = re.compile(r"\d(?:[^\w\n]{0,3}\d){5}")
_TEN = re.compile(r"(?<![\d£$€+])\d{3}[ .-]?\d{3}[ .-]?\d{4}(?!\d)")
_NHS_CUE = re.compile(r"nhs[^\d\n]{0,24}\Z", re.IGNORECASE)
_SSN = re.compile(r"(?<![\d-])\d{3}([ .-])\d{2}\1\d{4}(?![\d-])")
_SSN_CUE = re.compile(r"\b(?:ssn|social security)\b[^\d\n]{0,24}?(\d(?:[ -]?\d){8})(?!\d)", re.IGNORECASE)
_CARD = re.compile(
    r"(?<!\d)(?:\d{12,19}|\d{4}([ .-]{1,2})\d{4}\1\d{4}\1(?:\d{4}\1\d{1,3}|\d{1,7})|"
    r"\d{4}([ .-]{1,2})\d{6}\2\d{4,5})(?!\d)"
)
_CARD_CUE = re.compile(r"\b(?:card|visa|mastercard|amex|maestro|cc)\b[^\d\n]{0,24}\Z", re.IGNORECASE)
_IBAN = re.compile(
    r"(?<!\w)[a-z]{2}\d{2}(?:[a-z0-9]{11,30}|(?:[ -][a-z0-9]{4}){2,7}(?:[ -][a-z0-9]{1,3})?)(?!\w)", re.IGNORECASE
)
_RECORD_CUE = re.compile(
    r"\b(?:mrn|nhs|(?:hospital|hosp|patient|medical|clinic|unit|case|chart|health|record|records|account|acct|policy|claim|"
    r"complaint|member|membership|subscriber|group|enrollee|beneficiary|confirmation|authori[sz]ation|voucher|insurance|medicare|medicaid|chi|pps|uhid|aadhaar|ohip|booking|appointment|referral|licen[cs]e|passport|ticket|order|reference|ref|"
    r"national insurance|ni|id)(?: (?:card|record|plan|file))?)(?!(?!no|nr|num|id|ref)[a-z])"
    r"[ .']{0,2}(?:number|num|numb|no|nr|id|ref|reference)?[ .:#=]{0,3}(?:is|was)?[ .:#=\"']{0,3}"
    r"((?!(?:on|at|in|of|for|from|by|to|is|was|and|the|till|until|since) )[a-z]{0,4}[-/ ]?\d[\da-z]*"
    r"(?:[-/]\w+|\.\d{3,})*"
    r"(?: [a-z]{0,3}\d{3,}[a-z]{0,2}(?!\w|[.,:]\d)){0,4}(?: \d(?!\w|[.,:]\d))?(?-i: (?:[A-Z]{2}|[B-HJ-Z])(?!\w))?)",
    re.IGNORECASE,
)
_NATIONAL_INSURANCE = re.compile(
    r"(?<!\w)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?\d{2} ?\d{2} ?\d{2} ?[A-D](?!\w)", re.IGNORECASE
)
# Source: Ireland's Department of Social Protection; seven digits, a check letter, and sometimes one more.
_PPS = re.compile(r"(?<![\w.,£$€-])\d{7}[A-W][A-IW]?(?![\w-])", re.IGNORECASE)
# Source: Centers for Medicare & Medicaid Services, the format of the Medicare Beneficiary Identifier.
_MEDICARE = re.compile(r"(?<![\w-])[1-9][A-Z][A-Z\d]\d-?[A-Z][A-Z\d]\d-?[A-Z]{2}\d{2}(?![\w-])")
_LONG_NUMBER = re.compile(r"(?<![\w.,£$€])\d{7,}(?![\w%]|[.,]\d)")
_PHONE = re.compile(
    r"(?<![\w£$€#])(?<!\d[.,/:-])(\+?\(?\d(?:[ \t\u00a0]?[().\-–/]?[ \t\u00a0]?[().\-]?\d){5,18})"
    r"(?:,? ?\(?(?:x|ext\.?|extn\.?|extension)[ :]{0,2}\d{1,6}\b\)?)?(?![\w%])(?![.,/:-]\d)",
    re.IGNORECASE,
)
_PHONE_CUE = re.compile(
    r"\b(?:call(?:ed|ing)?|phon(?:e|ed|ing)|tel|telephone|mobile|mob|cell|ring|rang|rung|dial(?:led|ling)?|fax|text(?:ed)?|"
    r"whatsapp|sms|contact|reach|answering|number|ext)\b[^\d\n]{0,30}\Z",
    re.IGNORECASE,
)
# Of two numbers side by side the last groups may lie beyond the pattern's reach.
_NEXT_GROUPS = re.compile(r"(?:[ -]\d{3,6})+(?![\w%:]|[.,/-]\d)")
_YEARS = re.compile(r"(?:19|20)\d\d(?: ?[-–/] ?| )(?:19|20)?\d\d\Z")
_DATE = re.compile(
    r"(?:\d{1,2}[-/.]\d{1,2}[-/.](?:(?:19|20)\d\d|\d\d)|[0-3]?\d [01]?\d (?:19|20)\d\d|"
    r"(?:19|20)\d\d[-/.]\d{1,2}[-/.]\d{1,2})(?:[ T]\d{1,4})?\Z"
)
_LOCAL = re.compile(r"\d{3}[ -]\d{4}\Z|\d\d(?:\.\d\d){3,4}\Z|\d{2,3}\.\d{3,4}\.\d{4}\Z|0\d{2,4}\.\d{3,4}\.\d{3,4}\Z")
_GERMAN = re.compile(r"0\d{2,4} ?/ ?\d{5,}\Z")
_CUE_REACH = 60
# Beyond this many numbers a text is hostile: what looks like a telephone number is then taken for one unasked.
_VALIDATED_PHONES = 200


def nhs_numbers(text: str) -> Iterator[Span]:
    """Find ten-digit NHS numbers by their check digit, or after the word NHS whatever the check digit says."""
    if not _SEVEN_DIGITS.search(text):
        return
    from stdnum.gb import nhs

    for match in _TEN.finditer(text):
        digits = re.sub(r"\D", "", match.group())
        if _cued(text, match.start(), _NHS_CUE) or (
            nhs.is_valid(digits) and not (_cued(text, match.start(), _PHONE_CUE) and _is_valid_phone(digits))
        ):
            yield Span(match.start(), match.end(), "NHS_NUMBER")


def social_security_numbers(text: str) -> Iterator[Span]:
    """Find US social security numbers by their grouping, or as nine digits after their name."""
    if not _SEVEN_DIGITS.search(text):
        return
    for match in _SSN.finditer(text):
        yield Span(match.start(), match.end(), "SSN")
    for match in _SSN_CUE.finditer(text):
        yield Span(match.start(1), match.end(1), "SSN")


def card_numbers(text: str) -> Iterator[Span]:
    """Find payment cards: Luhn's check digit, the printed grouping, or the word card before 12 to 19 digits."""
    if not _SEVEN_DIGITS.search(text):
        return
    from stdnum import luhn

    for match in _CARD.finditer(text):
        digits = re.sub(r"\D", "", match.group())
        is_grouped = len(digits) < len(match.group())
        if is_grouped or luhn.is_valid(digits) or _cued(text, match.start(), _CARD_CUE):
            yield Span(match.start(), match.end(), "CARD")


def bank_accounts(text: str) -> Iterator[Span]:
    """Find IBANs: in groups by the length of their country or by check digits, in one by their shape."""
    if not _DIGIT.search(text):
        return
    from stdnum import iban

    for match in _IBAN.finditer(text):
        words = re.split(r"[ -]", match.group())
        if len(words) == 1:
            is_of_length = len(words[0]) == _iban_length(words[0][:2].upper())
            if is_of_length or sum(letter.isdigit() for letter in words[0]) >= 8:
                yield Span(match.start(), match.end(), "IBAN")
            continue
        # A word of four letters after the number looks like one more group of it.
        end = match.end()
        while len(words) > 3:
            number = "".join(words).upper()
            if len(number) == _iban_length(number[:2]) or iban.calc_check_digits(number) == number[2:4]:
                yield Span(match.start(), end, "IBAN")
                break
            end -= len(words.pop()) + 1


@cache
def _iban_length(country: str) -> int:
    """Give the length of a country's IBAN, 0 where it has none; source: SWIFT's registry, as python-stdnum keeps it."""
    from stdnum import numdb

    for _, properties in numdb.get("iban").info(country):
        if "bban" in properties:
            return 4 + sum(int(size) for size in re.findall(r"\d+", properties["bban"]))
    return 0


def record_numbers(text: str) -> Iterator[Span]:
    """Find hospital and other file numbers after the word for them, and any bare number of seven digits or more."""
    if not _DIGIT.search(text):
        return
    for match in _RECORD_CUE.finditer(text):
        if sum(letter.isdigit() for letter in match.group(1)) >= 4 and not _DATE.match(match.group(1)):
            yield Span(match.start(1), match.end(1), "RECORD_NUMBER")
    for pattern in (_NATIONAL_INSURANCE, _PPS, _MEDICARE, _LONG_NUMBER):
        for match in pattern.finditer(text):
            yield Span(match.start(), match.end(), "RECORD_NUMBER")


def phones(text: str) -> Iterator[Span]:
    """Find telephone numbers: valid in Britain, the US or with `+`, grouped like one, or after a word for calling."""
    if not _SIX_DIGITS.search(text):
        return
    for order, match in enumerate(_PHONE.finditer(text)):
        shown = match.group(1)
        digits = sum(letter.isdigit() for letter in shown)
        if digits > 15 or _DATE.match(shown) or _YEARS.match(shown):
            continue
        if (
            (order >= _VALIDATED_PHONES and digits >= 7)
            or _cued(text, match.start(), _PHONE_CUE)
            or _is_phone(shown, digits)
        ):
            is_open = shown.startswith("(") and ")" not in shown
            goes_on = _NEXT_GROUPS.match(text, match.end())
            yield Span(match.start() + is_open, goes_on.end() if goes_on else match.end(), "PHONE")


def _cued(text: str, start: int, cue: re.Pattern[str]) -> bool:
    return cue.search(text[max(0, start - _CUE_REACH) : start]) is not None


def _is_phone(shown: str, digits: int) -> bool:
    if digits < 7:
        return False
    if _is_valid_phone(shown):
        return True
    # Groups as people write them for other countries; a decimal point or a slash alone is a quantity.
    groups = re.split(r"\D+", shown.strip("+("))
    return bool(
        _LOCAL.match(shown)
        or _GERMAN.match(shown)
        or (digits >= 8 and len(groups) <= 6 and re.search(r"\d[ )-]{1,2}\(?\d|\d{3} - \d{3}", shown))
    )


def _is_valid_phone(shown: str) -> bool:
    import phonenumbers

    for region in ("GB", "US"):
        try:
            number = phonenumbers.parse(shown, region)
        except phonenumbers.NumberParseException:
            continue
        if phonenumbers.is_valid_number(number):
            return True
    return False
