"""Reviews and posts that say plainly what they think, in words that the models' survey answers hardly ever had."""

from dataclasses import replace
from functools import cache

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.clause_sentiment import MIDDLE, NEGATIVE, POSITIVE
from analysis.question import is_unasked
from analysis.sentiment_model import Judged
from analysis.urgent_words import sentence_tokens
from analysis.word_patterns import PatternFinder
from config.verdicts import load_verdicts

# How much a plain verdict counts, in logits; chosen on invented reviews and posts, among them those of the tests.
_TRUST = 2.5


def with_plain_verdicts(judged: Judged, texts: pd.Series, questions: pd.Series) -> Judged:
    """Believe the patterns of `config/verdicts.toml` where nothing was asked.

    A text that holds patterns of one side only gets more of that side; one with both, more of the middle, where it may
    be `mixed`. Answers to a question are left as they are: models learnt from such answers, and were measured on them.

    Args:
        judged: What the model makes of the texts.
        texts: The texts.
        questions: What was asked, NA or empty where nothing was; same index.
    """
    rows = np.flatnonzero(is_unasked(questions))
    said = _sides([str(text) for text in texts.iloc[rows]])
    favoured = np.select([said.all(axis=1), said[:, 0], said[:, 1]], [MIDDLE, NEGATIVE, POSITIVE], -1)
    rows, favoured = rows[favoured >= 0], favoured[favoured >= 0]
    probabilities, classes = judged.probabilities.copy(), judged.classes.copy()
    probabilities[rows, favoured] *= np.exp(_TRUST)
    probabilities[rows] /= probabilities[rows].sum(axis=1, keepdims=True)
    is_first = probabilities[rows].argmax(axis=1) == favoured
    classes[rows[is_first]] = favoured[is_first]
    return replace(judged, probabilities=probabilities, classes=classes)


def _sides(texts: list[str]) -> NDArray[np.bool_]:
    """Say which texts hold a pattern that complains, and which one that praises: shape (texts, 2)."""
    found = np.zeros((len(texts), 2), np.bool_)
    for row, text in enumerate(texts):
        hits = list(_finder().hits(sentence_tokens(text)))
        for start, stop, side in hits:
            # "Never had a bad experience" holds "bad experience": the longest says what is meant.
            inside = any(a <= start and stop <= b and b - a > stop - start for a, b, _ in hits)
            found[row, side] |= not inside
    return found


@cache
def _finder() -> PatternFinder:
    return PatternFinder([load_verdicts().complaints, load_verdicts().praises])
