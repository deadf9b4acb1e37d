"""A theme week by week: small bars, and what they show in a sentence for readers who cannot see them."""

import numpy as np
import pandas as pd

from dashboard.filters import day_in_words


def shares_by_week(weeks: pd.DataFrame) -> list[float | None]:
    """Give the share (0-1) of every week from the first to the last, None where it is not known or nobody wrote.

    Args:
        weeks: One row per week with mentions: `week` (Monday), `complaint_share`.
    """
    days = weeks["week"].to_numpy("datetime64[D]").astype(np.int64)
    places = (days - days.min()) // 7
    filled = np.full(places.max() + 1, np.nan)
    filled[places] = weeks["complaint_share"].to_numpy(np.float64)
    return [None if np.isnan(share) else float(share) for share in filled]


def describe_weeks(weeks: pd.DataFrame, subject: str) -> str:
    """Say in a sentence what a line of weekly shares shows, for readers who cannot see it."""
    shares = weeks["complaint_share"].to_numpy(np.float64)
    known = np.flatnonzero(~np.isnan(shares))
    if not len(known):
        return f"{subject}: no week has the 10 mentions that a share needs."
    days = weeks["week"].to_numpy("datetime64[D]").astype(object)
    first, last, top = known[0], known[-1], known[shares[known].argmax()]
    return (
        f"{subject} per 100 mentions by week: {shares[first] * 100:.0f} in the week of "
        f"{day_in_words(days[first])}, {shares[last] * 100:.0f} in that of {day_in_words(days[last])}; "
        f"highest {shares[top] * 100:.0f} in that of {day_in_words(days[top])}. "
        f"{len(known)} of {len(weeks)} weeks have the 10 mentions that a share needs."
    )
