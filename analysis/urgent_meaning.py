"""How like the urgent examples of `config/urgency.toml` a text is in meaning: what no pattern of words foresees."""

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.embedding import embed
from analysis.linear import shares
from analysis.question import kinds
from analysis.tier import FAST, deep, read_with_shipped, tier_of
from analysis.urgent_weights import UNASKED, load_weights

# The encoder takes so many words or more of a text at once; what comes after them is read in pieces of as many, each of
# which repeats the last words of the one before.
_READ_AT_ONCE = 60
_REPEATED = 10
# Fewer words have too little meaning to be like anything.
_FEWEST_WORDS = 3
_PARTS_DISCOUNT = 3


def likeness(texts: pd.Series, context: pd.DataFrame) -> NDArray[np.float64]:
    """Compute how like urgent examples rather than harmless ones each text is: shape (texts, 1 + kinds).

    The first column is a probability by the examples alone, half of which are urgent, so far too high for mentions as
    they come; the others say how it parts among the kinds. The accurate tier compares the whole text and each of its
    sentences and takes the most urgent; the fast tier the whole text by its words. A text of fewer than three words is
    like nothing: 0.

    Args:
        texts: Texts of a supported language, index mention_id.
        context: Same index; question, and the tier if not `accurate`.
    """
    tier = tier_of(context)
    if tier == FAST:
        vectors, owners = embed(texts), np.arange(len(texts))
    else:
        vectors, owners = _parts(texts, context)
    weights, biases = load_weights(tier)
    by_part = shares(np.asarray(vectors, np.float64) @ weights + biases)
    kinds_of = by_part[:, :-1] / (1 - by_part[:, -1:]).clip(1e-9)
    urgent = 1 - by_part[:, -1]
    # Of several sentences one is soon a little like something urgent: a part must be so more clearly than a whole text.
    is_whole = np.bincount(owners, minlength=len(texts))[owners] == 1
    urgent = np.where(is_whole, urgent, urgent**_PARTS_DISCOUNT)
    found = np.zeros((len(texts), by_part.shape[1]))
    order = np.argsort(urgent, kind="stable")
    found[owners[order], 0] = urgent[order]
    found[owners[order], 1:] = kinds_of[order]
    found[np.array([len(text.split()) < _FEWEST_WORDS for text in texts.tolist()], np.bool_)] = 0.0
    return found


def _parts(texts: pd.Series, context: pd.DataFrame) -> tuple[NDArray[np.float32], NDArray[np.int64]]:
    """Give the vectors of all texts, their sentences and the rest of long ones, and the row of the text of each."""
    read = deep(texts, kinds(context["question"]))
    rests = [(row, rest) for row, text in enumerate(texts.tolist()) for rest in _rests(text)]
    if not rests:
        return read.meanings, read.owners
    more = read_with_shipped([rest for _, rest in rests], [UNASKED] * len(rests))
    rows = np.array([row for row, _ in rests], np.int64)
    return np.concatenate([read.meanings, more.meanings]), np.concatenate([read.owners, rows[more.owners]])


def _rests(text: str) -> list[str]:
    words = text.split()
    starts = range(_READ_AT_ONCE - _REPEATED, len(words) - _REPEATED, _READ_AT_ONCE - _REPEATED)
    return [" ".join(words[start : start + _READ_AT_ONCE]) for start in starts]
