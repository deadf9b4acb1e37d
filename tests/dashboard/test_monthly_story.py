"""A link that somebody kept says, after the next publication, that the data changed, and leads to its own days."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta

import pytest
from playwright.sync_api import Page, expect

from config.home import Home
from config.settings import load_settings
from dashboard.filters import day_in_words
from tests.browsing import settle
from tests.dashboard.conftest import Serving
from tests.dashboard.invented import LAST_DAY
from warehouse.publish import publish
from warehouse.store import writing

pytestmark = pytest.mark.browser

_CHANGED = "New data since this link was made"


@dataclass(frozen=True)
class Story:
    """A page that was open on the complaints while new data came, and what its address and its days were before."""

    page: Page
    link: str
    days: str


@pytest.fixture(scope="module")
def over_a_publication(invent: Callable[[int], Home], serving: Serving, page: Page) -> Iterator[Story]:
    home = invent(600)
    with serving(home.path) as address:
        _go(page, f"{address}/complaints?period=last+12+weeks&order=most+serious+first")
        expect(page.get_by_text(_CHANGED)).to_have_count(0)
        story = Story(page, page.url, page.locator(".heed-facts").inner_text())
        _publish_a_week_later(home)
        yield story


def _go(page: Page, address: str) -> Page:
    page.goto(address)
    settle(page)
    return page


def _publish_a_week_later(home: Home) -> None:
    with writing(home, "store", "a test") as con:
        con.execute(
            "UPDATE mention SET created_at = created_at + INTERVAL 7 DAY, day = day + 7, week = week + 7 "
            "WHERE day > $last::DATE - 14",
            {"last": LAST_DAY},
        )
    publish(home, load_settings(home))


def test_a_screen_that_stays_open_over_a_publication_says_so_until_another_is_opened(over_a_publication: Story) -> None:
    page = over_a_publication.page
    for words in ("last 4 weeks", "last 12 months"):
        page.get_by_role("combobox", name="Period").click()
        page.get_by_role("option", name=words).click()
        settle(page)
        expect(page.get_by_text(_CHANGED)).to_be_visible()
    page.get_by_test_id("stSidebarNav").get_by_role("link", name="Trends").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Trends")
    settle(page)
    expect(page.get_by_text(_CHANGED)).to_have_count(0)
    assert "data=" in page.url


def test_last_weeks_link_says_that_data_changed_and_leads_to_its_own_days(over_a_publication: Story) -> None:
    page = _go(over_a_publication.page, over_a_publication.link)
    said = page.get_by_role("status").filter(has_text=_CHANGED)
    newest = LAST_DAY + timedelta(days=7)
    expect(said).to_contain_text(f"reached to {day_in_words(LAST_DAY)}, now to {day_in_words(newest)}")
    assert page.locator(".heed-facts").inner_text() != over_a_publication.days
    said.get_by_role("link").click()
    # Days that would give a few mentions away are widened: those asked for stand in the address.
    expect(page).to_have_url(re.compile("period=from-to.*from=2026-01-05.*to=2026-03-29"))
    settle(page)
    expect(page.get_by_role("combobox", name="Order")).to_have_value("most serious first")
    expect(page.get_by_text(_CHANGED)).to_have_count(0)
