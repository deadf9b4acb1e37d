"""The chart of the mean rating over time."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pandas as pd

from analysis.charts.attribute_charts import attribute_chart
from analysis.charts.choice import by_period, choose_chart, period_starts
from analysis.charts.trend import (
    BASELINE,
    RECENT_WEEKS,
    Trend,
    drawn_points,
    first_points,
    full_day,
    is_recent,
    last_signal,
    suppressed,
)
from analysis.charts.trend_sentence import signal_words
from analysis.spc import cautions
from analysis.statistics.intervals import Z_95


def rating_trend(weeks: pd.DataFrame, rebase: Sequence[pd.Timestamp] = ()) -> Trend:
    """Choose and draw the chart of a mean rating.

    Args:
        weeks: `week` (Mondays, whole weeks), `ratings` (count), `total` (their sum, each 0-1) and `squares` (sum of
            their squares); rows of one week are summed. At least one.
        rebase: As for `analysis.charts.trend.trend_of`.

    Returns:
        An x-bar chart with variance between periods, whose limits come from the first year, or means with their 95 %
        intervals where there are too few. `mentions` are ratings, `recent_complaints` is 0.

    Raises:
        ValueError: if a column is missing or there is no row.
    """
    if weeks.empty:
        raise ValueError("A trend needs at least one whole week.")
    counts = pd.DataFrame({"day": weeks["week"], "events": 0, "mentions": weeks["ratings"]})
    choice = choose_chart(counts, is_mean=True)
    choice = replace(choice, reason=choice.reason.replace("mentions", "ratings"))
    period = choice.period or "quarter"
    sums = _sums(weeks, by_period(counts, period), period_starts(weeks["week"], period))
    anew = first_points(sums["date"], rebase)
    if choice.chart == "run":
        points, notes = _means(sums), []
    else:
        newest = sums[sums["date"] >= anew[-1]] if anew else sums
        drawn = attribute_chart(sums, "xbar", "increase", rebase=anew, fix_after=BASELINE[period])
        points = drawn_points(sums, drawn)
        made = min(len(newest), BASELINE[period])
        notes = [f"The usual and the limits come from the {made} points since {full_day(newest['date'].iloc[0])}."]
        notes += cautions(drawn)
    points = suppressed(points)
    recent_points = RECENT_WEEKS if choice.period == "week" else 1
    icon, since = last_signal(points, has_limits=choice.chart != "run", newest=recent_points)
    recent = int(weeks.loc[is_recent(weeks["week"]), "ratings"].sum())
    usual = float(points["centre"].iloc[-1])
    return Trend(choice, points.drop(columns="deviation"), icon, usual, since, 0, recent, tuple(notes), "rating")


def rating_sentence(trend: Trend) -> str:
    """Say what a chart of ratings shows in one sentence."""
    shown = trend.points[trend.points["value"].notna()]
    if shown.empty:
        return "Ratings: too few for a mean."
    last = shown.iloc[-1]
    span = {"week": "week of", "4 weeks": "4 weeks from"}.get(str(trend.choice.period), "quarter from")
    opening = f"Ratings: {last['value'] * 100:.0f} of 100 on average in the {span} {full_day(last['date'])}"
    usual = "" if np.isnan(trend.usual) else f", usually {trend.usual * 100:.0f}"
    return f"{opening} ({last['mentions']:,.0f} ratings){usual}; {signal_words(trend, 'lower', 'higher')}"


def _sums(weeks: pd.DataFrame, every: pd.DataFrame, starts: "pd.Series[pd.Timestamp]") -> pd.DataFrame:
    sums = weeks[["ratings", "total", "squares"]].groupby(starts.to_numpy()).sum().reindex(every["date"])
    number = sums["ratings"].to_numpy(dtype=np.float64)
    with np.errstate(divide="ignore", invalid="ignore"):
        mean = sums["total"].to_numpy() / number
        spread = np.sqrt(np.maximum(sums["squares"].to_numpy() - number * mean**2, 0) / (number - 1))
    return every.assign(value=mean, deviation=np.where(number > 1, spread, np.nan))


def _means(sums: pd.DataFrame) -> pd.DataFrame:
    half = Z_95 * sums["deviation"] / np.sqrt(sums["mentions"].where(sums["mentions"] > 0))
    return sums.assign(
        centre=float(sums["value"].median()), lower=(sums["value"] - half).clip(lower=0),
        upper=(sums["value"] + half).clip(upper=1), signal="", rule="", is_outside=False,
    )  # fmt: skip
