"""Stock VADER, number for number what the vaderSentiment package gives: the floor, and a feature.

Its known defects are kept. It finds a third of the complaints in comments on care, calls health words ("cancer",
"pain clinic") bad, takes "positive" test results for joy, reads emoji of several characters piece by piece, and lets
"but" change the wrong word when two have the same valence. heed's own sentiment (`analysis.sentiment`) only takes the
compound as one feature among others and does not inherit them.
"""

from collections.abc import Iterable, Iterator
from functools import cache

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.language import scored
from analysis.lexicon.rules import Rules
from analysis.lexicon.tokens import read_tokens
from analysis.lexicon.totals import Totals, add_up, compounds, shares
from analysis.lexicon.words import KnownWords, Tables

NAME = "vader"
VERSION = "1"
LABELS: tuple[str, ...] = ("compound",)

# Many enough that arrays pay, few enough that they stay in the processor's cache.
_CHARACTERS_AT_ONCE = 150_000


def label(texts: pd.Series, context: pd.DataFrame) -> pd.DataFrame:
    """Label each text of a supported language with its compound valence.

    Args:
        texts: Texts, index mention_id.
        context: Frame with the same index and a column language.

    Returns:
        Frame with columns mention_id, label (always `compound`), value (-1 to 1).
    """
    texts = scored(texts, context)
    return pd.DataFrame({"mention_id": texts.index, "label": "compound", "value": compound(texts)})


def compound(texts: Iterable[str]) -> NDArray[np.float64]:
    """Compute the compound valence of each text, -1 to 1; identical to `SentimentIntensityAnalyzer`.

    Hutto and Gilbert (2014), VADER: a parsimonious rule-based model for sentiment analysis of social media text.
    """
    return np.concatenate([np.zeros(0), *(compounds(totals) for totals in _totals(texts))])


def scores(texts: Iterable[str]) -> pd.DataFrame:
    """Compute all four numbers of each text; identical to `SentimentIntensityAnalyzer`.

    Returns:
        Frame with columns neg, neu, pos (shares of 0 to 1) and compound (-1 to 1), and the index of the texts.
    """
    parts = [np.column_stack([*shares(totals), compounds(totals)]) for totals in _totals(texts)]
    index = texts.index if isinstance(texts, pd.Series) else None
    return pd.DataFrame(np.concatenate([np.zeros((0, 4)), *parts]), index, ["neg", "neu", "pos", "compound"])


def _totals(texts: Iterable[str]) -> Iterator[Totals]:
    tables, known, rules = _engine()
    # A Series gives its values one by one ten times as slowly as all at once.
    for batch in _batches(texts.tolist() if isinstance(texts, pd.Series) else list(texts)):
        tokens = read_tokens(batch, known, tables.emojis)
        yield add_up(tokens, rules.rate(tokens))


def _batches(texts: list[str]) -> Iterator[list[str]]:
    ends = np.cumsum([len(text) for text in texts])
    start = 0
    while start < len(texts):
        before = ends[start - 1] if start else 0
        end = int(np.searchsorted(ends, before + _CHARACTERS_AT_ONCE)) + 1
        yield texts[start:end]
        start = end


@cache
def _engine() -> tuple[Tables, KnownWords, Rules]:
    tables = _tables()
    known = KnownWords(tables)
    return tables, known, Rules(tables, known)


def _tables() -> Tables:
    from vaderSentiment.vaderSentiment import (
        BOOSTER_DICT,
        C_INCR,
        N_SCALAR,
        NEGATE,
        SPECIAL_CASES,
        SentimentIntensityAnalyzer,
    )

    analyser = SentimentIntensityAnalyzer()
    return Tables(
        lexicon=analyser.lexicon,
        boosters=BOOSTER_DICT,
        negations=NEGATE,
        special_cases=SPECIAL_CASES,
        emojis=analyser.emojis,
        capital_increment=C_INCR,
        negation_scalar=N_SCALAR,
    )
