"""Themes of a mention: trained where there are labelled examples, cues and nearness of meaning where there are none."""

from functools import cache

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.label_rows import label_rows
from analysis.language import scored
from analysis.learning.model_file import MODELS, load_model, read_figures
from analysis.learning.sentiment_model import LEVELS
from analysis.learning.theme_model import Evidence, ThemeModel, finder, likeness, theme_places
from analysis.learning.theme_model_file import model_from
from analysis.texts.question import is_unasked, kinds
from analysis.texts.reading import read
from analysis.tier import deep_outputs, tier_of
from config.cues import fingerprint
from config.taxonomy import NO_THEME, load_themes

NAME = "theme"
# A model of its own, and a taxonomy that people may edit.
VERSION = f"{read_figures('theme')['version']}.{fingerprint('taxonomy')}"
LABELS: tuple[str, ...] = (*(theme.name for theme in load_themes()), NO_THEME)

# Of a theme without labelled examples: a cue is right about four times of five; likeness is the cosine to the nearest
# example phrase of the taxonomy.
_CUE_PROBABILITY = 0.8


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
    return label_rows(texts, *judge(texts, context), LABELS)


def judge(texts: pd.Series, context: pd.DataFrame) -> tuple[NDArray[np.bool_], NDArray[np.float64]]:
    """Say which themes each text is about, and how probable each is, in the tier of the batch.

    Args:
        texts: Texts of a supported language.
        context: Frame with the same index; question, compound; source if known, and the tier if not `accurate`.

    Returns:
        Two arrays of shape (texts, themes of the taxonomy): called or not, probability 0-1.
    """
    themes, trained, asked = load_themes(), model(), kinds(context["question"])
    evidence = _hear(texts, asked, context["compound"].to_numpy(np.float64))
    places = theme_places(trained.themes)
    called = np.zeros((len(texts), len(themes)), np.bool_)
    value = np.zeros(called.shape)
    outputs = deep_outputs(texts, asked, tier_of(context))
    called[:, places], value[:, places] = trained.call(evidence, is_unasked(context["question"]), outputs)
    untrained = np.flatnonzero(~is_trained())
    if len(untrained):
        hits = finder().find(read(texts))[:, untrained]
        alike = likeness(texts, tuple(themes[place] for place in untrained))
        called[:, untrained] = hits | (alike >= np.array([themes[place].least_likeness for place in untrained]))
        value[:, untrained] = np.where(hits, _CUE_PROBABILITY, np.clip(alike, 0, _CUE_PROBABILITY))
    return called, value


def likeliest(texts: pd.Series, question_kinds: pd.Series, text_compound: NDArray[np.float64]) -> NDArray[np.float64]:
    """Give the logit of the likeliest trained theme of each text: shape (texts,)."""
    return np.asarray(model().weigh(_hear(texts, question_kinds, text_compound)).max(axis=1, initial=-np.inf))


def clause_strengths(
    texts: pd.Series, question_kinds: pd.Series, text_compound: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Say how strongly each clause of `read(texts)` speaks for each theme: shape (clauses, themes of the taxonomy).

    For a trained theme the sum of the weights of what stands in the clause; for the others whether it has a cue.
    Only the clauses of one text can be compared with each other.
    """
    strengths = finder().find_in_clauses(read(texts)).astype(np.float64)
    strengths[:, theme_places(model().themes)] = _hear(texts, question_kinds, text_compound).strengths
    return strengths


def deep_strengths(outputs: NDArray[np.float64]) -> NDArray[np.float64]:
    """Say how strongly the encoder finds each theme in what it read: logits, shape (parts, themes of the taxonomy).

    0 for a theme that was not trained.
    """
    strengths = np.zeros((len(outputs), len(load_themes())))
    strengths[:, theme_places(model().themes)] = outputs[:, 2 * LEVELS :]
    return strengths


@cache
def model() -> ThemeModel:
    """Load the model in use.

    Raises:
        HeedError: if it is missing or of another format.
    """
    return model_from(load_model(MODELS / "theme.npz", "theme"))


def _hear(texts: pd.Series, question_kinds: pd.Series, text_compound: NDArray[np.float64]) -> Evidence:
    # Labellers are called one after another on the same texts, which need to be read only once.
    if not (_last and _last[0][0] is texts and _last[0][1].equals(question_kinds)):
        _last[:] = [(texts, question_kinds, model().hear(texts, question_kinds, text_compound))]
    return _last[0][2]


_last: list[tuple[pd.Series, pd.Series, Evidence]] = []


def is_trained() -> NDArray[np.bool_]:
    """Say which themes of the taxonomy were learnt from labelled answers, shape (themes of the taxonomy,)."""
    trained = np.zeros(len(load_themes()), np.bool_)
    trained[theme_places(model().themes)] = True
    return trained
