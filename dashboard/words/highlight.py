"""Words of a mention with some of them marked, as HTML that holds them safely."""

from collections.abc import Iterable
from html import escape

from dashboard.words.safe_text import visible


def marked(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """Give text as HTML in which some stretches are marked; line breaks are kept.

    Args:
        text: Any text, also hostile.
        spans: Starts and stops in characters of the text, half-open; those that overlap or touch become one.
    """
    pieces, place = [], 0
    for start, stop in merged(spans, len(text)):
        pieces += [escape(visible(text[place:start])), f"<mark>{escape(visible(text[start:stop]))}</mark>"]
        place = stop
    return "".join([*pieces, escape(visible(text[place:]))]).strip()


def merged(spans: Iterable[tuple[int, int]], length: int) -> list[tuple[int, int]]:
    """Join spans that overlap or touch, in order, cut to the length of the text; empty ones are left out."""
    joined: list[tuple[int, int]] = []
    for start, stop in sorted((max(start, 0), min(stop, length)) for start, stop in spans):
        if start >= stop:
            continue
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(stop, joined[-1][1]))
        else:
            joined.append((start, stop))
    return joined
