"""How far a share, or a difference of two shares, could be from the truth by chance alone."""

from typing import Any

import numpy as np
import numpy.typing as npt

from analysis.statistics.readable import Numbers as Numbers
from analysis.statistics.readable import number_array

# How many standard errors on either side hold 95 of 100.
Z_95 = 1.959963984540054


def divided(part: Numbers, whole: Numbers) -> Numbers:
    """Give shares: a part of its whole, NaN where the whole is nothing."""
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(whole > 0, part / whole, np.nan)


def wilson(events: npt.ArrayLike, mentions: npt.ArrayLike, confidence: float = 0.95) -> tuple[Numbers, Numbers]:
    """Compute Wilson's interval of each share.

    Args:
        events: Mentions that count, 0 to `mentions`. Any shape.
        mentions: Mentions in all. Same shape, or one that broadcasts.
        confidence: Coverage of the interval, between 0 and 1.

    Returns:
        Lower and upper limits, shares 0-1, in the broadcast shape. NaN where `mentions` is 0, a count is missing
        or negative, or there are more events than mentions.

    Raises:
        ValueError: if `confidence` is out of range.

    Source:
        Wilson (1927), Probable inference, the law of succession and statistical inference, JASA 22.
    """
    k, n = _counts(events, mentions)
    z = _normal_quantile(confidence)
    with np.errstate(divide="ignore", invalid="ignore"):
        share = k / n
        centre = (share + z**2 / (2 * n)) / (1 + z**2 / n)
        half = z / (1 + z**2 / n) * np.sqrt(share * (1 - share) / n + z**2 / (4 * n**2))
    # The limit is exact at the ends; rounding would leave 1e-17 there.
    lower = np.where(k == 0, np.where(n == 0, np.nan, 0.0), centre - half)
    upper = np.where(k == n, np.where(n == 0, np.nan, 1.0), centre + half)
    return lower, upper


def newcombe(
    events_before: npt.ArrayLike,
    mentions_before: npt.ArrayLike,
    events_after: npt.ArrayLike,
    mentions_after: npt.ArrayLike,
    confidence: float = 0.95,
) -> tuple[Numbers, Numbers, Numbers]:
    """Compute the change of each share, after minus before, and its interval.

    Args:
        events_before: Mentions that counted before. Any shape.
        mentions_before: Mentions in all before.
        events_after: Mentions that count after.
        mentions_after: Mentions in all after.
        confidence: Coverage of the interval, between 0 and 1.

    Returns:
        Difference, lower and upper limit, -1 to 1, in the broadcast shape. NaN where either side has no mentions, or
        a count that `wilson` does not take.

    Raises:
        ValueError: if `confidence` is out of range.

    Source:
        Newcombe (1998), Interval estimation for the difference between independent proportions, method 10,
        Statistics in Medicine 17.
    """
    k_before, n_before = _counts(events_before, mentions_before)
    k_after, n_after = _counts(events_after, mentions_after)
    low_before, high_before = wilson(k_before, n_before, confidence)
    low_after, high_after = wilson(k_after, n_after, confidence)
    before, after = divided(k_before, n_before), divided(k_after, n_after)
    difference = after - before
    lower = difference - np.hypot(after - low_after, high_before - before)
    upper = difference + np.hypot(high_after - after, before - low_before)
    return difference, lower, upper


def _counts(events: npt.ArrayLike, mentions: npt.ArrayLike) -> tuple[Numbers, Numbers]:
    k, n = np.broadcast_arrays(number_array(events), number_array(mentions))
    with np.errstate(invalid="ignore"):
        is_possible = (k >= 0) & (k <= n)
    return np.where(is_possible, k, np.nan), np.where(is_possible, n, np.nan)


def _normal_quantile(confidence: float) -> float:
    if not 0 < confidence < 1:
        raise ValueError(f"confidence must lie between 0 and 1, not {confidence}")
    from scipy.special import ndtri

    quantile: Any = ndtri((1 + confidence) / 2)
    return float(quantile)
