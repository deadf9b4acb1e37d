"""Trends: what is usual, is it changing, since when, and did what was done change it?"""

import streamlit as st

from analysis.charts.trend import Trend
from analysis.charts.trend_sentence import way_of
from dashboard.data import current
from dashboard.filters import Filters
from dashboard.findings.counted_raw import raw_sentence
from dashboard.findings.raised_alerts import alert_about
from dashboard.screens import remembered
from dashboard.screens.control_chart import show_control_chart, trend_drawn
from dashboard.screens.frame import nothing_heard, table_behind
from dashboard.screens.look.page_header import answer
from dashboard.screens.other_trends import TAGS, show_grave, show_how_to_read, show_ratings
from dashboard.screens.rebasing import rebases_of, show_rebasing
from dashboard.screens.recorded_actions import actions_on
from dashboard.screens.theme_choice import choose_theme
from dashboard.screens.verdicts import show_verdicts
from dashboard.screens.weekly.dismissing import as_decided
from dashboard.words.safe_text import as_markdown
from dashboard.words.spelling import spelled
from dashboard.words.trend_words import icon_words, sentence_of, subject_of, trend_table
from dashboard.words.wording import not_alike

TITLE = "Trends"
ICON = ":material/show_chart:"


def show(filters: Filters) -> Filters:
    """Draw the share of complaints over time, all or of one theme, with what was done about it.

    Returns:
        What the screen rests on: all days up to the last one chosen.
    """
    if nothing_heard(filters):
        return filters
    theme = choose_theme("Complaints about")
    everything = filters.since_first_heard()
    trend = trend_drawn(everything, theme)
    if trend is None:
        st.info("A trend needs at least one whole week, Monday to Sunday. Choose a longer period.")
        return everything
    subject = subject_of(theme, current().ask("themes"))
    _show_headline(filters, trend, theme, subject)
    show_control_chart(trend, everything, theme, subject, actions_on(everything, theme), tinted=filters)
    _show_raw(everything, trend, theme)
    show_how_to_read(trend)
    show_rebasing(rebases_of(filters, theme), filters, theme)
    table_behind("the points of the chart", trend_table(trend))
    _show_actions(filters, theme)
    if theme is None:
        show_grave(everything)
        show_ratings(everything)
    return everything


def _show_headline(filters: Filters, trend: Trend, theme: str | None, subject: str) -> None:
    watched = as_decided(remembered.watched(filters)) if theme else None
    raised = alert_about(watched, theme) if watched else None
    since = raised.since if raised else None
    icon = "concern" if since is not None and trend.icon in ("common", "none") else trend.icon
    words = icon_words(icon, trend.measure, way_of(trend) if icon == trend.icon else "")
    answer(spelled(sentence_of(trend, subject, since)), TAGS[icon], words)
    if raised and raised.unlike:
        st.markdown(as_markdown(not_alike(raised.unlike)))


def _show_raw(drawn: Filters, trend: Trend, theme: str | None) -> None:
    sentence, is_other = raw_sentence(current().ask, drawn, theme, trend)
    if is_other:
        st.warning(as_markdown(sentence), icon=":material/group:")
    elif sentence:
        st.caption(as_markdown(sentence))


def _show_actions(filters: Filters, theme: str | None) -> None:
    effects = remembered.effects(filters, theme)
    if not effects:
        return
    st.header("What our actions did", anchor=False)
    st.caption("Up to 26 whole weeks before and after each action, at its place; each writer counts once a week.")
    show_verdicts(effects)
