"""Which chart suits the data, over which period, and why, in one sentence."""

from dataclasses import dataclass
from typing import Literal

import numpy as np
import pandas as pd

from analysis.charts.attribute_charts import Kind
from analysis.spc import SHORT_GROUP
from analysis.statistics.readable import days_of, require_columns, whole_counts

Period = Literal["week", "4 weeks", "month", "quarter"]
PERIODS: tuple[Period, ...] = ("week", "4 weeks", "quarter")
"""Those that are chosen from; a month is drawn where a report asks for it."""

# About three expected complaints; below it limits are too blunt to find anything (measured by simulation).
MINIMUM_MENTIONS = 12
# Fewer expected events a period than this, and one of them already looks like a signal.
MINIMUM_EVENTS = 1
# Rarer than this a week, what stands out is the gap between events, not their share.
RARE_EVENTS = 1.0
# Where the weeks' mentions vary more than this share of their mean, days between events would tell of volume.
MAXIMUM_UNEVENNESS = 0.5

# Weeks that differ more than this (chance of it where they differ by chance alone) make weekly limits too narrow.
_CHANCE_OF_ALIKE = 0.05
# About a year, as the charts take for their limits.
_BASELINE_WEEKS = 52

# A fixed Monday, so that a block of four weeks holds the same weeks whenever the chart is drawn.
_ANCHOR = pd.Timestamp("1970-01-05")


@dataclass(frozen=True)
class ChartChoice:
    """The chart to draw.

    Attributes:
        chart: A kind of `analysis.charts.attribute_charts`, or `run`.
        period: What one point sums up; None for a chart whose points are events.
        reason: Why, in one sentence.
    """

    chart: Kind | Literal["run"]
    period: Period | None
    reason: str


def choose_chart(counts: pd.DataFrame, is_rare_and_grave: bool = False, is_mean: bool = False) -> ChartChoice:
    """Pick the chart and the shortest period that the data carry.

    Args:
        counts: `day`, `events`, `mentions`: whole numbers, one row a day or week; several rows may share a day.
            A day without a row had no mentions.
        is_rare_and_grave: Whether every single event matters, as with safety.
        is_mean: Whether the chart shows a mean (a compound or a rating) and not a share; `events` are ignored.

    Raises:
        ValueError: if a column is missing.
    """
    weeks = by_period(counts, "week")
    events = int(weeks["events"].sum())
    if is_rare_and_grave and not is_mean and len(weeks) and events / len(weeks) < RARE_EVENTS:
        return _between(counts, weeks)
    typical = 0.0
    for period in PERIODS:
        points = weeks if period == "week" else by_period(counts, period)
        typical = float(points["mentions"].median()) if len(points) else 0.0
        expected = float(points["events"].mean()) if len(points) else 0.0
        if typical >= MINIMUM_MENTIONS and (is_mean or expected >= MINIMUM_EVENTS):
            if period == "week" and not is_mean and (calmer := _of_unlike_weeks(counts, points)):
                return calmer
            return _control(points, period, typical, is_mean)
    reason = f"Even a quarter has only {typical:.0f} mentions, too few for limits: a run chart with intervals."
    if typical >= MINIMUM_MENTIONS:
        reason = "Even a quarter has less than one expected event, too few for limits: a run chart with intervals."
    return ChartChoice("run", "quarter", reason)


def by_period(counts: pd.DataFrame, period: Period) -> pd.DataFrame:
    """Sum counts by period.

    Args:
        counts: As for `choose_chart`.
        period: What one row sums up; blocks of four weeks are counted from a fixed Monday.

    Returns:
        `date` (first day of the period), `events`, `mentions`: a row for every period from the first to the last,
        zeros included. Rows that cannot be read or are impossible are left out, which `attrs["notes"]` says.

    Raises:
        ValueError: if a column is missing or the period is unknown.
    """
    require_columns(counts, ("day", "events", "mentions"))
    read, notes = whole_counts(counts[["day", "events", "mentions"]], ("events", "mentions"))
    days, unclear = days_of(counts["day"])
    if days.isna().any():
        notes.append("Rows without a day that can be read are left out.")
    is_kept = days.notna() & read["mentions"].notna()
    starts = period_starts(days[is_kept], period)
    sums = read.loc[is_kept, ["events", "mentions"]].astype(np.int64).groupby(starts.to_numpy()).sum()
    if sums.empty:
        empty = pd.DataFrame({"date": pd.to_datetime([]), "events": [], "mentions": []})
        empty.attrs["notes"] = tuple(notes)
        return empty
    steps = {"week": "7D", "4 weeks": "28D", "quarter": "QS"}
    every = pd.date_range(sums.index[0], sums.index[-1], freq=steps[period])
    rows = sums.reindex(every, fill_value=0).rename_axis("date").reset_index()
    rows.attrs["notes"] = (*notes, *([unclear] if unclear else []))
    return rows


