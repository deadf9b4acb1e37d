"""Trends: what is usual, is it changing, since when, and did what was done change it?"""

from dataclasses import replace

import streamlit as st

from analysis.trend import Trend, trend_sentence
from dashboard.data import current
from dashboard.filters import Filters
from dashboard.raised_alerts import alerted_since
from dashboard.safe_text import as_markdown
from dashboard.screens import remembered
from dashboard.screens.control_chart import actions_on, show_control_chart, trend_drawn
from dashboard.screens.frame import nothing_heard, table_behind
from dashboard.screens.look.page_header import answer
from dashboard.screens.rebasing import rebases_of, show_rebasing
from dashboard.screens.theme_choice import choose_theme
from dashboard.screens.verdicts import show_verdicts
from dashboard.screens.weekly.dismissing import as_decided
from dashboard.spelling import spelled
from dashboard.trend_words import icon_words, subject_of, trend_table

TITLE = "Trends"
ICON = ":material/show_chart:"

_TAGS = {"concern": "concern", "improvement": "improvement", "common": "steady", "none": "unknown"}


def show(filters: Filters) -> Filters:
    """Draw the share of complaints over time, all or of one theme, with what was done about it.

    Returns:
        What the screen rests on: all days up to the last one chosen.
    """
    if nothing_heard(filters):
        return filters
    theme = choose_theme("Complaints about")
    everything = replace(filters, first_day=filters.data_first_day)
    trend = trend_drawn(everything, theme)
    if trend is None:
        st.info("A trend needs at least one whole week, Monday to Sunday. Choose a longer period.")
        return everything
    subject = subject_of(theme, current().ask("themes"))
    _show_headline(filters, trend, theme, subject)
    show_control_chart(trend, everything, theme, subject, actions_on(everything, theme), tinted=filters)
    _show_caption(trend)
    show_rebasing(rebases_of(filters, theme), filters, theme)
    table_behind("the points of the chart", trend_table(trend))
    _show_actions(filters, theme)
    return everything


def _show_headline(filters: Filters, trend: Trend, theme: str | None, subject: str) -> None:
    watched = as_decided(remembered.watched(filters)) if theme else None
    since = alerted_since(watched, theme) if watched else None
    icon = "concern" if since is not None and trend.icon in ("common", "none") else trend.icon
    answer(spelled(trend_sentence(trend, subject, since)), _TAGS[icon], icon_words(icon))


def _show_caption(trend: Trend) -> None:
    has_limits = trend.choice.chart != "run"
    band = "the limits of what chance allows" if has_limits else "the 95 % interval of each point (Wilson)"
    marks = (
        "An orange diamond is a signal of more than usual, a green triangle one of fewer; a large mark lies beyond a "
        "limit, a small one belongs to a run, which is worth a question and proves nothing: about every second "
        "stable year shows one. "
        if has_limits
        else ""
    )
    st.caption(
        as_markdown(
            f"Unit: negative or mixed mentions per 100 scored mentions, each writer counted once a week. The line is "
            f"what is usual, the band {band}. {marks}Hollow points rest on 10 to 29 mentions and are unstable; below "
            "10 there is no point. The chosen period is tinted."
        )
    )
    reason = f"Why this chart: {trend.choice.reason}"
    st.markdown(as_markdown(spelled(reason)) + "".join(f"\n- {as_markdown(spelled(note))}" for note in trend.notes))


def _show_actions(filters: Filters, theme: str | None) -> None:
    effects = remembered.effects(filters, theme)
    if not effects:
        return
    st.subheader("What our actions did", anchor=False)
    st.caption("Up to 26 whole weeks before and after each action, at its place; each writer counts once a week.")
    show_verdicts(effects)
