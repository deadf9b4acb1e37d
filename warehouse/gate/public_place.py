"""Streets that nobody is said to live on: the clinic is there, the bus stops there, the way leads along them."""

import re

from warehouse.gate import vocabulary as v

PUBLIC_WORDS = (
    "clinics?|surger(?:y|ies)|hospitals?|hospice|infirmary|practices?|(?:health|medical|care|day|urgent|"
    "walk-in) cent(?:re|er)|"
    "pharmac(?:y|ies)|chemists?|dentists?|opticians?|gps?|wards?|department|outpatients?|a&e|radiology|reception|"
    "x-?ray|pages?|"
    "lift|elevator|car ?park|exit|junction|bus"
)
"""What no home is called."""
_NAMED_BEHIND = re.compile(rf"(?: \w+)? (?:{PUBLIC_WORDS})\b", re.IGNORECASE)
_PLACES = (
    "clinics?|surger(?:y|ies)|hospitals?|hospice|practices?|cent(?:re|er)s?|pharmac(?:y|ies)|chemists?|dentists?|"
    "opticians?|gps?|"
    "doctors?|health|medical|dental|wards?|branch|site|unit|station|school|library|church|chapel|mosque|temple|"
    "hotel|pub|"
    "caf[eé]|bakery|supermarket|superstore|garage|bank|store|shops?|office|gym|market|theatre|cinema|one|"
    "entrance|exit|gates?|side door|car ?park|parking|park|walk-in|park and ride|hub"
)
_WAYS = (
    "stops?|stopped|bus|buses|trams?|lights|roundabout|junction|crossing|(?:turn|turned|turning|take|bear|keep|"
    "then|sharp)"
    "(?: a)? (?:left|right)|turn|turning|turned|straight|traffic|roadworks?|jam|queue|accident|crash|diversion|"
    "parked|driving|"
    "continue"
)
_ON = r"(?:on|off|in|at|up|down|near|along|onto|into|by)(?: the)?"
_PUBLIC = re.compile(
    rf"(?<!\w)(?:(?:{_PLACES}|a&e|er)(?: (?:is|are|was|sits|stands))?(?: (?:now|just|still|actually|all|"
    rf"really))?|{_WAYS}) {_ON} \Z|"
    rf"(?<!\w)(?:{_PLACES}|a&e)(?: (?:has|have|had))?(?: now| just)? moved (?:from|to) \Z",
    re.IGNORECASE,
)
# What has a capital inside a sentence is a shop, a clinic or its doctor: Sample Stores on Sample Road.
_CALLED = re.compile(r"(?<![.!?:\n] )(?<!\A)(?<=[ ('‘\"“])[^\W\d_a-z][\w'’&.-]+ (?:on|off) (?:the )?\Z")
_NO_NAME = re.compile(r"(?:\A|\W)(?:I'?[a-z]*|Mum|Dad|Nan|Gran|Grandad|Mom|Am|Pm|AM|PM) (?:on|off) (?:the )?\Z")


def stands_on(before: str) -> bool:
    """Say whether what stands before a street tells a public place or a way: the chemist on, left at the lights on.

    Args:
        before: The text up to the street.
    """
    if _PUBLIC.search(before):
        return True
    return bool(_CALLED.search(before)) and not _NO_NAME.search(before)


def is_named_so(text: str, end: int) -> bool:
    """Say whether a street that ends there is part of what a public place is called: the Example Road surgery."""
    return bool(_NAMED_BEHIND.match(text, end))


def is_of_clinic(word: str) -> bool:
    """Say whether a word is what clinics number, or somebody's post: ward, bed, theatre, nurse."""
    lowered = word.casefold()
    return lowered in v.around_names()["before_number"] or bool(v.vocabulary().get(lowered, 0) & v.ROLE)
