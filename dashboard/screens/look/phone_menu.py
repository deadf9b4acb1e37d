"""On a phone the menu lies over the page: it is called Menu, closes once a screen is chosen, and takes the keyboard."""

import streamlit as st

# Where Streamlit takes the browser for that of a desk, as in a narrow window, it leaves the menu open over the screen
# that was chosen: its own button is pressed for the person. That which opens the menu is drawn anew each time, by a
# name that says nothing of a menu; the style sheet writes the word beside its sign.
# Each of the two buttons goes when it is pressed, and the keyboard would begin at the top of the page: it goes on where
# the person is, in the menu that opened, or at the button that opens it again.
_SCRIPT = """<script>
if (!window.heedClosesMenu) {
  window.heedClosesMenu = true;
  const OPENS = "[data-testid=stExpandSidebarButton]", MENU = "[data-testid=stSidebar][data-collapsed=false]";
  const CLOSES = MENU + " [data-testid=stSidebarCollapseButton] button", LINK = MENU + " [data-testid=stSidebarNav] a";
  const isPhone = matchMedia("(max-width: 767.98px)");
  const goTo = (wanted, tries = 20) => {
    const found = document.querySelector(wanted);
    found?.focus();
    if (document.activeElement !== found && tries) setTimeout(() => goTo(wanted, tries - 1), 50);
  };
  const close = () => document.querySelector(CLOSES)?.click();
  document.addEventListener("click", (event) => {
    if (isPhone.matches && event.defaultPrevented && event.target.closest("[data-testid=stSidebarNav] a"))
      setTimeout(close);
  });
  document.addEventListener("click", (event) => {
    if (!event.isTrusted) return;
    if (event.target.closest(OPENS)) goTo(LINK);
    else if (event.target.closest(CLOSES)) goTo(OPENS);
  }, true);
  document.addEventListener("keydown", (event) => {
    const reached = document.activeElement;
    // A list or a calendar that is open in the menu is closed first, by itself.
    if (event.key !== "Escape" || !isPhone.matches || reached.ariaExpanded === "true") return;
    if (!document.querySelector(MENU) || !(reached === document.body || reached.closest(MENU))) return;
    close();
    goTo(OPENS);
  }, true);
  const name = () => document.querySelector(OPENS + ":not([aria-label=Menu])")?.setAttribute("aria-label", "Menu");
  new MutationObserver(name).observe(document.body, {childList: true, subtree: true});
  name();
}
</script>"""


def close_menu_when_chosen() -> None:
    """Close the menu of a phone after each choice of a screen, and take the keyboard along; takes no room."""
    st.html(_SCRIPT, unsafe_allow_javascript=True)
