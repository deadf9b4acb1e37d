"""The labellers, in the order in which they run: a module with these names, and an entry here, is a new one."""

from collections.abc import Mapping
from typing import Any, Protocol

import pandas as pd

from analysis import claims, language, meaning, opinions, relevance, sentiment, severity, themes, urgency, vader


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

    def figures(self) -> Mapping[str, Any] | None:
        """Give its figures on labelled data, or None where it was not trained."""
        ...


LABELLERS: tuple[Labeller, ...] = (
    *(language, vader, sentiment, themes, opinions, urgency, severity, relevance, claims, meaning),
)
