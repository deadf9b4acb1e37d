"""The choice of a theme, the same on every screen that has one."""

from collections.abc import Callable

import streamlit as st

from dashboard.data import current
from dashboard.screens.unknown_in_link import check_link

_ALL_THEMES = "all themes"


def choose_theme(label: str, on_change: Callable[[], None] | None = None) -> str | None:
    """Draw the choice of a theme; None stands for all. It keeps its value from screen to screen and in the address."""
    themes = current().titles("theme")
    check_link("theme", "the theme", themes.values(), _ALL_THEMES)
    chosen = st.selectbox(
        label,
        ["", *themes],
        format_func=lambda name: themes.get(name, _ALL_THEMES),
        key="theme",
        bind="query-params",
        on_change=on_change,
    )
    return chosen or None
