"""An address holds all that was chosen on a screen: opened in another browser, it shows the same words and figures."""

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browsing import settle, somebody_at

pytestmark = [pytest.mark.browser, pytest.mark.thorough]

Choice = Callable[[Page], None]
_AS_PRINTED = "Show the pages as they are printed"


@pytest.fixture(scope="module")
def one(browser: Browser) -> Iterator[BrowserContext]:
    with somebody_at(browser) as context:
        yield context


@pytest.fixture(scope="module")
def another(browser: Browser) -> Iterator[BrowserContext]:
    """Somebody else, who shares no cookie and nothing stored with the one that chooses."""
    with somebody_at(browser) as context:
        yield context


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


# A screen, what is chosen on it one after the other, and the name that each choice has in the address.
_CONTROLS: list[tuple[str, list[tuple[str, Choice]]]] = [
    (
        "complaints",
        [
            ("site", listed("Sites", "Riverside North")),
            ("source", listed("Sources", "Survey")),
            ("period", listed("Period", "last 12 months")),
            ("order", listed("Order", "most serious first")),
            ("against", listed("Compare with", "the same weeks a year ago")),
            ("theme", listed("Theme to read", "Reception")),
        ],
    ),
    ("trends", [("theme", listed("Complaints about", "Reception"))]),
    ("compare", [("theme", listed("Complaints about", "Reception"))]),
    ("compare?period=last+12+weeks&site=Riverside+North", [("theme", listed("Complaints about", "Billing"))]),
    (
        "read",
        [
            ("words", written("Search", "phone")),
            ("by", pressed("meaning")),
            ("sentiment", listed("Sentiment", "negative")),
            ("theme", listed("Theme", "Reception")),
        ],
    ),
    ("read", [("page", lambda page: page.get_by_test_id("stPagination").get_by_text("2", exact=True).click())]),
    ("triage?period=all", [("queue", pressed("closed"))]),
    ("claims?period=all", [("claims", pressed("checked"))]),
    ("reports", [("report_month", listed("Month", "January 2026")), ("printed", pressed(_AS_PRINTED))]),
    ("reports", [("report", listed("Report of a", "quarter"))]),
    ("audit", [("size", pressed("200"))]),
]


@pytest.mark.parametrize(
    ("screen", "choices"), _CONTROLS, ids=[" ".join([s.split("?")[0], *(k for k, _ in c)]) for s, c in _CONTROLS]
)
def test_what_is_chosen_opens_again_in_another_browser(
    one: BrowserContext, another: BrowserContext, invented: str, screen: str, choices: list[tuple[str, Choice]]
) -> None:
    page, again = one.new_page(), another.new_page()
    page.goto(f"{invented}/{screen}")
    chosen = _shown(page)
    for key, choose in choices:
        before = chosen
        choose(page)
        expect(page).to_have_url(re.compile(rf"[?&]{key}="), timeout=30_000)
        chosen = _shown(page)
        assert chosen != before, key
    again.goto(page.url)
    assert _shown(again) == chosen
    page.close()
    again.close()


def _shown(page: Page) -> tuple[str, list[str]]:
    """Give the words of the screen and what its fields hold, once they stand still."""
    expect(page.get_by_text("not a survey of all patients").last).to_be_visible(timeout=30_000)
    settle(page)
    main = page.get_by_test_id("stMain")
    fields = main.locator("input, [role=radio]").evaluate_all(
        "all => all.map(e => e.checked || e.ariaChecked === 'true' ? 'checked' : e.value)"
    )
    return main.inner_text(), fields
