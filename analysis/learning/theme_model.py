"""The trained theme model: how a text becomes a probability of each theme that has labelled examples."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
import pandas as pd
import scipy.sparse as sp
from numpy.typing import NDArray

from analysis.learning.clause_sentiment import strongest
from analysis.learning.features import sequence_scores, sequences_by_question, text_counts
from analysis.learning.sentiment_model import LEVELS
from analysis.learning.vocabulary import Vocabulary
from analysis.texts.cues import CueFinder
from analysis.texts.embedding import DIMENSIONS, embed
from analysis.texts.question import KINDS
from analysis.texts.reading import Reading, read
from config.taxonomy import Theme, load_themes

_EXTRA_SIZE = 0.5
_SURE = 0.9


@dataclass(frozen=True)
class Evidence:
    """What the first layer finds in a batch of texts.

    Attributes:
        strengths: What words and cues of each clause add to the margin, shape (clauses, themes).
        findings: What the second layer weighs, shape (texts, themes, 5).
        is_sure: Whether words of the text mean the theme for certain, shape (texts, themes).
    """

    strengths: NDArray[np.float64]
    findings: NDArray[np.float64]
    is_sure: NDArray[np.bool_]


@dataclass(frozen=True)
class ThemeWeighing:
    """The second layer of one tier: a logistic regression for each theme.

    Attributes:
        weights: Shape (themes, findings).
        biases: Shape (themes,).
        thresholds: Logit above which a text is about the theme, shape (themes,).
    """

    weights: NDArray[np.float64]
    biases: NDArray[np.float64]
    thresholds: NDArray[np.float64]

    def logits(self, found: NDArray[np.float64]) -> NDArray[np.float64]:
        """Weigh findings of shape (texts, themes, findings): logits of shape (texts, themes)."""
        return np.asarray(np.einsum("ntf,tf->nt", found, self.weights) + self.biases)


@dataclass(frozen=True)
class ThemeTier:
    """What one tier weighs with.

    Attributes:
        answers: Where something was asked.
        unasked: Where no question is known, as in reviews and posts.
    """

    answers: ThemeWeighing
    unasked: ThemeWeighing

    def call(
        self, found: NDArray[np.float64], unasked: NDArray[np.bool_]
    ) -> tuple[NDArray[np.bool_], NDArray[np.float64]]:
        """Call themes: two arrays of shape (texts, themes), called or not, and the logit."""
        logits = self.answers.logits(found)
        logits[unasked] = self.unasked.logits(found[unasked])
        return logits > np.where(unasked[:, np.newaxis], self.unasked.thresholds, self.answers.thresholds), logits


@dataclass(frozen=True)
class ThemeModel:
    """Two layers for each theme: a linear separator reads texts and clauses, a small one weighs what it found.

    Attributes:
        vocabulary: Sequences that are known.
        themes: Names of the themes it was trained on.
        weights: Of the separators, shape (features, themes).
        biases: Of the separators, shape (themes,).
        fast: The second layer of the fast tier, on `findings`.
        accurate: The second layer of the accurate tier, on `findings` and what the encoder says; None if not trained.
    """

    vocabulary: Vocabulary
    themes: tuple[str, ...]
    weights: NDArray[np.float64]
    biases: NDArray[np.float64]
    fast: ThemeTier
    accurate: ThemeTier | None = None

    def call(
        self, evidence: Evidence, unasked: NDArray[np.bool_], outputs: NDArray[np.float64] | None = None
    ) -> tuple[NDArray[np.bool_], NDArray[np.float64]]:
        """Say which themes each text is about, and how probable each is: two arrays of shape (texts, themes).

        Args:
            evidence: What the first layer found.
            unasked: Where no question is known, as `is_unasked` says.
            outputs: What the encoder says of each text, shape (texts, outputs); without it the fast tier judges.
        """
        if outputs is not None and self.accurate is not None:
            called, logits = self.accurate.call(with_deep(evidence.findings, outputs), unasked)
        else:
            called, logits = self.fast.call(evidence.findings, unasked)
        value = _probabilities(logits)
        return called | evidence.is_sure, np.where(evidence.is_sure, np.maximum(value, _SURE), value)

    def hear(self, texts: pd.Series, kinds: pd.Series, text_compound: NDArray[np.float64]) -> Evidence:
        """Let the first layer read texts and their clauses; a clause borrows VADER and embedding of its text."""
        reading = read(texts)
        clause_counts = self.vocabulary.counts(reading)
        asked, owners = asked_kinds(kinds), reading.owners
        sequences = sequence_scores(self.vocabulary, text_counts(reading, clause_counts), asked, self.weights)
        parts = sequence_scores(self.vocabulary, clause_counts, asked[owners], self.weights)
        asks, hints, rest, meaning = self._extra_weights()
        alike = likeness(texts, themes_named(self.themes))
        cues, clause_cues = finder().find(reading), finder().find_in_clauses(reading)
        shared = asked @ asks + text_compound[:, np.newaxis] * rest[0] + embed(texts) @ meaning + self.biases
        words = reading.lengths()
        of_texts = np.log1p(np.bincount(owners, words, len(texts)))[:, np.newaxis] * rest[1]
        margins = sequences + cues @ hints + of_texts + shared
        strengths = parts + clause_cues @ hints
        strengths += np.take(sure_finder().find_in_clauses(reading), theme_places(self.themes), axis=1)
        clause_margins = strengths + np.log1p(words)[:, np.newaxis] * rest[1] + shared[owners]
        loudest = strongest(clause_margins, reading)
        is_hinted = np.take(cues, theme_places(self.themes), axis=1)
        is_sure = np.take(sure_finder().find(reading), theme_places(self.themes), axis=1)
        return Evidence(strengths, findings(margins, loudest, is_hinted, alike), is_sure)

    def weigh(self, evidence: Evidence) -> NDArray[np.float64]:
        """Let the fast tier weigh the evidence of what answers no question: logits of shape (texts, themes)."""
        return self.fast.unasked.logits(evidence.findings)

    def _extra_weights(self) -> tuple[NDArray[np.float64], ...]:
        extras = len(KINDS) + len(load_themes()) + 2
        first = self.weights.shape[0] - DIMENSIONS - extras
        measured = _EXTRA_SIZE * self.weights[first : first + extras]
        ends = [len(KINDS), extras - 2]
        return (*np.split(measured, ends), self.weights[first + extras :])


def likeness(texts: pd.Series, themes: tuple[Theme, ...]) -> NDArray[np.float64]:
    """Give the cosine of each text with the nearest example phrase of each theme: shape (texts, themes)."""
    similarity = np.asarray(embed(texts) @ _phrase_vectors(themes).T, np.float64)
    ends = np.cumsum([len(theme.phrases) for theme in themes])
    parts = np.split(similarity, ends[:-1], axis=1)
    return np.column_stack([part.max(axis=1) for part in parts])


def theme_places(names: Sequence[str]) -> list[int]:
    """Give the place of each theme in the taxonomy."""
    order = {theme.name: place for place, theme in enumerate(load_themes())}
    return [order[name] for name in names]


def themes_named(names: Sequence[str]) -> tuple[Theme, ...]:
    """Give the themes of some names."""
    return tuple(load_themes()[place] for place in theme_places(names))


def findings(
    margins: NDArray[np.float64],
    loudest: NDArray[np.float64],
    cues: NDArray[np.bool_],
    alike: NDArray[np.float64],
) -> NDArray[np.float64]:
    """Lay out what the second layer weighs: shape (texts, themes, 5); last, the highest margin of any theme.

    Args:
        margins: How far each text lies on the side of each theme, shape (texts, themes).
        loudest: The same of its clause that lies farthest, shape (texts, themes).
        cues: Whether a cue of the theme is there, shape (texts, themes).
        alike: Cosine with the nearest example phrase of the theme, shape (texts, themes).
    """
    top = np.broadcast_to(margins.max(axis=1, initial=-1)[:, np.newaxis], margins.shape)
    return np.stack([margins, loudest, cues.astype(np.float64), alike, top], axis=2)


def with_deep(found: NDArray[np.float64], outputs: NDArray[np.float64]) -> NDArray[np.float64]:
    """Add what the encoder says of each theme to the findings: shape (texts, themes, 6)."""
    return np.concatenate([found, outputs[:, 2 * LEVELS :, np.newaxis]], axis=2)


def theme_rows(
    vocabulary: Vocabulary, reading: Reading, kinds: pd.Series, text_compound: NDArray[np.float64]
) -> tuple[sp.csr_array, sp.csr_array]:
    """Lay the features side by side, of each text and of each clause: sequences, question, cues, VADER, embedding."""
    counts, asked, owners = vocabulary.counts(reading), asked_kinds(kinds), reading.owners
    words = reading.lengths()
    of_each = np.asarray(np.bincount(owners, words, len(reading.texts)), np.float64)
    meaning = embed(reading.texts)
    of_texts = _extras(asked, finder().find(reading), text_compound, of_each, meaning)
    of_clauses = _extras(
        asked[owners], finder().find_in_clauses(reading), text_compound[owners], words, meaning[owners]
    )
    texts = sequences_by_question(vocabulary, text_counts(reading, counts), asked)
    clauses = sequences_by_question(vocabulary, counts, asked[owners])
    return sp.csr_array(sp.hstack([texts, of_texts])), sp.csr_array(sp.hstack([clauses, of_clauses]))


def asked_kinds(kinds: pd.Series) -> NDArray[np.float64]:
    """Mark the kind of question of each text: shape (texts, KINDS)."""
    return np.column_stack([kinds.to_numpy() == kind for kind in KINDS]).astype(np.float64)


def _probabilities(logits: NDArray[np.float64]) -> NDArray[np.float64]:
    # Calibrated, because the second layer is fitted without class weights.
    return np.asarray(1 / (1 + np.exp(-np.clip(logits, -500, 500))))


def _extras(
    asked: NDArray[np.float64],
    cues: NDArray[np.bool_],
    compounds: NDArray[np.float64],
    words: NDArray[np.float64],
    meaning: NDArray[np.float32],
) -> sp.csr_array:
    measured = np.column_stack([asked, cues, compounds, np.log1p(words)])
    # Of about the same size as the weights of the sequences, or they would drown them.
    return sp.csr_array(np.hstack([_EXTRA_SIZE * measured, meaning]))


@cache
def finder() -> CueFinder:
    """Give the finder of the taxonomy's cues, one column per theme in its order."""
    return CueFinder([theme.cues for theme in load_themes()])


@cache
def sure_finder() -> CueFinder:
    """Give the finder of words that mean a theme for certain, one column per theme of the taxonomy."""
    return CueFinder([theme.sure for theme in load_themes()])


@cache
def _phrase_vectors(themes: tuple[Theme, ...]) -> NDArray[np.float32]:
    return embed(pd.Series([phrase for theme in themes for phrase in theme.phrases], dtype="str"))
