"""On Monday morning, from This week to a recorded action: with the keyboard alone, and with a thumb on a phone."""

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from config.home import Home
from tests.browsing import settle, somebody_at
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
_THUMB = 44
# Streamlit folds its menu away by itself on what calls itself a phone.
_PHONE = "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0 Mobile Safari/537.36"


@pytest.fixture(scope="module")
def address(invent: Callable[[int], Home], serving: Serving) -> Iterator[str]:
    with serving(invent(300).path) as address:
        yield address


@pytest.fixture(scope="module")
def phone(browser: Browser) -> Iterator[Page]:
    with somebody_at(browser, 390, 844, has_touch=True, is_mobile=True, user_agent=_PHONE) as context:
        yield context.new_page()


def tab_to(page: Page, wanted: str) -> None:
    """Press Tab until what is reached has this in its name or its words; what the focus looks like is seen."""
    for _ in range(_MOST_TABS):
        page.keyboard.press("Tab")
        named = page.evaluate(_NAME_OF_FOCUS)
        if wanted in named:
            assert page.evaluate(f"({_IS_SEEN})(document.activeElement)"), f"nobody sees that {wanted} is reached"
            return
    pytest.fail(f"the key Tab does not reach {wanted}")


def test_from_this_week_to_an_action_without_a_mouse(page: Page, address: str) -> None:
    page.goto(f"{address}/?period=all&site=Riverside+North")
    settle(page)
    tab_to(page, "Read these")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Read")
    settle(page)
    expect(page.locator(".heed-words").first).to_be_visible()
    tab_to(page, "Record an action about")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Actions")
    settle(page)
    tab_to(page, "What do you do?")
    page.keyboard.type("A second telephone line")
    tab_to(page, "Who is in charge?")
    page.keyboard.type("Practice manager")
    tab_to(page, "Record")
    settle(page)
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("action="))


def tap(page: Page, pressed: Locator, screen: str) -> None:
    """Press what is large enough for a thumb; the screen that opens is no wider than the phone."""
    box = pressed.bounding_box()
    assert box is not None
    assert box["height"] >= _THUMB
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 390
    pressed.tap()
    expect(page.get_by_role("heading", level=1)).to_have_text(screen)
    settle(page)
    assert page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth") == 390


def test_from_the_glance_on_monday_to_an_action_with_a_thumb(phone: Page, address: str) -> None:
    phone.goto(f"{address}/?period=all&site=Riverside+North")
    settle(phone)
    expect(phone.locator(".heed-answer").first).to_be_in_viewport()
    card = phone.locator(".heed-columns .heed-card").first
    title = card.get_by_role("heading").inner_text()
    expect(card.locator("blockquote")).to_contain_text("visit")
    tap(phone, card.get_by_role("link", name="Read these"), "Read")
    assert phone.locator(".heed-words mark").first.inner_text() in phone.locator(".heed-words").first.inner_text()
    tap(phone, phone.get_by_role("link", name="Record an action about"), "Actions")
    expect(phone.get_by_role("combobox", name="For which complaint?")).to_have_value(title)
    for question, words in (("What do you do?", "A second line"), ("Who is in charge?", "Practice manager")):
        phone.get_by_role("textbox", name=question).fill(words)
        settle(phone)
    phone.get_by_role("button", name="Record", exact=True).tap()
    said = phone.get_by_role("alert")
    expect(said).to_contain_text(re.compile("Recorded: planned, from .*, with Practice manager"))
    settle(phone)
    tap(phone, said.get_by_role("link"), "Actions")
    added = phone.locator(".heed-card", has_text="A second line")
    for words in (title, "Riverside North"):
        expect(added).to_contain_text(words)


def test_the_menu_makes_room_for_the_screen_that_is_chosen(phone: Page, address: str) -> None:
    phone.goto(f"{address}/?period=all")
    settle(phone)
    phone.get_by_test_id("stExpandSidebarButton").tap()
    phone.get_by_test_id("stSidebarNav").get_by_role("link", name="Triage").tap()
    expect(phone.get_by_role("heading", level=1)).to_have_text("Triage")
    expect(phone.get_by_test_id("stSidebar")).not_to_be_in_viewport()
    settle(phone)
    tap(phone, phone.get_by_role("link", name="Take up").first, "Triage")
    phone.get_by_text("acknowledged", exact=True).tap()
    settle(phone)
    phone.get_by_role("button", name="Save", exact=True).tap()
    expect(phone.get_by_role("alert")).to_contain_text("Saved: acknowledged")
    settle(phone)
    tap(phone, phone.get_by_role("alert").get_by_role("link"), "Triage")
