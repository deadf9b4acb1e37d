"""The points of a trend and the rows of a comparison without small ones, and without what gives these away."""

from dataclasses import replace

import numpy as np
import pandas as pd

from analysis.change import MINIMUM_MENTIONS
from analysis.charts.trend import Trend
from warehouse.small_numbers.filter_suppression import inseparable

_DRAWN = ("value", "lower", "upper")


def without_thin(trend: Trend) -> Trend:
    """Hide the points of a trend that rest on 1 to 9 mentions, and those from which these could be worked out.

    Returns:
        The same trend; in hidden points the counts and shares are NaN, nothing is marked, and a note counts them.
    """
    points = trend.points.copy()
    is_hidden = thin(points["mentions"])
    if not is_hidden.any():
        return trend
    for column in ("mentions", "events", *_DRAWN):
        points[column] = points[column].astype("float64").mask(is_hidden)
    for column in ("signal", "rule"):
        points[column] = points[column].mask(is_hidden, "")
    points["is_outside"] = points["is_outside"].mask(is_hidden, False).astype(np.bool_)
    hidden = int((is_hidden & (trend.points["mentions"] > 0)).sum())
    return replace(trend, points=points, notes=(*trend.notes, _hidden(trend, hidden)))


def _hidden(trend: Trend, number: int) -> str:
    """Count the points that are hidden: the notes of a chart count only those that nothing was heard in."""
    noun = "ratings" if trend.measure == "rating" else "mentions"
    more = "more " if (trend.points["mentions"] == 0).any() else ""
    why = f"for fewer than {MINIMUM_MENTIONS} {noun}, or because they would give such a point away"
    return f"Points not shown: {number} {more}of {len(trend.points)}, {why}."


def thin(counts: "pd.Series[int]") -> "pd.Series[bool]":
    """Say which of some counts, whose sum is known, must be hidden."""
    together = inseparable({row: int(count) for row, count in enumerate(counts)})
    return pd.Series([row in together for row in range(len(counts))], index=counts.index, dtype=bool)


def whole_numbers(counts: "pd.Series[float]") -> "pd.Series[int]":
    """Give counts as whole numbers, hidden ones as NA."""
    return counts.astype("Int64")
