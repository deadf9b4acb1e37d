"""Which themes are complained about at which place: numbers in the cells, a shade that repeats them, words behind."""

from collections.abc import Hashable
from dataclasses import replace
from typing import Any

import pandas as pd
import streamlit as st

from dashboard.data import current
from dashboard.filters import Filters
from dashboard.screens.links import complaints_to_read
from dashboard.screens.look.markup import link, plain
from dashboard.screens.look.table import html_table, shaded
from dashboard.words.wording import STABLE_MENTIONS, TOO_FEW, counted

_SHOWN, _SHOWN_AT_MOST = 6, 12


def show_heat_table(filters: Filters, themes: list[str]) -> None:
    """Draw the places beside each other, in the order of the alphabet: no ranking.

    Args:
        filters: What the screen is filtered by.
        themes: Names of the themes, first one on top; six are drawn, six more are folded away.
    """
    cells = current().ask("theme_by_site", **filters.parameters())
    if cells["site_title"].nunique() < 2:
        return
    st.header("Where", anchor=False)
    places = sorted(cells["site_title"].unique(), key=lambda title: (title == "Place not known", title))
    highest = cells["complaint_share"].max()
    by_cell = {(row["theme"], row["site_title"]): row for row in cells.to_dict("records")}
    titles = dict(zip(cells["theme"], cells["title"], strict=True))
    rows = [
        [plain(titles[theme]), *(_cell(by_cell[theme, place], highest, filters) for place in places)]
        for theme in themes[:_SHOWN_AT_MOST]
        if theme in titles
    ]
    heard = cells.drop_duplicates("site_title").set_index("site_title")["scored"]
    head = ("Theme", *(f"{place} ({_heard(heard[place])})" for place in places))
    html_table("Complaints per 100 mentions by theme and place", head, rows[:_SHOWN])
    if rest := rows[_SHOWN:]:
        with st.expander(f"{counted(len(rest), 'more theme')} by place", key="part more by place"):
            html_table("Complaints per 100 mentions by theme and place, the themes that follow", head, rest)
    st.caption(
        "Complaints per 100 mentions about the place, and how many complaints that is: choose one to read them. "
        "* rests on 10 to 29 mentions and is unstable; nothing below 10, nor where it would give that away. Places "
        "differ in who writes: this is no ranking."
    )


def _heard(scored: int) -> str:
    return TOO_FEW if pd.isna(scored) else f"n = {scored:,}"


def _cell(cell: dict[Hashable, Any], highest: float, filters: Filters) -> str:
    share, complaints, scored = cell["complaint_share"], cell["complaints"], cell["scored"]
    if pd.isna(share):
        return f"<small>{TOO_FEW}</small>"
    mark = "*" if scored < STABLE_MENTIONS else ""
    number = f"{share * 100:.0f}{mark} ({complaints:,})"
    # No choice of places stands for those who named none.
    has_words = complaints > 0 and pd.notna(cell["site"])
    return shaded(_reading(number, cell, filters) if has_words else plain(number), share / highest if highest else 0.0)


def _reading(number: str, cell: dict[Hashable, Any], filters: Filters) -> str:
    there = replace(filters, sites=(str(cell["site"]),))
    address = complaints_to_read(there, str(cell["title"]))
    return link(address, number, f"{number}: read them, {cell['title']} at {cell['site_title']}")
