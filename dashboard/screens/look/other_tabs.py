"""The tabs of one browser tell each other of a sign-in that ended: what they show goes at once."""

import json

import streamlit as st

_SCRIPT = """<script>
{
  const now = %s;
  // Of this tab alone: a channel hears all others, also of its own page.
  window.heedTabs ??= new BroadcastChannel("heed: who is signed in");
  if (window.heedTabs.told !== now) window.heedTabs.postMessage(now);
  window.heedTabs.told = now;
  window.heedTabs.onmessage = (said) => { if (now && said.data !== now) location.reload(); };
}
</script>"""


def tell_other_tabs(sign_in: str) -> None:
    """Tell the other tabs of the browser who is signed in there now; those of another sign-in load anew.

    Takes no room on the page.

    Args:
        sign_in: What `dashboard.access.sign_ins.sign_in_of` calls it; empty where somebody has just signed out.
    """
    st.html(_SCRIPT % json.dumps(sign_in), unsafe_allow_javascript=True)
