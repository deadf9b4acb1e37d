"""Read: the mentions themselves, found by their words and labels, newest first."""

from typing import Any

import pandas as pd
import streamlit as st

from dashboard.data import current
from dashboard.filters import Filters
from dashboard.safe_text import as_markdown, search_words
from dashboard.screens.mention_cards import clauses_about, show_mention_cards
from dashboard.screens.theme_choice import choose_theme
from dashboard.wording import counted

TITLE = "Read"
ICON = ":material/menu_book:"

_PAGE_LENGTH = 50
_SENTIMENTS = ("negative", "mixed", "neutral", "positive", "not scored")


def show(filters: Filters) -> None:
    """Draw the search and one page of what it finds."""
    searched = st.text_input(
        "Search for words", key="words", bind="query-params", max_chars=200, on_change=_to_first_page,
        placeholder="for example: phone queue", help="All words must occur; the last one may be just begun.",
    )  # fmt: skip
    left, right = st.columns(2)
    with left:
        sentiments = st.multiselect(
            "Sentiment", _SENTIMENTS, key="sentiment", bind="query-params", placeholder="All", on_change=_to_first_page
        )
    with right:
        theme = choose_theme("Theme", _to_first_page)
    words = search_words(searched or "")
    if searched and not words:
        st.info("Search for letters or digits.")
        return
    labelled: dict[str, Any] = {**filters.parameters(), "sentiments": sentiments or None, "theme": theme}
    newest = _page(words, labelled, 1)
    if newest.empty:
        st.info("No mention is like this. Try fewer words, or wider filters; words are searched as they are written.")
        return
    found = int(newest["found"].iloc[0])
    number = _choose_page(-(-found // _PAGE_LENGTH))
    page = newest if number == 1 else _page(words, labelled, number)
    first = _PAGE_LENGTH * (number - 1) + 1
    st.markdown(
        f"**{as_markdown(counted(found, 'mention'))}**, newest first; {first:,} to {first + len(page) - 1:,} shown."
    )
    show_mention_cards(page, filters, clauses_about(page, filters, theme))


def _page(words: list[str], labelled: dict[str, Any], number: int) -> pd.DataFrame:
    place = {"limit": _PAGE_LENGTH, "offset": _PAGE_LENGTH * (number - 1)}
    if not words:
        return current().ask("mentions_newest", **labelled, **place)
    return current().ask("mentions_found", **labelled, **place, words=sorted(set(words[:-1])), prefix=words[-1])


def _choose_page(pages: int) -> int:
    return st.pagination(pages, key="page", bind="query-params") if pages > 1 else 1


def _to_first_page() -> None:
    st.session_state["page"] = 1
