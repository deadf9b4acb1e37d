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


def replaced(text: str, taken: Iterable[Span]) -> str:
    """Give a text with placeholders for what was taken, in order and apart."""
    pieces: list[str] = []
    position = 0
    for span in taken:
        pieces += (text[position : span.start], f"[{span.kind}]")
        position = span.end
    return "".join([*pieces, text[position:]])


def moved_by(taken: Iterable[Span], position: int) -> int:
    """Say how much further a position of the text stands once what was taken before it is replaced."""
    return sum(len(f"[{span.kind}]") - (span.end - span.start) for span in taken if span.end <= position)


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
