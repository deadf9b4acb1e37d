"""Sentiment of a mention: negative, mixed, neutral or positive."""

from collections.abc import Mapping
from functools import cache
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.language import scored
from analysis.model_file import SHIPPED, load_model, read_figures
from analysis.question import kinds
from analysis.sentiment_model import MIDDLE, NEGATIVE, POSITIVE, Judged, SentimentModel, model_from

NAME = "sentiment"
LABELS: tuple[str, ...] = ("negative", "mixed", "neutral", "positive")
VERSION: str = read_figures("sentiment")["version"]


def label(texts: pd.Series, context: pd.DataFrame) -> pd.DataFrame:
    """Label each text of a supported language with its sentiment.

    The model knows three classes: negative, positive, and one in the middle. A text in the middle is `mixed` when its
    clauses say both, by the rule of `says_both`, and `neutral` otherwise.

    Args:
        texts: Texts, index mention_id.
        context: Frame with the same index; language, question, rating, compound.

    Returns:
        Frame with mention_id, label, value (probability 0-1 of the class).
    """
    texts = scored(texts, context)
    context = context.loc[texts.index]
    judged = model().judge(texts, kinds(context["question"]), context["rating"], context["compound"].to_numpy())
    rows = np.arange(len(texts))
    return pd.DataFrame(
        {
            "mention_id": texts.index,
            "label": names(judged),
            "value": judged.probabilities[rows, judged.classes],
        }
    )


def names(judged: Judged) -> NDArray[np.str_]:
    """Name the sentiment of each text: the middle class parts into mixed and neutral by `says_both`."""
    return np.select(
        [judged.classes == NEGATIVE, judged.classes == POSITIVE, (judged.classes == MIDDLE) & judged.is_mixed],
        ["negative", "positive", "mixed"],
        "neutral",
    )


def figures() -> Mapping[str, Any]:
    """Give the cross-validated figures of the shipped model."""
    return read_figures("sentiment")


@cache
def model() -> SentimentModel:
    """Load the shipped model.

    Raises:
        HeedError: if it is missing or of another format.
    """
    return model_from(load_model(SHIPPED / "sentiment.skops", "sentiment"))
