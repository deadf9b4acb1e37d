"""What a person must read today: a risk to safety, abuse, self-harm, a medication error."""

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis import sentiment
from analysis.clause_sentiment import NEGATIVE, POSITIVE, strongest
from analysis.language import scored
from analysis.phrase_book import said
from analysis.reading import read
from config.cues import URGENCY_KINDS, fingerprint, load_urgencies

NAME = "urgency"
NONE = "none"
LABELS: tuple[str, ...] = (*URGENCY_KINDS, NONE)
# The rules of this file, then the phrases that a clinician may have edited.
VERSION = f"1.{fingerprint('urgency')}.{sentiment.VERSION}"

# Each further clause that says so halves what speaks against it.
_DOUBT = 0.4
# A text is praise when that is as sure as this, and none of its clauses may be a complaint.
_SURE = 0.8
_UNLIKELY = 0.2


def label(texts: pd.Series, context: pd.DataFrame) -> pd.DataFrame:
    """Flag each text of a supported language that a person must read today.

    Found by the phrases of `config/urgency.toml`, where they are not denied. Recall comes first: phrases are wide, and
    a flag asks for a reader, it states nothing.

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
    team were superb" is no alarm.

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
    is_praise = judged.probabilities[:, POSITIVE] >= _SURE
    is_praise &= strongest(judged.clauses, reading)[:, NEGATIVE] < _UNLIKELY
    for place, urgency in enumerate(load_urgencies()):
        spoken = said(reading)[urgency.name]
        if not urgency.even_in_praise:
            spoken = spoken & ~is_praise[reading.owners]
        clauses = np.bincount(reading.owners, spoken, len(texts))
        flagged[:, place] = clauses > 0
        value[:, place] = np.where(clauses > 0, 1 - _DOUBT**clauses, 0.0)
    return flagged, value


def figures() -> Mapping[str, Any] | None:
    """Give no figures: its phrases are judged by the invented sentences of the tests."""
    return None
