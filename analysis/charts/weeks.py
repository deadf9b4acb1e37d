"""The weeks from the first to the last, so that a week of silence keeps its place."""

import numpy as np
import pandas as pd

from analysis.charts.series import Flags, Positions
from analysis.statistics.readable import days_of, rows_have

# A week further from the middle one than this, in days, is a slip of the pen.
_GENERATION = 10_000


def week_places(weeks: "pd.Series[pd.Timestamp]") -> tuple[Positions, pd.DatetimeIndex, Flags, list[str]]:
    """Number each row's week, counted from the first one.

    Args:
        weeks: First day of each row's week (Monday); dates or their text. Any order.

    Returns:
        The number of the week of each row that has one; the first day of every week from the first to the last; which
        rows have one (those without a date, a generation away, or whose week begins on another day than most do, have
        none); and a sentence on the others.
    """
    dated, unclear = days_of(weeks)
    days = dated.dt.normalize().to_numpy(dtype="datetime64[D]").astype(np.int64)
    has_date = dated.notna().to_numpy()
    notes = [unclear] if unclear else []
    is_kept: Flags = has_date.copy()
    if has_date.any():
        beginning = np.bincount(days[has_date] % 7).argmax()
        is_kept &= (days % 7 == beginning) & (np.abs(days - np.median(days[has_date])) < _GENERATION)
    if lost := int((~is_kept).sum()):
        why = "no week, or one that begins on another day than the other weeks, and are left out."
        notes.append(f"{rows_have(lost)} {why}")
    if not is_kept.any():
        return np.zeros(0, dtype=np.intp), pd.DatetimeIndex([]), is_kept, notes
    first = days[is_kept].min()
    place = (days[is_kept] - first) // 7
    every = pd.DatetimeIndex((first + 7 * np.arange(place.max() + 1)).astype("datetime64[D]"))
    return place.astype(np.intp), every, is_kept, notes
