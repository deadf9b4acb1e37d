"""Cells that hold words and say nothing."""

_MARKS = " \t\r\n\0-\u2013\u2014.,_/\\*?'\"\u00a0\ufeff\u200b"
_NO_ANSWER_WORDS = """did not answer|not answered|no answer|no answer given|no response|no reply|left blank|blank
    |(blank)|n/a|na|n.a.|null|nan|#n/a|not applicable|skipped|[no text]|no text
    |no comment|no comments|no further comment|no further comments|see above|as above
    |stop|stop all|opt out|optout|unsubscribe"""
_NO_ANSWER = frozenset(word.strip() for word in _NO_ANSWER_WORDS.split("|"))
_NO_ANSWER_OR_EMPTY = frozenset(("", *(text.strip(_MARKS) for text in _NO_ANSWER)))


def is_no_answer(text: str) -> bool:
    """Tell a cell that says nothing from an answer; "Nothing" and "None" are answers."""
    return text.strip(_MARKS).casefold() in _NO_ANSWER_OR_EMPTY
