"""Dated values put in order and cut at their rebases, so that every chart reckons over the same groups."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from analysis.charts.rows import facet_words, readable_rows
from analysis.statistics.intervals import Numbers
from analysis.statistics.readable import listed_days, numbers_of

Flags = npt.NDArray[np.bool_]
Positions = npt.NDArray[np.intp]
Day = str | date | np.datetime64 | pd.Timestamp
Dates = Day | Iterable[Day]
# What holds for all facets, or for each of those named.
Rebase = Dates | Mapping[Any, Dates]
# A line for all facets, each facet's own, the name of a column that holds it, or one number a row.
Target = float | str | Mapping[Any, float | None] | Sequence[float] | npt.NDArray[np.floating] | pd.Series

# Limits from fewer points move with every further one, so they may not be frozen.
MINIMUM_BASELINE = 12
# A moving range beyond this many times their mean comes from a jump, not from the usual variation (Nelson 1982).
SCREEN_FACTOR = 3.267


@dataclass(frozen=True)
class Series:
    """Rows in order of facet and date; one group is one facet between two rebases.

    Attributes:
        frame: The given columns with `facet`, `seq` (1 for a facet's first date) and `rebase_group`.
        group: Number of each row's group, rising.
        starts: Position of each group's first row.
        is_baseline: Whether a row's value takes part in its group's limits.
        targets: The line to be met at each row; NaN where there is none.
        notes: Sentences on what of the given rows could not be drawn as it stood.
    """

    frame: pd.DataFrame
    group: Positions
    starts: Positions
    is_baseline: Flags
    targets: Numbers
    notes: tuple[str, ...] = ()

    def numbers(self, column: str) -> Numbers:
        """Give a column as floats, NaN where there is no finite number."""
        return self.frame[column].to_numpy(dtype=np.float64)

    def sizes(self) -> Positions:
        """Count the rows of each row's group."""
        return np.bincount(self.group, minlength=len(self.starts))[self.group]

    def total(self, values: Numbers, keep: Flags) -> Numbers:
        """Sum the kept values of each group that are not NaN, given to every row of the group."""
        return self._sums(values, keep & ~np.isnan(values)).astype(np.float64)[self.group]

    def mean(self, values: Numbers, keep: Flags) -> Numbers:
        """Average the kept values of each group, given to every row of the group; NaN where there are none.

        The mean is refined once in extended precision: a value that equals it must not seem to lie beside it.
        """
        if not len(values):
            return np.empty(0)
        keep = keep & ~np.isnan(values)
        with np.errstate(invalid="ignore", divide="ignore"):
            counts = self._sums(np.ones_like(values), keep)
            mean = self._sums(values, keep) / counts
            mean = mean + self._sums(values - mean[self.group], keep) / counts
        return mean.astype(np.float64)[self.group]

    def median(self, values: Numbers, keep: Flags) -> Numbers:
        """Find the median of the kept values of each group, given to every row of the group."""
        kept = pd.Series(np.where(keep, values, np.nan))
        return kept.groupby(self.group).transform("median").to_numpy(dtype=np.float64)

    def moving_range(self, values: Numbers) -> Numbers:
        """Give the distance of each value from the one before it in its group; NaN for the first."""
        ranges = np.abs(np.diff(values, prepend=np.nan))
        ranges[self.starts] = np.nan
        return ranges

    def mean_moving_range(self, values: Numbers, screen: bool) -> Numbers:
        """Average each group's moving ranges over its baseline, as `screened_mean` does."""
        return self.screened_mean(self.moving_range(values), screen)

    def screened_mean(self, ranges: Numbers, screen: bool) -> Numbers:
        """Average ranges over each group's baseline, given to every row; NaN where there are none.

        Args:
            ranges: One a row, NaN for the first of a group.
            screen: Leave out, once, the ranges of 3.267 times their mean and more. Where that would leave only
                ranges of 0, nothing is left out: limits without width call every point a signal.
        """
        plain = self.mean(ranges, self.is_baseline)
        if not screen:
            return plain
        screened = self.mean(ranges, self.is_baseline & (ranges < SCREEN_FACTOR * plain))
        return np.where(screened > 0, screened, plain)

    def _sums(self, values: npt.NDArray[np.floating], keep: Flags) -> npt.NDArray[np.longdouble]:
        if not len(values):
            return np.empty(0, dtype=np.longdouble)
        return np.add.reduceat(np.where(keep, values, 0).astype(np.longdouble), self.starts)


def arrange(
    frame: pd.DataFrame,
    columns: tuple[str, ...],
    rebase: Rebase | None = None,
    fix_after: float | None = None,
    target: Target | None = None,
) -> Series:
    """Sort a frame by facet and date and cut each facet at the rebases.

    Whatever the rows hold, a series results: a row without a readable date is left out, a date that stands twice with
    different numbers has none, what is no finite number is missing, a rebase date that no row has changes nothing; each
    of these is said in `notes`, as is a facet that is given new limits or a target and has no row.

    Args:
        frame: Columns `date`, those named in `columns`, and optionally `facet`. Any order.
        columns: The columns of numbers that the chart needs.
        rebase: Dates at which new limits start, for all facets or by facet.
        fix_after: Limits come from this many first rows of each group; None takes all rows.
        target: The line to be met.

    Raises:
        ValueError: if a column is missing or stands twice, a rebase date or a target cannot be read, or `fix_after` is
            below 12.
    """
    length = _baseline_length(fix_after)
    missing = [column for column in ("date", *columns) if column not in frame]
    if missing:
        raise ValueError(f"The series has no column '{missing[0]}'; it has {', '.join(map(str, frame.columns))}.")
    twice = [column for column in ("facet", "date", *columns) if list(frame.columns).count(column) > 1]
    if twice:
        raise ValueError(f"The series has the column '{twice[0]}' twice.")
    rows, notes = readable_rows(frame, columns, _targets(frame, target))
    days, targets = rows.pop("_day"), rows.pop("_target").to_numpy(dtype=np.float64)
    facet = pd.factorize(rows["facet"], use_na_sentinel=False)[0]
    rebase_group, unused = _rebase_groups(rows, facet, days, rebase)
    rows.insert(1, "seq", rows.groupby(facet).cumcount().to_numpy() + 1)
    rows["rebase_group"] = rebase_group
    is_start = np.ones(len(rows), dtype=np.bool_)
    is_start[1:] = (np.diff(facet) != 0) | (np.diff(rebase_group) != 0)
    group = np.cumsum(is_start) - 1
    starts = np.flatnonzero(is_start)
    place = np.arange(len(group)) - starts[group]
    is_baseline = place < (len(group) if length is None else length)
    unknown = [*_unknown_facets(frame, "are new limits", rebase), *_unknown_facets(frame, "is a target", target)]
    return Series(rows, group, starts, is_baseline, targets, (*notes, *unknown, *unused))


def _baseline_length(fix_after: float | None) -> int | None:
    length = np.nan if fix_after is None else float(numbers_of(pd.Series([fix_after], dtype=object))[0])
    if np.isnan(length):
        # Nothing given, or no end to the baseline.
        return None
    if length < MINIMUM_BASELINE:
        raise ValueError(f"Limits need a baseline of at least {MINIMUM_BASELINE} points, not {length:g}.")
    return int(length)


def _unknown_facets(frame: pd.DataFrame, what: str, given: object) -> list[str]:
    """Say which names no row has: a slip of the pen would else be a chart without the new limits, and nobody told."""
    if not isinstance(given, Mapping) or frame.empty:
        return []
    known = set(frame["facet"]) if "facet" in frame else set()
    there = f"the facets are {', '.join(sorted(map(str, known)))}" if known else "the series has no facets"
    unknown = [str(name) for name in given if name not in known and not pd.isna(name)]
    return [f"There {what} for '{name}', which no row has; this changes nothing: {there}." for name in unknown]


def _targets(frame: pd.DataFrame, target: Target | None) -> Numbers:
    if isinstance(target, str) and target in frame:
        return numbers_of(frame[target])
    if isinstance(target, Mapping):
        facets = frame["facet"] if "facet" in frame else [None] * len(frame)
        return numbers_of(pd.Series([target.get(facet) for facet in facets], dtype=object))
    if isinstance(target, pd.Series | np.ndarray | Sequence) and not isinstance(target, str) and np.ndim(target) == 1:
        if len(target) != len(frame):
            raise ValueError(f"There are {len(target)} targets for {len(frame)} rows; give one number, or one a row.")
        return numbers_of(pd.Series(list(target), dtype=object))
    given = pd.Series([target], dtype=object)
    line = numbers_of(given)
    if np.isnan(line[0]) and isinstance(target, str) and target.strip():
        raise ValueError(f"The target '{target}' is neither a number nor a column of the series.")
    return np.full(len(frame), line[0])


def _rebase_groups(
    frame: pd.DataFrame, facet: Positions, days: "pd.Series[pd.Timestamp]", rebase: Rebase | None
) -> tuple[Positions, list[str]]:
    group = np.zeros(len(frame), dtype=np.intp)
    unused: list[str] = []
    if rebase is None:
        return group, unused
    for number in range(int(facet.max()) + 1 if len(facet) else 0):
        is_facet = facet == number
        name = frame["facet"].to_numpy()[is_facet][0]
        for day in _days_of(rebase, name):
            if (days[is_facet] == day).any():
                group += is_facet & (days >= day).to_numpy()
            else:
                near = _neighbours(days[is_facet], day)
                unused.append(
                    f"The rebase date {day:%Y-%m-%d} is not among the dates{facet_words(name)} and changes nothing: "
                    f"{near}."
                )
    return group, unused


def _days_of(rebase: Rebase | None, facet: object) -> list[pd.Timestamp]:
    if isinstance(rebase, Mapping):
        rebase = rebase.get(facet)
    try:
        return listed_days(rebase)
    except ValueError as error:
        raise ValueError(f"A rebase date cannot be read: {error}") from error


def _neighbours(days: "pd.Series[pd.Timestamp]", day: pd.Timestamp) -> str:
    before, after = days[days < day].max(), days[days > day].min()
    near = [f"{found:%Y-%m-%d}" for found in (before, after) if not pd.isna(found)]
    return f"the nearest {'are' if len(near) > 1 else 'is'} {' and '.join(near)}"
