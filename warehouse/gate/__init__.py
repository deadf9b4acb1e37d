"""The gate: nothing passes it unredacted.

A recogniser is a function that gives the spans of one text. To add one, write it in a file of this folder and put it on
`RECOGNISERS`; of two that find the same stretch, the one that stands first names it.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from sys import maxsize

from warehouse.gate import vocabulary as v
from warehouse.gate.address import addresses
from warehouse.gate.address_model import missed
from warehouse.gate.area_code import area_codes
from warehouse.gate.birth_date import birth_dates
from warehouse.gate.contact import emails, handles, loose_emails, network_addresses, said_urls, urls
from warehouse.gate.name import person_names
from warehouse.gate.number import (
    bank_accounts,
    card_numbers,
    nhs_numbers,
    phones,
    record_numbers,
    social_security_numbers,
)
from warehouse.gate.outward_code import outward_codes
from warehouse.gate.postcode import postcodes
from warehouse.gate.span import Span, merged
from warehouse.gate.spoken_number import spoken_numbers
from warehouse.gate.told_street import could_be_name, is_in_building

__all__ = ["KINDS", "RECOGNISERS", "VERSION", "Span", "redact", "redactions", "ruled", "spans"]

VERSION = "25"
"""Rises when the same text may come out differently."""

RECOGNISERS: tuple[Callable[[str], Iterable[Span]], ...] = (
    emails,
    loose_emails,
    urls,
    said_urls,
    handles,
    network_addresses,
    social_security_numbers,
    card_numbers,
    bank_accounts,
    birth_dates,
    nhs_numbers,
    postcodes,
    area_codes,
    outward_codes,
    phones,
    spoken_numbers,
    record_numbers,
    addresses,
    person_names,
)
# Nothing that these find has no digit: most texts need not be asked.
_OF_DIGITS = frozenset(
    [
        social_security_numbers,
        card_numbers,
        bank_accounts,
        nhs_numbers,
        postcodes,
        area_codes,
        phones,
        record_numbers,
    ]
)
_WITHOUT_DIGITS = tuple(recognise for recognise in RECOGNISERS if recognise not in _OF_DIGITS)

KINDS = (
    "PERSON",
    "EMAIL",
    "PHONE",
    "URL",
    "HANDLE",
    "NHS_NUMBER",
    "SSN",
    "RECORD_NUMBER",
    "CARD",
    "IBAN",
    "IP",
    "POSTCODE",
    "ADDRESS",
    "BIRTH_DATE",
)
"""Every word that may stand in a placeholder."""

_PLACEHOLDER = re.compile(rf"\[(?:{'|'.join(KINDS)})\]")
_HANDLE = re.compile(r"@\w+")
_WORDS = re.compile(r"\w+")
_DIGIT = re.compile(r"\d")
_HOUSE_NUMBER = re.compile(r"(?<![\w£$€.,:/%-])\d{1,4}[a-z]? \Z", re.IGNORECASE)
_FARTHEST = 8
_LETTER_OR_DIGIT = re.compile(r"[^\W_]")
# What a provider is called may contain a person's name or a street; it never looks like an e-mail address.
_PERSON = frozenset({"PERSON"})
_MAY_BE_KEPT = frozenset({"PERSON", "ADDRESS", "POSTCODE"})


def spans(text: str, keep: frozenset[str] = frozenset()) -> list[Span]:
    """Find everything in a text that identifies somebody.

    Args:
        text: Any string.
        keep: Phrases in lower case, such as the titles of the provider and its sites, that are never taken for a
            name or an address.

    Returns:
        Spans that do not overlap, in the order of the text.
    """
    recognisers = RECOGNISERS if _DIGIT.search(text) else _WITHOUT_DIGITS
    found = merged(span for recognise in recognisers for span in recognise(text))
    if not found:
        return found
    found = merged(_with_house_number(text, span) for span in found)
    found = _outside(found, [match.span() for match in _PLACEHOLDER.finditer(text)], frozenset(KINDS))
    kept = _phrases(keep)
    if kept is not None:
        found = _outside(found, [match.span() for match in kept.finditer(text)], _MAY_BE_KEPT)
    if any(span.kind == "PERSON" and _may_be_nobody(text[span.start : span.end]) for span in found):
        known = _phrases(v.phrases_of_nobody())
        found = _outside(found, [match.span() for match in known.finditer(text)] if known else [], _PERSON)
    return [_closely(text, span) for span in found if _LETTER_OR_DIGIT.search(text, span.start, span.end)]


def redact(text: str, keep: frozenset[str] = frozenset()) -> str:
    """Replace everything that identifies somebody by a typed placeholder such as `[PERSON]`.

    Redacting what has been redacted changes nothing.

    Args:
        text: Any string.
        keep: Phrases in lower case that are never taken for a name or an address.
    """
    return _shown(text, redactions(text, keep))[0]


def redactions(text: str, keep: frozenset[str] = frozenset()) -> list[Span]:
    """Give all that `redact` takes out of a text, as stretches of that text.

    Args:
        text: Any string.
        keep: Phrases in lower case that are never taken for a name or an address.

    Returns:
        Spans that do not overlap, in the order of the text.
    """
    taken = ruled(text, keep)
    more = missed(text, taken)
    if more:
        kept = _phrases(keep)
        more = _outside(more, [match.span() for match in kept.finditer(text)], _MAY_BE_KEPT) if kept else more
        taken = ruled(text, keep, merged([*taken, *more]))
    return taken


def ruled(text: str, keep: frozenset[str] = frozenset(), taken: Sequence[Span] = ()) -> list[Span]:
    """Give all that the recognisers take out of a text, beside what was taken before; likewise."""
    # What is replaced changes what its neighbours look like, so look again until nothing is found. Every
    # round takes characters away that no placeholder gives back, so this ends; two rounds are usual.
    shown, moved = _shown(text, taken)
    while found := spans(shown, keep):
        taken = sorted([*taken, *(_moved(span, moved) for span in found)])
        shown, moved = _shown(text, taken)
    return list(taken)


def _shown(text: str, taken: Sequence[Span]) -> tuple[str, list[tuple[int, int]]]:
    """Give the text with placeholders, and where each stretch that stayed begins in it and in the text."""
    pieces: list[str] = []
    moved: list[tuple[int, int]] = []
    position = length = 0
    for span in taken:
        pieces += (text[position : span.start], f"[{span.kind}]")
        moved.append((length, position))
        length += len(pieces[-2]) + len(pieces[-1])
        position = span.end
    moved.append((length, position))
    return "".join([*pieces, text[position:]]), moved


def _moved(span: Span, moved: list[tuple[int, int]]) -> Span:
    """Give where in the text a span stands that was found beside placeholders, none of which it touches."""
    shown, origin = moved[bisect_right(moved, (span.start, maxsize)) - 1]
    return Span(span.start - shown + origin, span.end - shown + origin, span.kind)


@lru_cache(maxsize=16)
def _phrases(keep: frozenset[str]) -> re.Pattern[str] | None:
    wanted = sorted((phrase for phrase in keep if phrase.strip()), key=len, reverse=True)
    if not wanted:
        return None
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, wanted))})(?!\w)", re.IGNORECASE)


def _may_be_nobody(said: str) -> bool:
    """Say whether a phrase that names nobody has a word of it: most have none, and the phrases are many."""
    return not v.words_of_nobody().isdisjoint(_WORDS.findall(said.casefold()))


def _with_house_number(text: str, span: Span) -> Span:
    """Take the number before a name that is nobody's given name along: 82 Example is where somebody lives."""
    number = _HOUSE_NUMBER.search(text, max(0, span.start - _FARTHEST), span.start) if span.kind == "PERSON" else None
    if not number or is_in_building(text, number.start()):
        return span
    first = re.split(r"\W", text[span.start : span.end])[0]
    is_person = v.vocabulary().get(first.casefold(), 0) & v.GIVEN or not could_be_name(first)
    return span if is_person else Span(number.start(), span.end, "ADDRESS")


def _closely(text: str, span: Span) -> Span:
    """Leave the blanks around what identifies somebody, where a kept name beside it was cut off, and see a handle."""
    said = text[span.start : span.end]
    start = span.start + len(said) - len(said.lstrip())
    kind = "HANDLE" if _HANDLE.fullmatch(said.strip()) else span.kind
    return Span(start, start + len(said.strip()), kind)


def _outside(found: list[Span], blocked: list[tuple[int, int]], kinds: frozenset[str]) -> list[Span]:
    """Cut the blocked stretches (in order, apart) out of the spans of some kinds."""
    result: list[Span] = []
    first = 0
    for span in found:
        if span.kind not in kinds:
            result.append(span)
            continue
        start = span.start
        while first < len(blocked) and blocked[first][1] <= start:
            first += 1
        index = first
        while index < len(blocked) and blocked[index][0] < span.end:
            if blocked[index][0] > start:
                result.append(Span(start, blocked[index][0], span.kind))
            start = blocked[index][1]
            index += 1
        if start < span.end:
            result.append(Span(start, span.end, span.kind))
    return result
