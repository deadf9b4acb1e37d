"""The XmR chart of Making Data Count: what is usual, what is a signal, and is it good or bad.

Source: NHSRplotthedots 0.2.2 (NHS-R Community, MIT), point for point, but for series on which its limits collapse.
"""

from typing import Literal, get_args

import numpy as np
import numpy.typing as npt
import pandas as pd

from analysis.charts.rules import RUN_LENGTH, Causes, Limits, special_causes
from analysis.charts.series import Flags, Rebase, Series, Target, arrange
from analysis.statistics.intervals import Numbers
from analysis.statistics.readable import days_of

Improvement = Literal["increase", "decrease", "neutral"]
# 3 / 1.128 as the programme rounds it.
LIMIT_FACTOR = 2.66
# Limits from fewer points are on trial; the programme's own tool shows no icon below this.
SHORT_GROUP = 13
# Where more than this share of neighbours is equal, the values are rare counts and no variation can be measured.
MAXIMUM_EQUAL_SHARE = 2 / 3

_SIGN = {"increase": 1, "decrease": -1, "neutral": 0}


def xmr(
    frame: pd.DataFrame,
    improvement: Improvement = "increase",
    target: Target | None = None,
    rebase: Rebase | None = None,
    fix_after: float | None = None,
    screen: bool = True,
    run_length: int = RUN_LENGTH,
) -> pd.DataFrame:
    """Draw the limits of individual values and name every point.

    A series of equal values has limits equal to its mean and no signal. Where more than two thirds of neighbouring
    values are equal, only unscreened limits are asked, no runs; where most of those values are 0, events are rare, no
    limits are drawn and a g or t chart is the one to look at. A missing value breaks a run. Whatever the rows hold, a
    chart results; `cautions` says what of them could not be drawn.

    Args:
        frame: Columns `date` and `value` (any unit), optionally `facet`; any order. Of equal rows one counts; a date
            with several different values has none.
        improvement: The direction that is good.
        target: A line to be met, in the unit of the values: for all facets, by facet, the name of a column of `frame`
            that holds it, or one number a row. An icon compares the limits with the last row's.
        rebase: Dates at which new limits start, for all facets or by facet; one that is not among the dates of a
            facet changes nothing there.
        fix_after: Limits come from this many first points of each rebase group, 12 or more; None takes all.
        screen: Leave jumps out of the average moving range. Without, rare counts are drawn just as the programme's
            workbook does, runs included.
        run_length: Points that make a trend or a shift, 6 or 7.

    Returns:
        One row a point, by facet and date: `facet`, `seq`, `date`, `value`, `rebase_group`, `mean`, `lpl`, `upl` (unit
        of the values), `outside_limits`, `close_to_limits` (NA where unknown), `relative_to_mean` (-1, 0, 1, NaN),
        `special_cause_type`, `point_type`, `target`, `short_group_warning`.

    Raises:
        ValueError: if a column is missing, a rebase date or target cannot be read, or an argument is out of range.
    """
    series = arrange(frame, ("value",), rebase, fix_after, target)
    values = series.numbers("value")
    is_sparse = _is_sparse(series, values, screen)
    mean = series.mean(values, series.is_baseline)
    width = LIMIT_FACTOR * np.where(
        is_sparse, series.mean_moving_range(values, screen=False), series.mean_moving_range(values, screen)
    )
    width[is_sparse & (_equal_share(series, values, 0) > 0.5)] = np.nan
    limits = Limits(mean, mean - width, mean + width)
    causes = special_causes(values, limits, series.group, run_length, has_runs=~is_sparse & ~np.isnan(width))
    return point_frame(series, values, limits, causes, improvement)


def summary(points: pd.DataFrame, improvement: Improvement | None = None) -> pd.DataFrame:
    """Sum up each rebase group, with the icons of each facet's last point.

    Args:
        points: What `xmr` or a chart of `analysis.charts.attribute_charts` returned.
        improvement: The direction that is good; None takes the one that the points were drawn with.

    Returns:
        One row a facet and rebase group: `facet`, `rebase_group`, `n`, `mean`, `lpl`, `upl` (of its last point),
        `n_common`, `n_improvement`, `n_concern`, `n_neutral`, and, in a facet's last group only, `variation_icon`,
        `assurance_type`, `assurance_icon` (missing without a target or limits).

    Raises:
        ValueError: if `improvement` is not known.
    """
    good = improvement or points.attrs.get("improvement")
    if good not in _SIGN:
        raise ValueError(f"Say which direction is good: {', '.join(_SIGN)}, not {good}.")
    kinds = pd.DataFrame(
        {
            "n_common": points["point_type"] == "common_cause",
            "n_improvement": points["point_type"] == "special_cause_improvement",
            "n_concern": points["point_type"] == "special_cause_concern",
            "n_neutral": points["point_type"].str.startswith("special_cause_neutral"),
        }
    )
    facet = pd.factorize(points["facet"], use_na_sentinel=False)[0]
    keys = [facet, points["rebase_group"].to_numpy()]
    last = points.groupby(keys).tail(1).reset_index(drop=True)
    sums = kinds.groupby(keys).sum().reset_index(drop=True)
    rows = last[["facet", "rebase_group"]].assign(n=points.groupby(keys).size().to_numpy())
    rows = pd.concat([rows, last[["mean", "lpl", "upl"]], sums], axis=1)
    is_newest = ~last.duplicated("facet", keep="last").to_numpy()
    rows["variation_icon"] = pd.Series(_variation_icons(last, good), dtype="str").where(is_newest)
    rows["assurance_type"] = _assurance(last, good).where(is_newest)
    rows["assurance_icon"] = rows["assurance_type"].str.removeprefix("consistent_")
    return rows


