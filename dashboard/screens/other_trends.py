"""The other charts of Trends: what is rare and grave, and the ratings; and how each kind of chart is read."""

import streamlit as st

from analysis.charts.trend import Measure, Trend
from analysis.charts.trend_sentence import way_of
from config.urgencies import load_urgencies
from dashboard.filters import Filters
from dashboard.screens import remembered
from dashboard.screens.control_chart import show_control_chart
from dashboard.screens.frame import table_behind
from dashboard.screens.look.empty_state import empty_state
from dashboard.screens.look.page_header import answer
from dashboard.screens.recorded_actions import actions_on
from dashboard.screens.unknown_in_link import check_link
from dashboard.words.safe_text import as_markdown
from dashboard.words.spelling import spelled
from dashboard.words.trend_words import icon_words, meanings, sentence_of, trend_table

TAGS = {"concern": "concern", "improvement": "improvement", "common": "steady", "none": "unknown", "unlike": "unknown"}
"""How the headline of a chart is marked, by its icon."""

_A_RUN = "a small one belongs to a run, which is worth a question and proves nothing:"
# What the marks mean, and how often chance alone makes one (by simulation of steady series).
_MARKS: dict[bool, str] = {
    False: "a large mark lies beyond a limit, where up to one stable year in six has a point that chance put there; "
    f"{_A_RUN} about every second stable year shows one.",
    True: f"a large mark lies beyond a limit, {_A_RUN} about two of three stable years show one.",
}
_MARKS_OF_RATINGS = "it lies beyond a limit, where about one stable year in eight has a point that chance put there."
# What the line of a chart with limits is, where that is not plain.
_USUAL: dict[Measure, str] = {
    "days between": " (about half of the gaps are shorter; reckoned as the mean of their 3.6th roots, turned back)",
    "mentions between": " (the median gap)",
}
_UNITS: dict[Measure, str] = {
    "share": "Unit: negative or mixed mentions per 100 scored mentions, each writer counted once a week; whole weeks "
    "only, Monday to Sunday. This week counts its days up to the last one, so its figures may differ.",
    "event share": "Unit: such mentions per 100 mentions, each writer counted once a day.",
    "rating": "Unit: mean of the ratings that people gave, each writer counted once a week, 0 is the worst and 100 the "
    "best; sources ask in different ways.",
    "days between": "Unit: days from one day with such a mention to the next.",
    "mentions between": "Unit: mentions, whatever they speak of, from one day with such a mention to the next.",
}


def show_grave(filters: Filters) -> None:
    """Draw what is rare and grave, one kind at a time.

    Args:
        filters: The days and places that the chart shows.
    """
    st.header("Rare and grave", anchor=False)
    titles = {kind.name: kind.title for kind in load_urgencies()}
    check_link("grave", "the kind", titles.values(), next(iter(titles.values())))
    kind = str(
        st.selectbox("Words suggest", list(titles), format_func=titles.__getitem__, key="grave", bind="query-params")
    )
    trend = remembered.grave_trend(filters, kind)
    if trend is None:
        empty_state(
            f"{titles[kind]}: there is no gap to draw.",
            "At most one day has a mention whose words suggest it, or the days shown hold no whole week. The screen "
            "Triage lists them, and those that only read like it.",
        )
        return
    _show(trend, filters, f"Mentions whose words suggest {titles[kind].lower()}")
    st.caption("What people closed as not urgent after all is counted too: only some mentions are ever checked.")


def show_ratings(filters: Filters) -> None:
    """Draw the mean rating, where people gave ratings.

    Args:
        filters: The days and places that the chart shows.
    """
    trend = remembered.ratings(filters)
    if trend is None:
        return
    st.header("Ratings", anchor=False)
    _show(trend, filters, "Ratings")


def show_how_to_read(trend: Trend) -> None:
    """Say below a chart why it was chosen, and, folded away, what its points, its line, its band and its marks mean."""
    has_limits = trend.choice.chart != "run"
    is_gap = trend.choice.period is None
    bad, good = meanings(trend.measure)
    shape = "down" if "share" in trend.measure else "up"
    usual = f"The line is what is usual{_USUAL.get(trend.measure, '') if has_limits else ''}"
    said = [_UNITS[trend.measure], usual + ("." if is_gap and not has_limits else ", the band ")]
    if has_limits:
        said[-1] += "the limits of what chance allows."
        said.append(
            f"An orange diamond is a signal of {bad}, a green triangle pointing {shape} one of {good}; "
            + (_MARKS_OF_RATINGS if trend.measure == "rating" else _MARKS[is_gap])
        )
    elif not is_gap:
        said[-1] += f"the 95 % interval of each point{' (Wilson)' if 'share' in trend.measure else ''}."
    if not is_gap:
        of = "ratings" if trend.measure == "rating" else "mentions"
        said.append(f"Hollow points rest on 10 to 29 {of} and are unstable; below 10 there is no point.")
    if trend.measure == "share":
        said.append("The chosen period is tinted.")
    with st.expander("How to read this chart", key=f"part how to read {trend.measure}"):
        st.caption(as_markdown(" ".join(said)))
    reason = f"Why this chart: {trend.choice.reason}"
    st.markdown(as_markdown(spelled(reason)) + "".join(f"\n- {as_markdown(spelled(note))}" for note in trend.notes))


def _show(trend: Trend, filters: Filters, subject: str) -> None:
    answer(spelled(sentence_of(trend, subject)), TAGS[trend.icon], icon_words(trend.icon, trend.measure, way_of(trend)))
    show_control_chart(trend, filters, None, subject, actions_on(filters, None), is_first=False)
    show_how_to_read(trend)
    table_behind(f"the points of the chart of {subject[:1].lower()}{subject[1:]}", trend_table(trend))
