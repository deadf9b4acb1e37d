"""Dated values put in order and cut at their rebases, so that every chart reckons over the same groups."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from analysis.intervals import Numbers

Flags = npt.NDArray[np.bool_]
Positions = npt.NDArray[np.intp]
Dates = str | pd.Timestamp | Iterable[str | pd.Timestamp]

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
    """

    frame: pd.DataFrame
    group: Positions
    starts: Positions
    is_baseline: Flags

    def numbers(self, column: str) -> Numbers:
        """Give a column as floats, NaN where it is missing.

        Raises:
            ValueError: if the column holds something that is no finite number.
        """
        values = pd.to_numeric(self.frame[column], errors="raise").to_numpy(dtype=np.float64, na_value=np.nan)
        if np.isinf(values).any():
            raise ValueError(f"Column '{column}' holds an infinite number: a chart needs finite values.")
        return values

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
        """Average each group's moving ranges over its baseline, given to every row; NaN where there are none.

        Args:
            values: One number a row.
            screen: Leave out, once, the ranges of 3.267 times their mean and more. Where that would leave only
                ranges of 0, nothing is left out: limits without width call every point a signal.
        """
        ranges = self.moving_range(values)
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
    frame: pd.DataFrame, columns: tuple[str, ...], rebase: Dates | None = None, fix_after: int | None = None
) -> Series:
    """Sort a frame by facet and date and cut each facet at the rebases.

    Args:
        frame: Columns `date`, those named in `columns`, and optionally `facet`. Any order.
        columns: The columns of numbers that the chart needs.
        rebase: Dates at which new limits start; each must be a date of every facet.
        fix_after: Limits come from this many first rows of each group; None takes all rows.

    Raises:
        ValueError: if a column is missing, a date cannot be read or stands twice, a rebase date is not among the
            dates, or `fix_after` is below 12.
    """
    _require(frame, ("date", *columns), fix_after)
    sorted_frame, days = _sorted(frame, columns)
    facet = pd.factorize(sorted_frame["facet"], use_na_sentinel=False)[0]
    rebase_group = _rebase_groups(sorted_frame, facet, days, rebase)
    sorted_frame.insert(1, "seq", sorted_frame.groupby(facet).cumcount().to_numpy() + 1)
    sorted_frame["rebase_group"] = rebase_group
    is_start = np.ones(len(sorted_frame), dtype=np.bool_)
    is_start[1:] = (np.diff(facet) != 0) | (np.diff(rebase_group) != 0)
    group = np.cumsum(is_start) - 1
    starts = np.flatnonzero(is_start)
    place = np.arange(len(group)) - starts[group]
    return Series(sorted_frame, group, starts, place < (len(group) if fix_after is None else fix_after))


def _require(frame: pd.DataFrame, columns: tuple[str, ...], fix_after: int | None) -> None:
    missing = [column for column in columns if column not in frame]
    if missing:
        raise ValueError(f"The series has no column '{missing[0]}'; it has {', '.join(map(str, frame.columns))}.")
    if fix_after is not None and fix_after < MINIMUM_BASELINE:
        raise ValueError(f"Limits need a baseline of at least {MINIMUM_BASELINE} points, not {fix_after}.")


def _sorted(frame: pd.DataFrame, columns: tuple[str, ...]) -> tuple[pd.DataFrame, "pd.Series[pd.Timestamp]"]:
    facets = frame["facet"] if "facet" in frame else pd.Series(np.nan, index=frame.index, dtype="str")
    picked = frame.loc[:, ["date", *columns]].copy()
    picked.insert(0, "facet", facets)
    try:
        picked["_day"] = pd.to_datetime(picked["date"])
    except (ValueError, TypeError) as error:
        raise ValueError(f"A date of the series cannot be read: {error}") from error
    if picked["_day"].isna().any():
        raise ValueError("A row of the series has no date.")
    picked = picked.sort_values(["facet", "_day"], kind="stable", ignore_index=True)
    twice = picked[picked.duplicated(["facet", "_day"])]
    if len(twice):
        raise ValueError(f"The date {twice['_day'].iloc[0]:%Y-%m-%d}{_of(twice['facet'].iloc[0])} stands twice.")
    return picked.drop(columns="_day"), picked["_day"]


def _rebase_groups(
    frame: pd.DataFrame, facet: Positions, days: "pd.Series[pd.Timestamp]", rebase: Dates | None
) -> Positions:
    group = np.zeros(len(frame), dtype=np.intp)
    for day in _days_of(rebase):
        is_day = (days == day).to_numpy()
        lacking = np.setdiff1d(facet, facet[is_day])
        if len(lacking) or not is_day.any():
            of = _of(frame["facet"].to_numpy()[facet == lacking[0]][0]) if len(lacking) else ""
            raise ValueError(f"The rebase date {day:%Y-%m-%d} is not among the dates{of}: {_neighbours(days, day)}.")
        group += (days >= day).to_numpy()
    return group


def _days_of(rebase: Dates | None) -> list[pd.Timestamp]:
    if rebase is None:
        return []
    given = [rebase] if isinstance(rebase, str | pd.Timestamp) else list(rebase)
    try:
        return sorted({pd.Timestamp(day) for day in given})
    except ValueError as error:
        raise ValueError(f"A rebase date cannot be read: {error}") from error


def _neighbours(days: "pd.Series[pd.Timestamp]", day: pd.Timestamp) -> str:
    before, after = days[days < day].max(), days[days > day].min()
    near = [f"{found:%Y-%m-%d}" for found in (before, after) if not pd.isna(found)]
    return f"the nearest are {' and '.join(near)}" if near else "the series is empty"


def _of(facet: object) -> str:
    return "" if pd.isna(facet) else f" of '{facet}'"  # type: ignore[call-overload]