def cautions(points: pd.DataFrame) -> list[str]:
    """Say in sentences what a reader of the chart must know: gaps, limits on trial, limits that cannot be drawn."""
    found = list(points.attrs.get("notes", ()))
    for facet, part in points.groupby("facet", dropna=False, sort=False):
        of = "" if pd.isna(facet) else str(facet) + ": "
        found += [of + sentence for sentence in _cautions(part)]
    return found


def point_frame(
    series: Series,
    values: Numbers,
    limits: Limits,
    causes: Causes,
    improvement: Improvement,
) -> pd.DataFrame:
    """Put points, limits and causes into the columns that every control chart shares.

    Raises:
        ValueError: if `improvement` is not known.
    """
    if improvement not in get_args(Improvement):
        raise ValueError(f"Improvement is one of {', '.join(_SIGN)}, not {improvement}.")
    is_known = ~np.isnan(values) & ~np.isnan(limits.lower)
    points = series.frame[["facet", "seq", "date"]].assign(
        value=values,
        rebase_group=series.frame["rebase_group"],
        mean=limits.mean,
        lpl=limits.lower,
        upl=limits.upper,
        outside_limits=_known(causes.is_outside, is_known),
        relative_to_mean=causes.side,
        close_to_limits=_known(causes.is_close, is_known),
        special_cause_type=pd.Series(causes.name, dtype="str"),
        point_type=pd.Series(_point_types(causes.direction, improvement), dtype="str"),
        target=series.targets,
        short_group_warning=series.sizes() < SHORT_GROUP,
    )
    points.attrs["improvement"] = improvement
    points.attrs["notes"] = series.notes
    return points


def _is_sparse(series: Series, values: Numbers, screen: bool) -> Flags:
    ranges = series.moving_range(values)
    unmoved = _equal_share(series, ranges, 0)
    is_sparse = (unmoved > MAXIMUM_EQUAL_SHARE) & (unmoved < 1)
    if not screen:
        # One value that differs moves away and back: the rest are equal, and to lie below the mean means nothing.
        is_sparse &= series.total((ranges > 0).astype(np.float64), series.is_baseline) <= 2
    return np.asarray(is_sparse, dtype=np.bool_)


def _equal_share(series: Series, values: Numbers, to: float) -> Numbers:
    return series.mean(np.where(np.isnan(values), np.nan, values == to), series.is_baseline)


def _known(flag: Flags, is_known: Flags) -> "pd.Series[bool]":
    return pd.Series(flag, dtype="boolean").where(pd.Series(is_known))


def _point_types(direction: npt.NDArray[np.int_], improvement: Improvement) -> npt.NDArray[np.str_]:
    if improvement == "neutral":
        high, low = "special_cause_neutral_high", "special_cause_neutral_low"
    else:
        high, low = "special_cause_improvement", "special_cause_concern"
        direction = direction * _SIGN[improvement]
    return np.select([direction > 0, direction < 0], [high, low], "common_cause")


def _variation_icons(last: pd.DataFrame, improvement: str) -> list[str]:
    word = {"special_cause_improvement": "improvement", "special_cause_concern": "concern"}
    high, low = ("high", "low") if improvement == "increase" else ("low", "high")
    ends = {"special_cause_improvement": high, "special_cause_concern": low}
    return [
        f"{word[kind]}_{ends[kind]}" if kind in word else kind.removeprefix("special_cause_")
        for kind in last["point_type"]
    ]


def _assurance(last: pd.DataFrame, improvement: str) -> "pd.Series[str]":
    target, lower, upper = (last[column].to_numpy(dtype=np.float64) for column in ("target", "lpl", "upl"))
    is_judged = ~np.isnan(target) & ~np.isnan(lower) & (improvement != "neutral")
    beyond, within = ("consistent_fail", "consistent_pass")
    if improvement == "decrease":
        beyond, within = within, beyond
    kinds = np.select([target > upper, target < lower], [beyond, within], "inconsistent")
    return pd.Series(kinds, dtype="str").where(is_judged)


def _cautions(part: pd.DataFrame) -> list[str]:
    found = []
    steps = days_of(part["date"])[0].diff().dropna()
    gaps = int((steps > 1.5 * steps.median()).sum()) if len(steps) else 0
    if gaps:
        found.append(f"{gaps} {'gap' if gaps == 1 else 'gaps'} in the dates: the points beside it are not neighbours.")
    missing = int(part["value"].isna().sum())
    if missing:
        found.append(f"{missing} of {len(part)} points have no value; no run goes across them.")
    last = part.iloc[-1]
    if np.isnan(last["lpl"]):
        found.append("Limits cannot be drawn: the values do not show how much they usually vary.")
    elif last["lpl"] == last["upl"]:
        found.append("All values that made the limits are equal, so no point can be told from the usual.")
    elif last["short_group_warning"]:
        found.append(f"The limits are on trial: fewer than {SHORT_GROUP} points made them.")
    return found
