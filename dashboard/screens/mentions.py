"""Mentions as people read them: redacted words with their labels; and the choice of a theme."""

from collections.abc import Callable

import pandas as pd
import streamlit as st

from dashboard.data import current
from dashboard.filters import day_in_words
from dashboard.safe_text import as_markdown

# Words carry the meaning; colour only repeats it.
_COLOURS = {"negative": "orange", "mixed": "violet", "neutral": "gray", "positive": "blue"}
_ALL_THEMES = "all themes"


def choose_theme(label: str, on_change: Callable[[], None] | None = None) -> str | None:
    """Draw the choice of a theme; None stands for all. It keeps its value from screen to screen and in the address."""
    themes = _titles()
    chosen = st.selectbox(
        label,
        ["", *themes],
        format_func=lambda name: themes.get(name, _ALL_THEMES),
        key="theme",
        bind="query-params",
        on_change=on_change,
    )
    return chosen or None


def show_mentions(page: pd.DataFrame) -> None:
    """Draw mentions one below the other.

    Args:
        page: One row per mention as `mentions_newest` gives them.
    """
    titles = _titles()
    for _, mention in page.iterrows():
        with st.container(border=True):
            st.markdown(_heading(mention))
            if pd.isna(mention["text"]):
                st.caption("The words may not be displayed: the terms of this source do not allow it.")
            else:
                st.text(str(mention["text"]))
            st.markdown(_labels(mention, titles))


def _titles() -> dict[str, str]:
    themes = current().ask("themes")
    return dict(zip(themes["theme"], themes["title"], strict=True))


def _heading(mention: pd.Series) -> str:
    places = [mention[column] for column in ("source_title", "site_title", "service") if pd.notna(mention[column])]
    heading = f"**{day_in_words(mention['day'].date())}** · {as_markdown(', '.join(str(place) for place in places))}"
    if pd.notna(mention["question"]):
        heading += f"  \nAsked: {as_markdown(str(mention['question']))}"
    return heading


def _labels(mention: pd.Series, titles: dict[str, str]) -> str:
    if pd.isna(mention["sentiment"]):
        language = mention["language"]
        reason = "not analysed yet" if pd.isna(language) else f"language {as_markdown(str(language))} is not scored"
        return f":gray-badge[{reason}]"
    feeling = str(mention["sentiment"])
    pieces = [f":{_COLOURS[feeling]}-badge[{feeling}] {mention['sentiment_probability'] * 100:.0f} % sure"]
    pieces += [f":gray-badge[{as_markdown(titles.get(name, name))}]" for name in mention["themes"]]
    if pd.notna(mention["rating"]):
        pieces.append(f"rating {mention['rating'] * 100:.0f} of 100")
    if pd.notna(mention["compound"]):
        pieces.append(as_markdown(f"VADER {mention['compound']:+.2f}".replace("-", "\u2212")))
    return " · ".join(pieces)
