"""About how many more weeks a difference of the size seen would need before figures can carry it."""

import numpy as np

from analysis.statistics.intervals import Numbers
from analysis.statistics.quasi_binomial import Fit

# Interval plus power: a difference this many standard errors wide is found four times in five.
DETECTABLE = 2.8
LONGEST_FORECAST = 104


def weeks_for_two_shares(
    difference: float,
    error: float,
    complaints_after: int,
    mentions_after: int,
    weeks_after: int,
    over_dispersion: float,
) -> float:
    """Forecast for a plain comparison of two shares, the weeks before staying as they are.

    Args:
        difference: Share after minus share before.
        error: Its standard error now.
        complaints_after: Complaints after the action so far.
        mentions_after: Mentions after the action so far.
        weeks_after: Weeks after the action so far.
        over_dispersion: Variance of weeks over that of chance.

    Returns:
        Weeks, infinite beyond two years; NaN where there is no difference.
    """
    if difference == 0:
        return float("nan")
    share = complaints_after / mentions_after
    variance = max(share * (1 - share), 0.5 / mentions_after) * over_dispersion
    # What the weeks before leave to the weeks after, if the whole is to be found four times in five.
    rest = (difference / DETECTABLE) ** 2 - max(error**2 - variance / mentions_after, 0)
    if rest <= 0:
        return float("inf")
    weeks = variance / rest / (mentions_after / weeks_after) - weeks_after
    return float("inf") if weeks > LONGEST_FORECAST else float(max(np.ceil(weeks), 1))


def weeks_for_step(design: Numbers, fit: Fit, mentions_a_week: float, week: float) -> float:
    """Forecast for the step of a segmented fit, further weeks being like the last one.

    Args:
        design: Intercept, time and step, one row a week, in order.
        fit: Its fit.
        mentions_a_week: Mentions that a further week brings.
        week: How far time moves in a week.

    Returns:
        Weeks, infinite beyond two years; NaN where there is no step.
    """
    step = abs(float(fit.coefficients[2]))
    if step < 1e-6:
        return float("nan")
    share = 1 / (1 + np.exp(-float(design[-1] @ fit.coefficients)))
    information = fit.information.copy()
    for ahead in range(1, LONGEST_FORECAST + 1):
        row = design[-1] + np.array([0.0, ahead * week, 0.0])
        information += mentions_a_week * share * (1 - share) * np.outer(row, row)
        if step >= DETECTABLE * np.sqrt(np.linalg.inv(information)[2, 2] * fit.over_dispersion):
            return float(ahead)
    return float("inf")
