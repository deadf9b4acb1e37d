"""Whether what the weeks seem to say rests on one of them, which may have had a reason of its own.

What is asked of the other weeks is measured by simulation: docs/figures.md, "One week".
"""

import numpy as np
import pandas as pd

from analysis.before_after.trend import fit_step
from analysis.before_after.two_shares import limits_without_each
from analysis.statistics.intervals import Numbers
from analysis.statistics.quasi_binomial import Fit

# Fewer weeks tell less: what 95 % intervals claimed of all of them, 90 % intervals must claim without any one.
REST_CONFIDENCE = 0.90
# A step need be no clearer than this t value without any one week, where the plain difference is clear without it.
REST_T = 1.3
# The step is fitted anew without as many weeks as bear most on it; a fit takes a millisecond.
_FITTED_ANEW = 3


def week_behind_difference(before: pd.DataFrame, after: pd.DataFrame, sign: float) -> pd.Timestamp | None:
    """Find the week without which the two shares may be the same; None where there is none.

    Args:
        before: `complaints`, `mentions` (above 0); index = week, in order.
        after: The same, later.
        sign: Above 0 where the difference is claimed to be a rise.
    """
    margins = _margins(before, after, sign)
    weakest = int(np.argmin(margins))
    return None if margins[weakest] > 0 else _weeks(before, after)[weakest]


def week_behind_step(
    before: pd.DataFrame, after: pd.DataFrame, design: Numbers, fit: Fit, width: float
) -> pd.Timestamp | None:
    """Find the week without which neither the step nor the plain difference is told from chance; None if there is none.

    Args:
        before: `complaints`, `mentions` (above 0); index = week, in order.
        after: The same, later.
        design: As `analysis.before_after.trend.fit_step` made it of all weeks.
        fit: Its fit.
        width: The t value from which on a step is one.
    """
    sign, weeks = float(np.sign(fit.coefficients[2])), _weeks(before, after)
    is_told = _margins(before, after, sign) > 0
    both = pd.concat([before, after])
    without = sign * _steps_without(design, fit, both["complaints"].to_numpy(), both["mentions"].to_numpy())
    for position in map(int, np.argsort(without)[:_FITTED_ANEW]):
        week = weeks[position]
        try:
            _, rest = fit_step(*without_week(before, after, week))
        except ValueError:
            # No trend goes through the other weeks: they are compared as two shares.
            has_step = bool(is_told[position])
        else:
            has_step = sign * rest.t_value(2) > (REST_T if is_told[position] else width)
        if not has_step:
            return week
    return None


def without_week(before: pd.DataFrame, after: pd.DataFrame, week: pd.Timestamp) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Give both sides without one week."""
    return before[before.index != week], after[after.index != week]


def _weeks(before: pd.DataFrame, after: pd.DataFrame) -> list[pd.Timestamp]:
    return [pd.Timestamp(week) for side in (before, after) for week in side.index]


def _margins(before: pd.DataFrame, after: pd.DataFrame, sign: float) -> Numbers:
    """Say for each week how far the interval of the difference without it lies beyond 0; below 0 where it holds it."""
    low, high = limits_without_each(before, after, REST_CONFIDENCE)
    return low if sign > 0 else -high


def _steps_without(design: Numbers, fit: Fit, complaints: Numbers, mentions: Numbers) -> Numbers:
    """Give about the t value of the step without each week: one step of the fit on from the whole.

    Source:
        Pregibon (1981), Logistic regression diagnostics, Annals of Statistics 9.
    """
    share = 1 / (1 + np.exp(-design @ fit.coefficients))
    weight, residual = mentions * share * (1 - share), complaints - mentions * share
    scaled = design @ np.linalg.inv(fit.information)
    rest = np.maximum(1 - weight * (scaled * design).sum(axis=1), 1e-9)
    step = fit.coefficients[2] - scaled[:, 2] * residual / rest
    variance = np.linalg.inv(fit.information)[2, 2] + weight * scaled[:, 2] ** 2 / rest
    pearson = residual**2 / weight
    dispersion = np.maximum((pearson.sum() - pearson / rest) / max(fit.freedom - 1, 1), 1)
    return np.asarray(step / np.sqrt(variance * dispersion))
