"""A double click on a button is one press: the second would reach heed while it still answers the first."""

import streamlit as st

# Hands press twice within a quarter of a second, unsteady ones within half of one. heed answers both at
# the same time, so that the second would meet what is half done.
_SCRIPT = """<script>
if (!window.heedPressesOnce) {
  window.heedPressesOnce = true;
  const AGAIN_MS = 500;
  let last = {words: "", at: -AGAIN_MS};
  document.addEventListener("click", (event) => {
    const button = event.isTrusted && event.target.closest("[data-testid=stMain] [data-testid=stButton] button");
    if (!button) return;
    const press = {words: button.innerText, at: event.timeStamp};
    // The browser counts the clicks of a hand itself, on whatever stands there by then; Enter it does not.
    if (event.detail > 1 || (press.words === last.words && press.at - last.at < AGAIN_MS)) {
      event.preventDefault();
      event.stopImmediatePropagation();
    }
    last = press;
  }, true);
}
</script>"""


def take_double_click_as_one() -> None:
    """Take what is pressed again within half a second as pressed once; takes no room on the page."""
    st.html(_SCRIPT, unsafe_allow_javascript=True)
