"""Control charts of shares, rates, scores and rare events, whose limits follow the number of mentions.

Source: qicharts2 0.8.1 (Anhoej, GPL-3), formulae only; Laney (2002), Improved control charts for attributes,
Quality Engineering 14; Provost and Murray, The Health Care Data Guide (g and t charts).
"""

from collections.abc import Callable
from functools import partial
from typing import Literal

import numpy as np
import pandas as pd

from analysis.charts.rules import RUN_LENGTH, Limits, special_causes
from analysis.charts.series import Flags, Rebase, Series, Target, arrange
from analysis.spc import Improvement, point_frame
from analysis.statistics.intervals import Numbers, divided
from analysis.statistics.readable import impossible_note

Kind = Literal["p", "p_prime", "u", "u_prime", "c", "i", "i_prime", "xbar", "g", "t"]

# What a mean moving range of two normal values is, in standard deviations.
_RANGE_FACTOR = 1.128
# The power that turns times between rare events into values that vary evenly (Nelson 1994).
_T_POWER = 3.6

_MAY_BE_NEGATIVE = ("i", "i_prime", "xbar")
_COLUMNS = {
    "p": ("events", "mentions"),
    "p_prime": ("events", "mentions"),
    "u": ("events", "mentions"),
    "u_prime": ("events", "mentions"),
    "i_prime": ("value", "mentions"),
    "xbar": ("value", "mentions", "deviation"),
}


def attribute_chart(
    frame: pd.DataFrame,
    kind: Kind,
    improvement: Improvement = "decrease",
    target: Target | None = None,
    rebase: Rebase | None = None,
    fix_after: float | None = None,
    screen: bool = True,
    floor: bool = True,
    has_runs: bool = False,
    run_length: int = RUN_LENGTH,
) -> pd.DataFrame:
    """Draw limits for shares (`p`, `p_prime`), rates (`u`, `u_prime`), counts, means or the gaps between rare events.

    Args:
        frame: `date`, optionally `facet`, and: `events` and `mentions` for p and u; `value` for c, i, g (mentions
            between) and t (days between); `value` and `mentions` for i_prime; `value` (mean), `mentions` and
            `deviation` (standard deviation within the period) for xbar. A period without mentions, or with an
            impossible count, has no value.
        kind: The chart.
        improvement: The direction that is good.
        target: As `analysis.spc.xmr`.
        rebase: Dates at which new limits start, for all facets or by facet; one that no row has changes nothing.
        fix_after: Limits come from this many first points of each rebase group, 12 or more; None takes all.
        screen: Leave jumps out of the average moving range.
        floor: Never draw the limits of `p_prime` and `u_prime` narrower than chance alone makes them. Without it
            (as qicharts2) a stable series gives twice as many false signals.
        has_runs: Also ask the rules over several points. They find slow changes, and raise the share of stable
            years with a false signal from 9-21 to 49-69 in 100.
        run_length: Points that make a trend or a shift, 6 or 7.

    Returns:
        The columns of `analysis.spc.xmr` (`value` is a share, a rate, a mean or a gap), and `mentions` (NaN for
        charts without), `over_dispersion` (1 where periods differ as chance makes them).

    Raises:
        ValueError: as `analysis.spc.xmr`, and for a chart that there is not.
    """
    if kind not in _DRAW:
        raise ValueError(f"There is no chart '{kind}'; there are {', '.join(_DRAW)}.")
    series = arrange(frame, _COLUMNS.get(kind, ("value",)), rebase, fix_after, target)
    values, mentions, notes = _read(series, kind)
    limits, dispersion = _DRAW[kind](series, values, mentions, screen)
    if kind in ("p_prime", "u_prime") and floor:
        narrow = _DRAW[kind.removesuffix("_prime")](series, values, mentions, screen)[0]
        limits = Limits(limits.mean, np.fmin(limits.lower, narrow.lower), np.fmax(limits.upper, narrow.upper))
        dispersion = np.fmax(dispersion, 1.0)
    limits = _clipped(kind, limits, is_known=~np.isnan(values))
    asked = np.full(len(values), has_runs) & ~np.isnan(limits.lower)
    causes = special_causes(values, limits, series.group, run_length, has_runs=asked)
    points = point_frame(series, values, limits, causes, improvement)
    points["mentions"] = mentions
    points["over_dispersion"] = dispersion
    points.attrs["notes"] = (*series.notes, *notes)
    return points


def dispersion_sentence(points: pd.DataFrame) -> str:
    """Say whether periods differ by more than chance; empty where they do not."""
    dispersion = float(points["over_dispersion"].iloc[-1]) if len(points) else np.nan
    if not dispersion > 1.05:
        return ""
    return f"Periods differ by more than chance, so the limits are widened (over-dispersion x{dispersion:.1f})."


def _read(series: Series, kind: Kind) -> tuple[Numbers, Numbers, tuple[str, ...]]:
    columns = _COLUMNS.get(kind, ("value",))
    mentions = series.numbers("mentions") if "mentions" in columns else np.full(len(series.frame), np.nan)
    values = series.numbers(columns[0])
    if "mentions" in columns:
        # Values without the mentions they rest on have no limits, and so say nothing.
        values = np.where(np.isnan(mentions), np.nan, values)
    is_impossible = mentions < 0
    if kind not in _MAY_BE_NEGATIVE:
        is_impossible |= values < 0
    if kind.startswith("p"):
        is_impossible |= values > mentions
    values, mentions = (np.where(is_impossible, np.nan, column) for column in (values, mentions))
    notes = (impossible_note(int(is_impossible.sum())),) if is_impossible.any() else ()
    if kind in _MAY_BE_NEGATIVE:
        return np.where(mentions == 0, np.nan, values), mentions, notes
    if kind in ("c", "g", "t"):
        return values, mentions, notes
    return divided(values, mentions), mentions, notes