def mentions_between(events: pd.DataFrame, mentions: pd.DataFrame) -> pd.DataFrame:
    """Count the mentions from each event to the next, for a g chart.

    Args:
        events: `day` of each event, one row each.
        mentions: `day`, `mentions`: all mentions of each day.

    Returns:
        `date` (day of the later event), `value`: mentions after the day of one event up to and with that of the next.
        Events of one day are one point: nobody knows which came first. Rows that cannot be read are left out.

    Raises:
        ValueError: if a column is missing.
    """
    if "day" not in events or "day" not in mentions or "mentions" not in mentions:
        raise ValueError("Events need a column 'day', mentions the columns 'day' and 'mentions'.")
    days = np.sort(days_of(events["day"])[0].dropna().dt.normalize().unique())
    read, _ = whole_counts(mentions[["mentions"]], ("mentions",))
    daily = read.groupby(days_of(mentions["day"])[0].dt.normalize())["mentions"].sum().sort_index().cumsum()
    total = np.concatenate(([0], daily.to_numpy()))[np.searchsorted(daily.index.to_numpy(), days, side="right")]
    return pd.DataFrame({"date": days[1:], "value": np.diff(total).astype(np.float64)})


def period_starts(days: "pd.Series[pd.Timestamp]", period: Period) -> "pd.Series[pd.Timestamp]":
    """Give the first day of the period in which each day lies."""
    if period == "quarter":
        return days.dt.to_period("Q").dt.start_time
    if period not in PERIODS:
        raise ValueError(f"A period is one of {', '.join(PERIODS)}, not {period}.")
    length = 7 if period == "week" else 28
    return days.dt.normalize() - pd.to_timedelta((days - _ANCHOR).dt.days % length, unit="D")


def _between(counts: pd.DataFrame, weeks: pd.DataFrame) -> ChartChoice:
    """Choose among the charts of gaps: events of one day are one, as nobody knows which came first."""
    events = int(weeks["events"].sum())
    often = f"{events} {'event' if events == 1 else 'events'} in {len(weeks)} {'week' if len(weeks) == 1 else 'weeks'}"
    read, _ = whole_counts(counts[["day", "events"]], ("events",))
    with_one = days_of(read["day"])[0][read["events"] > 0].dt.normalize().nunique()
    if with_one < 2:
        return ChartChoice("run", "quarter", f"{often}: no gap between two events can be drawn, so their share is.")
    if with_one < SHORT_GROUP + 1:
        return ChartChoice("run", None, f"{often}: too few gaps for limits, so each gap is shown by itself.")
    heard = weeks["mentions"]
    if heard.std() <= MAXIMUM_UNEVENNESS * heard.mean():
        return ChartChoice("t", None, f"{often} are rare and grave: the chart shows the days between them.")
    uneven = "some weeks bring many more mentions than others, so the chart shows the mentions between them"
    return ChartChoice("g", None, f"{often} are rare and grave, and {uneven}, not the days.")


def _of_unlike_weeks(counts: pd.DataFrame, weeks: pd.DataFrame) -> ChartChoice | None:
    """Choose 4 weeks a point where weeks differ by more than chance: limits of weeks are then too narrow.

    Over 4 weeks half as many stable years show a false signal, and as many real shifts are found within 13 weeks.
    """
    from scipy.stats import chi2

    if len(by_period(counts, "4 weeks")) < SHORT_GROUP:
        return None
    heard = weeks.iloc[:_BASELINE_WEEKS].query("mentions > 0")
    share = heard["events"].sum() / heard["mentions"].sum()
    if not 0 < share < 1 or len(heard) < SHORT_GROUP:
        return None
    expected = heard["mentions"] * share
    surprise = float(((heard["events"] - expected) ** 2 / (expected * (1 - share))).sum())
    if chi2.sf(surprise, len(heard) - 1) >= _CHANCE_OF_ALIKE:
        return None
    unlike = f"Weeks differ by more than chance (over-dispersion x{surprise / (len(heard) - 1):.1f})"
    return ChartChoice("p_prime", "4 weeks", f"{unlike}, so a point sums 4 weeks: weekly limits would be too narrow.")


def _control(points: pd.DataFrame, period: Period, typical: float, is_mean: bool) -> ChartChoice:
    a_period = {"week": "week", "4 weeks": "block of 4 weeks", "quarter": "quarter"}[period]
    if len(points) < SHORT_GROUP:
        reason = f"Only {len(points)} points so far (a {a_period} each): limits need {SHORT_GROUP}, so a run chart."
        return ChartChoice("run", period, reason)
    usual = f"A usual {a_period} has {typical:.0f} mentions"
    shortest = "enough for limits" if period == "week" else "and any shorter period is too thin for limits"
    chart: Kind = "xbar" if is_mean else "p_prime"
    widen = "limits follow the mentions and widen where periods differ by more than chance"
    return ChartChoice(chart, period, f"{usual}, {shortest}; {widen}.")
