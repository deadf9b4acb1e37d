"""Which points of a chart are special causes, by the rules of Making Data Count.

Source: NHSRplotthedots 0.2.2, ptd_calculate_point_type.R (NHS-R Community, MIT).
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from analysis.charts.series import Flags, Positions
from analysis.statistics.intervals import Numbers

# Points in a row that make a trend or a shift; an older tool of the same programme lets people choose six.
RUN_LENGTH = 7
COMMON = "Common Cause"

_ROUNDING = 1e-12

Words = npt.NDArray[np.object_]


@dataclass(frozen=True)
class Limits:
    """The lines of a chart, one number a point, NaN where they cannot be drawn.

    Attributes:
        mean: The centre line.
        lower: Lower process limit.
        upper: Upper process limit.
    """

    mean: Numbers
    lower: Numbers
    upper: Numbers


@dataclass(frozen=True)
class Causes:
    """What the rules say of each point.

    Attributes:
        is_outside: Beyond a process limit.
        is_close: Between two thirds of the way to a limit, and the limit.
        side: 1 above the mean, -1 below, 0 on it, NaN where there is no value.
        name: The first rule that applies, in the words of Making Data Count.
        direction: 1 for a signal of high or rising values, -1 for low or falling ones, 0 for common cause.
    """

    is_outside: Flags
    is_close: Flags
    side: Numbers
    name: Words
    direction: npt.NDArray[np.int_]


def special_causes(
    values: Numbers,
    limits: Limits,
    group: Positions,
    run_length: int = RUN_LENGTH,
    has_runs: Flags | None = None,
) -> Causes:
    """Name the first rule that applies to each point: outside, trend, two in three, shift.

    Args:
        values: One number a point, in order of group and time; NaN breaks every run.
        limits: The lines of the chart at each point.
        group: Number of each point's group; no run crosses from one to the next.
        run_length: Points that make a trend or a shift, 6 or 7.
        has_runs: Where the rules over several points are asked at all; None asks them everywhere.

    Raises:
        ValueError: if `run_length` is neither 6 nor 7.
    """
    if run_length not in (6, 7):
        raise ValueError(f"A trend or shift is 6 or 7 points long, not {run_length}.")
    width = np.nan_to_num(limits.upper - limits.mean)
    is_outside = (_side(values, limits.upper, width) > 0) | (_side(values, limits.lower, width) < 0)
    is_near_upper = _side(values, _two_thirds(limits.mean, limits.upper), width) > 0
    is_near_lower = _side(values, _two_thirds(limits.mean, limits.lower), width) < 0
    side = _side(values, limits.mean, width)
    is_close = (is_near_upper | is_near_lower) & ~is_outside
    asked = np.ones(len(values), dtype=np.bool_) if has_runs is None else has_runs
    trend = np.where(asked, _trends(values, group, run_length), 0)
    pair = np.where(asked, _two_in_three(side, is_close, group), 0)
    shift = np.where(asked, _shifts(side, group, run_length), 0)
    rules = (
        (np.where(is_outside, side, 0), "Above UCL", "Below LCL"),
        (trend, f"{run_length} Point Trend (Increasing)", f"{run_length} Point Trend (Decreasing)"),
        (pair, "2 in 3 Above CL", "2 in 3 Below CL"),
        (shift, f"{run_length} Points Above CL", f"{run_length} Points Below CL"),
    )
    name: Words = np.full(len(values), COMMON, dtype=object)
    direction = np.zeros(len(values), dtype=np.int_)
    for signs, high, low in reversed(rules):
        name[signs > 0], name[signs < 0] = high, low
        direction = np.where(signs != 0, signs, direction).astype(np.int_)
    return Causes(is_outside, is_close, side, name, direction)


def _side(values: Numbers, line: Numbers, width: Numbers) -> Numbers:
    # A value on a line stays on it when rounding has moved one of them by its last digits; about 0 it is the width of
    # the limits that says how small a distance is.
    distance = values - line
    return np.where(np.abs(distance) <= _ROUNDING * np.maximum(np.abs(line), width), 0.0, np.sign(distance))


def _two_thirds(mean: Numbers, limit: Numbers) -> Numbers:
    return mean + (limit - mean) * (2 / 3)


def _shifts(side: Numbers, group: Positions, length: int) -> Numbers:
    return np.where(_in_run(side > 0, group, length), 1.0, np.where(_in_run(side < 0, group, length), -1.0, 0.0))


def _two_in_three(side: Numbers, is_close: Flags, group: Positions) -> Numbers:
    found = np.zeros(len(side))
    for sign in (1, -1):
        is_side = side == sign
        enough = _windows(is_side, group, 3) & (_window_counts(is_side & is_close, 3) >= 2)
        found[_covered(enough, 3, len(side)) & is_close & is_side] = sign
    return found


def _trends(values: Numbers, group: Positions, length: int) -> Numbers:
    with np.errstate(invalid="ignore"):
        step = np.where(np.diff(group) == 0, np.nan_to_num(np.sign(np.diff(values))), 0.0)
    steps_group = group[1:]
    is_trend = np.zeros(len(values), dtype=np.bool_)
    for sign in (1, -1):
        # Six rises join seven points: each rise belongs to the point before it and the point after it.
        is_run = _in_run(step == sign, steps_group, length - 1)
        is_trend[:-1] |= is_run
        is_trend[1:] |= is_run
    left = np.concatenate(([0.0], step))[: len(values)]
    right = np.concatenate((step, [0.0]))[: len(values)]
    next_is_trend = np.concatenate((is_trend[1:] & (np.diff(group) == 0), [False]))[: len(values)]
    return np.where(is_trend, np.where(next_is_trend, right, left), 0.0)


def _in_run(flag: Flags, group: Positions, length: int) -> Flags:
    return _covered(_windows(flag, group, length), length, len(flag))


def _windows(flag: Flags, group: Positions, length: int) -> Flags:
    is_full: Flags = _window_counts(flag, length) == length
    is_one_group: Flags = group[: len(is_full)] == group[length - 1 :][: len(is_full)]
    return is_full & is_one_group


def _window_counts(flag: Flags, length: int) -> Positions:
    before = np.concatenate(([0], np.cumsum(flag)))
    return before[length:] - before[: max(len(before) - length, 0)]


def _covered(is_window: Flags, length: int, points: int) -> Flags:
    covered = np.zeros(points, dtype=np.bool_)
    for shift in range(length):
        covered[shift : shift + len(is_window)] |= is_window
    return covered
