"""How severe a complaint is, after the Healthcare Complaints Analysis Tool: 0 none, 1 low, 2 medium, 3 high."""

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis import sentiment, urgency
from analysis.language import scored
from analysis.learning.clause_sentiment import NEGATIVE, strongest
from analysis.texts.phrase_book import HIGH, MEDIUM, said
from analysis.texts.reading import read
from config.cues import fingerprint, load_severity

NAME = "severity"
LABELS: tuple[str, ...] = ("0", "1", "2", "3")
# The rules of this file, then the phrases that a clinician may have edited.
VERSION = f"2.{fingerprint('severity')}.{urgency.VERSION}"

_LIKELY = 0.5
_POSSIBLE, _CONCEIVABLE = 0.3, 0.1


def label(texts: pd.Series, context: pd.DataFrame) -> pd.DataFrame:
    """Label each text of a supported language with the severity of what it complains about.

    Only clauses that complain are searched for the phrases of `config/severity.toml`; in a text that complains as a
    whole, every clause that does not praise. What the patterns of urgency find is 3.

    Args:
        texts: Texts, index mention_id.
        context: Frame with the same index; language, question, rating, compound.

    Returns:
        Frame with mention_id, label (`0` to `3`), value (probability 0-1 that it complains, or for `0` that it does
        not).

    Source:
        Gillespie and Reader (2016), The Healthcare Complaints Analysis Tool, BMJ Quality & Safety 25.
    """
    texts = scored(texts, context)
    level, complaining = judge(texts, context.loc[texts.index])
    return pd.DataFrame(
        {
            "mention_id": texts.index,
            "label": pd.Series(level.astype(str), dtype="str"),
            "value": np.where(level > 0, complaining, 1 - complaining),
        }
    )


def judge(texts: pd.Series, context: pd.DataFrame) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    """Judge how severe each text is, and how probably it complains: two arrays of shape (texts,)."""
    if texts.empty:
        return np.zeros(0, np.int64), np.zeros(0)
    reading, severity = read(texts), load_severity()
    judged = sentiment.judge(texts, context)
    as_a_whole = np.isin(sentiment.names(judged), ["negative", "mixed"])
    classes = judged.clauses.argmax(axis=1)
    complains = classes == NEGATIVE
    # What leads up to a complaint can be its gravest part: "I sat there for six hours. Not good."
    complains |= as_a_whole[reading.owners] & (judged.clauses[:, NEGATIVE] >= judged.clauses.max(axis=1) / 2)
    # A grave phrase is a complaint unless the clause is praise beyond doubt.
    complains |= said(reading)[HIGH] & (judged.clauses[:, NEGATIVE] >= _CONCEIVABLE)
    complains |= said(reading)[MEDIUM] & (judged.clauses[:, NEGATIVE] >= _POSSIBLE)
    level = np.where(complains, severity.usual, 0)
    level[complains & said(reading)[MEDIUM]] = 2
    level[complains & said(reading)[HIGH]] = 3
    of_text = strongest(level, reading)
    of_text = np.where(as_a_whole, np.maximum(of_text, severity.usual), of_text)
    # What only resembles urgent examples is to be read, not to be called grave.
    is_urgent = (urgency.judge(texts, context)[1] > urgency.MOST_BY_MEANING).any(axis=1)
    of_text = np.where(is_urgent, 3, of_text)
    complaining = np.maximum(strongest(judged.clauses, reading)[:, NEGATIVE], judged.probabilities[:, NEGATIVE])
    return of_text.astype(np.int64), np.where(is_urgent, np.maximum(complaining, _LIKELY), complaining)
