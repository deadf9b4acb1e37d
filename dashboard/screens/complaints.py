"""Complaints: which themes, by how many people, since when, where, and in which words?"""

import pandas as pd
import streamlit as st

from dashboard import charts
from dashboard.data import current
from dashboard.filters import Filters
from dashboard.safe_text import as_markdown
from dashboard.screens.frame import nothing_heard, table_behind
from dashboard.screens.mentions import choose_theme, show_mentions
from dashboard.wording import STABLE_MENTIONS, counted

TITLE = "Complaints"
ICON = ":material/report:"

_TRENDS_SHOWN, _MENTIONS_SHOWN = 5, 10


def show(filters: Filters) -> None:
    """Draw themes by voices, their trends, their places and the mentions behind them."""
    if nothing_heard(filters):
        return
    themes = current().ask("theme_counts", **filters.parameters())
    themes = themes[themes["complaints"] > 0]
    if themes.empty:
        st.info(f"No theme was complained about {filters.now_in_words()}.")
        return
    _show_ranking(themes)
    _show_trends(filters, themes)
    _show_sites(filters)
    _show_drill(filters)


def _show_ranking(themes: pd.DataFrame) -> None:
    st.subheader("Themes by the number of voices that complain", anchor=False)
    top = themes.iloc[0]
    st.caption(
        "Unit: voices (one writer in one week) who complain about the theme. "
        f"n = {counted(top['scored'], 'scored mention')}. A mention can have several themes; the sentiment is that of "
        "what it says about the theme, or of the whole mention where it was not parted into opinions."
    )
    st.plotly_chart(
        charts.ranked_themes(themes),
        theme=None,
        config={"displayModeBar": False},
        alt=f"Bars of {counted(len(themes), 'theme')} ranked by complaining voices; "
        f"first {top['title']} with {counted(top['voices'], 'voice')}.",
    )
    table = pd.DataFrame(
        {
            "Theme": themes["title"],
            "What belongs to it": themes["meaning"],
            "Voices": themes["voices"],
            "Complaints": themes["complaints"],
            "Per 100 of all mentions": (themes["complaint_share"] * 100).round(1),
            "Praise": themes["praise"],
            "Mentions of the theme": themes["mentions"],
            "Complaints per 100 of them": (themes["negative_share"] * 100).round(1),
        }
    )
    table_behind("themes by voices", table)


def _show_trends(filters: Filters, themes: pd.DataFrame) -> None:
    st.subheader("Their trends", anchor=False)
    names = themes["theme"].head(_TRENDS_SHOWN).tolist()
    longer = filters.with_context()
    weeks = current().ask("theme_by_week", **longer.parameters(), themes=names)
    weeks = weeks[weeks["is_whole"]]
    if weeks["complaint_share"].notna().sum() == 0:
        st.caption("No whole week has the 10 scored mentions that a share needs.")
        return
    st.caption(
        f"Unit: complaints per 100 scored mentions, by whole week; the {len(names)} themes with most voices, "
        "one scale. Weeks with fewer than 10 scored mentions are left out. "
        "At least 26 weeks are drawn where there are as many."
    )
    st.plotly_chart(
        charts.theme_trends(weeks, names),
        theme=None,
        config={"displayModeBar": False},
        alt=" ".join(
            charts.describe_weeks(of_theme, f"Complaints about {of_theme['title'].iloc[0]}")
            for _, of_theme in weeks.groupby("theme", sort=False)
        ),
    )
    table = weeks[["title", "week", "complaints", "voices", "scored", "complaint_share"]].copy()
    table["complaint_share"] = (table["complaint_share"] * 100).round(1)
    table["week"] = table["week"].dt.date
    table.columns = pd.Index(["Theme", "Week of", "Complaints", "Voices", "Scored mentions", "Per 100"])
    table_behind("complaints of each theme by week", table)


def _show_sites(filters: Filters) -> None:
    cells = current().ask("theme_by_site", **filters.parameters())
    if cells["site_title"].nunique() < 2:
        return
    st.subheader("Where", anchor=False)
    st.caption(
        "Unit: complaints per 100 scored mentions about the place, with the counts behind it; "
        "below 10 mentions only the counts. Places differ in who writes: this is no ranking."
    )
    cells["words"] = [
        _cell(complaints, scored, share)
        for complaints, scored, share in zip(
            cells["complaints"], cells["scored"], cells["complaint_share"], strict=True
        )
    ]
    table = cells.pivot_table(index="title", columns="site_title", values="words", aggfunc="first", sort=False)
    table = table.rename_axis("Theme").rename_axis(None, axis=1)
    st.dataframe(table, alt="Complaints per 100 mentions by theme and place")


def _cell(complaints: int, scored: int, share: float) -> str:
    counts = f"{complaints} of {scored}"
    if pd.isna(share):
        return counts
    return f"{share * 100:.0f} ({counts}{', unstable' if scored < STABLE_MENTIONS else ''})"


def _show_drill(filters: Filters) -> None:
    st.subheader("The words behind the figures", anchor=False)
    theme = choose_theme("Theme to read")
    page = current().ask(
        "mentions_newest",
        **filters.parameters(),
        sentiments=["negative", "mixed"],
        theme=theme,
        limit=_MENTIONS_SHOWN,
        offset=0,
    )
    if page.empty:
        st.markdown("No complaint about this theme with these filters.")
        return
    found = int(page["found"].iloc[0])
    st.caption(as_markdown(f"The newest {len(page)} of {counted(found, 'complaint')}. The screen Read shows them all."))
    show_mentions(page)
