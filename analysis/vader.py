"""VADER's compound valence, as the vaderSentiment package computes it: the floor, and a feature."""

from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.language import scored

if TYPE_CHECKING:
    from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

NAME = "vader"
VERSION = "1"
LABELS: tuple[str, ...] = ("compound",)


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


def figures() -> Mapping[str, Any] | None:
    """Give no figures: it was not trained here."""
    return None


def compound(texts: pd.Series) -> NDArray[np.float64]:
    """Compute the compound valence of each text, -1 to 1; identical to `SentimentIntensityAnalyzer`.

    Hutto and Gilbert (2014), VADER: a parsimonious rule-based model for sentiment analysis of social media text.
    """
    analyser = _analyser()
    return np.fromiter((analyser.polarity_scores(text)["compound"] for text in texts), np.float64, len(texts))


@cache
def _analyser() -> "SentimentIntensityAnalyzer":
    from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

    return SentimentIntensityAnalyzer()
