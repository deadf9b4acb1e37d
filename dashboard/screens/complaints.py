"""Complaints: which themes, by how many people, how serious, more than before, where, and in which words?"""

from collections.abc import Mapping

import pandas as pd
import streamlit as st

from analysis.audit import COMPLAINTS
from analysis.change import in_a_sentence
from dashboard.data import current
from dashboard.filters import Filters
from dashboard.findings.period_changes import theme_changes
from dashboard.findings.theme_owners import Owner, owned_sentences
from dashboard.screens.complaining.heat_table import show_heat_table
from dashboard.screens.complaining.theme_owner_form import asked_for_an_owner
from dashboard.screens.complaining.theme_table import show_theme_table, theme_figures
from dashboard.screens.frame import nothing_heard, table_behind
from dashboard.screens.links import link_to
from dashboard.screens.look.empty_state import empty_state
from dashboard.screens.look.markup import draw, draw_way, link, small
from dashboard.screens.look.page_header import answer
from dashboard.screens.looked_after import owners_of
from dashboard.screens.mention_cards import clauses_about, show_mention_cards
from dashboard.screens.theme_choice import choose_theme
from dashboard.screens.unknown_in_link import check_link
from dashboard.screens.unlike import show_unlike
from dashboard.words.safe_text import as_markdown
from dashboard.words.wording import counted

TITLE = "Complaints"
ICON = ":material/report:"

_THEMES_SHOWN, _MENTIONS_SHOWN = 8, 5
_ORDERS = {"most voices first": ["voices", "complaints"], "most serious first": ["serious", "voices"]}
_YEAR_AGO = "the same weeks a year ago"


def show(filters: Filters) -> None:
    """Draw themes by voices with their change, their places and the mentions behind them."""
    if asked_for_an_owner(filters) or nothing_heard(filters):
        return
    counts = current().ask("theme_counts", **filters.parameters())
    counts = counts[counts["complaints"] > 0]
    if counts.empty:
        empty_state(f"No theme was complained about {filters.now_in_words()}.")
        return
    top = counts.iloc[0]
    answer(
        f"Complained about most: {in_a_sentence(str(top['title']))}, by {counted(top['voices'], 'voice')} "
        f"{filters.now_in_words()}."
    )
    left, right = st.columns(2)
    with left:
        check_link("order", "the order", _ORDERS, next(iter(_ORDERS)))
        order = st.selectbox("Order", list(_ORDERS), key="order", bind="query-params")
    with right:
        earlier, words = _choose_earlier(filters)
    show_unlike(filters, earlier)
    themes = _changed(counts, filters, earlier, words)
    themes = themes.sort_values(_ORDERS[order or "most voices first"], ascending=False, kind="stable")
    names = themes["theme"].tolist()
    weeks = current().ask("theme_by_week", **filters.with_context().parameters(), themes=names)
    weeks = weeks[weeks["is_whole"]]
    owners, most = owners_of(filters.provider), int(themes["voices"].max())
    show_theme_table(themes.head(_THEMES_SHOWN), weeks, filters, words, owners, most)
    if len(others := themes.iloc[_THEMES_SHOWN:]):
        with st.expander(f"{counted(len(others), 'more theme')}", key="part more themes"):
            show_theme_table(others, weeks, filters, words, owners, most)
    st.caption(
        as_markdown(
            "A voice is one writer in one week, and so is each of 100 mentions. Serious: care, dignity or access "
            "clearly fell short, or somebody was harmed. Change in complaints per 100 against "
            f"{words.removeprefix('in ')}, with its 95 % interval. The bars are the whole weeks of "
            "at least half a year, on one scale."
        )
    )
    _show_owned(themes, owners)
    table_behind("themes by voices", theme_figures(themes, owners))
    table_behind("complaints of each theme by week", _week_figures(weeks))
    show_heat_table(filters, names)
    _show_drill(filters)


def _choose_earlier(filters: Filters) -> tuple[Filters | None, str]:
    usual = filters.before_in_words().removeprefix("in ")
    check_link("against", "a comparison with", [usual, _YEAR_AGO], usual)
    chosen = st.selectbox("Compare with", [usual, _YEAR_AGO], key="against", bind="query-params")
    if chosen != _YEAR_AGO:
        return filters.before(), filters.before_in_words()
    return filters.year_before(), f"in {_YEAR_AGO}"


def _changed(themes: pd.DataFrame, filters: Filters, earlier: Filters | None, words: str) -> pd.DataFrame:
    changes = theme_changes(current().ask, filters, earlier, words)
    return themes.merge(changes[["theme", "share_now", "change", "change_low", "change_high", "is_signal"]], on="theme")


def _show_owned(themes: pd.DataFrame, owners: Mapping[str, Owner]) -> None:
    """Say in a quiet line, most voices first, which themes nobody looks after and which need escalation."""
    by_voices = themes.sort_values("voices", ascending=False, kind="stable")
    titles = dict(zip(by_voices["theme"], by_voices["title"], strict=True))
    voices = dict(zip(by_voices["theme"], by_voices["voices"], strict=True))
    said = owned_sentences(titles, owners, voices=voices)
    if said:
        draw(small(" ".join(said)))


def _week_figures(weeks: pd.DataFrame) -> pd.DataFrame:
    table = weeks[["title", "week", "complaints", "voices", "scored", "complaint_share"]].copy()
    table["complaint_share"] = (table["complaint_share"] * 100).round(1)
    table["week"] = table["week"].dt.date
    return table.set_axis(["Theme", "Week of", "Complaints", "Voices", "Scored mentions", "Per 100"], axis=1)


def _show_drill(filters: Filters) -> None:
    st.header("In their words", anchor=False)
    theme = choose_theme("Theme to read")
    page = current().ask(
        "mentions_newest",
        **filters.parameters(),
        sentiments=[*COMPLAINTS],
        theme=theme,
        is_complex=False,
        limit=_MENTIONS_SHOWN,
        offset=0,
    )
    if page.empty:
        empty_state("No complaint about this theme with these filters.")
        return
    found = int(page["found"].iloc[0])
    titles = current().titles("theme")
    # On paper nothing else names the theme: what it is chosen with is not printed.
    of = f" about {in_a_sentence(titles[theme])}" if theme else ", of care or of something else"
    sentence = f"The newest {len(page)} of {counted(found, 'complaint')}{of}; what complains is marked."
    st.caption(as_markdown(sentence))
    if found > len(page):
        about = {"theme": [titles[theme]]} if theme else {}
        address = link_to("read", filters, sentiment=[*COMPLAINTS], **about)
        draw_way(link(address, f"Read all {found:,} complaints"))
    show_mention_cards(page, filters, clauses_about(page, filters, theme))
