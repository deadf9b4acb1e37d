"""Sites or providers side by side: which differ by more than chance and their natural differences explain. No ranks.

Source: Spiegelhalter (2005), Funnel plots for comparing institutional performance, Statistics in Medicine 24, and
Handling over-dispersion of performance indicators, Quality and Safety in Health Care 14, as FunnelPlotR 0.6.0 does.
"""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from analysis.statistics.intervals import Numbers
from analysis.statistics.readable import LARGEST_COUNT, number_array, require_columns, whole_counts

# With fewer units the differences among them cannot be estimated; the limits are then those of chance alone.
MINIMUM_UNITS = 10
# Values beyond these quantiles are drawn in before the over-dispersion is measured, so that outliers do not hide.
WINSORISED = 0.1

# As the reference rounds them.
_Z95, _Z998 = 1.959964, 3.090232


@dataclass(frozen=True)
class Funnel:
    """The limits of a funnel and what they rest on.

    Attributes:
        rows: What `funnel` documents.
        target_share: The share that the funnel is centred on, 0-1: that of all units together.
        over_dispersion: How much more than chance the units differ (phi).
        between: Standard deviation among units on the arcsine scale (tau); 0 where chance explains all, or where there
            are too few units to tell.
        caution: Sentences where the limits are those of chance alone, or counts cannot be read; empty otherwise.
    """

    rows: pd.DataFrame
    target_share: float
    over_dispersion: float
    between: float
    caution: str


def funnel(counts: pd.DataFrame, has_over_dispersion: bool = True) -> Funnel:
    """Draw a funnel of shares.

    Args:
        counts: `unit`, `events`, `mentions`: one row a site or provider. Units without mentions are kept, with NaN.
        has_over_dispersion: Widen the limits by the natural differences among units (needs 10 of them).

    Returns:
        The funnel; its `rows`, in the given order: the given columns, `share`, `z` (standard errors from the target on
        the arcsine scale), `low_95`, `high_95`, `low_998`, `high_998` (0-1), `is_signal` (beyond 99.8 %),
        `shrunken_share`, `shrunken_low`, `shrunken_high`, `above_chance` (probability of lying above the average of
        units, 0-1).

    Raises:
        ValueError: if a column is missing. A unit whose counts are missing, impossible or contradict each other has
            none, which `caution` says.
    """
    rows, notes = _read(counts)
    events, mentions = (np.nan_to_num(rows[column].to_numpy(dtype=np.float64)) for column in ("events", "mentions"))
    target = float(events.sum() / mentions.sum()) if mentions.sum() else np.nan
    with np.errstate(divide="ignore", invalid="ignore"):
        rows["share"] = events / mentions
        error = 0.5 / np.sqrt(mentions)
        angle = np.arcsin(np.sqrt(events / mentions))
    centre = float(np.arcsin(np.sqrt(target)))
    is_known = mentions > 0
    rows["z"] = np.where(is_known, (angle - centre) / error, np.nan)
    units = int(is_known.sum())
    dispersion, variance = _between(rows["z"].to_numpy()[is_known], error[is_known])
    is_wide = has_over_dispersion and units >= MINIMUM_UNITS
    spread = np.sqrt(error**2 + (variance if is_wide else 0.0))
    for name, z in (("95", _Z95), ("998", _Z998)):
        rows[f"low_{name}"] = np.where(is_known, np.sin(np.clip(centre - z * spread, 0, np.pi / 2)) ** 2, np.nan)
        rows[f"high_{name}"] = np.where(is_known, np.sin(np.clip(centre + z * spread, 0, np.pi / 2)) ** 2, np.nan)
    rows["is_signal"] = (rows["share"] > rows["high_998"]) | (rows["share"] < rows["low_998"])
    if has_over_dispersion and not is_wide:
        notes.append(
            f"Only {units} to compare: the limits allow for chance, not for the natural differences among them."
        )
    shrunken = shrink(events, mentions)
    for name in ("shrunken_share", "shrunken_low", "shrunken_high", "above_chance"):
        rows[name] = getattr(shrunken, name)
    return Funnel(rows, target, dispersion, float(np.sqrt(variance)) if is_wide else 0.0, " ".join(notes))


