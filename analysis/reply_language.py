"""Which sentences of a draft the reply guard, which reads English only, has not read."""

from collections.abc import Iterator
from itertools import groupby

import pandas as pd

from analysis import language
from analysis.texts.sentences import sentence_spans
from analysis.texts.visible import visible

_EXPECTED = "en"
# English sentences of four words or more are believed to be English with 0.2 at least, Welsh ones with 0.08 at most.
_LEAST_BELIEF = 0.15
_FEWEST_WORDS = 4


def unread_passages(draft: str) -> Iterator[tuple[int, int]]:
    """Give the half-open character spans of neighbouring sentences that are not in English, in order.

    Two or three words count only where they are clearly of another language, a single one where its script is.
    """
    seen = visible(draft)
    spans = sentence_spans(seen.text)
    texts = pd.Series([seen.text[start:stop] for start, stop in spans], dtype="str")
    found = language.label(texts, pd.DataFrame({"expected_language": _EXPECTED}, index=texts.index))
    unread = [
        label not in language.SCORED or (belief < _LEAST_BELIEF and len(text.split()) >= _FEWEST_WORDS)
        for text, label, belief in zip(texts, found["label"], found["value"], strict=True)
    ]
    for is_unread, group in groupby(zip(spans, unread, strict=True), key=lambda pair: pair[1]):
        if is_unread:
            passage = [span for span, _ in group]
            yield seen.typed(passage[0][0], passage[-1][1])
