"""The points of a trend and the rows of a comparison without small ones, and without what gives these away."""

from dataclasses import replace

import numpy as np
import pandas as pd

from analysis.charts.trend import Trend
from warehouse.small_numbers.filter_suppression import inseparable

_DRAWN = ("value", "lower", "upper")


def without_thin(trend: Trend) -> Trend:
    """Hide the points of a trend that rest on 1 to 9 mentions, and those from which these could be worked out.

    Returns:
        The same trend; in hidden points the counts and shares are NaN, and nothing is marked.
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
    return replace(trend, points=points)


def thin(counts: "pd.Series[int]") -> "pd.Series[bool]":
    """Say which of some counts, whose sum is known, must be hidden."""
    together = inseparable({row: int(count) for row, count in enumerate(counts)})
    return pd.Series([row in together for row in range(len(counts))], index=counts.index, dtype=bool)


def whole_numbers(counts: "pd.Series[float]") -> "pd.Series[int]":
    """Give counts as whole numbers, hidden ones as NA."""
    return counts.astype("Int64")
