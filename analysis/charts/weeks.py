"""The weeks from the first to the last, so that a week of silence keeps its place."""

import numpy as np
import pandas as pd

from analysis.charts.series import Flags, Positions
from analysis.statistics.readable import days_of

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
    if not has_date.any():
        return np.zeros(0, dtype=np.intp), pd.DatetimeIndex([]), has_date, [*notes, *_left_out(int((~has_date).sum()))]
    beginning = np.bincount(days[has_date] % 7).argmax()
    is_kept: Flags = has_date & (days % 7 == beginning) & (np.abs(days - np.median(days[has_date])) < _GENERATION)
    if not is_kept.any():
        return np.zeros(0, dtype=np.intp), pd.DatetimeIndex([]), is_kept, [*notes, *_left_out(len(days))]
    place = (days[is_kept] - days[is_kept].min()) // 7
    first = pd.Timestamp(np.datetime64(int(days[is_kept].min()), "D"))
    every = pd.DatetimeIndex(first.to_datetime64() + np.arange(place.max() + 1) * np.timedelta64(7, "D"))
    return place.astype(np.intp), every, is_kept, [*notes, *_left_out(int((~is_kept).sum()))]


def _left_out(rows: int) -> list[str]:
    if not rows:
        return []
    have = "1 row has" if rows == 1 else f"{rows} rows have"
    return [f"{have} no week, or one that begins on another day than the other weeks, and are left out."]
