"""Words that an erasure took out at the desk while a page still showed them, said on that page."""

from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

from dashboard.words.safe_text import as_markdown
from dashboard.words.wording import listed
from warehouse.erasure.traces import REMOVED


def erased_in(row: Mapping[str, Any], fields: Sequence[str]) -> list[str]:
    """Give the fields of a row whose words an erasure took out."""
    return [name for name in fields if str(row[name]) == REMOVED]


def say_erased(what: Sequence[str]) -> None:
    """Say which words went, where they stood.

    Args:
        what: Of which fields, as people read them; none for all that was being written.
    """
    which = f"What stood under {listed([f'“{title}”' for title in what])}" if what else "What was being written here"
    st.warning(as_markdown(f"{which} quoted a mention that was erased, and is gone with it."), icon=":material/delete:")
