"""Words of a mention with some of them marked, as HTML that holds them safely."""

import re
from collections.abc import Iterable
from html import escape

from dashboard.words.safe_text import excerpt, visible

# Of no alphabet: they hold the place of a mark while the text around it is folded into one line.
_OPENS, _CLOSES = "\ue000", "\ue001"
_HELD = re.compile(f"[{_OPENS}{_CLOSES}]")


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


def marked_excerpt(text: str, spans: Iterable[tuple[int, int]], length: int) -> str:
    """Give as HTML what `excerpt` gives, some stretches marked; it is cut so that the first of them is seen.

    Args:
        text: Any text, also hostile.
        spans: As for `marked`.
        length: Greatest number of characters shown.
    """
    line, places = _folded(text, merged(spans, len(text)))
    begin = _begin(line, places, length)
    shown = excerpt(line[begin:], length - 1) if begin else excerpt(line, length)
    # What was cut off ends in an ellipsis, which no mark covers.
    kept = len(shown) - shown.endswith("…")
    return ("…" if begin else "") + marked(shown, [(start - begin, min(stop - begin, kept)) for start, stop in places])


def _folded(text: str, spans: list[tuple[int, int]]) -> tuple[str, list[tuple[int, int]]]:
    """Fold a text into one line as `excerpt` does, and say where the stretches lie in it."""
    plain = _HELD.sub(" ", text)
    for start, stop in reversed(spans):
        said = plain[start:stop].strip()
        if said:
            start = plain.index(said, start)
            plain = f"{plain[:start]}{_OPENS}{said}{_CLOSES}{plain[start + len(said) :]}"
    held = excerpt(plain, len(plain) * 3)
    places = [match.start() - number for number, match in enumerate(_HELD.finditer(held))]
    return _HELD.sub("", held), list(zip(places[::2], places[1::2], strict=True))


def _begin(line: str, places: list[tuple[int, int]], length: int) -> int:
    """Say where an excerpt begins: with the line where that shows the first stretch, else at a word shortly before."""
    if not places or len(line) <= length or places[0][1] < length:
        return 0
    first = places[0][0]
    early = min(first - length // 4, len(line) - length + 1)
    space = line.find(" ", early, first)
    return early if space < 0 else space + 1


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
