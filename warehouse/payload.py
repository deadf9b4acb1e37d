"""What stands in a payload: its texts, and whether one of some words is among them. Pure."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any


def texts_in(body: bytes) -> list[str]:
    """List the texts of a payload as JSON holds them, not as it escapes them: names of fields are left out."""
    return list(_texts(json.loads(body)))


def any_word(words: Iterable[str]) -> re.Pattern[str]:
    """Find one of some words or phrases, each as a whole: `ann3` does not stand in `ann30`."""
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, words))})(?!\w)", re.IGNORECASE)


def _texts(piece: Any) -> Iterator[str]:
    if isinstance(piece, str):
        yield piece
    elif isinstance(piece, Mapping):
        for value in piece.values():
            yield from _texts(value)
    elif isinstance(piece, list):
        for value in piece:
            yield from _texts(value)
    elif isinstance(piece, int) and not isinstance(piece, bool):
        yield str(piece)
