"""Themes of reviews and posts: their meaning is weighed beside what models of survey answers found."""

from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from analysis.examples import themes_of
from analysis.invented_posts import reviews
from analysis.model_file import SHIPPED
from analysis.theme_training import best_threshold
from analysis.vader import compound
from config.taxonomy import load_themes

FILE = "unasked_themes.npz"

# Chosen on the reviews of one writer, learnt from the others, and on survey answers as if nothing had been asked.
_STRENGTH = 0.3
_TRUST = 0.5
_TRUST_IN_OWN_THRESHOLD = 0.3
_FEWEST_REVIEWS = 10
_FOLDS = 4
_SEED = 20
# The vectors of meaning have length 1; so long they weigh about as much as what was found before.
_LENGTH = 6.0
# A theme without a model is called or not, which stands for this logit.
_CALLED = 2.0


class Readers(NamedTuple):
    """What the meaning of a review says of the themes that have ten reviews or more.

    Attributes:
        places: Of the themes in the taxonomy, shape (themes,).
        weights: Shape (themes, dimensions of meaning + 1); the last is of what was found before.
        biases: Shape (themes,).
        thresholds: From which logit on a theme is called, shape (themes,).
    """

    places: NDArray[np.int64]
    weights: NDArray[np.float64]
    biases: NDArray[np.float64]
    thresholds: NDArray[np.float64]

    def logits(self, before: NDArray[np.float64], meanings: NDArray[np.float32]) -> NDArray[np.float64]:
        """Weigh the meanings beside what was found before, shape (texts, themes of the taxonomy): (texts, themes)."""
        found = before[:, self.places]
        read = _LENGTH * meanings @ self.weights[:, :-1].T + found * self.weights[:, -1] + self.biases
        return _TRUST * read + (1 - _TRUST) * found


def with_meaning(
    called: NDArray[np.bool_], value: NDArray[np.float64], is_trained: NDArray[np.bool_], meanings: NDArray[np.float32]
) -> tuple[NDArray[np.bool_], NDArray[np.float64]]:
    """Call the themes of texts that answer no question, given what was called before.

    Args:
        called: Shape (texts, themes of the taxonomy).
        value: Probability of each, same shape.
        is_trained: Which themes have a model of survey answers, shape (themes of the taxonomy,).
        meanings: What the encoder's middle layers know of each text, shape (texts, dimensions).
    """
    readers = _shipped()
    logits = readers.logits(_before(called, value, is_trained), meanings)
    called, value = called.copy(), value.copy()
    called[:, readers.places] = logits >= readers.thresholds
    value[:, readers.places] = 1 / (1 + np.exp(-logits))
    return called, value


def save_readers(models: Path) -> Path:
    """Learn from the invented reviews which meaning goes with which theme, and write it.

    Args:
        models: Folder with the encoder; the file goes there. What was found before is found by the models that ship.
    """
    from analysis.encoder.reader import read_deeply
    from analysis.themes import is_trained, judge_answers

    examples = reviews()
    texts, kinds = examples["text"], examples["kind"]
    said = read_deeply(texts.tolist(), kinds.tolist(), models)
    meanings = said.meanings[said.is_whole]
    before = _before(*judge_answers(texts, kinds, compound(texts)), is_trained())
    names = [theme.name for theme in load_themes()]
    marked = themes_of(examples["labels"]).reindex(columns=names, fill_value=False).to_numpy(np.bool_)
    places = np.flatnonzero(marked.sum(axis=0) >= _FEWEST_REVIEWS)
    fitted = [_fit(np.column_stack([_LENGTH * meanings, before[:, at]]), marked[:, at]) for at in places]
    margins = _TRUST * np.column_stack([unseen for _, _, unseen in fitted]) + (1 - _TRUST) * before[:, places]
    own = np.array([best_threshold(margins[:, at], marked[:, place]) for at, place in enumerate(places)])
    of_all = best_threshold(margins.ravel(), marked[:, places].ravel())
    np.savez_compressed(
        models / FILE,
        themes=np.array([names[place] for place in places]),
        weights=np.array([weights for weights, _, _ in fitted]),
        biases=np.array([bias for _, bias, _ in fitted]),
        thresholds=_TRUST_IN_OWN_THRESHOLD * own + (1 - _TRUST_IN_OWN_THRESHOLD) * of_all,
    )
    return models / FILE


def version() -> str:
    """Give a text that changes with what ships."""
    return sha256((SHIPPED / FILE).read_bytes()).hexdigest()[:8]


def _before(
    called: NDArray[np.bool_], value: NDArray[np.float64], is_trained: NDArray[np.bool_]
) -> NDArray[np.float64]:
    probability = np.clip(value, 1e-9, 1 - 1e-9)
    return np.where(is_trained, np.log(probability / (1 - probability)), np.where(called, _CALLED, -_CALLED) + value)


def _fit(rows: NDArray[np.float64], truth: NDArray[np.bool_]) -> tuple[NDArray[np.float64], float, NDArray[np.float64]]:
    """Fit one theme: weights, bias, and the logits of texts that were not learnt from."""
    from sklearn.linear_model import LogisticRegression
    from sklearn.model_selection import StratifiedKFold

    def fitted(at: NDArray[np.int64]) -> LogisticRegression:
        return LogisticRegression(C=_STRENGTH, solver="liblinear", random_state=_SEED).fit(rows[at], truth[at])

    unseen = np.zeros(len(truth))
    for learnt, held in StratifiedKFold(_FOLDS, shuffle=True, random_state=_SEED).split(rows, truth):
        unseen[held] = fitted(learnt).decision_function(rows[held])
    model = fitted(np.arange(len(truth)))
    return model.coef_[0], float(model.intercept_[0]), unseen


@cache
def _shipped() -> Readers:
    with np.load(SHIPPED / FILE, allow_pickle=False) as kept:
        names = [theme.name for theme in load_themes()]
        known = [at for at, name in enumerate(kept["themes"].tolist()) if name in names]
        places = np.array([names.index(kept["themes"].tolist()[at]) for at in known], np.int64)
        return Readers(places, kept["weights"][known], kept["biases"][known], kept["thresholds"][known])


if __name__ == "__main__":
    save_readers(SHIPPED)
