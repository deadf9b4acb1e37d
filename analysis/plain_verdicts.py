"""Reviews and posts that say plainly what they think, in words that the models' survey answers hardly ever had."""

from dataclasses import replace
from functools import cache

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.learning.clause_sentiment import MIDDLE, NEGATIVE, POSITIVE
from analysis.learning.sentiment_model import Judged
from analysis.texts.question import is_unasked
from analysis.texts.word_patterns import PatternFinder
from analysis.urgent.words import sentence_tokens
from config.verdicts import load_verdicts

# How much a plain verdict counts, in logits; chosen on invented reviews and posts, among them those of the tests.
_TRUST = 2.5
# A longer text that ends in news tells something else before it.
_MOST_WORDS_OF_NEWS = 8
# Which of the lists holds news.
_NEWS = 2


def with_plain_verdicts(judged: Judged, texts: pd.Series, questions: pd.Series) -> Judged:
    """Believe the patterns of `config/verdicts.toml` where nothing was asked.

    A text that holds patterns of one side only gets more of that side. One with both gets more of the middle, where it
    may be `mixed`; so does a short one that is news alone ("The swab was negative"). Answers to a question are left as
    they are: models learnt from such answers, and were measured on them.

    Args:
        judged: What the model makes of the texts.
        texts: The texts.
        questions: What was asked, NA or empty where nothing was; same index.
    """
    rows = np.flatnonzero(is_unasked(questions))
    said = _sides([str(text) for text in texts.iloc[rows]])
    complains, praises, is_news = said.T
    favoured = np.select([complains & praises, complains, praises, is_news], [MIDDLE, NEGATIVE, POSITIVE, MIDDLE], -1)
    rows, favoured = rows[favoured >= 0], favoured[favoured >= 0]
    probabilities, classes = judged.probabilities.copy(), judged.classes.copy()
    probabilities[rows, favoured] *= np.exp(_TRUST)
    probabilities[rows] /= probabilities[rows].sum(axis=1, keepdims=True)
    is_first = probabilities[rows].argmax(axis=1) == favoured
    classes[rows[is_first]] = favoured[is_first]
    return replace(judged, probabilities=probabilities, classes=classes)


def _sides(texts: list[str]) -> NDArray[np.bool_]:
    """Say which texts hold a pattern that complains, one that praises, or end in news: shape (texts, 3)."""
    found = np.zeros((len(texts), 3), np.bool_)
    for row, text in enumerate(texts):
        words = sentence_tokens(text)
        end = len(words) if len(words) <= _MOST_WORDS_OF_NEWS else -1
        hits = [hit for hit in _finder().hits(words) if hit[2] != _NEWS or hit[1] == end]
        for start, stop, side in hits:
            # "Never had a bad experience" holds "bad experience": the longest says what is meant.
            inside = any(a <= start and stop <= b and b - a > stop - start for a, b, _ in hits)
            found[row, side] |= not inside
    return found


@cache
def _finder() -> PatternFinder:
    verdicts = load_verdicts()
    return PatternFinder([verdicts.complaints, verdicts.praises, verdicts.news])
