"""From This week to a recorded action with the keyboard alone, and one always sees where one is."""

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from config.home import Home
from tests.browsing import settle
from tests.dashboard.conftest import Serving

pytestmark = pytest.mark.browser

_MOST_TABS = 120
# Of what can be pressed or filled in only; the region that scrolls is reached by Tab as well.
_NAME_OF_FOCUS = """(() => {
  const e = document.activeElement;
  return e.matches("a, button, input, textarea, summary") ? (e.ariaLabel || e.innerText || "").trim() : "";
})()"""
# What is seen of the focus: an outline, or the edge or the ground that Streamlit's own fields get.
_IS_SEEN = """e => {
  const look = (node) => {
    const s = getComputedStyle(node);
    return [s.outlineStyle, s.boxShadow, s.borderColor, s.backgroundColor].join();
  };
  const nodes = [e, e.parentElement, e.parentElement?.parentElement, e.nextElementSibling].filter(Boolean);
  const focused = nodes.map(look).join(";");
  e.blur();
  const blurred = nodes.map(look).join(";");
  e.focus({focusVisible: true});
  return focused !== blurred;
}"""


@pytest.fixture(scope="module")
def address(invent: Callable[[int], Home], serving: Serving) -> Iterator[str]:
    with serving(invent(300).path) as address:
        yield address


def tab_to(page: Page, wanted: str) -> None:
    """Press Tab until what is reached has this in its name or its words; what the focus looks like is seen."""
    for _ in range(_MOST_TABS):
        page.keyboard.press("Tab")
        named = page.evaluate(_NAME_OF_FOCUS)
        if wanted in named:
            assert page.evaluate(f"({_IS_SEEN})(document.activeElement)"), f"nobody sees that {wanted} is reached"
            return
    pytest.fail(f"the key Tab does not reach {wanted}")


def test_from_this_week_to_an_action_without_a_mouse(browser: Browser, address: str) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 1000})
    page.goto(f"{address}/?period=all&site=Riverside+North")
    settle(page)
    tab_to(page, "Read these")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Read", timeout=30_000)
    settle(page)
    expect(page.locator(".heed-words").first).to_be_visible()
    tab_to(page, "Record an action about")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Actions", timeout=30_000)
    settle(page)
    tab_to(page, "What do you do?")
    page.keyboard.type("A second telephone line")
    tab_to(page, "Who is in charge?")
    page.keyboard.type("Practice manager")
    tab_to(page, "Record")
    settle(page)
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("action="), timeout=30_000)
    page.close()
