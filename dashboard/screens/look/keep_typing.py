"""What is typed reaches heed as it is typed, not only when the field is left, so that a refresh loses nothing."""

from hashlib import sha256

import streamlit as st

# Streamlit takes over a text when its field is left, or on Enter (in a text area with Ctrl); a pause in typing presses
# that for the person, and so do two seconds of typing without one. Not in what Streamlit calls a form, which Enter
# would send, nor where words are looked for.
# The words of the last seconds may be on their way when somebody refreshes, or wait for a busy desk: so the tab holds
# them until they have surely arrived, and types them anew where the same field comes back without them: for the same
# person, on the same version of what is written about, or they would reach who signs in next, or take the place of what
# was saved since.
_SCRIPT = """<script>
if (!window.heedKeepsTyping) {
  window.heedKeepsTyping = true;
  const PLACE = "heed is typing", PAUSE_MS = 600, LONGEST_MS = 2000, ARRIVED_MS = 15000, AWAITED_MS = 30000;
  const page = () => location.pathname + location.search;
  const forms = () => [...document.querySelectorAll("[data-heed-form]")].map((each) => each.dataset.heedForm).join();
  const isArea = (field) => field instanceof HTMLTextAreaElement;
  const forget = () => sessionStorage.removeItem(PLACE);
  let pause, arrival, since;

  const handOver = (field) => {
    since = undefined;
    field.dispatchEvent(new KeyboardEvent(
      "keydown", {key: "Enter", code: "Enter", keyCode: 13, ctrlKey: isArea(field), bubbles: true, cancelable: true}));
    arrival = setTimeout(forget, ARRIVED_MS);
  };

  document.addEventListener("input", (event) => {
    const field = event.target;
    const isLine = field instanceof HTMLInputElement && field.closest("[data-testid=stTextInput]");
    if (!(isArea(field) || isLine) || !event.isTrusted) return;
    if (!field.closest("[data-testid=stMain]") || field.closest("[data-testid=stForm], .st-key-words")) return;
    sessionStorage.setItem(PLACE, JSON.stringify(
      {page: page(), forms: forms(), name: field.ariaLabel, words: field.value}));
    clearTimeout(arrival);
    clearTimeout(pause);
    since ??= performance.now();
    const rest = Math.max(0, Math.min(PAUSE_MS, since + LONGEST_MS - performance.now()));
    pause = setTimeout(() => handOver(field), rest);
  }, true);

  // Who presses something has left the field, which hands its words over; what is saved must not come back.
  document.addEventListener("click", (event) => {
    if (event.isTrusted && event.target.closest("a, button")) forget();
  }, true);

  const typeAnew = (field, words) => {
    const kind = isArea(field) ? HTMLTextAreaElement : HTMLInputElement;
    Object.getOwnPropertyDescriptor(kind.prototype, "value").set.call(field, words);
    field.dispatchEvent(new Event("input", {bubbles: true}));
    setTimeout(() => handOver(field), 100);
  };
  const left = JSON.parse(sessionStorage.getItem(PLACE) ?? "null");
  const until = performance.now() + AWAITED_MS;
  const look = () => {
    const fields = document.querySelectorAll("[data-testid=stMain] textarea, [data-testid=stTextInput] input");
    const field = [...fields].find((each) => each.ariaLabel === left.name);
    const isSame = field && forms() === left.forms;
    if (isSame && field.value !== left.words) typeAnew(field, left.words);
    else if (!field && performance.now() < until) setTimeout(look, 100);
    else forget();
  };
  if (left?.page === page()) look();
}
</script>"""
_FORGET = """<script>sessionStorage.removeItem("heed is typing");</script>"""


def commit_while_typing(person: str, subject: str, version: int) -> None:
    """Hand over what is typed at the desk 0.6 s after the last key, or after 2 s; takes no room on the page.

    Args:
        person: Who types.
        subject: What about.
        version: The version of it that they began from.
    """
    form = sha256(f"{person}\0{subject}\0{version}".encode()).hexdigest()
    st.html(f'<i hidden data-heed-form="{form}"></i>{_SCRIPT}', unsafe_allow_javascript=True)


def forget_typing() -> None:
    """Throw away the words that the tab still holds, for who signs in next may be somebody else."""
    st.html(_FORGET, unsafe_allow_javascript=True)
