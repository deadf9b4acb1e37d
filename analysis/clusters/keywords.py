"""What a topic is called: the words that tell it from the others, and a title of whole phrases."""

import re
from collections import Counter
from collections.abc import Sequence

import numpy as np
import scipy.sparse as sp
from numpy.typing import NDArray

from analysis.clusters.words import countable, is_word, stop_words
from analysis.texts.tokens import tokens

KEYWORDS = 10
_POOL = 40
_FEWEST_USERS = 3
_LEAST_SHARE = 0.015
_OWN_WEIGHT = 0.8
_LONGEST_PHRASE = 3
_PHRASE_SHARE = 0.03
_PHRASES = 2
_BETWEEN = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")


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


def titles(
    texts: Sequence[str],
    groups: Sequence[NDArray[np.int64]],
    telling: Sequence[tuple[str, ...]],
    given: Sequence[str],
) -> list[str]:
    """Make a title for each group: one or two phrases that its texts use, else its strongest words.

    A phrase is two or three words in a row that begins and ends with a word that means something, holds one of the
    group's keywords, and is used in at least 3 % of its texts and more often than elsewhere. No two titles are equal.

    Args:
        texts: All texts.
        groups: Positions of the texts of each group.
        telling: The keywords of each group.
        given: Titles that some have already, empty for the others.
    """
    used_in = [_phrases(text) for text in texts]
    everywhere = Counter(phrase for used in used_in for phrase in used)
    called = list(given)
    for number, (group, words) in enumerate(zip(groups, telling, strict=True)):
        if called[number]:
            continue
        here = Counter(phrase for place in group.tolist() for phrase in used_in[place])
        ranked = _ranked(here, everywhere, len(group), len(texts), set(words))
        parts: list[str] = []
        for part in [*ranked, *words]:
            if len(parts) == (_PHRASES if ranked else _PHRASES + 1):
                break
            if not any(_shares_a_word(part, there) for there in parts):
                parts.append(part)
        spare = iter([word for word in words if not any(_shares_a_word(word, part) for part in parts)])
        title = _joined(parts)
        while title in called and (more := next(spare, None)):
            parts.append(more)
            title = _joined(parts)
        called[number] = title if title not in called else f"{title} ({number + 1})"
    return called


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


def _phrases(text: str) -> set[str]:
    said = tokens(text)
    rows = (said[start : start + length] for length in range(2, _LONGEST_PHRASE + 1) for start in range(len(said)))
    return {" ".join(row) for row in rows if _is_phrase(row)}


def _is_phrase(row: list[str]) -> bool:
    ends = (row[0], row[-1])
    return (
        1 < len(set(row)) == len(row)
        and all(is_word(word) and word not in stop_words() for word in ends)
        and all(_BETWEEN.fullmatch(word) for word in row[1:-1])
    )


def _ranked(here: Counter[str], everywhere: Counter[str], size: int, texts: int, words: set[str]) -> list[str]:
    scores = {}
    for phrase, users in here.items():
        lift = (users / size) / (everywhere[phrase] / texts)
        if users >= max(_FEWEST_USERS, _PHRASE_SHARE * size) and lift > 1.5 and words & set(phrase.split()):
            keyed = sum(word in words for word in phrase.split()) / len(phrase.split())
            scores[phrase] = np.sqrt(users / size) * np.log(lift) * keyed
    return sorted(scores, key=lambda phrase: (-scores[phrase], phrase))


def _shares_a_word(first: str, second: str) -> bool:
    # Half-equal words count too: "phone" and "phones".
    return any(one.startswith(other) or other.startswith(one) for one in first.split() for other in second.split())


def _joined(parts: Sequence[str]) -> str:
    text = ", ".join(parts)
    return text[:1].upper() + text[1:] or "No common words"
