"""Whether a public post is about care at this provider, or only names it: jobs, news, adverts, other places, staff."""

from functools import cache

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.language import scored
from analysis.lexicon.valence import word_valences
from analysis.texts.cues import CueFinder
from analysis.texts.embedding import embed
from analysis.texts.question import kinds
from analysis.texts.reading import Reading, read
from analysis.themes import VERSION as THEMES
from analysis.themes import likeliest
from config.cues import fingerprint, load_relevance

NAME = "relevance"
CARE, NOT_CARE = "care", "not_care"
LABELS: tuple[str, ...] = (CARE, NOT_CARE)
# The rules of this file, then the phrases and examples that a person may have edited.
VERSION = f"1.{fingerprint('relevance')}.{THEMES}"

# Logits, chosen by leaving out one example after the other. A post is taken for care unless more speaks against it:
# removing a complaint costs more than keeping an advert.
_BIAS = 0.8
_CARE_CUE, _OTHER_CUE, _MOST_CUES = 0.4, 1.0, 3
_LIKENESS, _STIFFNESS = 4.0, 10.0
# What patients praise and complain about speaks for care: the likeliest theme, and phrases of praise and complaint.
_THEME, _LOWEST_THEME, _HIGHEST_THEME = 0.3, -4.0, 3.0
_VALENCE, _MOST_VALENCE = 0.3, 2.0


def label(texts: pd.Series, context: pd.DataFrame) -> pd.DataFrame:
    """Say of each text of a supported language whether it is about care at this provider.

    Only public sources are judged (`config/relevance.toml` names them): answers to a survey and reviews are about care
    by construction.

    Args:
        texts: Texts, index mention_id.
        context: Frame with the same index; language, source, compound.

    Returns:
        Frame with mention_id, label (`care` or `not_care`), value (probability of that label, 0-1; not calibrated).
    """
    texts = scored(texts, context)
    is_judged = context.loc[texts.index, "source"].isin(load_relevance().sources).to_numpy(np.bool_)
    probability = np.ones(len(texts))
    if is_judged.any():
        asked, compounds = kinds(context.loc[texts.index, "question"]), context.loc[texts.index, "compound"]
        probability[is_judged] = care_probability(texts, asked, compounds.to_numpy(np.float64))[is_judged]
    is_care = probability >= 0.5
    return pd.DataFrame(
        {
            "mention_id": texts.index,
            "label": pd.Series(np.where(is_care, CARE, NOT_CARE), dtype="str"),
            "value": np.where(is_care, probability, 1 - probability),
        }
    )


def care_probability(
    texts: pd.Series, question_kinds: pd.Series, text_compound: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Compute how probably each text is about care: shape (texts,).

    Phrases of patients speak for it, phrases of jobs, news, adverts and the like against it; being more like the
    examples of one side than of the other speaks for that side. Themes, praise and complaint speak for care too.

    Args:
        texts: Texts of a supported language.
        question_kinds: Kind of the question of each; `nonspecific` for a post that answers none.
        text_compound: VADER's compound of each.
    """
    if texts.empty:
        return np.zeros(0)
    reading = read(texts)
    counts = np.minimum(_counts(reading), _MOST_CUES)
    leaning = np.asarray(embed(texts) @ _direction(), np.float64)
    valences = np.bincount(reading.owners, np.abs(word_valences(reading)), len(texts))
    logits = _BIAS + _LIKENESS * leaning + _CARE_CUE * counts[:, 0] - _OTHER_CUE * counts[:, 1]
    logits += _VALENCE * np.minimum(valences, _MOST_VALENCE)
    logits += _THEME * np.clip(likeliest(texts, question_kinds, text_compound), _LOWEST_THEME, _HIGHEST_THEME)
    return np.asarray(1 / (1 + np.exp(-logits)))


def _counts(reading: Reading) -> NDArray[np.float64]:
    counts = np.zeros((len(reading.texts), 2))
    for clause, words in _finder().telling(reading):
        for _, _, side in _finder().longest_hits(words):
            counts[reading.owners[clause], side] += 1
    return counts


@cache
def _finder() -> CueFinder:
    relevance = load_relevance()
    return CueFinder([relevance.care, [phrase for phrases in relevance.not_care.values() for phrase in phrases]])


@cache
def _direction() -> NDArray[np.float64]:
    """Find the direction in which examples of care lie apart from the others: ridge regression, both sides equal."""
    relevance = load_relevance()
    sides = [embed(pd.Series(list(e), dtype="str")) for e in (relevance.care_examples, relevance.not_care_examples)]
    vectors = np.vstack(sides).astype(np.float64)
    truth = np.repeat([1.0, -1.0], [len(side) for side in sides])
    weights = np.repeat([1 / len(side) for side in sides], [len(side) for side in sides]) * len(vectors) / 2
    weighted = vectors.T * weights
    return np.asarray(np.linalg.solve(weighted @ vectors + _STIFFNESS * np.eye(vectors.shape[1]), weighted @ truth))
