"""Compare: do places differ by more than chance, and this period from an earlier one? No ranking."""

import pandas as pd
import streamlit as st

from dashboard import charts
from dashboard.data import current
from dashboard.filters import Filters, day_in_words
from dashboard.findings.comparison import PeriodComparison, SiteComparison, funnel_curves
from dashboard.findings.thin_points import whole_numbers
from dashboard.screens import remembered
from dashboard.screens.frame import nothing_heard, rests_on, table_behind
from dashboard.screens.look.page_header import answer
from dashboard.screens.look.table import frame_table
from dashboard.screens.theme_choice import choose_theme
from dashboard.screens.unknown_in_link import check_link
from dashboard.screens.unlike import show_unlike
from dashboard.words.safe_text import as_markdown
from dashboard.words.trend_words import subject_of
from dashboard.words.wording import TOO_FEW, change_in_words

TITLE = "Compare"
ICON = ":material/compare_arrows:"


def show(filters: Filters) -> None:
    """Draw the funnel of the places, and two periods side by side."""
    if nothing_heard(filters):
        return
    theme = choose_theme("Complaints about")
    subject = subject_of(theme, current().ask("themes"))
    st.header("Places", anchor=False)
    _show_sites(filters, theme, subject)
    st.header("Periods", anchor=False)
    _show_periods(filters, theme, subject)


def _show_sites(filters: Filters, theme: str | None, subject: str) -> None:
    known = len(current().titles("site", filters.provider))
    if known < 2:
        there_are = "there is only one" if known else "none is known"
        st.info(f"There are no places to compare: {there_are}. The periods below can be.")
        return
    compared = remembered.sites_compared(filters, theme)
    rows = compared.funnel.rows
    if rows["share"].notna().sum() < 2:
        st.info(
            "A comparison needs two places with at least 10 scored mentions each. Choose a longer period or more sites."
        )
        return
    answer(_sites_sentence(compared, subject))
    for warning in compared.warnings:
        st.warning(as_markdown(warning), icon=":material/balance:")
    st.plotly_chart(
        charts.funnel_chart(rows, funnel_curves(compared.funnel), compared.funnel.target_share),
        theme=None,
        config={"displayModeBar": False},
        alt=_sites_sentence(compared, subject),
    )
    rests_on(filters)
    st.caption(
        "Only places outside the solid lines are marked: chance alone hardly ever puts one there. Places differ in who "
        "writes: this is no ranking and no target."
    )
    _show_counting(
        "places",
        f"Unit: {subject[:1].lower() + subject[1:]} per 100 scored mentions about the place, each writer counted once "
        "a week. The level line is the share of all places that are known, taken together; a mention whose place is "
        "not known is left out. 998 in 1,000 places like the others lie inside "
        "the solid funnel, 95 in 100 inside the dotted one.",
    )
    for note in compared.notes:
        st.markdown(f"- {as_markdown(note)}")
    table_behind("places", _site_table(rows))


def _sites_sentence(compared: SiteComparison, subject: str) -> str:
    rows, target = compared.funnel.rows, compared.funnel.target_share
    together = f"{subject}: {target * 100:.0f} in 100 mentions of all places that are known, taken together."
    outside = rows[rows["is_signal"]]
    if outside.empty:
        return f"{together} No place lies further from that than chance allows."
    parts = [
        f"{row['title']} has {'more' if row['share'] > target else 'fewer'} ({row['share'] * 100:.0f} in 100, "
        f"{row['events']:.0f} of {row['mentions']:.0f})"
        for row in outside.to_dict("records")
    ]
    return (
        f"{together} Beyond what chance allows: {'; '.join(parts)}. Look there first; it is a question, not an answer."
    )


def _site_table(rows: pd.DataFrame) -> pd.DataFrame:
    def per_100(column: str) -> "pd.Series[float]":
        return (rows[column] * 100).round(1)

    return pd.DataFrame(
        {
            "Place": rows["title"],
            "Complaints": whole_numbers(rows["events"]),
            "Mentions": whole_numbers(rows["mentions"]),
            "Per 100, as counted": per_100("share"),
            "Drawn towards the average": per_100("shrunken_share"),
            "95 % from": per_100("shrunken_low"),
            "95 % to": per_100("shrunken_high"),
            "Chance of lying above the average, %": (rows["above_chance"] * 100).round(0),
            "Per 100, same mix of sources": per_100("standardised_share"),
            "Beyond chance (99.8 %)": rows["is_signal"].map({True: "yes", False: "no"}),
        }
    )


def _show_periods(filters: Filters, theme: str | None, subject: str) -> None:
    earlier = _earlier(filters)
    if not earlier:
        st.info("Nothing was heard before this period. Choose a shorter one.")
        return
    check_link("compared_with", "a comparison", earlier, next(iter(earlier)))
    words = st.radio(
        "Compared with what was heard", list(earlier), horizontal=True, key="compared_with", bind="query-params"
    )
    title = subject.removeprefix("Complaints about ")
    compared = remembered.periods_compared(filters, earlier[words], theme, title, words)
    answer(compared.sentence)
    if pd.notna(compared.change):
        limits = change_in_words(compared.change, compared.change_low, compared.change_high)
        st.markdown(as_markdown(f"{limits}."))
    show_unlike(filters, earlier[words])
    if compared.warning:
        st.warning(as_markdown(compared.warning), icon=":material/balance:")
    frame_table("The two periods beside each other", _period_table(compared), TOO_FEW)
    days = f"{day_in_words(earlier[words].first_day)} to {day_in_words(earlier[words].last_day)}"
    st.caption(as_markdown(f"Compared with {days}. {compared.left_out}"))
    _show_counting(
        "periods",
        "Unit: complaints per 100 scored mentions, each writer counted once a week. With the same mix: as if both "
        "periods had the sources of the two together, with its 95 % interval by Wilson.",
    )


def _show_counting(part: str, words: str) -> None:
    with st.expander(f"How {part} are counted", key=f"part how {part} are counted"):
        st.caption(as_markdown(words))


def _earlier(filters: Filters) -> dict[str, Filters]:
    found = {}
    before = filters.before()
    if before is not None:
        found[filters.before_in_words()] = before
    year_before = filters.year_before()
    if year_before is not None:
        found["in the same weeks a year before"] = year_before
    return found


def _period_table(compared: PeriodComparison) -> pd.DataFrame:
    rows = compared.rows
    return pd.DataFrame(
        {
            "Period": rows["period"],
            "Complaints": rows["complaints"],
            "Mentions": rows["mentions"],
            "Per 100, as counted": (rows["crude_share"] * 100).round(1),
            "Per 100, same mix of sources": (rows["standardised_share"] * 100).round(1),
            "95 % from": (rows["low"] * 100).round(1),
            "95 % to": (rows["high"] * 100).round(1),
        }
    )
