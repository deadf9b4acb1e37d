"""An address holds all that was chosen on a screen: opened in another browser, it shows the same words and figures."""

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from dashboard.board import BOARD
from tests.browsing import settle, somebody_at

pytestmark = [pytest.mark.browser, pytest.mark.thorough]

Choice = Callable[[Page], None]
_AS_PRINTED = "Show the pages as they are printed"


@pytest.fixture(scope="module")
def chooser(page: Page, invented: str) -> Page:
    """Somebody who goes from screen to screen by the menu, and chooses on each."""
    page.goto(f"{invented}/?period=all")
    settle(page)
    return page


@pytest.fixture(scope="module")
def another(browser: Browser) -> Iterator[Page]:
    """Somebody else, who shares no cookie and nothing stored with the one that chooses."""
    with somebody_at(browser) as context:
        yield context.new_page()


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


# A screen, what is chosen on it one after the other, and the name that each choice has in the address. The filters of
# the complaints stay when the screen changes, and so does a theme: screens that have them come last, each with another.
_CONTROLS: list[tuple[str, list[tuple[str, Choice]]]] = [
    ("read", [("page", lambda page: page.get_by_test_id("stPagination").get_by_text("2", exact=True).click())]),
    ("triage", [("queue", pressed("closed"))]),
    (
        "read",
        [
            ("words", written("Search", "phone")),
            ("by", pressed("meaning")),
            ("sentiment", listed("Sentiment", "negative")),
            ("theme", listed("Theme", "Reception")),
        ],
    ),
    ("claims", [("claims", pressed("checked"))]),
    ("reports", [("report_month", listed("Month", "January 2026")), ("printed", pressed(_AS_PRINTED))]),
    ("audit", [("size", pressed("200"))]),
    ("reports", [("report", listed("Report of a", "quarter"))]),
    (
        "complaints",
        [
            ("site", listed("Sites", "Riverside North")),
            ("source", listed("Sources", "Survey")),
            ("period", listed("Period", "last 12 months")),
            ("order", listed("Order", "most serious first")),
            ("against", listed("Compare with", "the same weeks a year ago")),
            ("theme", listed("Theme to read", "Billing")),
        ],
    ),
    ("compare", [("theme", listed("Complaints about", "Reception"))]),
    ("trends", [("theme", listed("Complaints about", "Billing"))]),
]


@pytest.mark.parametrize(
    ("screen", "choices"), _CONTROLS, ids=[" ".join([screen, *(key for key, _ in made)]) for screen, made in _CONTROLS]
)
def test_what_is_chosen_opens_again_in_another_browser(
    chooser: Page, another: Page, screen: str, choices: list[tuple[str, Choice]]
) -> None:
    chooser.get_by_test_id("stSidebarNav").get_by_role("link", name=BOARD[screen].TITLE, exact=True).click()
    expect(chooser.get_by_role("heading", level=1)).to_have_text(BOARD[screen].TITLE)
    chosen = _shown(chooser)
    for key, choose in choices:
        before = chosen
        choose(chooser)
        expect(chooser).to_have_url(re.compile(rf"[?&]{key}="))
        chosen = _shown(chooser)
        assert chosen != before, key
    another.goto(chooser.url)
    assert _shown(another) == chosen


def _shown(page: Page) -> tuple[str, list[str]]:
    """Give the words of the screen and what its fields hold, once they stand still."""
    expect(page.get_by_text("not a survey of all patients").last).to_be_visible()
    settle(page)
    main = page.get_by_test_id("stMain")
    fields = main.locator("input, [role=radio]").evaluate_all(
        "all => all.map(e => e.checked || e.ariaChecked === 'true' ? 'checked' : e.value)"
    )
    return main.inner_text(), fields
