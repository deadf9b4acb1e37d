"""Weeks in which far more was said than usual, whatever it was about; shown apart from complaints."""

import numpy as np
import pandas as pd

from analysis.weeks import week_places

BASELINE_WEEKS = 52
MINIMUM_BASELINE_WEEKS = 26
# About one false burst in six years of weeks (measured by simulation).
MAXIMUM_CHANCE = 0.002


def volume_bursts(counts: pd.DataFrame) -> pd.DataFrame:
    """Compare the mentions of each week with those of the 52 weeks before it.

    Args:
        counts: `week` (Mondays), `mentions`: one row a week, any order. A week without a row had no mentions.

    Returns:
        One row for every week from the first to the last: `week`, `mentions`, `usual_mentions` (mean of the baseline),
        `limit` (the largest count that is still usual), `p_value` (chance of so many; NaN in the first 26 weeks),
        `is_burst`.

    Raises:
        ValueError: if a column is missing, a week stands twice, weeks do not begin on the same day, or a count
            is below 0.

    Source:
        Negative binomial predictive limit; variance of the baseline by the method of moments.
    """
    weeks, mentions = _by_week(counts)
    usual, limit, chance = (np.full(len(mentions), np.nan) for _ in range(3))
    for position in range(MINIMUM_BASELINE_WEEKS, len(mentions)):
        baseline = mentions[max(0, position - BASELINE_WEEKS) : position]
        usual[position] = baseline.mean()
        limit[position], chance[position] = _predict(baseline, mentions[position])
    return pd.DataFrame(
        {
            "week": weeks,
            "mentions": mentions,
            "usual_mentions": usual,
            "limit": limit,
            "p_value": chance,
            "is_burst": chance < MAXIMUM_CHANCE,
        }
    )


def _by_week(counts: pd.DataFrame) -> tuple[pd.DatetimeIndex, "np.ndarray[tuple[int], np.dtype[np.int64]]"]:
    missing = [column for column in ("week", "mentions") if column not in counts]
    if missing:
        raise ValueError(f"The counts have no column '{missing[0]}'.")
    if counts["week"].duplicated().any():
        raise ValueError("A week stands twice among the counts.")
    if counts[["mentions"]].isna().any(axis=None):
        raise ValueError("A count is missing.")
    if (counts["mentions"] < 0).any():
        raise ValueError("A count is below 0.")
    place, weeks = week_places(counts["week"])
    mentions = np.zeros(len(weeks), dtype=np.int64)
    mentions[place] = counts["mentions"].to_numpy()
    return weeks, mentions


def _predict(baseline: "np.ndarray[tuple[int], np.dtype[np.int64]]", mentions: int) -> tuple[float, float]:
    from scipy.stats import nbinom, poisson

    # Half a mention is added, so that a silent baseline does not call the first mention impossible.
    mean = (baseline.sum() + 0.5) / len(baseline)
    variance = max(float(baseline.var(ddof=1)), mean) * (1 + 1 / len(baseline))
    spread = nbinom(mean**2 / (variance - mean), mean / variance) if variance > mean else poisson(mean)
    return float(spread.ppf(1 - MAXIMUM_CHANCE)), float(spread.sf(mentions - 1))
