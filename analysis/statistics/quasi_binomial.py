"""Fit shares that change over time, allowing that periods differ by more than chance."""

from dataclasses import dataclass

import numpy as np

from analysis.statistics.intervals import Numbers

_MAXIMUM_STEPS = 50
# Log-odds beyond this mean that the data separate: some combination of terms explains every complaint.
_SEPARATED = 12.0


@dataclass(frozen=True)
class Fit:
    """A fitted quasi-binomial regression with logit link.

    Attributes:
        coefficients: One log-odds ratio a column of the design.
        information: Fisher information at the fit, over-dispersion left out.
        over_dispersion: Pearson's chi-squared by the degrees of freedom, at least 1 (phi).
        freedom: Residual degrees of freedom.
        deviance: Twice the log-likelihood that the fit falls short of the weeks' own shares.
    """

    coefficients: Numbers
    information: Numbers
    over_dispersion: float
    freedom: int
    deviance: float

    @property
    def covariance(self) -> Numbers:
        """Covariance of the coefficients, over-dispersion included."""
        return np.asarray(np.linalg.inv(self.information) * self.over_dispersion, dtype=np.float64)

    def t_value(self, column: int) -> float:
        """Divide a coefficient by its standard error."""
        return float(self.coefficients[column] / np.sqrt(self.covariance[column, column]))


def fit_quasi_binomial(design: Numbers, events: Numbers, mentions: Numbers) -> Fit:
    """Fit by iteratively re-weighted least squares.

    Args:
        design: Shape (periods, columns), the intercept included.
        events: Shape (periods,).
        mentions: Shape (periods,); periods without mentions are left out.

    Raises:
        ValueError: if there are no more periods than columns, or the data do not determine every coefficient.

    Source:
        McCullagh and Nelder (1989), Generalized Linear Models, chapter 4; agrees with R's glm(family = quasibinomial),
        whose over-dispersion may fall below 1.
    """
    is_known = mentions > 0
    x, k, n = design[is_known], events[is_known], mentions[is_known]
    freedom = len(x) - x.shape[1]
    if freedom < 1:
        raise ValueError("There are too few periods with mentions to fit a trend.")
    share = (k + 0.5) / (n + 1)
    linear = np.log(share / (1 - share))
    beta = np.zeros(x.shape[1])
    for _ in range(_MAXIMUM_STEPS):
        share = 1 / (1 + np.exp(-np.clip(linear, -30, 30)))
        weight = n * share * (1 - share)
        information = x.T @ (weight[:, None] * x)
        if np.linalg.matrix_rank(information) < x.shape[1]:
            raise ValueError("The periods do not tell the terms of the trend apart.")
        step = np.linalg.solve(information, x.T @ (weight * linear + (k - n * share)))
        has_settled = np.abs(step - beta).max() < 1e-10
        beta, linear = step, x @ step
        if np.abs(linear).max() > _SEPARATED:
            raise ValueError("The complaints lie so apart in time that a trend through them has no end.")
        if has_settled:
            return Fit(beta, information, _dispersion(k, n, share, freedom), freedom, deviance(k, n, share))
    raise ValueError("The trend could not be fitted.")


def deviance(events: Numbers, mentions: Numbers, share: Numbers) -> float:
    """Measure how far expected shares lie from those of the periods, in units of twice the log-likelihood."""
    from scipy.special import xlogy

    others = mentions - events
    fitted = xlogy(events, mentions * share) + xlogy(others, mentions * (1 - share))
    return float(2 * (xlogy(events, events) + xlogy(others, others) - fitted).sum())


def _dispersion(events: Numbers, mentions: Numbers, share: Numbers, freedom: int) -> float:
    pearson = ((events - mentions * share) ** 2 / (mentions * share * (1 - share))).sum()
    return max(float(pearson) / freedom, 1.0)
