"""The trained theme model: how a text becomes a probability of each theme that has labelled examples."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
import scipy.sparse as sp
from numpy.typing import NDArray

from analysis.cues import CueFinder
from analysis.embedding import embed
from analysis.features import sequence_scores, sequences_by_question, text_counts
from analysis.question import KINDS
from analysis.reading import Reading, read
from analysis.vocabulary import Vocabulary, vocabulary_from, vocabulary_parts
from config.taxonomy import load_themes

_EXTRA_SIZE = 0.5


@dataclass(frozen=True)
class ThemeModel:
    """One linear separator per theme, with its own threshold and calibration.

    Attributes:
        vocabulary: Sequences that are known.
        themes: Names of the themes it was trained on.
        weights: Shape (features, themes).
        biases: Shape (themes,).
        slopes: Of the calibration, Platt (1999): probability = 1 / (1 + exp(-(slope * margin + offset))).
        offsets: Of the calibration.
        thresholds: Margin above which a text is about the theme.
    """

    vocabulary: Vocabulary
    themes: tuple[str, ...]
    weights: NDArray[np.float64]
    biases: NDArray[np.float64]
    slopes: NDArray[np.float64]
    offsets: NDArray[np.float64]
    thresholds: NDArray[np.float64]

    def margins(self, texts: pd.Series, kinds: pd.Series, text_compound: NDArray[np.float64]) -> NDArray[np.float64]:
        """Compute how far each text lies on the side of each theme, shape (texts, themes)."""
        reading = read(texts)
        counts = text_counts(reading, self.vocabulary.counts(reading))
        asked, extra = _extras(reading, kinds, text_compound)
        scores = sequence_scores(self.vocabulary, counts, asked, self.weights)
        return np.asarray(scores + extra @ self.weights[-extra.shape[1] :] + self.biases)

    def probabilities(self, margins: NDArray[np.float64]) -> NDArray[np.float64]:
        """Turn margins into calibrated probabilities, same shape."""
        return np.asarray(1 / (1 + np.exp(-np.clip(self.slopes * margins + self.offsets, -500, 500))))


def theme_rows(
    vocabulary: Vocabulary, reading: Reading, kinds: pd.Series, text_compound: NDArray[np.float64]
) -> sp.csr_array:
    """Lay the features of each text side by side: sequences, question, cues, VADER, embedding."""
    counts = text_counts(reading, vocabulary.counts(reading))
    asked, extra = _extras(reading, kinds, text_compound)
    return sp.csr_array(sp.hstack([sequences_by_question(vocabulary, counts, asked), sp.csr_array(extra)]))


def _extras(
    reading: Reading, kinds: pd.Series, text_compound: NDArray[np.float64]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    asked = np.column_stack([kinds.to_numpy() == kind for kind in KINDS]).astype(np.float64)
    hits = finder().find(reading).astype(np.float64)
    words = np.bincount(reading.owners, [len(clause) for clause in reading.words], len(reading.texts))
    measured = np.column_stack([asked, hits, text_compound, np.log1p(words)])
    # Of about the same size as the weights of the sequences, or they would drown them.
    return asked, np.hstack([_EXTRA_SIZE * measured, embed(reading.texts)])


def finder() -> CueFinder:
    """Give the finder of the taxonomy's cues, one column per theme in its order."""
    if not _finders:
        _finders.append(CueFinder([theme.cues for theme in load_themes()]))
    return _finders[0]


_finders: list[CueFinder] = []


def model_parts(model: ThemeModel) -> dict[str, Any]:
    """Take a model apart into arrays and texts, for its file."""
    return {
        **vocabulary_parts(model.vocabulary),
        "themes": "\n".join(model.themes),
        "all_themes": "\n".join(theme.name for theme in load_themes()),
        "weights": model.weights.astype(np.float32),
        "biases": model.biases,
        "slopes": model.slopes,
        "offsets": model.offsets,
        "thresholds": model.thresholds,
    }


def model_from(parts: Mapping[str, Any]) -> ThemeModel:
    """Put a model together from the parts of its file."""
    return ThemeModel(
        vocabulary_from(parts),
        tuple(parts["themes"].split("\n")),
        np.asarray(parts["weights"], np.float64),
        parts["biases"],
        parts["slopes"],
        parts["offsets"],
        parts["thresholds"],
    )
