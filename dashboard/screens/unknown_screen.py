"""An address that names no screen leads to the one that it means, or to the first, which says so."""

import json
from collections.abc import Iterable
from urllib.parse import unquote, urlsplit

import streamlit as st

from dashboard.screens.unknown_in_link import note_unknown

# Streamlit draws the first screen behind a window of its own that speaks of a page and an app. What is opened instead
# takes the place of the address, so that Back does not come upon it again; what else the address says stays.
_ASKED = "screen"
_SCRIPT = """<script>
{{
  const asked = new URLSearchParams(location.search), meant = {meant};
  if (!meant) asked.set("{asked}", decodeURIComponent(location.pathname.slice(1)));
  location.replace("./" + meant + (asked.size ? "?" + asked : ""));
}}
</script>"""


def unknown_screen(known: Iterable[str]) -> str | None:
    """Give what the address names that is no screen; None where it names one, or none."""
    asked = unquote(urlsplit(st.context.url or "").path).strip("/")
    return None if not asked or "/" in asked or asked in known else asked


def lead_on(asked: str, known: Iterable[str]) -> None:
    """Open the screen that is called so in other letters, or the first; takes no room on the page.

    Args:
        asked: What the address names, as `unknown_screen` gives it.
        known: Names of the screens that the person may open.
    """
    meant = asked.lower() if asked.lower() in known else ""
    st.html(_SCRIPT.format(meant=json.dumps(meant), asked=_ASKED), unsafe_allow_javascript=True)


def check_screen(title: str) -> None:
    """Note on the first screen, of which the title is given, that another was asked for, which is not known."""
    asked = str(st.query_params.get(_ASKED, "")).strip()
    if asked:
        note_unknown(_ASKED, "the screen", asked, title)
        del st.query_params[_ASKED]
