"""The address somebody came for, kept while they sign in: sign-in services send everybody back to the first screen."""

import streamlit as st

_NAME = "heed asked for"
# Kept in the tab and taken from its own address only, so that nobody can be sent elsewhere.
_KEEP = f"""<script>
if (location.pathname.length > 1 || location.search)
  sessionStorage.setItem("{_NAME}", location.pathname + location.search);
</script>"""
_GO = f"""<script>
{{
  const asked = sessionStorage.getItem("{_NAME}");
  sessionStorage.removeItem("{_NAME}");
  if (asked && asked !== location.pathname + location.search) location.replace(asked);
}}
</script>"""


def keep_address() -> None:
    """Keep the address of this page until somebody has signed in; takes no room on the page."""
    st.html(_KEEP, unsafe_allow_javascript=True)


def go_to_kept_address() -> None:
    """Open the address that was kept, once; takes no room on the page."""
    st.html(_GO, unsafe_allow_javascript=True)
