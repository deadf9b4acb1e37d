"""What is typed reaches heed after a pause, not only when the field is left, so that a refresh loses nothing."""

import streamlit as st

# Streamlit takes over a text when its field is left, or on Enter (in a text area with Ctrl); a pause in typing presses
# that for the person. Not in what Streamlit calls a form, which Enter would send, nor where words are looked for.
_SCRIPT = """<script>
if (!window.heedKeepsTyping) {
  window.heedKeepsTyping = true;
  let pause;
  document.addEventListener("input", (event) => {
    const field = event.target;
    const isArea = field instanceof HTMLTextAreaElement;
    const isLine = field instanceof HTMLInputElement && field.closest("[data-testid=stTextInput]");
    if (!(isArea || isLine) || !event.isTrusted) return;
    if (!field.closest("[data-testid=stMain]") || field.closest("[data-testid=stForm], .st-key-words")) return;
    clearTimeout(pause);
    pause = setTimeout(() => field.dispatchEvent(new KeyboardEvent(
      "keydown", {key: "Enter", code: "Enter", keyCode: 13, ctrlKey: isArea, bubbles: true, cancelable: true})), 600);
  }, true);
}
</script>"""


def commit_while_typing() -> None:
    """Hand over what is typed at the desk 0.6 s after the last key; takes no room on the page."""
    st.html(_SCRIPT, unsafe_allow_javascript=True)
