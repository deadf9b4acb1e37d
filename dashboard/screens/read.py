"""Read: the mentions themselves, found by their words, by their meaning or by being like another one."""

import re
from dataclasses import replace
from typing import Any

import pandas as pd
import streamlit as st

from analysis.change import in_a_sentence
from config.errors import HeedError
from dashboard.data import current, viewer
from dashboard.filters import Filters
from dashboard.screens.links import link_to
from dashboard.screens.look.empty_state import empty_state
from dashboard.screens.look.markup import draw_way, link
from dashboard.screens.mention_cards import Spans, clauses_about, show_mention_cards
from dashboard.screens.remembered import nearest
from dashboard.screens.theme_choice import choose_theme
from dashboard.screens.unknown_in_link import check_length, check_link, check_switch, number_in_link
from dashboard.words.safe_text import as_markdown
from dashboard.words.wording import counted
from warehouse.search import Search, parse, sought

TITLE = "Read"
ICON = ":material/menu_book:"

_PAGE_LENGTH = 25
_LONGEST_SEARCH = 200
_SENTIMENTS = ("negative", "mixed", "neutral", "positive", "not scored")
_BY_WORDS, _BY_MEANING = "words", "meaning"


def show(filters: Filters) -> None:
    """Draw the search and one page of what it finds."""
    like = number_in_link("like", "the mention", "all mentions")
    if like is not None:
        _show_like(filters, like)
        return
    searched, way = _choose_search()
    left, right = st.columns(2)
    with left:
        check_link("sentiment", "the sentiment", _SENTIMENTS, "all of them", takes_several=True)
        sentiments = st.multiselect(
            "Sentiment", _SENTIMENTS, key="sentiment", bind="query-params", placeholder="All", on_change=_to_first_page
        )
    with right:
        theme = choose_theme("Theme", _to_first_page)
    is_complex = _choose_complex()
    labelled: dict[str, Any] = {
        **filters.parameters(), "sentiments": sentiments or None, "theme": theme, "is_complex": is_complex,
    }  # fmt: skip
    if searched and way == _BY_MEANING:
        _show_nearest(filters, searched, labelled)
        return
    try:
        search = parse(searched) if searched else None
    except HeedError as reason:
        st.info(as_markdown(str(reason)))
        return
    _show_found(filters, search, labelled, theme)


def _choose_search() -> tuple[str, str]:
    left, right = st.columns([3, 1], vertical_alignment="bottom")
    with left:
        check_length("words", "the search", _LONGEST_SEARCH)
        searched = st.text_input(
            "Search", key="words", bind="query-params", max_chars=_LONGEST_SEARCH, on_change=_to_first_page,
            placeholder='for example: phone and (queue or hold) not "online booking"',
            help='All words must occur. and, or, not and brackets join them; "words in quotes" must follow each other; '
            "a word that ends in * may go on, and so may the last one.",
        )  # fmt: skip
    with right:
        check_link("by", "a search by", (_BY_WORDS, _BY_MEANING), _BY_WORDS)
        way = st.segmented_control(
            "Search by", [_BY_WORDS, _BY_MEANING], default=_BY_WORDS, key="by", bind="query-params", required=True
        )
    return (searched or "").strip(), way or _BY_WORDS


def _choose_complex() -> bool:
    check_switch("complex", "what should be read whole as", "all mentions")
    return st.toggle(
        "Only what should be read whole", key="complex", bind="query-params", on_change=_to_first_page,
        help="Praise of one theme beside a complaint about another, four themes or more, or more than 50 words: "
        "a machine misses part of these most often.",
    )  # fmt: skip


