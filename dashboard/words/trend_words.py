"""A trend said in words and as a table, for those who read rather than look."""

import pandas as pd

from analysis.change import in_a_sentence
from analysis.charts.gap_trend import gap_sentence
from analysis.charts.rating_trend import rating_sentence
from analysis.charts.trend import Measure, Trend
from analysis.charts.trend_sentence import course, trend_sentence
from dashboard.filters import day_in_words
from dashboard.findings.thin_points import whole_numbers
from dashboard.words.spelling import spelled

_ICONS = {
    "common": "No signal",
    "none": "No limits yet",
    "unlike": "Not alike",
}
_POINT = {"week": "Week of", "4 weeks": "4 weeks from", "quarter": "Quarter from"}
# What a signal of concern and one of improvement mean.
_MEANINGS: dict[Measure, tuple[str, str]] = {
    "share": ("more than usual", "fewer than usual"),
    "event share": ("more than usual", "fewer than usual"),
    "rating": ("lower than usual", "higher than usual"),
    "days between": ("more often than usual", "more seldom than usual"),
    "mentions between": ("more often than usual", "more seldom than usual"),
}


def icon_words(icon: str, measure: Measure = "share", way: str = "") -> str:
    """Say what an icon of variation means; `way` is whether the points that gave it rise or fall, if they do."""
    if icon not in ("concern", "improvement"):
        return _ICONS[icon]
    if way:
        return f"{way.capitalize()}: a signal"
    return f"{_MEANINGS[measure][icon == 'improvement'].capitalize()}: a signal"


def meanings(measure: Measure) -> tuple[str, str]:
    """Say what a signal of concern means on a chart, and what one of improvement."""
    return _MEANINGS[measure]


def sentence_of(trend: Trend, subject: str, alerted_since: pd.Timestamp | None = None) -> str:
    """Say what a chart shows in one sentence; arguments as for `analysis.charts.trend_sentence.trend_sentence`."""
    if trend.measure == "rating":
        return rating_sentence(trend)
    is_gap = trend.choice.period is None
    return gap_sentence(trend, subject) if is_gap else trend_sentence(trend, subject, alerted_since)


def subject_of(theme: str | None, themes: pd.DataFrame) -> str:
    """Name what a chart is about as it opens a sentence: "Complaints about parking".

    Args:
        theme: Name of the theme, None for all complaints.
        themes: `theme`, `title` of every theme.
    """
    if theme is None:
        return "Complaints about anything at all"
    title = themes.set_index("theme")["title"].get(theme, theme)
    return f"Complaints about {in_a_sentence(str(title))}"


def describe_trend(trend: Trend, subject: str) -> str:
    """Say in sentences what the chart shows, for readers who cannot see it."""
    points = trend.points
    shown = points["value"].notna()
    counts = points["signal"].value_counts()
    bad, good = _MEANINGS[trend.measure]
    found = f"Points marked as {bad} or on the way there: {counts.get('concern', 0)}, as {good}: "
    found += f"{counts.get('improvement', 0)}."
    if trend.choice.period is None:
        return f"{spelled(sentence_of(trend, subject))} One point per gap, {len(points)} in all. {found}"
    span = f"{day_in_words(points['date'].iloc[0])} to {day_in_words(points['date'].iloc[-1])}"
    noun = "ratings that a mean" if trend.measure == "rating" else "mentions that a share"
    return (
        f"{spelled(sentence_of(trend, subject))} One point per {trend.choice.period}, {span}; "
        f"{int(shown.sum())} of {len(points)} points have the 10 {noun} needs. {found}"
    )


def trend_table(trend: Trend) -> pd.DataFrame:
    """Give the points as a table, shares and ratings per 100."""
    points, has_limits, period = trend.points, trend.choice.chart != "run", trend.choice.period
    lower, upper = ("Lower limit", "Upper limit") if has_limits else ("95 % from", "95 % to")
    columns: dict[str, pd.Series] = {_POINT[period] if period else "Day": points["date"].dt.date}
    what = "Complaints" if trend.measure == "share" else "Such mentions"
    if trend.measure in ("share", "event share"):
        columns["Mentions"] = whole_numbers(points["mentions"])
        columns[what] = whole_numbers(points["events"])
    elif trend.measure == "rating":
        columns["Ratings"] = whole_numbers(points["mentions"])
    value = {"share": f"{what} per 100", "event share": f"{what} per 100", "rating": "Mean rating, of 100"}.get(
        trend.measure, trend.measure.capitalize()
    )
    factor = 100 if period else 1
    for title, name in ((value, "value"), ("Usual", "centre"), (lower, "lower"), (upper, "upper")):
        columns[title] = (points[name] * factor).round(1)
    if period is None and not has_limits:
        del columns[lower], columns[upper]
    bad, good = _MEANINGS[trend.measure]
    columns["Signal"] = points["signal"].map({"concern": bad, "improvement": good, "": ""})
    ways = points["rule"].map(course)
    columns["Signal"] = columns["Signal"].where(ways == "", ways)
    columns["Rule"] = points["rule"]
    return pd.DataFrame(columns)
