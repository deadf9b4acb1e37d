"""The labellers, in the order in which they run: a module with these names, and an entry here, is a new one."""

from collections.abc import Mapping
from typing import Any, Protocol

import pandas as pd

from analysis import claims, language, meaning, opinions, relevance, sentiment, severity, themes, urgency, vader
from analysis.learning.model_file import read_figures
from analysis.tier import FAST


class Labeller(Protocol):
    """What every labeller module offers."""

    NAME: str
    """Name in the warehouse."""
    VERSION: str
    """Version; a new one labels every mention again."""
    LABELS: tuple[str, ...]
    """The labels it can give."""

    def label(self, texts: pd.Series, context: pd.DataFrame) -> pd.DataFrame:
        """Label texts.

        Args:
            texts: Redacted texts, index mention_id.
            context: Same index; question, rating, source, expected_language, and what earlier labellers found:
                language, compound.

        Returns:
            Frame with mention_id, label, value (a probability 0-1; for VADER the compound, -1 to 1).
        """
        ...


def version_of(labeller: Labeller, tier: str) -> str:
    """Give the version of a labeller in a tier: another tier is another version, so that labels never mix."""
    reads_deeply = labeller.NAME not in (language.NAME, vader.NAME, relevance.NAME, claims.NAME, meaning.NAME)
    return f"{labeller.VERSION}.{FAST}" if tier == FAST and reads_deeply else labeller.VERSION


def figures_of(labeller: Labeller, tier: str) -> Mapping[str, Any] | None:
    """Give the figures on labelled data of a labeller in a tier, or None where it was not trained."""
    if labeller.NAME not in (sentiment.NAME, themes.NAME):
        return None
    figures = read_figures(labeller.NAME)
    return figures["fast"] if tier == FAST and "fast" in figures else figures


LABELLERS: tuple[Labeller, ...] = (
    *(language, vader, sentiment, themes, opinions, urgency, severity, relevance, claims, meaning),
)
