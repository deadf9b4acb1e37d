"""All labellers, one after another, on one batch of mentions: pure, so that batches can go to several processes."""

from collections.abc import Mapping
from typing import NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis import language, vader
from analysis.board import LABELLERS
from analysis.tier import ACCURATE


class Batch(NamedTuple):
    """Mentions to label.

    Attributes:
        texts: Redacted texts, index mention_id.
        wordings: Same index; how each is worded, to tell an edit that lands meanwhile.
        context: Same index; question, rating, source, expected_language, language, compound.
        is_done: Same index; for each labeller, whether its current version has labelled the mention.
        supported_languages: ISO 639-1 codes of the languages that are scored.
        tier: `fast` or `accurate`.
    """

    texts: pd.Series
    wordings: pd.Series
    context: pd.DataFrame
    is_done: pd.DataFrame
    supported_languages: tuple[str, ...]
    tier: str = ACCURATE


def context_of(mentions: pd.DataFrame, languages: Mapping[str, str], usual: str) -> pd.DataFrame:
    """Gather what mentions are labelled by: question, rating, source, and the language that is expected of each.

    Args:
        mentions: Frame with question, rating, source, provider, expected_language.
        languages: Provider to its language.
        usual: Language of a provider that is not among them.
    """
    declared = mentions["provider"].map(languages)
    declared = declared.astype(object).where(declared.notna(), usual)
    context = mentions[["question", "rating", "source"]].copy()
    expected = mentions["expected_language"].astype(object)
    context["expected_language"] = expected.where(expected.notna(), declared)
    return context


def label_batch(batch: Batch) -> dict[str, pd.DataFrame]:
    """Label what is missing: labeller to its frame of mention_id, label, value."""
    context = batch.context.assign(tier=batch.tier)
    made: dict[str, pd.DataFrame] = {}
    kept: tuple[NDArray[np.bool_], pd.Series] | None = None
    for labeller in LABELLERS:
        todo = ~batch.is_done[labeller.NAME].to_numpy(np.bool_)
        if labeller.NAME != language.NAME:
            todo &= context["language"].isin(batch.supported_languages).to_numpy(np.bool_)
        if not todo.any():
            continue
        # The same Series again where it can be, so that it is split into clauses and words only once.
        if kept is None or not np.array_equal(kept[0], todo):
            kept = (todo, batch.texts if todo.all() else batch.texts[todo])
        given = labeller.label(kept[1], context.loc[todo])
        if labeller.NAME == language.NAME:
            context.loc[todo, "language"] = given["label"].to_numpy()
        elif labeller.NAME == vader.NAME:
            context.loc[given["mention_id"].to_numpy(), "compound"] = given["value"].to_numpy()
        made[labeller.NAME] = given
    return made