def _show_found(filters: Filters, search: Search | None, labelled: dict[str, Any], theme: str | None) -> None:
    newest = _page(search, labelled, 1)
    if newest.empty:
        empty_state(
            "No mention is like this.",
            "Try fewer words, wider filters, or search by meaning: words are searched as written.",
        )
        return
    found = int(newest["found"].iloc[0])
    number = _choose_page(-(-found // _PAGE_LENGTH))
    page = newest if number == 1 else _page(search, labelled, number)
    first = _PAGE_LENGTH * (number - 1) + 1
    st.markdown(f"**{counted(found, 'mention')}**, newest first; {first:,} to {first + len(page) - 1:,} shown.")
    _offer_action(filters, theme)
    show_mention_cards(page, filters, words_in(search) if search else clauses_about(page, filters, theme))


def _offer_action(filters: Filters, theme: str | None) -> None:
    if theme is None or not viewer().may("quality"):
        return
    title = current().titles("theme")[theme]
    site = [str(name) for name in st.query_params.get_all("site")] if filters.one_site else []
    address = link_to("actions", filters, about=[title], **({"at": site} if site else {}))
    draw_way(link(address, f"Record an action about {in_a_sentence(title)}"))


def words_in(search: Search) -> Spans:
    """Mark the words that a search finds."""
    patterns = [re.compile(pattern, re.IGNORECASE) for pattern in sought(search)]
    return lambda _, text: [found.span() for pattern in patterns for found in pattern.finditer(text)]


def _show_nearest(filters: Filters, searched: str, labelled: dict[str, Any]) -> None:
    page = nearest(searched, labelled)
    if page.empty:
        empty_state(
            "No mention is near in meaning to these words, with these filters.",
            "Say it in other words, or choose a longer period.",
        )
        return
    st.markdown(
        f"**The {len(page)} nearest in meaning**, nearest first. Near in meaning can be of the opposite opinion."
    )
    show_mention_cards(page, filters, clauses_about(page, filters, labelled["theme"]))


def _show_like(filters: Filters, mention_id: int) -> None:
    draw_way(link(link_to("read", filters), "Back to all mentions"))
    found = current().ask("mentions_by_id", **filters.parameters(), mention_ids=[mention_id])
    if found.empty or pd.isna(found["text"].iloc[0]):
        empty_state("This mention is not among those of the chosen days and places.", "Choose a longer period.")
        return
    page = nearest(
        str(found["text"].iloc[0]), {**filters.parameters(), "sentiments": None, "theme": None, "is_complex": False}
    )
    others = page[page["mention_id"] != mention_id]
    st.header("Like this one", anchor=False)
    show_mention_cards(page[page["mention_id"] == mention_id], filters, lambda *_: [], has_similar=False)
    _show_same_writer(filters, mention_id)
    st.header(f"The {len(others)} nearest in meaning", anchor=False)
    show_mention_cards(others, filters, clauses_about(others, filters, None))


def _show_same_writer(filters: Filters, mention_id: int) -> None:
    ever = replace(filters, first_day=filters.data_first_day, last_day=filters.data_last_day, period="all")
    found = current().ask("mentions_by_same_writer", **ever.parameters(), mention_id=mention_id, limit=_PAGE_LENGTH)
    if found.empty:
        return
    st.header("By the same person", anchor=False)
    number = int(found["found"].iloc[0])
    newest = f", the newest {len(found)} shown" if number > len(found) else ""
    where = "of the chosen sites" if filters.sites else "of any site"
    st.caption(
        f"{counted(number, 'more answer or post', 'more answers or posts')} {where} and day{newest}. "
        "heed knows that one person wrote them, not who it is."
    )
    show_mention_cards(found, ever, clauses_about(found, ever, None))


def _page(search: Search | None, labelled: dict[str, Any], number: int) -> pd.DataFrame:
    place = {"limit": _PAGE_LENGTH, "offset": _PAGE_LENGTH * (number - 1)}
    return current().ask("mentions_newest", **labelled, **place, search=search)


def _choose_page(pages: int) -> int:
    check_link("page", "page", map(str, range(1, pages + 1)), "page 1")
    return st.pagination(pages, key="page", bind="query-params") if pages > 1 else 1


def _to_first_page() -> None:
    st.session_state["page"] = 1
