"""Which cells of an answer are too small to be shown: hidden where questions are asked; nothing goes around it."""

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from warehouse.small_numbers.filter_suppression import inseparable
from warehouse.small_numbers.suppression import FEWEST


@dataclass(frozen=True)
class Cells:
    """How the answer to a question is cut into cells.

    Attributes:
        group: The column that tells the cells apart whose sum is known from elsewhere.
        base: The count that a cell's figures rest on.
        figures: Every column that is hidden with the cell, `base` too.
    """

    group: str
    base: str
    figures: tuple[str, ...]


# What is drawn as it is answered. Questions that feed a calculation answer in full; what they lead to is hidden there.
CELLS: Mapping[str, Cells] = {
    "theme_by_site": Cells("site", "scored", ("complaints", "scored", "complaint_share")),
    "theme_by_week": Cells("week", "scored", ("complaints", "voices", "mentions", "scored", "complaint_share")),
    "source_counts": Cells("source", "mentions", ("mentions", "scored", "complaints", "complaint_share")),
    "sources": Cells("source", "mentions", ("mentions",)),
    "about_care": Cells("source", "judged", ("mentions", "judged", "not_about_care", "not_about_care_share")),
    "topics": Cells("topic_id", "mentions", ("mentions", "voices", "scored", "complaints", "complaint_share")),
}


def hide_small(question: str, answer: pd.DataFrame) -> pd.DataFrame:
    """Hide the figures of cells of 1 to 9, and those of the smallest others that would give them away.

    Args:
        question: Its name.
        answer: Its rows.

    Returns:
        The same rows; hidden figures are NA, and columns of counts that have any are `Int64`.
    """
    cells = CELLS.get(question)
    if cells is None or not answer[cells.base].between(1, FEWEST["k10"] - 1).any():
        return answer  # as mostly: no base is small, so nothing is hidden
    named = answer[cells.group].astype(object).where(answer[cells.group].notna(), None)
    base = dict(zip(named, answer[cells.base], strict=True))
    together = inseparable({group: int(count) for group, count in base.items()})
    if not together:
        return answer
    is_hidden = pd.Series([group in together for group in named], index=answer.index)
    shown = answer.copy()
    for column in cells.figures:
        figures = shown[column] if column.endswith("_share") else shown[column].astype("Int64")
        shown[column] = figures.mask(is_hidden)
    return shown
