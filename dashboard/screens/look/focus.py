"""Where the keyboard goes on once a button has brought the next thing: to its beginning, not back to the page's."""

import streamlit as st

_SCRIPT = """<script>
(() => {
  const card = document.querySelector("[data-testid=stMain] .heed-card");  // of %d
  if (card) {
    card.tabIndex = -1;
    card.focus();
  }
})();
</script>"""


def focus_first_card(number: int) -> None:
    """Put the focus on the first card of the screen, which a screen reader then reads; takes no room on the page.

    Args:
        number: Of what stands on it: for each the focus is moved once.
    """
    st.html(_SCRIPT % number, unsafe_allow_javascript=True)
