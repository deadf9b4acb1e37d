"""The difference of two shares, each of all weeks of a side together, as wide as these weeks differ."""

import numpy as np
import pandas as pd

from analysis.statistics.intervals import Numbers, newcombe

# Weeks that differ by more than this (variance over chance) widen the interval.
WIDE_OVER_DISPERSION = 1.5


def difference_of(before: pd.DataFrame, after: pd.DataFrame) -> tuple[float, float, float, float]:
    """Give the difference of the shares, the limits of its 95 % interval, and the over-dispersion of the weeks.

    Args:
        before: `complaints`, `mentions` (above 0); one row a week.
        after: The same.
    """
    sides = [side[["complaints", "mentions"]].to_numpy() for side in (before, after)]
    difference, low, high = (float(limit) for limit in newcombe(*sides[0].sum(axis=0), *sides[1].sum(axis=0)))
    dispersion = _dispersion(*sides)
    if dispersion > WIDE_OVER_DISPERSION:
        low, high = (difference + (limit - difference) * np.sqrt(dispersion) for limit in (low, high))
    return difference, low, high, dispersion


def limits_without_each(before: pd.DataFrame, after: pd.DataFrame, confidence: float) -> tuple[Numbers, Numbers]:
    """Give the limits of the difference without each week in turn, those before first.

    Args:
        before: `complaints`, `mentions` (above 0); two rows or more, one a week.
        after: The same.
        confidence: Coverage of the intervals, between 0 and 1.
    """
    first, later = (side[["complaints", "mentions"]].to_numpy() for side in (before, after))
    k0, n0 = np.concatenate((first.sum(axis=0) - first, [first.sum(axis=0)] * len(later))).T
    k1, n1 = np.concatenate(([later.sum(axis=0)] * len(first), later.sum(axis=0) - later)).T
    difference, low, high = newcombe(k0, n0, k1, n1, confidence)
    dispersion = np.array(
        [
            *(_dispersion(np.delete(first, place, axis=0), later) for place in range(len(first))),
            *(_dispersion(first, np.delete(later, place, axis=0)) for place in range(len(later))),
        ]
    )
    wider = np.where(dispersion > WIDE_OVER_DISPERSION, np.sqrt(dispersion), 1)
    return difference + (low - difference) * wider, difference + (high - difference) * wider


def _dispersion(*sides: Numbers) -> float:
    pearson, freedom = 0.0, 0
    for side in sides:
        complaints, mentions = side.T
        share = complaints.sum() / mentions.sum() if len(side) else 0.0
        if 0 < share < 1:
            expected = mentions * share
            pearson += float(((complaints - expected) ** 2 / (expected * (1 - share))).sum())
            freedom += len(side) - 1
    return max(pearson / freedom, 1.0) if freedom else 1.0
