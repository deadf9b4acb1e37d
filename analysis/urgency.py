"""What a person must read today: a risk to safety, abuse, self-harm, a medication error."""

from typing import NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis import sentiment
from analysis.label_rows import label_rows
from analysis.language import scored
from analysis.learning.clause_sentiment import NEGATIVE, POSITIVE, strongest
from analysis.learning.linear import shares
from analysis.texts.reading import read
from analysis.tier import ACCURATE, FAST, tier_of
from analysis.urgent.meaning import Likeness, likeness, likeness_of_sentences
from analysis.urgent.words import pointers
from config.cues import fingerprint
from config.urgencies import URGENCY_KINDS, load_urgencies

NAME = "urgency"
NONE = "none"
LABELS: tuple[str, ...] = (*URGENCY_KINDS, NONE)
# The rules of this file, then the patterns and examples that a clinician may have edited.
VERSION = f"12.{fingerprint('urgency')}.{sentiment.VERSION}"

# What still speaks against it after each pattern that says so.
_DOUBT = 0.4
# A text is praise when that is as sure as this, and none of its clauses may be a complaint.
_SURE = 0.8
_UNLIKELY = 0.2
_LIKELY = 0.5
MOST_BY_MEANING = 0.5
_DESPITE_DENIAL = 0.9
# A pattern names its kind more surely than the meaning does; a second pattern makes that surer, a third no more.
_TRUST_IN_PATTERN = 2.0
_MOST_PATTERNS = 2
# How likely a kind is at least, before any pattern. Another kind than the likeliest is named too from a share on, or
# where a pattern says so.
_FLOOR = 0.02
_ALSO = 0.25


class _Bounds(NamedTuple):
    """Where the meaning settles it: chosen, for each tier, with sets of sentences kept apart from the examples.

    Attributes:
        alike: From here on a text that no pattern finds is flagged.
        unlike: Below this a text is harmless whatever patterns it holds.
        unlike_complaint: Below this it is so where the patterns count in complaints only.
        praise: From this probability of praise on, meaning alone flags nothing that is less than certain.
    """

    alike: float
    unlike: float
    unlike_complaint: float
    praise: float


# "It feels like relief" is no praise where all the rest speaks of dying.
_CERTAIN = 0.9
# So few words say little beyond the words themselves: "No hanging about" is no hanging.
_FEW_WORDS, _CLEAR_OF_FEW = 6, 0.7
# A sentence read alone must be so clearly urgent, or every "this is hopeless" in a complaint would be.
_CLEAR = 0.75
_BOUNDS = {ACCURATE: _Bounds(0.5, 0.02, 0.4, 0.9), FAST: _Bounds(0.75, 0.1, 0.4, 0.5)}


def label(texts: pd.Series, context: pd.DataFrame) -> pd.DataFrame:
    """Flag each text of a supported language that a person must read today.

    Found by the patterns of `config/urgency.toml`, where they are not denied, and by its examples: a text that means
    much the same as they do is flagged too, and in the accurate tier one that means the contrary is not. Recall comes
    first: patterns are wide, and a flag asks for a reader, it states nothing.

    Args:
        texts: Texts, index mention_id.
        context: Frame with the same index; language, question, rating, compound.

    Returns:
        Frame with mention_id, label (a kind, or `none`), value (how much speaks for it, 0-1; not calibrated).
    """
    texts = scored(texts, context)
    return label_rows(texts, *judge(texts, context.loc[texts.index]), LABELS)


def judge(texts: pd.Series, context: pd.DataFrame) -> tuple[NDArray[np.bool_], NDArray[np.float64]]:
    """Say which texts are urgent in which way, and how much speaks for it.

    A kind that does not count in praise is passed over where the text is praise and so is the clause: "the heart attack
    team were superb" is no alarm. So is a text that only resembles the examples and praises more than not. Judging the
    batch that was judged last is free: severity asks again.

    Args:
        texts: Texts of a supported language, index mention_id.
        context: Frame with the same index; question, rating, compound.

    Returns:
        Two arrays of shape (texts, kinds): flagged or not, and a value 0-1.
    """
    if not (_judged and _judged[0][0] is texts and _judged[0][1].equals(context)):
        _judged[:] = [(texts, context.copy(), *_judge(texts, context))]
    return _judged[0][2:]


