"""What is usual: a share, how much more than chance its weeks differ, and how surprising a new week is."""

from dataclasses import dataclass

import numpy as np

from analysis.statistics.intervals import Numbers

# The rise that the evidence is gathered for: the odds of a complaint double.
ODDS_RATIO = 2.0
# Were all mentions of a week the same one, there would be no distribution of their number.
_MOST_ALIKE = 0.99
# Up to here a chance is summed count by count.
_EXACT_MENTIONS = 2000
# A term this small beside the sum so far changes none of its digits, nor do those after it.
_NEGLIGIBLE = 1e-18


@dataclass(frozen=True)
class Baseline:
    """What each series was like in its baseline weeks; one number a series.

    Attributes:
        share: Usual share of complaints, 0-1, never quite 0 or 1 (p0).
        mentions: All mentions of the baseline.
        mean_mentions: Mentions a week.
        over_dispersion: Variance of weekly counts over that of chance, at least 1 (phi).
        correlation: How alike mentions of one week are, 0-1 (rho).
    """

    share: Numbers
    mentions: Numbers
    mean_mentions: Numbers
    over_dispersion: Numbers
    correlation: Numbers

    def evidence(self, complaints: Numbers, mentions: Numbers) -> Numbers:
        """Weigh doubled odds against the usual share, in shape (weeks, series): above 0 speaks for a rise."""
        odds = ODDS_RATIO * self.share / (1 - self.share)
        raised = odds / (1 + odds)
        for_each = np.log(raised / self.share), np.log((1 - raised) / (1 - self.share))
        return (complaints * for_each[0] + (mentions - complaints) * for_each[1]) / self.over_dispersion

    def tail(self, complaints: Numbers, mentions: Numbers) -> Numbers:
        """Give the chance of so many complaints or more in a week, were nothing changed; shape (weeks, series).

        The count is beta-binomial: it carries the baseline's own uncertainty and the likeness within a week.
        """
        likeness = np.minimum(1 / (self.mentions / self.over_dispersion + 2) + self.correlation, _MOST_ALIKE)
        strength = np.broadcast_to(1 / likeness - 1, complaints.shape)
        return _beta_binomial_tail(complaints, mentions, strength * self.share, strength * (1 - self.share))


def baseline_of(complaints: Numbers, mentions: Numbers) -> Baseline:
    """Measure the baseline of each series.

    Args:
        complaints: Counts, shape (weeks, series).
        mentions: Counts, same shape; a week of 0 says nothing.
    """
    total = mentions.sum(axis=0)
    share = (complaints.sum(axis=0) + 0.5) / (total + 1)
    freedom = np.maximum((mentions > 0).sum(axis=0) - 1, 1)
    with np.errstate(divide="ignore", invalid="ignore"):
        surprise = (complaints - mentions * share) ** 2 / (mentions * share * (1 - share))
        pearson = np.nansum(surprise, axis=0)
        others = np.maximum(mentions - 1, 0).sum(axis=0)
        correlation = np.where(others > 0, np.clip((pearson - freedom) / others, 0, _MOST_ALIKE), 0.0)
    return Baseline(share, total, total / max(len(complaints), 1), np.maximum(pearson / freedom, 1.0), correlation)


def _beta_binomial_tail(x: Numbers, n: Numbers, a: Numbers, b: Numbers) -> Numbers:
    tail = np.ones(x.shape)
    is_huge = (x > 0) & (n > _EXACT_MENTIONS)
    is_summed = (x > 0) & ~is_huge
    tail[is_huge] = _beta_tail(x[is_huge], n[is_huge], a[is_huge], b[is_huge])
    if is_summed.any():
        tail[is_summed] = _summed_tail(x[is_summed], n[is_summed], a[is_summed], b[is_summed])
    return np.clip(tail, 0, 1)


def _beta_tail(x: Numbers, n: Numbers, a: Numbers, b: Numbers) -> Numbers:
    from scipy.special import betaincc

    # The beta distribution of the same mean and variance: over so many mentions the count is as good as continuous.
    strength = (a + b + 1) * n / (a + b + n) - 1
    share = a / (a + b)
    tail: Numbers = betaincc(strength * share, strength * (1 - share), (x - 0.5) / n)
    return tail


def _summed_tail(x: Numbers, n: Numbers, a: Numbers, b: Numbers) -> Numbers:
    # Summed away from the mean, so that the terms fall: the smaller of the two sums carries the smaller rounding error.
    is_high = x > n * a / (a + b)
    start = np.where(is_high, x, x - 1)
    sums = _sum_outwards(start, n, a, b, np.where(is_high, 1.0, -1.0))
    return np.where(is_high, sums, 1 - sums)


def _sum_outwards(start: Numbers, n: Numbers, a: Numbers, b: Numbers, step: Numbers) -> Numbers:
    """Add up the chances of `start` and all counts beyond it, upwards or downwards, each made from the one before."""
    from scipy.special import betaln, gammaln

    rest = n - start
    logarithm = gammaln(n + 1) - gammaln(start + 1) - gammaln(rest + 1) + betaln(start + a, rest + b) - betaln(a, b)
    chance: Numbers = np.exp(logarithm)
    sums, k = chance.copy(), start.copy()
    while (chance > _NEGLIGIBLE * sums).any():
        # The lower of two neighbours, whichever way the sum goes.
        low = np.where(step > 0, k, k - 1)
        with np.errstate(divide="ignore", invalid="ignore"):
            ratio = (n - low) / (low + 1) * (low + a) / (n - low - 1 + b)
            chance = np.where((low >= 0) & (low < n), chance * np.where(step > 0, ratio, 1 / ratio), 0.0)
        sums += chance
        k += step
    return sums
