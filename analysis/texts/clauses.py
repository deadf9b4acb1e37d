"""The clauses of a text: where one opinion ends and the next begins."""

import re

_BREAK = re.compile(
    r"(?:[.!?;:]+[\s\"')\]]+)|\n+|(?:\s+[-\u2013\u2014]+\s+)"
    r"|(?:,?\s+(?=(?:but|however|although|though|except|whereas|unfortunately|apart from|shame|despite|while|yet|"
    r"otherwise|instead|only)\b))"
    r"|(?:,\s+)"
    r"|(?:\s+(?=and\s+(?:the|then|it|they|he|she|i|we|my|was|were|had|have|no|not|did)\b))",
    re.IGNORECASE,
)
_FEWEST_LETTERS = 3


def clauses(text: str) -> list[tuple[int, int]]:
    """Find the clauses of a text: sentences, and their parts around `but`, `although`, commas and the like.

    Args:
        text: Any text.

    Returns:
        Half-open character spans in order; a text without a break, even an empty one, is one clause. Pieces of
        fewer than three characters are joined to the clause before them.
    """
    spans: list[tuple[int, int]] = []
    start = 0
    for match in _BREAK.finditer(text):
        _add(spans, start, match.start())
        start = match.end()
    _add(spans, start, len(text))
    return spans or [(0, len(text))]


def _add(spans: list[tuple[int, int]], start: int, end: int) -> None:
    if end - start >= _FEWEST_LETTERS:
        spans.append((start, end))
    elif spans and end > start:
        spans[-1] = (spans[-1][0], end)
