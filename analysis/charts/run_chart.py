"""The run chart: the safest view of few points, judged by the length of runs and the crossings of the median.

Source: Anhoej and Olesen (2014), Run charts revisited, PLoS ONE 9(11); qicharts2 0.8.1 (formulae only).
"""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from analysis.charts.series import Rebase, arrange
from analysis.statistics.intervals import Numbers, divided, wilson
from analysis.statistics.readable import impossible_note, number_array


@dataclass(frozen=True)
class Runs:
    """What the runs of a series say.

    Attributes:
        useful_points: Points that lie beside the centre line.
        longest_run: Most of them in a row on one side.
        longest_run_limit: A longer run is a signal.
        crossings: How often the line between them crosses the centre line.
        crossings_limit: Fewer crossings are a signal.
    """

    useful_points: int
    longest_run: int
    longest_run_limit: float
    crossings: int
    crossings_limit: float

    @property
    def is_signal(self) -> bool:
        """Whether the series shifted at some time: a run too long or crossings too few for chance."""
        return self.longest_run > self.longest_run_limit or self.crossings < self.crossings_limit

    @property
    def sentence(self) -> str:
        """Say it in plain words."""
        if np.isnan(self.longest_run_limit):
            return "Too few points to say whether anything shifted."
        if not self.is_signal:
            return "No shift: the points vary about their median as chance makes them."
        return (
            f"A shift: points in a row on one side of the median: {self.longest_run} (chance allows "
            f"{self.longest_run_limit:.0f}); crossings of the median: {self.crossings} (chance gives at least "
            f"{self.crossings_limit:.0f})."
        )


def run_chart(frame: pd.DataFrame, rebase: Rebase | None = None, fix_after: float | None = None) -> pd.DataFrame:
    """Draw a series about its median.

    Args:
        frame: `date`, optionally `facet`, and either `value`, or `events` and `mentions`, which give a share and its
            interval.
        rebase: Dates at which a new median starts, for all facets or by facet; one that no row has changes nothing.
        fix_after: The median comes from this many first points of each rebase group, 12 or more; None takes all.

    Returns:
        One row a point, by facet and date: `facet`, `seq`, `date`, `value`, `rebase_group`, `median`, `low`, `high`
        (Wilson's 95 % interval of a share, else NaN) and `mentions` (NaN without).

    Raises:
        ValueError: as `analysis.spc.xmr`.
    """
    is_share = "value" not in frame
    series = arrange(frame, ("events", "mentions") if is_share else ("value",), rebase, fix_after)
    points = series.frame[["facet", "seq", "date"]].copy()
    low = high = mentions = np.full(len(points), np.nan)
    notes = series.notes
    if is_share:
        events, mentions = (series.numbers(column) for column in ("events", "mentions"))
        is_known = (events >= 0) & (events <= mentions)
        is_impossible = ~is_known & ~np.isnan(events) & ~np.isnan(mentions)
        notes += (impossible_note(int(is_impossible.sum())),) if is_impossible.any() else ()
        events, mentions = (np.where(is_known, column, 0) for column in (events, mentions))
        low, high = wilson(events, mentions)
        values = divided(events, mentions)
    else:
        values = series.numbers("value")
    points = points.assign(
        value=values,
        rebase_group=series.frame["rebase_group"],
        median=series.median(values, series.is_baseline),
        low=low,
        high=high,
        mentions=mentions,
    )
    points.attrs["notes"] = notes
    return points


def runs(values: Numbers, centre: Numbers) -> Runs:
    """Count the runs and crossings of one series and their limits.

    Args:
        values: One number a point in order of time; NaN is left out.
        centre: The centre line at each point, or one number for all.

    Returns:
        The counts. Limits are NaN with fewer than two useful points.
    """
    side = np.sign(number_array(values) - number_array(centre))
    side = side[~np.isnan(side) & (side != 0)]
    points = len(side)
    changes = np.flatnonzero(np.diff(side))
    lengths = np.diff(np.concatenate(([-1], changes, [points - 1]))) if points else np.zeros(1)
    longest = int(lengths.max())
    if points < 2:
        return Runs(points, longest, np.nan, len(changes), np.nan)
    from scipy.stats import binom

    limit = float(np.round(np.log2(points)) + 3)
    return Runs(points, longest, limit, len(changes), float(binom.ppf(0.05, points - 1, 0.5)))
