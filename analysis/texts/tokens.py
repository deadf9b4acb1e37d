"""Words of a text, as every trained model here sees them."""

import re

_TOKEN = re.compile(
    r"\[[a-z_]+\]"  # a placeholder of the gate
    r"|[^\W\d_]+(?:'[^\W\d_]+)?"
    r"|\d+"
    r"|[!?]"
    r"|[\u2600-\u27bf\U0001f300-\U0001faff]"
)
_APOSTROPHES = str.maketrans({"\u2019": "'", "\u2018": "'", "\u02bc": "'", "`": "'"})
_DIGITS = re.compile(r"^\d+$")


def tokens(text: str) -> list[str]:
    """Split a text into lower-case words, placeholders, exclamation and question marks and emoji.

    Numbers become `0`: their size carries no sentiment, and a vocabulary without digits can hold no
    telephone number.

    Args:
        text: Any text.

    Returns:
        The tokens in order; empty for a text without any.
    """
    found = _TOKEN.findall(text.translate(_APOSTROPHES).lower())
    return ["0" if _DIGITS.match(token) else token for token in found]


def token_spans(text: str) -> list[tuple[str, int, int]]:
    """Split a text as `tokens` does, and say where in it each token begins and ends."""
    found = ((match.group().lower(), *match.span()) for match in _TOKEN.finditer(text.translate(_APOSTROPHES)))
    return [("0" if _DIGITS.match(token) else token, start, stop) for token, start, stop in found]
