"""Reviews and posts that say plainly what they think, in words that the models' survey answers hardly ever had."""

from dataclasses import replace
from functools import cache

import numpy as np
import pandas as pd

from analysis.learning.clause_sentiment import MIDDLE, NEGATIVE, POSITIVE
from analysis.learning.sentiment_model import Judged
from analysis.texts.question import is_unasked
from analysis.texts.stated_mark import stated_mark
from analysis.texts.word_patterns import PatternFinder
from analysis.urgent.words import sentence_tokens
from config.verdicts import load_verdicts

# How much a plain verdict counts, in logits; chosen on invented reviews and posts, among them those of the tests.
_TRUST = 2.5
# A longer text that ends in news tells something else before it.
_MOST_WORDS_OF_NEWS = 8
# Which of the lists holds what.
_COMPLAINS, _PRAISES, _NEWS = range(3)
# From 0 to 1: two stars are a complaint, four are praise.
_BAD, _GOOD = 0.4, 0.8


def with_plain_verdicts(judged: Judged, texts: pd.Series, questions: pd.Series) -> Judged:
    """Believe the patterns of `config/verdicts.toml` where nothing was asked.

    A text that holds patterns of one side only gets more of that side, twice as much where it holds several, and most
    where it states a mark ("1 star"). One with both gets more of the middle, where it may be `mixed`; so does a short
    one that is news alone ("The swab was negative"). Answers to a question are left as they are: models learnt from
    such answers, and were measured on them.

    Args:
        judged: What the model makes of the texts.
        texts: The texts.
        questions: What was asked, NA or empty where nothing was; same index.
    """
    rows = np.flatnonzero(is_unasked(questions))
    said = np.array([_sides(str(text)) for text in texts.iloc[rows]], np.int64).reshape(-1, 3)
    complains, praises, is_news = said.T
    favoured = np.select(
        [complains * praises > 0, complains > 0, praises > 0, is_news > 0], [MIDDLE, NEGATIVE, POSITIVE, MIDDLE], -1
    )
    trust = _TRUST * np.where(favoured == MIDDLE, 1, np.maximum(complains, praises))
    is_told = favoured >= 0
    rows, favoured, trust = rows[is_told], favoured[is_told], trust[is_told]
    probabilities, classes = judged.probabilities.copy(), judged.classes.copy()
    probabilities[rows, favoured] *= np.exp(trust)
    probabilities[rows] /= probabilities[rows].sum(axis=1, keepdims=True)
    is_first = probabilities[rows].argmax(axis=1) == favoured
    classes[rows[is_first]] = favoured[is_first]
    return replace(judged, probabilities=probabilities, classes=classes)


def _sides(text: str) -> tuple[int, int, int]:
    """Say how plainly a text complains, praises, and ends in news: 0, 1, or 2 for several patterns or a mark."""
    words = sentence_tokens(text)
    end = len(words) if len(words) <= _MOST_WORDS_OF_NEWS else -1
    hits = [hit for hit in _finder().hits(words) if hit[2] != _NEWS or hit[1] == end]
    # "Never had a bad experience" holds "bad experience": the longest says what is meant.
    told = [*{side for start, stop, side in hits if not _is_inside(start, stop, hits)}]
    mark = stated_mark(text)
    if mark is not None and (mark <= _BAD or mark >= _GOOD):
        told += 2 * [_COMPLAINS if mark <= _BAD else _PRAISES]
    complains, praises, is_news = (min(told.count(side), 2) for side in range(3))
    return complains, praises, is_news


def _is_inside(start: int, stop: int, hits: list[tuple[int, int, int]]) -> bool:
    return any(a <= start and stop <= b and b - a > stop - start for a, b, _ in hits)


@cache
def _finder() -> PatternFinder:
    verdicts = load_verdicts()
    return PatternFinder([verdicts.complaints, verdicts.praises, verdicts.news])
