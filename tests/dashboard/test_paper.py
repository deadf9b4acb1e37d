"""What a page looks like on paper."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from config.home import Home
from tests.browsing import settle
from tests.dashboard.conftest import Serving

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def demonstration(demonstration_home: Home, serving: Serving) -> Iterator[str]:
    with serving(demonstration_home.path) as address:
        yield address


def _open(page: Page, address: str) -> None:
    page.goto(address)
    settle(page)


def test_this_week_prints_on_one_sheet_without_the_menu(page: Page, demonstration: str) -> None:
    _open(page, demonstration)
    page.emulate_media(media="print")
    expect(page.get_by_test_id("stSidebar")).to_be_hidden()
    expect(page.locator(".heed-answer")).to_be_visible()
    sheets = re.findall(rb"/Type\s*/Page\b", page.pdf(prefer_css_page_size=True, print_background=True))
    page.emulate_media(media="screen")
    assert len(sheets) == 1


def test_what_is_chosen_with_is_not_printed(page: Page, invented: str) -> None:
    _open(page, f"{invented}/complaints?period=all")
    choosing = page.get_by_test_id("stMain").locator(
        "[data-testid=stSelectbox], [data-testid=stButton], summary:visible"
    )
    expect(choosing.first).to_be_visible()
    page.emulate_media(media="print")
    seen = [part.is_visible() for part in choosing.all()]
    page.emulate_media(media="screen")
    assert not any(seen)


def test_a_report_is_printed_without_what_it_is_taken_along_with(page: Page, invented: str) -> None:
    _open(page, f"{invented}/reports")
    pressed = page.get_by_test_id("stCheckbox"), page.get_by_role("heading", name="Take it along")
    for part in pressed:
        expect(part).to_be_visible()
    page.emulate_media(media="print")
    seen = [part.is_visible() for part in pressed]
    page.emulate_media(media="screen")
    assert seen == [False, False]


@pytest.mark.parametrize("screen", ["trends", "compare"])
def test_a_chart_is_whole_on_paper(page: Page, invented: str, screen: str) -> None:
    _open(page, f"{invented}/{screen}?period=all")
    expect(page.locator(".js-plotly-plot .main-svg").first).to_be_visible()
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 688, "height": 1000})
    rights = page.locator(".js-plotly-plot .main-svg").evaluate_all(
        "all => all.map(e => e.getBoundingClientRect().right)"
    )
    assert 300 < max(rights) <= 688
    page.emulate_media(media="screen")
    page.set_viewport_size({"width": 1280, "height": 1000})


def test_this_week_prints_on_one_sheet_where_some_was_not_looked_at(page: Page, invented: str) -> None:
    _open(page, invented)
    expect(page.get_by_text("Not looked at")).to_be_visible()
    page.emulate_media(media="print")
    sheets = re.findall(rb"/Type\s*/Page\b", page.pdf(prefer_css_page_size=True, print_background=True))
    page.emulate_media(media="screen")
    assert len(sheets) == 1
