"""A status as a small tag: the sign and the words carry the meaning, the colour only repeats it."""

from dashboard.screens.look.markup import plain

_TAGS = {
    "urgent": ("■", "red"),
    "concern": ("▲", "orange"),
    "improvement": ("▼", "green"),
    "done": ("✓", "green"),
    "steady": ("●", "blue"),
    "open": ("○", "blue"),
    "unknown": ("?", "quiet"),
    "plain": ("", "quiet"),
    "negative": ("−", "orange"),
    "mixed": ("±", "violet"),
    "neutral": ("=", "quiet"),
    "positive": ("+", "green"),
}


def status_tag(kind: str, words: str) -> str:
    """Give a tag as HTML, for a card or a figure.

    Args:
        kind: `urgent`, `concern`, `improvement`, `done`, `steady`, `open`, `unknown`, `plain`, or a sentiment.
        words: What it says, in two or three words; every tag has some.
    """
    sign, colour = _TAGS[kind]
    mark = f'<span aria-hidden="true">{sign}</span> ' if sign else ""
    return f'<span class="heed-tag heed-{colour}">{mark}{plain(words)}</span>'
