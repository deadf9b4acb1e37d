"""Phrases of mentions that a page offered: one whose mention is gone since is nobody's own words."""

from collections.abc import Mapping, Sequence

import streamlit as st

from dashboard.screens.held import held
from warehouse.erasure.clear_traces import quotes


def offered_so_far(subject: str, offered: Mapping[str, int]) -> dict[str, int]:
    """Give what is offered now with what was offered before to who has this page open, each with its mention.

    Args:
        subject: What they are offered for.
        offered: Phrase to mention, now.
    """
    key = f"{subject} offered"
    so_far: dict[str, int] = {**st.session_state.get(key, {}), **offered}
    st.session_state[key] = so_far
    return so_far


def without_gone(lines: Sequence[str], offered: Mapping[str, int]) -> list[str]:
    """Leave out the lines that are, or quote, an offered phrase whose mention is not there any more.

    Args:
        lines: What stands in a field.
        offered: What `offered_so_far` gave, however long ago.
    """
    there = held(set(offered.values()), with_words=True)
    gone = {phrase for phrase, number in offered.items() if number not in there}
    # Two mentions may say nearly the same: a phrase of the one that is there stays.
    return [line for line in lines if line not in gone and (line in offered or not quotes(line, gone))]