def _clipped(kind: Kind, limits: Limits, is_known: Flags) -> Limits:
    # A share, a count and a gap cannot fall below 0; a period without value has no limits of its own.
    lower = limits.lower if kind in _MAY_BE_NEGATIVE else np.maximum(limits.lower, 0)
    upper = np.minimum(limits.upper, 1) if kind.startswith("p") else limits.upper
    if kind in _COLUMNS:
        lower, upper = np.where(is_known, lower, np.nan), np.where(is_known, upper, np.nan)
    return Limits(limits.mean, lower, upper)


def _share_deviation(series: Series, values: Numbers, mentions: Numbers, is_share: bool) -> tuple[Numbers, Numbers]:
    centre = _pooled(series, values, mentions)
    with np.errstate(divide="ignore", invalid="ignore"):
        deviation = np.sqrt(centre * (1 - centre if is_share else 1) / mentions)
    # A baseline without a single event, or of nothing else, does not show how much the share varies; nor does a period
    # without mentions have a share.
    return centre, np.where((deviation > 0) & np.isfinite(deviation), deviation, np.nan)


def _plain(series: Series, values: Numbers, mentions: Numbers, screen: bool, is_share: bool) -> tuple[Limits, Numbers]:
    centre, deviation = _share_deviation(series, values, mentions, is_share)
    return _around(centre, 3 * deviation), np.ones_like(values)


def _laney(series: Series, values: Numbers, mentions: Numbers, screen: bool, is_share: bool) -> tuple[Limits, Numbers]:
    centre, deviation = _share_deviation(series, values, mentions, is_share)
    spread = series.mean_moving_range((values - centre) / deviation, screen) / _RANGE_FACTOR
    return _around(centre, 3 * deviation * spread), spread


def _counts(series: Series, values: Numbers, mentions: Numbers, screen: bool) -> tuple[Limits, Numbers]:
    mean = series.mean(values, series.is_baseline)
    return _around(mean, 3 * np.sqrt(mean)), np.ones_like(values)


def _individuals(series: Series, values: Numbers, mentions: Numbers, screen: bool) -> tuple[Limits, Numbers]:
    mean = series.mean(values, series.is_baseline)
    return _around(mean, 3 * series.mean_moving_range(values, screen) / _RANGE_FACTOR), np.ones_like(values)


def _weighted_individuals(series: Series, values: Numbers, mentions: Numbers, screen: bool) -> tuple[Limits, Numbers]:
    mean = _pooled(series, values, mentions)
    with np.errstate(divide="ignore", invalid="ignore"):
        # Each difference is put on the scale of one mention, so that its moving range can be averaged.
        step = series.moving_range(values) / np.sqrt(1 / mentions + 1 / np.concatenate(([np.nan], mentions[:-1])))
        spread = series.screened_mean(np.sqrt(np.pi / 2) * step, screen)
        return _around(mean, 3 * spread / np.sqrt(mentions)), np.ones_like(values)


def _means(series: Series, values: Numbers, mentions: Numbers, screen: bool) -> tuple[Limits, Numbers]:
    deviation = series.numbers("deviation")
    keep = series.is_baseline & (mentions > 1)
    with np.errstate(divide="ignore", invalid="ignore"):
        freedom = np.maximum(mentions - 1, 0)
        within = series.total(freedom * deviation**2, keep) / series.total(freedom, keep)
        weight = np.where(np.isnan(values), np.nan, mentions / within)
        sums = [series.total(part, series.is_baseline) for part in (weight, weight**2, weight * values)]
        fixed = sums[2] / sums[0]
        excess = series.total(weight * (values - fixed) ** 2, series.is_baseline)
        periods = series.total(np.where(np.isnan(weight), np.nan, 1.0), series.is_baseline)
        between = np.maximum((excess - (periods - 1)) / (sums[0] - sums[1] / sums[0]), 0)
        dispersion = np.sqrt(np.maximum(excess / (periods - 1), 1))
        return _around(fixed, 3 * np.sqrt(within / mentions + between)), dispersion


def _mentions_between(series: Series, values: Numbers, mentions: Numbers, screen: bool) -> tuple[Limits, Numbers]:
    mean = series.mean(values, series.is_baseline)
    width = 3 * np.sqrt(mean * (mean + 1))
    centre = series.median(values, series.is_baseline)
    return Limits(centre, mean - width, mean + width), np.ones_like(values)


def _days_between(series: Series, values: Numbers, mentions: Numbers, screen: bool) -> tuple[Limits, Numbers]:
    even, ones = _individuals(series, values ** (1 / _T_POWER), mentions, screen)
    back = [np.maximum(line, 0) ** _T_POWER for line in (even.mean, even.lower, even.upper)]
    return Limits(*back), ones


def _pooled(series: Series, values: Numbers, mentions: Numbers) -> Numbers:
    keep = series.is_baseline & ~np.isnan(values)
    return divided(series.total(values * mentions, keep), series.total(mentions, keep))


def _around(centre: Numbers, width: Numbers) -> Limits:
    return Limits(centre, centre - width, centre + width)


_Draw = Callable[[Series, Numbers, Numbers, bool], tuple[Limits, Numbers]]
_DRAW: dict[str, _Draw] = {
    "p": partial(_plain, is_share=True),
    "p_prime": partial(_laney, is_share=True),
    "u": partial(_plain, is_share=False),
    "u_prime": partial(_laney, is_share=False),
    "c": _counts,
    "i": _individuals,
    "i_prime": _weighted_individuals,
    "xbar": _means,
    "g": _mentions_between,
    "t": _days_between,
}
