"""Pieces of HTML that hold other people's words safely."""

from html import escape

import streamlit as st

from dashboard.words.safe_text import one_line


def plain(text: object) -> str:
    """Escape any text, also hostile, so that HTML shows exactly its characters, on one line."""
    return escape(one_line(str(text)))


def link(address: str, words: str, read_out: str = "") -> str:
    """Give a link; the address is one that `links.link_to` made.

    Args:
        address: Where it leads.
        words: What is seen.
        read_out: What is read out in their place, where they say too little by themselves; begins with them.
    """
    named = f' aria-label="{plain(read_out)}"' if read_out else ""
    return f'<a href="{escape(address)}"{named}>{plain(words)}</a>'


def small(words: object) -> str:
    """Give a quiet line as HTML."""
    return f'<p class="heed-small">{plain(words)}</p>'


def draw(markup: str) -> None:
    """Draw HTML of ours, if there is any; a browser runs no script of it."""
    if markup:
        st.html(markup)


def draw_way(*ways: str) -> None:
    """Draw links that lead on or back, beside each other; they are not printed."""
    draw(f'<p class="heed-screen-only">{" &nbsp; ".join(ways)}</p>')
