"""Sentiment of a mention: negative, mixed, neutral or positive."""

from functools import cache

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.language import scored
from analysis.learning.clause_sentiment import MIDDLE, NEGATIVE, POSITIVE
from analysis.learning.model_file import MODELS, load_model, read_figures
from analysis.learning.sentiment_model import Heard, Judged, SentimentModel, model_from
from analysis.plain_verdicts import with_plain_verdicts
from analysis.texts.question import is_unasked, kinds
from analysis.tier import deep_outputs, tier_of
from config.cues import fingerprint

NAME = "sentiment"
LABELS: tuple[str, ...] = ("negative", "mixed", "neutral", "positive")
# A model of its own, the phrases that part mixed from neutral, and those that settle a review or a post.
VERSION = f"{read_figures('sentiment')['version']}.{fingerprint('valence')}.{fingerprint('verdicts')}"


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
    judged = judge(texts, context)
    rows = np.arange(len(texts))
    return pd.DataFrame(
        {
            "mention_id": texts.index,
            "label": names(judged),
            "value": judged.probabilities[rows, judged.classes],
        }
    )


def judge(texts: pd.Series, context: pd.DataFrame) -> Judged:
    """Judge texts with the model in use, in the tier of the batch.

    Judging the batch that was judged last is free: urgency, severity and opinions ask again.

    Args:
        texts: Texts of a supported language, index mention_id.
        context: Frame with the same index; question, rating, compound; source if known, and the tier if not `accurate`.
    """
    if _judged and _judged[0][0] is texts and _judged[0][1].equals(context):
        return _judged[0][2]
    outputs = deep_outputs(texts, kinds(context["question"]), tier_of(context))
    weighed = model().weigh(hear(texts, context), context["rating"], is_unasked(context["question"]), outputs)
    judged = with_plain_verdicts(weighed, texts, context["question"])
    _judged[:] = [(texts, context.copy(), judged)]
    return judged


_judged: list[tuple[pd.Series, pd.DataFrame, Judged]] = []


def hear(texts: pd.Series, context: pd.DataFrame) -> Heard:
    """Let the model in use read texts and their clauses.

    Hearing the batch that was heard last is free: labellers are called one after another on the same texts.

    Args:
        texts: Texts of a supported language, index mention_id.
        context: Frame with the same index; question, compound.
    """
    asked = kinds(context["question"])
    if _last and _last[0][1].reading.texts is texts and _last[0][0].equals(asked):
        return _last[0][1]
    heard = model().hear(texts, asked, context["compound"].to_numpy(np.float64))
    _last[:] = [(asked, heard)]
    return heard


_last: list[tuple[pd.Series, Heard]] = []


def names(judged: Judged) -> NDArray[np.str_]:
    """Name the sentiment of each text: the middle class parts into mixed and neutral by `says_both`."""
    return np.select(
        [judged.classes == NEGATIVE, judged.classes == POSITIVE, (judged.classes == MIDDLE) & judged.is_mixed],
        ["negative", "positive", "mixed"],
        "neutral",
    )


@cache
def model() -> SentimentModel:
    """Load the model in use.

    Raises:
        HeedError: if it is missing or of another format.
    """
    return model_from(load_model(MODELS / "sentiment.npz", "sentiment"))
