"""Clauses that only open a mention: a name before a colon, a question to whoever reads."""

import re

import numpy as np
from numpy.typing import NDArray

from analysis.lexicon.valence import word_valences
from analysis.texts.reading import Reading

# Northgate: nobody called me back.
_HEADING = re.compile(r"(?:[A-Z][\w'’&.-]*)(?: (?:of|and|the|&|[A-Z][\w'’&.-]*)){0,4}")
# Anyone else been to Northgate? Has anybody tried the new clinic?
_TO_READERS = re.compile(r"(?:(?:has|have) )?(?:any(?:one|body)|any of you)\b|who else\b", re.IGNORECASE)


def only_opens(reading: Reading) -> NDArray[np.bool_]:
    """Find the clauses that lead to what a text says and say nothing themselves; shape (clauses,).

    A clause with a word of praise or complaint is none of them, nor is all that there is of a text.
    """
    says = (word_valences(reading) != 0) | reading.is_single()
    texts = reading.texts.tolist()
    opens = [
        not felt and _opens(texts[owner], start, end)
        for felt, owner, start, end in zip(says, reading.owners, reading.starts, reading.ends, strict=True)
    ]
    return np.array(opens, np.bool_)


def _opens(text: str, start: int, end: int) -> bool:
    follows = text[end : end + 1]
    if follows == ":":
        return bool(_HEADING.fullmatch(text, start, end))
    return follows == "?" and bool(_TO_READERS.match(text, start, end))
