"""The head of a screen: its name, whose data it is, the days, and the answer in one sentence."""

import streamlit as st

from dashboard.screens.look.markup import draw, plain
from dashboard.screens.look.status_tag import status_tag


def page_header(title: str, facts: list[str], notices: list[str]) -> None:
    """Draw the name of a screen over a quiet line of facts; notices stand small beside them.

    Args:
        title: Name of the screen.
        facts: Provider, period, what it is narrowed to; plain words.
        notices: What must be known wherever one looks: that data is invented, that nobody signed in.
    """
    st.title(title, anchor=False)
    if facts or notices:
        first, rest = facts[:1], facts[1:]
        words = " · ".join([*(f"<strong>{plain(fact)}</strong>" for fact in first), *(plain(fact) for fact in rest)])
        pills = "".join(f'<span class="heed-notice">{plain(notice)}</span>' for notice in notices)
        draw(f'<div class="heed-facts"><span>{words}</span>{pills}</div>')


def answer(sentence: str, kind: str | None = None, words: str = "") -> None:
    """Draw the answer of a screen in one sentence, before anything else.

    Args:
        sentence: Plain words.
        kind: Of the tag before it, as `status_tag` knows them; None draws none.
        words: Of that tag.
    """
    tag = f"{status_tag(kind, words)} " if kind else ""
    draw(f'<p class="heed-answer">{tag}{plain(sentence)}</p>')
