"""The browser's Back takes back what was chosen last on a screen, as a filter, and does not leave the screen."""

import streamlit as st

# Streamlit writes what is chosen over the address, and draws an address anew that Back brings. So a choice that a
# person has just made becomes a step of its own; what Streamlit itself puts right in the address does not.
_SCRIPT = """<script>
if (!window.heedStepsBack) {
  window.heedStepsBack = true;
  const replace = history.replaceState.bind(history);
  let wentBack = -Infinity;
  window.addEventListener("popstate", () => { wentBack = performance.now(); }, true);
  history.replaceState = (state, title, url) => {
    const to = url ? new URL(url, location.href) : location;
    const isChoice = to.pathname === location.pathname && to.search !== location.search
      && navigator.userActivation?.isActive && performance.now() - wentBack > 2000;
    return isChoice ? history.pushState(state, title, url) : replace(state, title, url);
  };
}
</script>"""


def keep_steps() -> None:
    """Make each choice a step that Back takes back; takes no room on the page."""
    st.html(_SCRIPT, unsafe_allow_javascript=True)
