"""The style sheet, sent with every page."""

from functools import cache
from pathlib import Path

import streamlit as st

from dashboard.palette import style_variables


def apply_style() -> None:
    """Send the style sheet; it takes no room on the page."""
    st.html(_sheet())


@cache
def _sheet() -> str:
    return f"<style>{style_variables()}{Path(__file__).with_name('style.css').read_text('utf-8')}</style>"
