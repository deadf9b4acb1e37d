"""How like the urgent examples of `config/urgency.toml` a text is in meaning: what no pattern of words foresees."""

import re
from typing import NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.learning.linear import shares
from analysis.texts.embedding import embed
from analysis.texts.question import kinds
from analysis.tier import ACCURATE, FAST, deep, read_beside, tier_of
from analysis.urgent.weights import UNASKED, has_encoder_learnt_them, load_machine

# The encoder takes so many words or more of a text at once; what comes after them is read in pieces of as many, each of
# which repeats the last words of the one before.
_READ_AT_ONCE = 60
_REPEATED = 10
# Fewer words have too little meaning to be like anything.
_FEWEST_WORDS = 3
_SENTENCE_DISCOUNT = 2
# A text of several sentences, all a little like something urgent, is an ordinary complaint more often than one sentence
# is: with no word that says it, the whole must be likelier.
_SEVERAL_DISCOUNT = 1.5
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+|\n+")
# How much is given on what the encoder says, on how like the examples the meaning is, and on how like the words are:
# chosen with sets of texts kept apart from the examples.
_COUNTS = (0.6, 0.2, 0.2)
# The encoder has learnt from the examples that ship: where a clinic has edited them, it is not asked.
_COUNTS_WHERE_EDITED = (0.0, 0.7, 0.3)
# The encoder learnt among ordinary texts; of the examples half are urgent.
_RARER = 3.0
_SMALLEST = 1e-6


class Likeness(NamedTuple):
    """How like the examples texts are.

    Attributes:
        found: Shape (texts, 1 + kinds): how like urgent rather than harmless ones, and how that parts among the kinds.
        wordless: Shape (texts,): how like where no pattern of words speaks for it, at most what `found` says.
    """

    found: NDArray[np.float64]
    wordless: NDArray[np.float64]


def likeness(texts: pd.Series, context: pd.DataFrame) -> Likeness:
    """Compute how like urgent examples rather than harmless ones each text is.

    The first column is a probability by the examples alone, half of which are urgent, so far too high for mentions as
    they come; the others say how it parts among the kinds. The fast tier compares word vectors. The accurate tier also
    asks the encoder, which has learnt what is urgent, and compares the meanings of the whole text and of each sentence;
    the most urgent counts. A text of fewer than three words is like nothing: 0.

    Args:
        texts: Texts of a supported language, index mention_id.
        context: Same index; question, and the tier if not `accurate`.
    """
    by_words = _compared(embed(texts), FAST)
    is_deep = tier_of(context) == ACCURATE
    found, wordless = _read(texts, context, by_words[:, 0]) if is_deep else (by_words, by_words[:, 0].copy())
    is_short = np.array([len(text.split()) < _FEWEST_WORDS for text in texts.tolist()], np.bool_)
    found[is_short], wordless[is_short] = 0.0, 0.0
    return Likeness(found, wordless)


def likeness_of_sentences(texts: pd.Series) -> NDArray[np.float64]:
    """Compute the same of the sentences of each text, each read alone by the encoder: shape (texts, 1 + kinds).

    Read within its text, a sentence takes on much of what stands around it: one blow among much praise seems mild.
    """
    sentences = [_SENTENCE_END.split(text) for text in texts.tolist()]
    owners = np.repeat(np.arange(len(sentences)), [len(each) for each in sentences])
    said = [sentence for each in sentences for sentence in each]
    read = read_beside(said, [UNASKED] * len(said))
    by_sentence = _compared(read.meanings[read.is_whole], ACCURATE)
    order = np.argsort(by_sentence[:, 0], kind="stable")
    found = np.zeros((len(texts), by_sentence.shape[1]))
    found[owners[order]] = by_sentence[order]
    found[:, 0] **= _SENTENCE_DISCOUNT
    return found


