"""The sentences of a text."""

import re

_SENTENCE = re.compile(r"[^\s.!?][^.!?\n]*[.!?]*")


def sentence_spans(text: str) -> list[tuple[int, int]]:
    """Find the half-open character spans of the sentences of a text, in order; a line's end ends one."""
    return [match.span() for match in _SENTENCE.finditer(text)]
