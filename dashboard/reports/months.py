"""The chart of a report: one point a month, of counts that may leave."""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import pandas as pd

from analysis.change import per_100
from analysis.charts.trend import Trend, last_signal, monthly_trend
from analysis.charts.trend_sentence import signal_words
from dashboard.filters import FROM_TO, Filters
from dashboard.findings.breaks import breaks_of
from dashboard.findings.relabelled import without_verdict
from dashboard.findings.usual_anew import of_chart
from dashboard.reports.figures import Mark, TrendPoint
from dashboard.reports.leaving import Leaving
from dashboard.reports.lines import CHANCE, INTERVAL, joined
from dashboard.reports.period import Period, over, periods_between
from dashboard.reports.present import ONCE_A_WEEK, share, whole
from warehouse.ask import Ask
from warehouse.small_numbers.suppression import FEWEST

# Two years of months: one that says what is usual, and one to judge.
_MONTHS = 24


def months_up_to(now: Filters) -> list[Period]:
    """List the whole months up to the end of the days that hold data, two years at most, the newest first."""
    last = min(now.last_day, now.data_last_day)
    if last < now.data_first_day:
        return []
    return [each for each in periods_between("monthly", now.data_first_day, last) if _is_whole(each, now)][:_MONTHS]


def months_of(ask: Ask, now: Filters, leaving: Leaving) -> Trend | None:
    """Draw complaints about anything, month by month up to the end of the report.

    Args:
        ask: Answers a question by its name.
        now: Provider, sites and days of the report.
        leaving: The counts of these months, as far as they leave.

    Returns:
        None where no whole month may be told.
    """
    months = reversed(months_up_to(now))
    told = [(each, leaving.count("complaints", each), leaving.count("scored", each)) for each in months]
    rows = [
        (each, complaints, scored) for each, complaints, scored in told
        if complaints is not None and scored is not None and scored >= FEWEST["k10"]
    ]  # fmt: skip
    if not rows:
        return None
    since = replace(now.since_first_heard(), period=FROM_TO)
    anew = of_chart(ask("rebases", **since.parameters()), since, None)
    drawn = replace(since, first_day=rows[0][0].first_day, sources=None)
    trend = without_verdict(_drawn(rows, anew), ask, drawn, None, anew["day"].tolist())
    if not trend.points["signal"].any():
        return trend
    # Asked month by month only where something is at stake.
    weeks = [ask("complaints_by_week", **over(now, each).parameters(), theme=None) for each, _, _ in rows]
    sums = [(int(each["complaints"].sum()), int(each["mentions"].sum())) for each in weeks]
    return _so_in_voices(trend, _drawn([(each, *sum_) for (each, _, _), sum_ in zip(rows, sums, strict=True)], anew))


def _drawn(months: Sequence[tuple[Period, int, int]], anew: pd.DataFrame) -> Trend:
    rows = [(pd.Timestamp(each.first_day), complaints, mentions) for each, complaints, mentions in months]
    return monthly_trend(pd.DataFrame(rows, columns=["date", "events", "mentions"]), anew["day"].tolist())


def _so_in_voices(trend: Trend, voices: Trend) -> Trend:
    """Keep the signals that are signals of voices, too: what one writer posted is none."""
    points = trend.points.assign(
        signal=trend.points["signal"].where(trend.points["signal"] == voices.points["signal"], "")
    )
    if trend.relabelled is not None:
        return replace(trend, points=points)
    icon, since = last_signal(points, has_limits=trend.choice.chart != "run")
    return replace(trend, points=points, icon=icon, since=since)


def marks_of(ask: Ask, now: Filters, trend: Trend | None) -> tuple[Mark, ...]:
    """List the actions at the places of a report and what makes the months of its chart unlike, oldest first.

    Args:
        ask: Answers a question by its name.
        now: Provider, sites and days of the report.
        trend: What `months_of` returned.
    """
    if trend is None:
        return ()
    drawn = replace(now, first_day=trend.points["date"].iloc[0].date(), period=FROM_TO)
    actions = ask("actions", **drawn.since_first_heard().parameters()).to_dict("records")
    actions = [each for each in actions if _day(each) >= drawn.first_day]
    rebases = of_chart(ask("rebases", **drawn.parameters()), drawn, None).to_dict("records")
    marks = [
        Mark(_day(each), str(number), joined((each["title"], each["theme_title"], each["site_title"])))
        for number, each in enumerate(actions, start=1)
    ]
    breaks = breaks_of(ask, replace(drawn, sources=None)).to_dict("records")
    marks += [Mark(_day(each), str(each["word"]), str(each["title"])) for each in breaks]
    new = [Mark(_day(each), "new limits", f"new limits from here on: {each['reason']}") for each in rebases]
    marks += [mark for mark in new if drawn.first_day <= mark.day <= drawn.last_day]
    return tuple(sorted(marks, key=lambda mark: mark.day))


def _day(row: Mapping[Hashable, Any]) -> date:
    return pd.Timestamp(row["day"]).date()


def month_points(trend: Trend | None, marks: tuple[Mark, ...] = ()) -> tuple[TrendPoint, ...]:
    """Give the points of the chart, oldest first, each with the marks of its month."""
    if trend is None:
        return ()
    words: dict[tuple[int, int], list[str]] = {}
    for mark in marks:
        words.setdefault((mark.day.year, mark.day.month), []).append(mark.word)
    return tuple(
        TrendPoint(
            day=row["date"].date(), share=share(row["value"]), mentions=whole(row["mentions"]),
            centre=share(row["centre"]), lower=share(row["lower"]), upper=share(row["upper"]), signal=row["signal"],
            marks=", ".join(words.get((row["date"].year, row["date"].month), [])),
        )
        for row in trend.points.to_dict("records")
    )  # fmt: skip


def band_of(trend: Trend | None) -> str:
    """Say what lies between the limits of the chart: without a year of months nobody knows what chance allows."""
    if trend is None:
        return ""
    return INTERVAL if trend.choice.chart == "run" else CHANCE


def month_sentence(trend: Trend | None, period: Period) -> str:
    """Say what the chart shows, and that it ends before the period where the counts of that are not told."""
    if trend is None:
        return "No month is drawn: the counts of none may be told."
    last = trend.points.iloc[-1]
    said = (
        "" if last["date"].date() >= period.first_day else f"How many complained in {period.in_words()} is not told. "
    )
    said += f"Complaints about anything at all: {per_100(last['value'])} in {last['date']:%B %Y}"
    said += f" ({last['events']:,.0f} of {last['mentions']:,.0f})"
    said += "" if pd.isna(trend.usual) else f", usually {round(trend.usual * 100)}"
    if last["rule"] and not last["signal"]:
        return f"{said}; unlike what is usual by mentions, but not {ONCE_A_WEEK}: no signal."
    return f"{said}; {signal_words(trend, 'more', 'fewer', since='%B %Y')}"


def _is_whole(month: Period, now: Filters) -> bool:
    return month.first_day >= now.data_first_day and month.last_day <= min(now.last_day, now.data_last_day)
