"""Trends: which share of each week's mentions were complaints, and did what was done change it?"""

from datetime import timedelta

import pandas as pd
import streamlit as st

from dashboard import charts
from dashboard.data import current
from dashboard.filters import Filters, day_in_words
from dashboard.safe_text import as_markdown
from dashboard.screens.frame import nothing_heard, table_behind
from dashboard.screens.mentions import choose_theme

TITLE = "Trends"
ICON = ":material/show_chart:"

# A source silent for so long at either end of the data has started late or stopped.
_SILENCE = timedelta(days=28)


def show(filters: Filters) -> None:
    """Draw the weekly share of complaints, all or of one theme, with what was done about it."""
    if nothing_heard(filters):
        return
    theme = choose_theme("Complaints about")
    longer = filters.with_context()
    weeks = _weeks(longer, theme)
    weeks = weeks[weeks["is_whole"]]
    if weeks.empty:
        st.info("A trend needs at least one whole week, Monday to Sunday. Choose a longer period.")
        return
    actions = current().ask("actions", **longer.parameters())
    if theme:
        actions = actions[actions["theme"].isna() | (actions["theme"] == theme)]
    breaks = _breaks(longer)
    _show_caption()
    st.plotly_chart(
        charts.share_by_week(weeks, actions, breaks, (pd.Timestamp(filters.first_day), pd.Timestamp(filters.last_day))),
        theme=None,
        config={"displayModeBar": False},
        alt=charts.describe_weeks(weeks, "Complaints"),
    )
    _show_marks(actions, breaks)
    table_behind("complaints by week", _table(weeks))


def _weeks(filters: Filters, theme: str | None) -> pd.DataFrame:
    if theme is None:
        return current().ask("sentiment_by_week", **filters.parameters())
    return current().ask("theme_by_week", **filters.parameters(), themes=[theme])


def _show_caption() -> None:
    st.caption(
        "Unit: negative or mixed mentions per 100 scored mentions, by whole week; the band is the 95 % interval "
        "(Wilson). Hollow points rest on 10 to 29 mentions and are unstable; below 10 the line has a gap. "
        "The chosen period is tinted; at least 26 weeks are drawn where there are as many."
    )


def _breaks(filters: Filters) -> pd.DataFrame:
    """Days on which a source starts or stops: figures on either side of it are not alike."""
    sources = current().ask("sources", provider=filters.provider)
    if filters.sources:
        sources = sources[sources["source"].isin(filters.sources)]
    first, last = pd.Timestamp(filters.data_first_day), pd.Timestamp(filters.data_last_day)
    starts = sources[sources["first_day"] > first + _SILENCE]
    stops = sources[sources["last_day"] < last - _SILENCE]
    breaks = pd.concat(
        [
            pd.DataFrame({"day": starts["first_day"], "title": starts["title"].astype(str) + " starts"}),
            pd.DataFrame({"day": stops["last_day"], "title": stops["title"].astype(str) + " stops"}),
        ]
    )
    is_drawn = breaks["day"].between(pd.Timestamp(filters.first_day), pd.Timestamp(filters.last_day))
    return breaks[is_drawn].sort_values("day")


def _show_marks(actions: pd.DataFrame, breaks: pd.DataFrame) -> None:
    lines = [
        f"**{number}** · {day_in_words(action['day'].date())}: "
        + as_markdown(" · ".join(filter(None, (action["title"], action["theme_title"], action["site_title"]))))
        for number, (_, action) in enumerate(actions.iterrows(), start=1)
    ]
    lines += [
        f"source · {day_in_words(change['day'].date())}: {as_markdown(change['title'])}; before and after are not alike"
        for _, change in breaks.iterrows()
    ]
    if lines:
        st.markdown("Marks in the chart:\n\n" + "\n".join(f"- {line}" for line in lines))
    else:
        st.caption("No action is recorded and no source starts or stops in these weeks.")


def _table(weeks: pd.DataFrame) -> pd.DataFrame:
    filled = charts.without_gaps(weeks)
    return pd.DataFrame(
        {
            "Week of": filled["week"].dt.date,
            "Mentions": filled["mentions"],
            "Scored": filled["scored"],
            "Complaints": filled["complaints"],
            "Complaints per 100": (filled["complaint_share"] * 100).round(1),
            "95 % from": filled["low"].round(1),
            "95 % to": filled["high"].round(1),
        }
    )
