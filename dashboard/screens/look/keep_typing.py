"""What is typed reaches heed after a pause, not only when the field is left, so that a refresh loses nothing."""

import streamlit as st

# Streamlit takes over a text when its field is left or on Ctrl+Enter; a pause in typing presses that for the person.
_SCRIPT = """<script>
if (!window.heedKeepsTyping) {
  window.heedKeepsTyping = true;
  let pause;
  document.addEventListener("input", (event) => {
    const field = event.target;
    if (!(field instanceof HTMLTextAreaElement) || !event.isTrusted) return;
    clearTimeout(pause);
    pause = setTimeout(() => field.dispatchEvent(new KeyboardEvent(
      "keydown", {key: "Enter", code: "Enter", keyCode: 13, ctrlKey: true, bubbles: true, cancelable: true})), 600);
  }, true);
}
</script>"""


def commit_while_typing() -> None:
    """Hand over what is typed into text areas 0.6 s after the last key; takes no room on the page."""
    st.html(_SCRIPT, unsafe_allow_javascript=True)
