"""On Monday morning with a phone: from the glance to the complaints, their words, an action, and on to Triage."""

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from config.home import Home
from tests.browsing import settle, somebody_at
from tests.dashboard.conftest import Serving

pytestmark = pytest.mark.browser

_THUMB = 44
# Streamlit folds its menu away by itself on what calls itself a phone.
_PHONE = "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0 Mobile Safari/537.36"


@pytest.fixture(scope="module")
def address(invent: Callable[[int], Home], serving: Serving) -> Iterator[str]:
    with serving(invent(300).path) as address:
        yield address


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    with somebody_at(browser, 390, 844, has_touch=True, is_mobile=True, user_agent=_PHONE) as context:
        yield context.new_page()


def tap(page: Page, pressed: Locator, screen: str) -> None:
    """Press what is large enough for a thumb; the screen that opens is no wider than the phone."""
    box = pressed.bounding_box()
    assert box is not None
    assert box["height"] >= _THUMB
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 390
    pressed.tap()
    expect(page.get_by_role("heading", level=1)).to_have_text(screen, timeout=30_000)
    settle(page)
    assert page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth") == 390


def test_from_the_glance_on_monday_to_an_action_with_a_thumb(page: Page, address: str) -> None:
    page.goto(f"{address}/?period=all&site=Riverside+North")
    settle(page)
    expect(page.locator(".heed-answer").first).to_be_in_viewport()
    tap(page, page.get_by_role("link", name="Read these").first, "Read")
    expect(page.locator(".heed-words mark").first).to_be_visible()
    tap(page, page.get_by_role("link", name="Record an action about"), "Actions")
    for question, words in (("What do you do?", "A second line"), ("Who is in charge?", "Practice manager")):
        page.get_by_role("textbox", name=question).fill(words)
        settle(page)
    page.get_by_role("button", name="Record", exact=True).tap()
    said = page.get_by_role("alert")
    expect(said).to_contain_text(re.compile("Recorded: planned, from .*, with Practice manager"), timeout=30_000)
    settle(page)
    tap(page, said.get_by_role("link"), "Actions")
    expect(page.locator(".heed-card", has_text="A second line")).to_be_visible()


def test_the_menu_makes_room_for_the_screen_that_is_chosen(page: Page, address: str) -> None:
    page.goto(f"{address}/?period=all")
    settle(page)
    page.get_by_test_id("stExpandSidebarButton").tap()
    page.get_by_test_id("stSidebarNav").get_by_role("link", name="Triage").tap()
    expect(page.get_by_role("heading", level=1)).to_have_text("Triage", timeout=30_000)
    expect(page.get_by_test_id("stSidebar")).not_to_be_in_viewport()
    settle(page)
    tap(page, page.get_by_role("link", name="Take up").first, "Triage")
    page.get_by_text("acknowledged", exact=True).tap()
    settle(page)
    page.get_by_role("button", name="Save", exact=True).tap()
    expect(page.get_by_role("alert")).to_contain_text("Saved: acknowledged", timeout=30_000)
    settle(page)
    tap(page, page.get_by_role("alert").get_by_role("link"), "Triage")