_judged: list[tuple[pd.Series, pd.DataFrame, NDArray[np.bool_], NDArray[np.float64]]] = []


def _judge(texts: pd.Series, context: pd.DataFrame) -> tuple[NDArray[np.bool_], NDArray[np.float64]]:
    reading = read(texts)
    flagged = np.zeros((len(texts), len(URGENCY_KINDS)), np.bool_)
    value = np.zeros(flagged.shape)
    if texts.empty:
        return flagged, value
    judged = sentiment.judge(texts, context)
    complaining = strongest(judged.clauses, reading)[:, NEGATIVE]
    is_praise = (judged.probabilities[:, POSITIVE] >= _SURE) & (complaining < _UNLIKELY)
    complains = np.maximum(complaining, judged.probabilities[:, NEGATIVE]) >= _LIKELY
    always, in_complaints, denied = np.moveaxis(pointers(texts), 2, 0)
    in_praise = np.array([urgency.even_in_praise for urgency in load_urgencies()])
    bounds = _BOUNDS[tier_of(context)]
    alike, wordless = _alike(texts, context, np.flatnonzero((always + in_complaints).any(axis=1)), bounds)
    complains &= alike[:, 0] >= bounds.unlike_complaint
    counts = np.where(is_praise[:, None] & ~in_praise, 0, always) + np.where(complains[:, None], in_complaints, 0)
    # What the words deny, the meaning must say all the more clearly: both speak of the same thing.
    least = np.where(denied.any(axis=1), _DESPITE_DENIAL, bounds.alike)
    is_short = np.array([len(text.split()) <= _FEW_WORDS for text in texts.tolist()], np.bool_)
    least = np.where(is_short & ~counts.any(axis=1), np.maximum(least, _CLEAR_OF_FEW), least)
    likely = np.where(counts.any(axis=1), alike[:, 0], wordless)
    is_doubtful = (judged.probabilities[:, POSITIVE] >= bounds.praise) & (likely < _CERTAIN)
    by_meaning = (likely >= least) & ~is_doubtful
    rows = np.flatnonzero((counts.any(axis=1) & (alike[:, 0] >= bounds.unlike)) | by_meaning)
    # Where the words alone speak for it, they name the kind.
    kinds = _kinds(alike[rows, 1:], counts[rows]) & (by_meaning[rows, None] | (counts[rows] > 0))
    flagged[rows] = kinds
    by_words = np.where(counts[rows] > 0, 1 - _DOUBT ** counts[rows], 0.0)
    value[rows] = np.where(kinds, np.maximum(by_words, MOST_BY_MEANING * alike[rows, :1]), 0.0)
    return flagged, value


def _alike(texts: pd.Series, context: pd.DataFrame, spoken: NDArray[np.int64], bounds: _Bounds) -> Likeness:
    """Say how like the examples texts are; what words speak for is read alone before it is dismissed."""
    alike, wordless = likeness(texts, context)
    doubtful = spoken[alike[spoken, 0] < bounds.alike]
    if tier_of(context) == ACCURATE and len(doubtful):
        alone = likeness_of_sentences(texts.iloc[doubtful])
        more = alone[:, 0] >= _CLEAR
        alike[doubtful[more]] = alone[more]
        wordless[doubtful[more]] = alone[more, 0]
    return Likeness(alike, wordless)


def _kinds(alike: NDArray[np.float64], counts: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Name the kinds of urgent texts, one or several each, from how their meaning parts and from their patterns."""
    likely = shares(np.log(alike + _FLOOR) + _TRUST_IN_PATTERN * np.minimum(counts, _MOST_PATTERNS))
    named = (likely >= _ALSO) | (counts > 0)
    named[np.arange(len(likely)), likely.argmax(axis=1)] = True
    return named
