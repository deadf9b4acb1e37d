"""Labels of the themes that an organisation added: which mentions and clauses are about them."""

from collections.abc import Mapping, Sequence
from functools import cache
from hashlib import sha256
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.label_rows import label_rows
from analysis.learning.clause_sentiment import strongest
from analysis.learning.own_theme_model import OwnThemeModel, fit_own_theme, telling_words
from analysis.texts.embedding import embed
from analysis.texts.reading import read
from config.own_theme import OwnTheme

NAME = "own_theme"
# Raised with the way in which themes are learnt from examples.
_METHOD = 1


def version_of(themes: Sequence[OwnTheme], opinion_version: str) -> str:
    """Give the version of the labels: another one whenever a theme, an example or the clauses' sentiment changes."""
    told = repr([(theme.name, theme.examples) for theme in sorted(themes, key=lambda theme: theme.name)])
    return f"{_METHOD}.{sha256((told + opinion_version).encode()).hexdigest()[:8]}"


def figures_of(themes: Sequence[OwnTheme]) -> Mapping[str, Any]:
    """Give how well each theme is told from everything else, each example judged by a model that had not learnt it."""
    return {"own_themes": {theme.name: learnt(theme).figures.as_dict() for theme in themes}}


@cache
def learnt(theme: OwnTheme) -> OwnThemeModel:
    """Learn a theme, once a process."""
    return fit_own_theme(theme)


def label(texts: pd.Series, themes: Sequence[OwnTheme]) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Find the themes in texts and in their clauses.

    Args:
        texts: Redacted texts, index mention_id.
        themes: What the organisation added.

    Returns:
        Labels (mention_id, label, value: a probability 0-1), one row per theme of a text or one `none`; and clauses
        (mention_id, start, stop, theme), for each theme of a text those above the threshold, or the nearest to it.
    """
    called, values, in_clauses = _judge(texts, themes)
    names = [each.name for each in themes]
    reading = read(texts)
    clause, about = np.nonzero(in_clauses)
    clauses = pd.DataFrame(
        {
            "mention_id": texts.index.to_numpy()[reading.owners[clause]],
            "start": reading.starts[clause],
            "stop": reading.ends[clause],
            "theme": pd.Series(np.array(names, dtype=object)[about], dtype="str"),
        }
    )
    return label_rows(texts, called, values, names), clauses


def opinions_of(clauses: pd.DataFrame, known: pd.DataFrame, whole: pd.DataFrame) -> pd.DataFrame:
    """Say what each clause feels about the theme that was found in it.

    That is what the labeller of opinions found in the clause. Where it left the clause out, because it knew no theme of
    it, the clause complains or praises with a text that does only that, and is neutral in any other.

    Args:
        clauses: As `label` gives them.
        known: Opinions that are known: mention_id, start, sentiment, probability.
        whole: Sentiment of each mention: mention_id, sentiment, probability.

    Returns:
        Frame with mention_id, label, value, start, stop, theme.
    """
    joined = clauses.merge(known, on=["mention_id", "start"], how="left")
    joined = joined.merge(whole, on="mention_id", how="left", suffixes=("", "_of_all"))
    of_all = joined["sentiment_of_all"].where(joined["sentiment_of_all"].isin(["negative", "positive"]), "neutral")
    is_known = joined["sentiment"].notna()
    return pd.DataFrame(
        {
            "mention_id": joined["mention_id"],
            "label": joined["sentiment"].where(is_known, of_all).astype("str"),
            "value": joined["probability"].where(is_known, joined["probability_of_all"]).fillna(0.5),
            "start": joined["start"],
            "stop": joined["stop"],
            "theme": joined["theme"],
        }
    )


def called(texts: pd.Series, themes: Sequence[OwnTheme]) -> NDArray[np.bool_]:
    """Say which of the themes each text is about: shape (texts, themes)."""
    return _judge(texts, themes)[0]


def _judge(
    texts: pd.Series, themes: Sequence[OwnTheme]
) -> tuple[NDArray[np.bool_], NDArray[np.float64], NDArray[np.bool_]]:
    reading = read(texts)
    written = texts.tolist()
    clauses = pd.Series(
        [written[o][s:e] for o, s, e in zip(reading.owners, reading.starts, reading.ends, strict=True)], dtype="str"
    )
    whole, parts = (embed(texts), telling_words(texts)), (embed(clauses), telling_words(clauses))
    is_about = np.zeros((len(texts), len(themes)), np.bool_)
    values, in_clauses = np.zeros(is_about.shape), np.zeros((len(clauses), len(themes)), np.bool_)
    for place, theme in enumerate(themes):
        model = learnt(theme)
        alone = model.logits(*parts) - model.threshold
        loudest = strongest(alone, reading)
        highest = np.maximum(loudest, model.logits(*whole) - model.threshold)
        is_about[:, place] = highest > 0
        values[:, place] = 1 / (1 + np.exp(-np.clip(highest, -50, 50)))
        is_near = (alone > 0) | (alone >= loudest[reading.owners])
        in_clauses[:, place] = is_near & is_about[reading.owners, place]
    return is_about, values, in_clauses
