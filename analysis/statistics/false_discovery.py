"""How surprising the most surprising of many figures is, given how many were looked at."""

import numpy as np

from analysis.statistics.readable import Numbers


def false_discovery(p_values: Numbers) -> Numbers:
    """Correct p-values for the number of tests in each row; NaN is left out and stays NaN.

    Args:
        p_values: Shape (..., tests).

    Returns:
        Adjusted values of the same shape: the expected share of false signals among all at least as strong.

    Source:
        Benjamini and Hochberg (1995), JRSS B 57.
    """
    order = np.argsort(p_values, axis=-1)
    ranked = np.take_along_axis(p_values, order, axis=-1)
    tests = (~np.isnan(p_values)).sum(axis=-1, keepdims=True)
    scaled = ranked * tests / np.arange(1, p_values.shape[-1] + 1)
    # A stronger signal never has a larger corrected value than a weaker one.
    steps = np.fmin.accumulate(scaled[..., ::-1], axis=-1)[..., ::-1]
    corrected = np.full(p_values.shape, np.nan)
    np.put_along_axis(corrected, order, np.where(np.isnan(ranked), np.nan, np.minimum(steps, 1)), axis=-1)
    return corrected
