"""Themes of a mention: trained where there are labelled examples, cues and nearness of meaning where there are none."""

from collections.abc import Mapping
from functools import cache
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.embedding import embed
from analysis.language import scored
from analysis.model_file import SHIPPED, load_model, read_figures
from analysis.question import kinds
from analysis.reading import read
from analysis.theme_model import ThemeModel, finder, model_from
from config.taxonomy import NO_THEME, Theme, load_themes

NAME = "theme"
VERSION: str = read_figures("theme")["version"]
LABELS: tuple[str, ...] = (*(theme.name for theme in load_themes()), NO_THEME)

# Of a theme without labelled examples: a cue is right about four times of five; likeness is the cosine to the nearest
# example phrase of the taxonomy.
_CUE_PROBABILITY = 0.8
_LEAST_LIKENESS = 0.62


def label(texts: pd.Series, context: pd.DataFrame) -> pd.DataFrame:
    """Label each text of a supported language with the themes that it is about.

    Args:
        texts: Texts, index mention_id.
        context: Frame with the same index; language, question, compound.

    Returns:
        Frame with mention_id, label, value (probability 0-1): one row per theme, or one `none` with the probability
        that it is about no theme.
    """
    texts = scored(texts, context)
    context = context.loc[texts.index]
    called, value = judge(texts, kinds(context["question"]), context["compound"].to_numpy(np.float64))
    row, theme = np.nonzero(called)
    silent = np.flatnonzero(~called.any(axis=1))
    names = np.array(LABELS, dtype=object)
    return pd.DataFrame(
        {
            "mention_id": np.concatenate([texts.index.to_numpy()[row], texts.index.to_numpy()[silent]]),
            "label": pd.Series(np.concatenate([names[theme], np.full(len(silent), NO_THEME, object)]), dtype="str"),
            "value": np.concatenate([value[row, theme], 1 - value[silent].max(axis=1, initial=0)]),
        }
    )


def judge(
    texts: pd.Series, question_kinds: pd.Series, text_compound: NDArray[np.float64]
) -> tuple[NDArray[np.bool_], NDArray[np.float64]]:
    """Say which themes each text is about, and how probable each is.

    Returns:
        Two arrays of shape (texts, themes of the taxonomy): called or not, probability 0-1.
    """
    themes = load_themes()
    called = np.zeros((len(texts), len(themes)), np.bool_)
    value = np.zeros(called.shape)
    trained = model()
    places = [[theme.name for theme in themes].index(name) for name in trained.themes]
    margins = trained.margins(texts, question_kinds, text_compound)
    called[:, places] = margins > trained.thresholds
    value[:, places] = trained.probabilities(margins)
    untrained = [place for place in range(len(themes)) if place not in places]
    hits = finder().find(read(texts))[:, untrained]
    likeness = _likeness(texts, tuple(themes[place] for place in untrained))
    called[:, untrained] = hits | (likeness >= _LEAST_LIKENESS)
    value[:, untrained] = np.where(hits, _CUE_PROBABILITY, np.clip(likeness, 0, _CUE_PROBABILITY))
    return called, value


def figures() -> Mapping[str, Any]:
    """Give the cross-validated figures of the shipped model."""
    return read_figures("theme")


@cache
def model() -> ThemeModel:
    """Load the shipped model.

    Raises:
        HeedError: if it is missing or of another format.
    """
    return model_from(load_model(SHIPPED / "theme.skops", "theme"))


def _likeness(texts: pd.Series, themes: tuple[Theme, ...]) -> NDArray[np.float64]:
    similarity = np.asarray(embed(texts) @ _phrase_vectors(themes).T, np.float64)
    ends = np.cumsum([len(theme.phrases) for theme in themes])
    parts = np.split(similarity, ends[:-1], axis=1)
    return np.column_stack([part.max(axis=1) for part in parts])


@cache
def _phrase_vectors(themes: tuple[Theme, ...]) -> NDArray[np.float32]:
    return embed(pd.Series([phrase for theme in themes for phrase in theme.phrases], dtype="str"))
