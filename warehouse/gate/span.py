"""One stretch of a text that identifies somebody."""

from collections.abc import Iterable
from typing import NamedTuple


class Span(NamedTuple):
    """A half-open stretch `text[start:end]` and the kind of identifier it is.

    Attributes:
        start: First character.
        end: One past the last character.
        kind: The word inside the placeholder: `PERSON`, `EMAIL`, `PHONE`, `URL`, `HANDLE`, `NHS_NUMBER`, `SSN`,
            `RECORD_NUMBER`, `CARD`, `IBAN`, `IP`, `POSTCODE`, `ADDRESS` or `BIRTH_DATE`.
    """

    start: int
    end: int
    kind: str


def merged(found: Iterable[Span]) -> list[Span]:
    """Join overlapping spans into one that covers them all, so that nothing which was recognised stays readable.

    The longest of the joined spans gives the kind; of equals, the one that was given first.
    """
    result: list[Span] = []
    winner_length = 0
    for span in sorted(found, key=lambda span: span.start):
        length = span.end - span.start
        if not result or span.start >= result[-1].end:
            result.append(span)
            winner_length = length
            continue
        last = result[-1]
        kind = span.kind if length > winner_length else last.kind
        winner_length = max(length, winner_length)
        result[-1] = Span(last.start, max(last.end, span.end), kind)
    return result
