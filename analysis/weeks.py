"""The weeks from the first to the last, so that a week of silence keeps its place."""

import numpy as np
import pandas as pd

from analysis.spc_series import Positions


def week_places(weeks: "pd.Series[pd.Timestamp]") -> tuple[Positions, pd.DatetimeIndex]:
    """Number each row's week, counted from the first one.

    Args:
        weeks: First day of each row's week (Monday); dates or their text. Any order.

    Returns:
        The number of each row's week, and the first day of every week from the first to the last.

    Raises:
        ValueError: if a week is missing or begins on another day of the week than the first.
    """
    dated = pd.to_datetime(weeks)
    if dated.empty:
        return np.zeros(0, dtype=np.intp), pd.DatetimeIndex([])
    if dated.isna().any():
        raise ValueError("A row of the counts has no week.")
    first, last = dated.min(), dated.max()
    days = (dated - first).dt.days.to_numpy(dtype=np.intp)
    if (days % 7).any():
        stray = dated[days % 7 != 0].iloc[0]
        raise ValueError(f"Weeks begin on one day of the week, but {first:%Y-%m-%d} and {stray:%Y-%m-%d} do not.")
    return np.asarray(days // 7, dtype=np.intp), pd.date_range(first, last, freq="7D")
