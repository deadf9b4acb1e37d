"""Words that an erasure took out at the desk while a page still showed them, said on that page."""

from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

from dashboard.words.safe_text import as_markdown
from dashboard.words.wording import counted, listed
from warehouse.erasure.traces import REMOVED


def erased_in(row: Mapping[str, Any], fields: Sequence[str]) -> list[str]:
    """Give the fields of a row whose words an erasure took out."""
    return [name for name in fields if str(row[name]) == REMOVED]


def say_erased(fields: Sequence[str] = ()) -> None:
    """Say which words went, where they stood.

    Args:
        fields: Where they stood, as people read it; none for all that was being written.
    """
    which = f"under {listed([f'“{title}”' for title in fields])}" if fields else "here and was not saved"
    st.warning(
        as_markdown(f"What stood {which} quoted a mention that was erased, and is gone with it."),
        icon=":material/delete:",
    )


def say_phrases_erased(phrases: int) -> None:
    """Say how many phrases of mentions went from a field."""
    st.warning(f"{counted(phrases, 'phrase')} of erased mentions went from here.", icon=":material/delete:")
