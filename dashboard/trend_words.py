"""A trend said in words and as a table, for those who read rather than look."""

import pandas as pd

from analysis.change import in_a_sentence
from analysis.trend import Trend, trend_sentence
from dashboard.filters import day_in_words
from dashboard.spelling import spelled
from dashboard.thin_points import whole_numbers

_ICONS = {
    "concern": "More than usual: a signal",
    "improvement": "Fewer than usual: a signal",
    "common": "No signal: inside the limits",
    "none": "No limits yet",
}
_POINT = {"week": "Week of", "4 weeks": "4 weeks from", "quarter": "Quarter from"}
_SIGNALS = {"concern": "more than usual", "improvement": "fewer than usual", "": ""}


def icon_words(icon: str) -> str:
    """Say what an icon of variation means."""
    return _ICONS[icon]


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
    found = f"Points marked as more than usual: {counts.get('concern', 0)}, fewer: {counts.get('improvement', 0)}."
    span = f"{day_in_words(points['date'].iloc[0])} to {day_in_words(points['date'].iloc[-1])}"
    period = trend.choice.period or "quarter"
    return (
        f"{spelled(trend_sentence(trend, subject))} One point per {period}, {span}; "
        f"{int(shown.sum())} of {len(points)} points have the 10 mentions that a share needs. {found}"
    )


def trend_table(trend: Trend) -> pd.DataFrame:
    """Give the points as a table, shares per 100."""
    points, has_limits = trend.points, trend.choice.chart != "run"
    lower, upper = ("Lower limit", "Upper limit") if has_limits else ("95 % from", "95 % to")
    return pd.DataFrame(
        {
            _POINT[trend.choice.period or "quarter"]: points["date"].dt.date,
            "Mentions": whole_numbers(points["mentions"]),
            "Complaints": whole_numbers(points["events"]),
            "Complaints per 100": (points["value"] * 100).round(1),
            "Usual": (points["centre"] * 100).round(1),
            lower: (points["lower"] * 100).round(1),
            upper: (points["upper"] * 100).round(1),
            "Signal": points["signal"].map(_SIGNALS),
            "Rule": points["rule"],
        }
    )
