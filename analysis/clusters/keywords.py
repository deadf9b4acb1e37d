"""The words that tell a topic from the others."""

from collections.abc import Sequence

import numpy as np
import scipy.sparse as sp
from numpy.typing import NDArray

from analysis.clusters.words import countable, stop_words

KEYWORDS = 10
_POOL = 40
_FEWEST_USERS = 3
_LEAST_SHARE = 0.015
_OWN_WEIGHT = 0.8


def keywords(texts: Sequence[str], groups: Sequence[NDArray[np.int64]]) -> list[tuple[str, ...]]:
    """Choose up to ten words for each group of texts.

    Candidates are the words with the greatest c-TF-IDF (Grootendorst 2022: sqrt(tf) log(1 + A / f)) that at least three
    texts and 1.5 % of the group use. One after another the word is taken that is most telling and that texts use
    together with those taken before (normalised pointwise mutual information, Bouma 2009): words that belong together
    are easier to read. A word that other groups use as much loses most of its weight.

    Args:
        texts: All texts.
        groups: Positions of the texts of each group.

    Returns:
        For each group its words, most telling first.
    """
    present, words = word_table(texts)
    users = np.asarray(present.sum(axis=0)).ravel()
    counts = np.vstack([np.asarray(present[group].sum(axis=0)).ravel() for group in groups])
    sizes = np.array([[max(len(group), 1)] for group in groups])
    with np.errstate(divide="ignore", invalid="ignore"):
        frequencies = counts / np.maximum(counts.sum(axis=1, keepdims=True), 1)
        weights = np.sqrt(frequencies) * np.log1p(counts.sum(axis=1).mean() / counts.sum(axis=0))
        own = np.nan_to_num((counts / sizes) / (counts / sizes).sum(axis=0))
    weights = np.where(counts >= np.maximum(_FEWEST_USERS, _LEAST_SHARE * sizes), np.nan_to_num(weights), 0)
    chosen = []
    for weight, share in zip(weights, own, strict=True):
        pool = np.argsort(-weight, kind="stable")[:_POOL]
        pool = pool[weight[pool] > 0]
        telling = weight[pool] / weight.max(initial=1e-12) * (1 - _OWN_WEIGHT + _OWN_WEIGHT * share[pool])
        together = (present[:, pool].T @ present[:, pool]).toarray()
        places = _used_together(telling, npmi(together, users[pool], len(texts)))
        chosen.append(tuple(words[pool[place]] for place in places))
    return chosen


def word_table(texts: Sequence[str]) -> tuple[sp.csr_matrix, list[str]]:
    """Say which text uses which word that may name a topic: a matrix of 0 and 1, texts by words, and the words."""
    numbers: dict[str, int] = {}
    rows, columns = [], []
    for row, text in enumerate(texts):
        for word in sorted(set(countable(text)) - stop_words()):
            rows.append(row)
            columns.append(numbers.setdefault(word, len(numbers)))
    shape = (len(texts), len(numbers))
    return sp.csr_matrix((np.ones(len(rows), np.float64), (rows, columns)), shape), list(numbers)


def npmi(together: NDArray[np.float64], users: NDArray[np.float64], texts: int) -> NDArray[np.float64]:
    """Give the normalised pointwise mutual information of words, -1 where no text uses both (Bouma 2009).

    Args:
        together: Texts that use both words, shape (words, words).
        users: Texts that use each word.
        texts: Number of all texts.
    """
    share, single = together / max(texts, 1), users / max(texts, 1)
    with np.errstate(divide="ignore", invalid="ignore"):
        value = np.log(share / np.outer(single, single)) / -np.log(share)
    return np.where(together <= 0, -1.0, np.where(together >= texts, 1.0, value))


def _used_together(telling: NDArray[np.float64], together: NDArray[np.float64]) -> list[int]:
    if not len(telling):
        return []
    chosen = [int(telling.argmax())]
    while len(chosen) < min(KEYWORDS, len(telling)):
        score = telling + together[:, chosen].mean(axis=1)
        score[chosen] = -np.inf
        chosen.append(int(score.argmax()))
    return sorted(chosen, key=lambda place: -telling[place])