def _read(texts: pd.Series, context: pd.DataFrame, by_words: NDArray[np.float64]) -> Likeness:
    """Compare each text and each of its sentences as the encoder reads them, and take the most urgent."""
    vectors, owners, is_whole = _parts(texts, context)
    by_part = _compared(vectors, ACCURATE)
    said = shares(deep(texts, kinds(context["question"])).urgencies)
    # Of several sentences one is soon a little like something urgent: it must be so more clearly than a whole text.
    urgent = by_part[:, 0] ** _SENTENCE_DISCOUNT
    urgent[is_whole] = _together(said, by_part[is_whole, 0], by_words)
    # The kinds are those of what is most urgent by itself: one sentence in a long text says it, not the whole.
    order = np.argsort(by_part[:, 0], kind="stable")
    found = np.zeros((len(texts), by_part.shape[1]))
    found[owners[order]] = by_part[order]
    found[:, 0] = 0
    np.maximum.at(found[:, 0], owners, urgent)
    sentence, among = np.zeros(len(texts)), owners[~is_whole]
    np.maximum.at(sentence, among, by_part[~is_whole, 0])
    is_one = np.bincount(among, minlength=len(texts)) < 2
    if has_encoder_learnt_them():
        found[is_one, 1:] = (found[is_one, 1:] + _among_kinds(said[is_one])) / 2
    several = np.maximum(urgent[is_whole] ** _SEVERAL_DISCOUNT, sentence**_SENTENCE_DISCOUNT)
    return Likeness(found, np.where(is_one, found[:, 0], several))


def _compared(vectors: NDArray[np.float32], tier: str) -> NDArray[np.float64]:
    classes = load_machine(tier).probabilities(vectors)
    return np.column_stack([1 - classes[:, -1], _among_kinds(classes)])


def _among_kinds(classes: NDArray[np.float64]) -> NDArray[np.float64]:
    """Say how what is urgent parts among the kinds, the last of the classes being harmless."""
    return np.asarray(classes[:, :-1] / (1 - classes[:, -1:]).clip(_SMALLEST))


def _together(
    said: NDArray[np.float64], compared: NDArray[np.float64], worded: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Weigh three opinions on the scale of log-odds: what one overlooks another often sees.

    Args:
        said: What the encoder says of whole texts, shape (texts, kinds + 1), harmless last.
        compared: How like the examples their meanings are, shape (texts,).
        worded: How like their word vectors are, shape (texts,).
    """
    counts = _COUNTS if has_encoder_learnt_them() else _COUNTS_WHERE_EDITED
    odds = (_odds(1 - said[:, -1]) + _RARER, _odds(compared), _odds(worded))
    return np.asarray(1 / (1 + np.exp(-sum(count * each for count, each in zip(counts, odds, strict=True)))))


def _odds(probability: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.asarray(np.log(probability.clip(_SMALLEST, 1 - _SMALLEST) / (1 - probability).clip(_SMALLEST)))


def _parts(texts: pd.Series, context: pd.DataFrame) -> tuple[NDArray[np.float32], NDArray[np.int64], NDArray[np.bool_]]:
    """Give the vectors of texts, their sentences and the rest of long ones, the row of each, and which are whole."""
    read = deep(texts, kinds(context["question"]))
    rests = [(row, rest) for row, text in enumerate(texts.tolist()) for rest in _rests(text)]
    if not rests:
        return read.meanings, read.owners, read.is_whole
    more = read_beside([rest for _, rest in rests], [UNASKED] * len(rests))
    rows = np.array([row for row, _ in rests], np.int64)
    return (
        np.concatenate([read.meanings, more.meanings]),
        np.concatenate([read.owners, rows[more.owners]]),
        np.concatenate([read.is_whole, np.zeros(len(more.owners), np.bool_)]),
    )


def _rests(text: str) -> list[str]:
    words = text.split()
    starts = range(_READ_AT_ONCE - _REPEATED, len(words) - _REPEATED, _READ_AT_ONCE - _REPEATED)
    return [" ".join(words[start : start + _READ_AT_ONCE]) for start in starts]
