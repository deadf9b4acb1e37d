"""An address holds all that was chosen on a screen: opened in another browser, it shows the same words and figures."""

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from config.home import Home
from tests.dashboard.conftest import Serving

pytestmark = [pytest.mark.browser, pytest.mark.thorough]

Choice = Callable[[Page], None]


@pytest.fixture(scope="module")
def address(invented_home: Home, serving: Serving) -> Iterator[str]:
    with serving(invented_home.path) as address:
        yield address


def settle(page: Page) -> None:
    expect(page.get_by_role("heading", level=1)).to_be_visible(timeout=30_000)
    expect(page.locator("[data-testid=stApp][data-test-script-state=notRunning]")).to_be_visible(timeout=30_000)


def listed(label: str, option: str) -> Choice:
    def choose(page: Page) -> None:
        page.get_by_role("combobox", name=re.compile(f"{label}$")).first.click()
        page.keyboard.type(option)
        page.get_by_role("option", name=option).first.click()
        page.keyboard.press("Escape")

    return choose


def pressed(name: str) -> Choice:
    return lambda page: page.get_by_test_id("stMain").get_by_text(name, exact=True).first.click()


def written(label: str, words: str) -> Choice:
    def write(page: Page) -> None:
        page.get_by_role("textbox", name=label).fill(words)
        page.keyboard.press("Tab")  # a field that one is in counts its letters

    return write


# Screen, what is chosen on it, and the name that its choice has in the address.
_CONTROLS: list[tuple[str, Choice, str]] = [
    ("complaints", listed("Sites", "Riverside North"), "site"),
    ("complaints", listed("Sources", "Survey"), "source"),
    ("complaints", listed("Period", "last 12 weeks"), "period"),
    ("complaints", listed("Order", "most serious first"), "order"),
    ("complaints", listed("Compare with", "the same weeks a year ago"), "against"),
    ("complaints", listed("Theme to read", "Reception"), "theme"),
    ("trends", listed("Complaints about", "Reception"), "theme"),
    ("compare", listed("Complaints about", "Reception"), "theme"),
    ("compare?period=last+12+weeks&site=Riverside+North", listed("Complaints about", "Billing"), "theme"),
    ("read", written("Search", "spotless"), "words"),
    ("read?words=phone", pressed("meaning"), "by"),
    ("read", listed("Sentiment", "positive"), "sentiment"),
    ("read", listed("Theme", "Reception"), "theme"),
    ("read", lambda page: page.get_by_test_id("stPagination").get_by_text("2", exact=True).click(), "page"),
    ("triage?period=all", pressed("closed"), "queue"),
    ("claims?period=all", pressed("checked"), "claims"),
    ("reports", listed("Report of a", "quarter"), "report"),
    ("reports", listed("Month", "January 2026"), "report_month"),
    ("reports", pressed("Show the pages as they are printed"), "printed"),
    ("audit", pressed("200"), "size"),
]


@pytest.mark.parametrize(
    ("screen", "choose", "key"), _CONTROLS, ids=[f"{s.split('?')[0]} {k}" for s, _, k in _CONTROLS]
)
def test_what_is_chosen_opens_again_in_another_browser(
    browser: Browser, address: str, screen: str, choose: Choice, key: str
) -> None:
    context = browser.new_context(viewport={"width": 1280, "height": 1000})
    page = context.new_page()
    page.goto(f"{address}/{screen}")
    before = _shown(page)
    choose(page)
    expect(page).to_have_url(re.compile(rf"[?&]{key}="), timeout=30_000)
    chosen = _shown(page)
    other = browser.new_context(viewport={"width": 1280, "height": 1000})
    again = other.new_page()
    again.goto(page.url)
    assert _shown(again) == chosen
    assert chosen != before
    context.close()
    other.close()


def _shown(page: Page) -> tuple[str, list[str]]:
    """Give the words of the screen and what its fields hold, once they stand still."""
    expect(page.get_by_text("not a survey of all patients").last).to_be_visible(timeout=30_000)
    main, last = page.get_by_test_id("stMain"), None
    for _ in range(60):
        settle(page)
        fields = main.locator("input, [role=radio]").evaluate_all(
            "all => all.map(e => e.checked || e.ariaChecked === 'true' ? 'checked' : e.value)"
        )
        now = (main.inner_text(), fields)
        if now == last:
            return now
        last = now
        page.wait_for_timeout(600)
    raise AssertionError("the screen never stands still")
