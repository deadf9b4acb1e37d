"""Trends of weekly complaints: one under way before an action, and one that explains what followed it."""

import numpy as np
import pandas as pd

from analysis.statistics.intervals import Numbers
from analysis.statistics.quasi_binomial import Fit, deviance, fit_quasi_binomial

# Time is counted in half-years, so that the terms of a fit are of like size.
WEEK = 1 / 26


def trend_t(weekly: pd.DataFrame) -> float:
    """Give the t value of a steady trend of the log-odds; NaN where the weeks cannot carry one.

    Args:
        weekly: `complaints`, `mentions` (above 0); index = week, in order.
    """
    try:
        return _fit_trend(weekly).t_value(1)
    except ValueError:
        # Too few weeks or complaints for a trend: there is none to warn of, and NaN says so.
        return float("nan")


def fit_step(before: pd.DataFrame, after: pd.DataFrame) -> tuple[Numbers, Fit]:
    """Fit a trend through all weeks with a step at the action.

    Args:
        before: `complaints`, `mentions` (above 0); index = week, in order.
        after: The same, later.

    Returns:
        The design (intercept, time, step; one row a week) and its fit.

    Raises:
        ValueError: if the weeks do not determine every term.
    """
    both = pd.concat([before, after])
    is_after = np.concatenate((np.zeros(len(before)), np.ones(len(after))))
    design = np.column_stack((np.ones(len(both)), _time(both), is_after))
    return design, fit_quasi_binomial(design, both["complaints"].to_numpy(), both["mentions"].to_numpy())


def advantage_of_step(before: pd.DataFrame, after: pd.DataFrame) -> float:
    """Say by how much deviance two steady levels describe the weeks better than one steady trend.

    Args:
        before: `complaints`, `mentions` (above 0); index = week, in order.
        after: The same, later.

    Raises:
        ValueError: if the weeks carry no trend.
    """
    step = sum(_deviance_of_one_share(side) for side in (before, after))
    return _fit_trend(pd.concat([before, after])).deviance - step


def _fit_trend(weekly: pd.DataFrame) -> Fit:
    design = np.column_stack((np.ones(len(weekly)), _time(weekly)))
    return fit_quasi_binomial(design, weekly["complaints"].to_numpy(), weekly["mentions"].to_numpy())


def _deviance_of_one_share(side: pd.DataFrame) -> float:
    complaints, mentions = side["complaints"].to_numpy(), side["mentions"].to_numpy()
    return deviance(complaints, mentions, np.full(len(side), complaints.sum() / mentions.sum()))


def _time(weekly: pd.DataFrame) -> Numbers:
    if weekly.empty:
        return np.zeros(0)
    days = (weekly.index - weekly.index[0]).days.to_numpy(dtype=np.float64)
    return np.asarray(days / 7 * WEEK)
