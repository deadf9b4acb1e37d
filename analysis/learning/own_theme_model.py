"""A theme learnt from few examples: nearness in meaning and telling words, weighed against what is said otherwise."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise
from typing import Any

import numpy as np
import pandas as pd
import scipy.sparse as sp
from numpy.typing import NDArray

from analysis.learning.invented import posts
from analysis.statistics.intervals import wilson
from analysis.texts.embedding import embed
from analysis.texts.tokens import tokens
from config.own_theme import OwnTheme
from config.taxonomy import load_themes

_STRENGTH = 2.0
_WORD_SIZE = 0.3
# A word counts by its beginning, so that "parked" and "parking" are one.
_STEM = 6
# A word of the examples is telling where it is so many times as common in them as elsewhere.
_TELLING = 3
# How often a theme of one's own is spoken of, for the threshold. Texts of patients are nearer to each other than what
# is learnt from as the other side, so it is set low: on ten texts of each theme of the NHS comments, 0.003 gave a
# better F1 than 0.03, with half the false alarms.
_USUAL_SHARE = 0.003
_FOLDS = 5
_SEED = 20260101


@dataclass(frozen=True)
class OwnFigures:
    """How well a theme is told from everything else, each text judged by a model that had not learnt it.

    Attributes:
        examples: Examples there are.
        found: Those of them that are found.
        others: Sentences about other things.
        false_alarms: Those of them that are taken for the theme.
    """

    examples: int
    found: int
    others: int
    false_alarms: int

    def as_dict(self) -> dict[str, Any]:
        """Give them as plain values: counts, recall with its 95 % interval (Wilson), share of false alarms."""
        low, high = wilson(self.found, self.examples)
        return {
            "examples": self.examples,
            "recall": round(self.found / self.examples, 4),
            "recall_interval": [round(float(low), 4), round(float(high), 4)],
            "others": self.others,
            "false_alarm_share": round(self.false_alarms / self.others, 4),
        }


@dataclass(frozen=True)
class OwnThemeModel:
    """A linear model of one theme.

    Attributes:
        theme: What it was learnt from.
        words: Telling words and pairs of words, in the order of their weights.
        meaning_weights: Of the embedding, shape (256,).
        word_weights: Of `words`, shape (words,).
        bias: Added to the sum.
        threshold: Logit above which a text or clause is about the theme.
        figures: How good it is on its own examples and on other sentences, each left out.
    """

    theme: OwnTheme
    words: tuple[str, ...]
    meaning_weights: NDArray[np.float64]
    word_weights: NDArray[np.float64]
    bias: float
    threshold: float
    figures: OwnFigures

    def logits(self, meanings: NDArray[np.float32], words: Sequence[Sequence[str]]) -> NDArray[np.float64]:
        """Weigh texts: shape (texts,).

        Args:
            meanings: As `embed` gives them, shape (texts, 256).
            words: As `telling_words` gives them.
        """
        hits = _marked(words, self.words) @ self.word_weights
        return np.asarray(meanings @ self.meaning_weights + hits + self.bias, np.float64)


def fit_own_theme(theme: OwnTheme) -> OwnThemeModel:
    """Learn a theme from its examples, and measure it on each of them left out.

    The other side are the example phrases of the taxonomy and invented posts. The threshold is the one with the best
    F1 on texts that were left out, were three in a thousand texts about the theme.
    """
    near = pd.Series(theme.examples, dtype="str")
    far = _elsewhere()
    texts = pd.concat([near, far], ignore_index=True)
    is_about = np.arange(len(texts)) < len(near)
    meanings, words = embed(texts), telling_words(texts)
    left_out = np.zeros(len(texts))
    for held in _parts(len(near), len(far)):
        model = _fit(
            theme, meanings[~held], [w for w, out in zip(words, held, strict=True) if not out], is_about[~held]
        )
        left_out[held] = model.logits(meanings[held], [w for w, out in zip(words, held, strict=True) if out])
    threshold = _best_threshold(left_out[is_about], left_out[~is_about])
    called = left_out > threshold
    figures = OwnFigures(len(near), int(called[is_about].sum()), len(far), int(called[~is_about].sum()))
    return replace(_fit(theme, meanings, words, is_about), threshold=threshold, figures=figures)


def telling_words(texts: pd.Series) -> list[list[str]]:
    """Give the beginnings of the words of each text, and of each two neighbours, each once."""
    found = []
    for text in texts.tolist():
        stems = [word[:_STEM] for word in tokens(text)]
        found.append(sorted({*stems, *(" ".join(pair) for pair in pairwise(stems))}))
    return found


def _fit(
    theme: OwnTheme, meanings: NDArray[np.float32], words: Sequence[Sequence[str]], is_about: NDArray[np.bool_]
) -> OwnThemeModel:
    from sklearn.linear_model import LogisticRegression

    inside, outside = Counter[str](), Counter[str]()
    for of_text, about in zip(words, is_about, strict=True):
        (inside if about else outside).update(of_text)
    count, others = int(is_about.sum()), int((~is_about).sum())
    known = tuple(sorted(w for w, n in inside.items() if n / count > _TELLING * outside[w] / others))
    rows = sp.csr_array(sp.hstack([sp.csr_array(meanings), _WORD_SIZE * _marked(words, known)]))
    model = LogisticRegression(C=_STRENGTH, class_weight="balanced", max_iter=500).fit(rows, is_about)
    weights = np.asarray(model.coef_[0], np.float64)
    size = meanings.shape[1]
    return OwnThemeModel(
        theme, known, weights[:size], _WORD_SIZE * weights[size:], float(model.intercept_[0]), 0.0, _NO_FIGURES
    )


def _marked(words: Sequence[Sequence[str]], known: Sequence[str]) -> sp.csr_array:
    places = {word: place for place, word in enumerate(known)}
    hits = [[places[word] for word in of_text if word in places] for of_text in words]
    ends = np.cumsum([0, *map(len, hits)])
    columns = np.array([place for of_text in hits for place in of_text], np.int64)
    return sp.csr_array((np.ones(len(columns)), columns, ends), shape=(len(words), len(known)))


def _parts(near: int, far: int) -> list[NDArray[np.bool_]]:
    """Part texts into what is left out together: each example alone, and the others in five parts."""
    folds = np.random.default_rng(_SEED).permutation(far) % _FOLDS
    part = np.concatenate([np.arange(near), near + folds])
    return [part == number for number in range(near + _FOLDS)]


def _best_threshold(near: NDArray[np.float64], far: NDArray[np.float64]) -> float:
    choices = np.unique(np.concatenate([near, far]))
    middles = (choices[:-1] + choices[1:]) / 2
    recall = (near[:, np.newaxis] > middles).mean(axis=0)
    # One more false alarm than was seen: that none was seen in some hundred does not mean that there are none.
    alarms = ((far[:, np.newaxis] > middles).sum(axis=0) + 1) / (len(far) + 1)
    f1 = 2 * _USUAL_SHARE * recall / (_USUAL_SHARE * recall + (1 - _USUAL_SHARE) * alarms + _USUAL_SHARE)
    return float(middles[int(f1.argmax())])


@cache
def _elsewhere() -> pd.Series:
    phrases = [phrase for theme in load_themes() for phrase in theme.phrases]
    written = [text for held_out in (False, True) for text in posts(held_out=held_out)["text"].tolist()]
    return pd.Series([*phrases, *written], dtype="str")


_NO_FIGURES = OwnFigures(1, 0, 1, 0)
