"""What a person must read today: a risk to safety, abuse, self-harm, a medication error."""

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis import sentiment
from analysis.clause_sentiment import NEGATIVE, POSITIVE, strongest
from analysis.language import scored
from analysis.reading import read
from analysis.urgent_meaning import likeness
from analysis.urgent_words import pointers
from config.cues import fingerprint
from config.urgencies import URGENCY_KINDS, load_urgencies

NAME = "urgency"
NONE = "none"
LABELS: tuple[str, ...] = (*URGENCY_KINDS, NONE)
# The rules of this file, then the patterns and examples that a clinician may have edited.
VERSION = f"2.{fingerprint('urgency')}.{sentiment.VERSION}"

# What still speaks against it after each pattern that says so.
_DOUBT = 0.4
# A text is praise when that is as sure as this, and none of its clauses may be a complaint.
_SURE = 0.8
_UNLIKELY = 0.2
_LIKELY = 0.5
# A text that no pattern finds is flagged when it is as like the urgent examples as this and no praise.
_ALIKE = 0.1
MOST_BY_MEANING = 0.5


def label(texts: pd.Series, context: pd.DataFrame) -> pd.DataFrame:
    """Flag each text of a supported language that a person must read today.

    Found by the patterns of `config/urgency.toml`, where they are not denied, and by its examples: a text that means
    much the same as they do is flagged too. Recall comes first: patterns are wide, and a flag asks for a reader, it
    states nothing.

    Args:
        texts: Texts, index mention_id.
        context: Frame with the same index; language, question, rating, compound.

    Returns:
        Frame with mention_id, label (a kind, or `none`), value (how much speaks for it, 0-1; not calibrated).
    """
    texts = scored(texts, context)
    flagged, value = judge(texts, context.loc[texts.index])
    row, kind = np.nonzero(flagged)
    calm = np.flatnonzero(~flagged.any(axis=1))
    names = np.array(LABELS, dtype=object)
    ids = texts.index.to_numpy()
    return pd.DataFrame(
        {
            "mention_id": np.concatenate([ids[row], ids[calm]]),
            "label": pd.Series(np.concatenate([names[kind], np.full(len(calm), NONE, object)]), dtype="str"),
            "value": np.concatenate([value[row, kind], np.ones(len(calm))]),
        }
    )


def judge(texts: pd.Series, context: pd.DataFrame) -> tuple[NDArray[np.bool_], NDArray[np.float64]]:
    """Say which texts are urgent in which way, and how much speaks for it.

    A kind that does not count in praise is passed over where the text is praise and so is the clause: "the heart attack
    team were superb" is no alarm. So is a text that only resembles the examples and praises more than not.

    Args:
        texts: Texts of a supported language, index mention_id.
        context: Frame with the same index; question, rating, compound.

    Returns:
        Two arrays of shape (texts, kinds): flagged or not, and a value 0-1.
    """
    reading = read(texts)
    flagged = np.zeros((len(texts), len(URGENCY_KINDS)), np.bool_)
    value = np.zeros(flagged.shape)
    if texts.empty:
        return flagged, value
    judged = sentiment.judge(texts, context)
    complaining = strongest(judged.clauses, reading)[:, NEGATIVE]
    is_praise = (judged.probabilities[:, POSITIVE] >= _SURE) & (complaining < _UNLIKELY)
    complains = np.maximum(complaining, judged.probabilities[:, NEGATIVE]) >= _LIKELY
    always, in_complaints = np.moveaxis(pointers(texts), 2, 0)
    for place, urgency in enumerate(load_urgencies()):
        counts = always[:, place] if urgency.even_in_praise else np.where(is_praise, 0, always[:, place])
        counts = counts + np.where(complains, in_complaints[:, place], 0)
        flagged[:, place] = counts > 0
        value[:, place] = np.where(counts > 0, 1 - _DOUBT**counts, 0.0)
    alike = likeness(texts)
    by_meaning = (alike[:, 0] > _ALIKE) & (judged.probabilities[:, POSITIVE] < _LIKELY) & ~flagged.any(axis=1)
    rows = np.flatnonzero(by_meaning)
    kinds = alike[rows, 1:].argmax(axis=1)
    flagged[rows, kinds] = True
    value[rows, kinds] = np.clip(alike[rows, 0] / 2, _ALIKE / 2, MOST_BY_MEANING)
    return flagged, value


def figures() -> Mapping[str, Any] | None:
    """Give no figures: `heed evaluate urgency` does, on invented sentences."""
    return None
