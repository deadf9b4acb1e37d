"""An upper limit that holds where few events are usual: one of them is then no signal by itself."""

import numpy as np
import pandas as pd

from analysis.statistics.intervals import Numbers

# How often a point lies above three standard deviations by chance alone, of values that vary evenly.
CHANCE = 0.00135


def rare_limit(points: pd.DataFrame, group: "pd.Series[int]", baseline: int, fewest: float) -> pd.DataFrame:
    """Raise upper limits to what chance reaches where few events are usual, and take back the signals below them.

    Three standard deviations say nothing there: where one event in a dozen points is usual, the limit lies below a
    single one. The limit is then the share of the most events that are no surprise beside those of the baseline, of
    which the point itself is left out.

    Args:
        points: `Trend.points`, rows in the order of time.
        group: Which points share their limits, same length.
        baseline: So many first points of a group set its limits, or all of a shorter one.
        fewest: Of so many expected events a point on, limits stay as they are.

    Returns:
        The same points. Where a baseline has no event there is no limit, as before.

    Source:
        Przyborowski and Wilenski (1940), Homogeneity of results in testing samples from Poisson series, Biometrika 31:
        given the events of both, those of one are binomial.
    """
    found = [_of_group(part, baseline, fewest) for _, part in points.groupby(group.to_numpy(), sort=False)]
    return pd.concat(found)


def _of_group(points: pd.DataFrame, baseline: int, fewest: float) -> pd.DataFrame:
    if points["events"].iloc[:baseline].mean() >= fewest:
        return points
    is_usual = np.arange(len(points)) < baseline
    events, mentions = (points[name].to_numpy(dtype=np.float64) for name in ("events", "mentions"))
    others = events[is_usual].sum() - np.where(is_usual, events, 0.0)
    of = mentions[is_usual].sum() - np.where(is_usual, mentions, 0.0)
    reached = most_by_chance(others, of, mentions)
    # A point without mentions, and one without a limit, has no value to lie above it.
    limit = reached / points["mentions"].where(points["mentions"] > 0)
    upper = points["upper"].where(points["upper"].isna(), np.fmax(points["upper"], limit))
    is_by_chance = points["is_outside"] & (points["value"] > points["centre"]) & (points["value"] <= upper)
    kept = {name: points[name].mask(is_by_chance, "") for name in ("signal", "rule")}
    return points.assign(upper=upper, is_outside=points["is_outside"] & ~is_by_chance, **kept)


def most_by_chance(events: Numbers, mentions: Numbers, size: Numbers) -> Numbers:
    """Give the most events of each point that chance alone explains beside those of the baseline.

    Args:
        events: Events of the baseline, shape (points,).
        mentions: Its mentions, same shape.
        size: Mentions of the points, same shape.

    Returns:
        The largest counts of which as many or more come in `CHANCE` of all points or oftener; `size` at most.
    """
    from scipy.special import bdtrc

    share = size / np.maximum(size + mentions, 1)
    most = np.zeros_like(size)
    while True:
        more = bdtrc(most, (events + most + 1).astype(np.int64), share)
        is_by_chance = (most < size) & (more >= CHANCE)
        if not is_by_chance.any():
            return most
        most += is_by_chance
