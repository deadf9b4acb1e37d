"""A share over time as every screen draws it: with what was done, where its figures break, and what it rests on."""

import pandas as pd
import streamlit as st

from analysis.charts.trend import Trend
from dashboard import charts
from dashboard.data import current
from dashboard.filters import Filters, day_in_words
from dashboard.findings.breaks import breaks_of
from dashboard.screens import remembered
from dashboard.screens.frame import rests_on
from dashboard.screens.rebasing import as_breaks, rebases_of
from dashboard.words.safe_text import as_markdown
from dashboard.words.spelling import spelled
from dashboard.words.trend_words import describe_trend


def trend_drawn(drawn: Filters, theme: str | None) -> Trend | None:
    """Reckon the chart of a theme with the limits that people gave it; None below one whole week.

    Args:
        drawn: The days and places that the chart shows.
        theme: Name of the theme, None for complaints about anything.
    """
    return remembered.trend(drawn, theme, tuple(rebases_of(drawn, theme)["day"].dt.date))


def show_control_chart(
    trend: Trend,
    drawn: Filters,
    theme: str | None,
    subject: str,
    actions: pd.DataFrame,
    tinted: Filters | None = None,
    own_id: int | None = None,
    is_first: bool = True,
) -> None:
    """Draw the chart, what it rests on, and what its marks mean.

    Args:
        trend: What `trend_drawn` returned.
        drawn: The days and places that the chart shows.
        theme: Name of the theme, None for complaints about anything.
        subject: "Complaints about parking".
        actions: What `actions_on` returned.
        tinted: Filters whose days are tinted; None tints none.
        own_id: The action that the screen is about.
        is_first: Whether its marks are explained here, and not under a chart of the same places above.
    """
    breaks = pd.concat([breaks_of(current().ask, drawn, theme), as_breaks(rebases_of(drawn, theme))])
    breaks = breaks.sort_values("day", ignore_index=True)
    days = tinted or drawn.since_first_heard()
    numbers = [number for number, action in enumerate(actions["action_id"], start=1) if action == own_id]
    st.plotly_chart(
        charts.control_chart(
            trend.points,
            actions,
            breaks,
            (pd.Timestamp(days.first_day), pd.Timestamp(days.last_day)),
            trend.choice.period or "event",
            has_limits=trend.choice.chart != "run",
            measure=trend.measure,
        ),
        theme=None,
        config={"displayModeBar": False},
        alt=describe_trend(trend, subject)
        + "".join(f" The upright line {number} is this action." for number in numbers),
    )
    rests_on(drawn)
    if is_first:
        _show_marks(actions, breaks, numbers)


def _show_marks(actions: pd.DataFrame, breaks: pd.DataFrame, own_numbers: list[int]) -> None:
    lines = [
        f"**{number}** · {day_in_words(action['day'].date())}: "
        + as_markdown(" · ".join(filter(None, (action["title"], action["theme_title"], action["site_title"]))))
        + (" (this action)" if number in own_numbers else "")
        for number, (_, action) in enumerate(actions.iterrows(), start=1)
    ]
    lines += [
        f"{change['word']} · {day_in_words(change['day'].date())}: {as_markdown(change['title'])}"
        for _, change in breaks.iterrows()
    ]
    if lines:
        st.markdown("Marks in the chart:\n\n" + "\n".join(f"- {line}" for line in lines))
    else:
        st.caption(spelled("No action is recorded, no source starts or stops, and no labeller changed in these weeks."))
