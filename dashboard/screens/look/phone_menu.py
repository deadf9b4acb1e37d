"""On a phone the menu lies over the page: it is called Menu, and closes once a screen is chosen."""

import streamlit as st

# Where Streamlit takes the browser for that of a desk, as in a narrow window, it leaves the menu open over the screen
# that was chosen: its own button is pressed for the person. That which opens the menu is drawn anew each time, by a
# name that says nothing of a menu; the style sheet writes the word beside its sign.
_SCRIPT = """<script>
if (!window.heedClosesMenu) {
  window.heedClosesMenu = true;
  const isPhone = matchMedia("(max-width: 767.98px)");
  document.addEventListener("click", (event) => {
    if (!isPhone.matches || !event.defaultPrevented || !event.target.closest("[data-testid=stSidebarNav] a")) return;
    setTimeout(() => document.querySelector(
      "[data-testid=stSidebar][data-collapsed=false] [data-testid=stSidebarCollapseButton] button")?.click());
  });
  const name = () => document.querySelector("[data-testid=stExpandSidebarButton]:not([aria-label=Menu])")
    ?.setAttribute("aria-label", "Menu");
  new MutationObserver(name).observe(document.body, {childList: true, subtree: true});
  name();
}
</script>"""


def close_menu_when_chosen() -> None:
    """Close the menu of a phone after each choice of a screen; takes no room on the page."""
    st.html(_SCRIPT, unsafe_allow_javascript=True)
