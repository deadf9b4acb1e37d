"""The chart of rare and grave events: how long it was from each one to the next."""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from analysis.charts.attribute_charts import attribute_chart
from analysis.charts.choice import ChartChoice, by_period, choose_chart, mentions_between
from analysis.charts.trend import (
    Measure,
    Trend,
    drawn_points,
    first_points,
    full_day,
    is_recent,
    last_signal,
    rebased_note,
)
from analysis.charts.trend_sentence import signal_words
from analysis.spc import SHORT_GROUP, cautions

# Limits come from the gaps that ended in the first year.
_BASELINE = pd.Timedelta(weeks=52)
# A smaller number of mentions is nowhere told; so short a gap is drawn as this one.
_SHORTEST_TOLD = 10


def gap_trend(daily: pd.DataFrame, rebase: Sequence[pd.Timestamp] = ()) -> Trend | None:
    """Draw the days, or the mentions, from each rare event to the next.

    Args:
        daily: `day`, `events`, `mentions`: one row a day, the first and the last day of what is looked at among them.
        rebase: As for `analysis.charts.trend.trend_of`.

    Returns:
        A t chart, or a g chart where much more is written in some weeks than in others, with the rules over several
        points: a short gap alone lies beyond no limit. Without limits below 14 days with an event. `value`, `centre`,
        `lower` and `upper` are days or mentions. None where events are so frequent that their share is the better
        chart, or where there are fewer than two days with one.

    Raises:
        ValueError: if a column is missing.
    """
    choice = choose_chart(daily, is_rare_and_grave=True)
    if choice.period is not None:
        return None
    days = pd.Series(np.sort(daily.loc[daily["events"] > 0, "day"].unique()))
    if choice.chart == "g":
        gaps = mentions_between(days.to_frame("day"), daily[["day", "mentions"]])
    else:
        gaps = pd.DataFrame({"date": days[1:].to_numpy(), "value": days.diff().dt.days[1:].to_numpy(dtype=np.float64)})
    points, notes = _drawn(gaps, choice, first_points(gaps["date"], rebase))
    icon, since = last_signal(points, has_limits=choice.chart != "run")
    events, mentions = daily.loc[is_recent(daily["day"]), ["events", "mentions"]].sum().astype(int)
    usual = float(points["centre"].iloc[-1])
    measure: Measure = "mentions between" if choice.chart == "g" else "days between"
    told = (*notes, _open_gap(days, daily["day"].max()))
    return Trend(choice, points, icon, usual, since, events, mentions, told, measure)


def whole_weeks(daily: pd.DataFrame, first_day: pd.Timestamp, last_day: pd.Timestamp) -> pd.DataFrame:
    """Sum days by week for `analysis.charts.trend.trend_of`, for events that are not rare.

    Args:
        daily: As for `gap_trend`.
        first_day: First day that was looked at.
        last_day: Last one; weeks that are not whole are left out.
    """
    weeks = by_period(daily, "week").rename(columns={"date": "week", "events": "complaints"})
    is_whole = (weeks["week"] >= first_day) & (weeks["week"] + pd.Timedelta(days=6) <= last_day)
    return weeks[is_whole].reset_index(drop=True)


def gap_sentence(trend: Trend, subject: str) -> str:
    """Say what a chart of gaps shows in one sentence.

    Args:
        trend: What `gap_trend` returned.
        subject: "Mentions of self-harm".
    """
    unit = "days" if trend.measure == "days between" else "mentions"
    last = trend.points.iloc[-1]
    opening = f"{subject}: the last one on {full_day(last['date'])}, {last['value']:,.0f} {unit} after the one before"
    opening += "" if np.isnan(trend.usual) else f", usually {trend.usual:,.0f}"
    return f"{opening}; {signal_words(trend, 'more often', 'more seldom')}"


def _drawn(gaps: pd.DataFrame, choice: ChartChoice, anew: list[pd.Timestamp]) -> tuple[pd.DataFrame, list[str]]:
    frame = gaps.assign(events=1, mentions=np.nan)
    if choice.chart == "run":
        middle = float(gaps["value"].median())
        points = frame.assign(centre=middle, lower=np.nan, upper=np.nan, signal="", rule="", is_outside=False)
        return points, [f"Limits need {SHORT_GROUP} gaps; there are {len(gaps)}. The line is the median."]
    # One chart for each set of limits: the gaps of a year are not equally many, so what makes them is not either.
    parts = [part for _, part in gaps.groupby(np.searchsorted(pd.DatetimeIndex(anew), gaps["date"], side="right"))]
    charts = [
        attribute_chart(part, choice.chart, "increase", has_runs=True, fix_after=_first_year(part)) for part in parts
    ]
    first_year = _first_year(parts[-1])
    whence = f"the {first_year} gaps of the first year" if first_year else f"all {len(parts[-1])} gaps"
    notes = [f"The usual and the limits come from {whence}."]
    # Uneven distances are what the chart is about.
    notes += [note for note in cautions(charts[-1]) if "in the dates" not in note]
    if anew:
        notes.insert(0, rebased_note(anew))
    points = drawn_points(frame, pd.concat(charts, ignore_index=True))
    points["rule"] = points["rule"].str.replace("above", "longer than").str.replace("below", "shorter than")
    if choice.chart == "g" and (points["value"] < _SHORTEST_TOLD).any():
        points["value"] = points["value"].clip(lower=_SHORTEST_TOLD)
        notes.append(f"Gaps of fewer than {_SHORTEST_TOLD} mentions are drawn as {_SHORTEST_TOLD}.")
    return points, notes


def _first_year(gaps: pd.DataFrame) -> int | None:
    """Count the gaps that ended in the first year; None where they are too few for limits, or all there are."""
    counted = int((gaps["date"] < gaps["date"].iloc[0] + _BASELINE).sum())
    return counted if SHORT_GROUP <= counted < len(gaps) else None


def _open_gap(days: "pd.Series[pd.Timestamp]", last_day: pd.Timestamp) -> str:
    since = (last_day - days.iloc[-1]).days
    return f"Since the last one {since:,} {'day has' if since == 1 else 'days have'} passed without another."