@dataclass(frozen=True)
class Shrunken:
    """Shares drawn towards the average of units, the more so the fewer mentions they rest on.

    Attributes:
        a: Complaints that the prior counts for.
        b: Other mentions that it counts for.
        shrunken_share: Posterior mean, 0-1.
        shrunken_low: Lower limit of the 95 % interval.
        shrunken_high: Upper limit.
        above_chance: Probability that the unit lies above the average of units.
    """

    a: float
    b: float
    shrunken_share: Numbers
    shrunken_low: Numbers
    shrunken_high: Numbers
    above_chance: Numbers


def shrink(events: Numbers, mentions: Numbers) -> Shrunken:
    """Fit a beta-binomial to all units by maximum likelihood and give each unit's posterior.

    Args:
        events: Counts, shape (units,).
        mentions: Counts, same shape. A unit whose counts are missing or impossible counts as one without mentions.

    Source:
        Efron and Morris (1975), JASA 70; beta-binomial empirical Bayes.
    """
    from scipy.special import betainc, betaincinv

    events, mentions = np.broadcast_arrays(number_array(events), number_array(mentions))
    is_possible = (events >= 0) & (events <= mentions) & (mentions <= LARGEST_COUNT)
    # A unit without counts that can be read is like one without mentions: the average is all that is known of it.
    events, mentions = (np.where(is_possible, counts, 0.0) for counts in (events, mentions))
    a, b = _prior(events, mentions)
    x, y = events + a, mentions - events + b
    return Shrunken(a, b, x / (x + y), betaincinv(x, y, 0.025), betaincinv(x, y, 0.975), 1 - betainc(x, y, a / (a + b)))


def _read(counts: pd.DataFrame) -> tuple[pd.DataFrame, list[str]]:
    require_columns(counts, ("unit", "events", "mentions"))
    read, notes = whole_counts(counts.reset_index(drop=True), ("events", "mentions"), "events")
    read = read[~read.duplicated(["unit", "events", "mentions"])].reset_index(drop=True)
    is_twice = read["unit"].duplicated(keep=False)
    if is_twice.any():
        first = read.loc[is_twice, "unit"].iloc[0]
        notes.append(f"The unit '{first}' stands twice with different numbers, so it has none.")
        read.loc[is_twice, ["events", "mentions"]] = np.nan
        read = read[~read["unit"].duplicated()].reset_index(drop=True)
    if read[["events", "mentions"]].notna().all(axis=None):
        read = read.astype({"events": np.int64, "mentions": np.int64})
    return read, notes


def _between(z: Numbers, error: Numbers) -> tuple[float, float]:
    units = len(z)
    if units < 2:
        return 1.0, 0.0
    low, high = np.quantile(z, [WINSORISED, 1 - WINSORISED])
    dispersion = float(np.mean(np.clip(z, low, high) ** 2))
    if units * dispersion < units - 1:
        return dispersion, 0.0
    weight = 1 / error**2
    return dispersion, float((units * dispersion - (units - 1)) / (weight.sum() - (weight**2).sum() / weight.sum()))


def _prior(events: Numbers, mentions: Numbers) -> tuple[float, float]:
    from scipy.optimize import minimize
    from scipy.special import betaln

    total = mentions.sum()
    share = (events.sum() + 0.5) / (total + 1)

    def surprise(point: Numbers) -> float:
        mean, strength = 1 / (1 + np.exp(-point[0])), np.exp(point[1])
        a, b = mean * strength, (1 - mean) * strength
        return float(-(betaln(events + a, mentions - events + b) - betaln(a, b)).sum())

    # A strength beyond these bounds means that units do not differ, or that each stands alone.
    bounds = [(-12.0, 12.0), (np.log(0.5), np.log(1e5))]
    start = np.array([np.log(share / (1 - share)), np.log(50.0)])
    found = minimize(surprise, start, method="L-BFGS-B", bounds=bounds, options={"ftol": 1e-14, "gtol": 1e-9})
    mean, strength = 1 / (1 + np.exp(-found.x[0])), np.exp(found.x[1])
    return float(mean * strength), float((1 - mean) * strength)
