"""The phrases of a topic that say best what it is about, for a person to make a theme of it."""

import numpy as np
import pandas as pd

from analysis.texts.embedding import embed
from analysis.texts.reading import read

_FEWEST_WORDS, _MOST_WORDS = 3, 30
# So alike that a second one teaches nothing.
_SAME = 0.95
_PLACEHOLDER = "["


def representative_phrases(texts: pd.Series, most: int) -> dict[str, int]:
    """Choose the clauses nearest to the middle of a topic, no two of them nearly the same, one of each mention.

    Args:
        texts: Redacted texts of the topic, index mention_id.
        most: How many at most.

    Returns:
        Phrase to the mention that it was taken from, nearest first. A clause in which the gate put a placeholder, or
        that is very short or long, is not chosen.
    """
    reading = read(texts)
    written, numbers = texts.tolist(), texts.index.tolist()
    spans = [
        (numbers[owner], written[owner][start:end].strip(" .,;:!?-"))
        for owner, start, end in zip(reading.owners, reading.starts, reading.ends, strict=True)
    ]
    spans = [(n, p) for n, p in spans if _FEWEST_WORDS <= len(p.split()) <= _MOST_WORDS and _PLACEHOLDER not in p]
    if not spans:
        return {}
    middle = embed(texts).mean(axis=0)
    vectors = embed(pd.Series([phrase for _, phrase in spans], dtype="str"))
    chosen: list[int] = []
    for place in np.argsort(-(vectors @ middle), kind="stable").tolist():
        is_fresh = all(spans[place][0] != spans[other][0] for other in chosen)
        if is_fresh and (not chosen or float((vectors[chosen] @ vectors[place]).max()) < _SAME):
            chosen.append(place)
        if len(chosen) == most:
            break
    return {spans[place][1]: int(spans[place][0]) for place in chosen}
