"""Every screen can be used by everybody: axe-core finds no serious violation, and the keyboard reaches what matters."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from dashboard.board import BOARD
from tests.browsing import settle, somebody_at

pytestmark = pytest.mark.browser

# Streamlit's menu holds its groups as <div> within <ul>; no setting of ours changes it, and links in it are read well.
_STREAMLITS_MENU = "[data-testid=stSidebarNav]"
_RULES_IT_BREAKS = ("list", "listitem")
# What opens from a screen and is read or filled in.
_OPENED = (
    "triage?period=all&item=97",
    "actions?new=yes",
    "complaints?theme=Getting+through+by+phone&site=Nowhere",
    "audit?unsure=yes",
)

_COLOUR_OF = "selector => getComputedStyle(document.querySelector(selector)).backgroundColor"
_MOVES = """() => [...document.querySelectorAll("*")].filter(e => {
  const look = getComputedStyle(e);
  return parseFloat(look.animationDuration) > 0.01 || parseFloat(look.transitionDuration) > 0.01;
}).map(e => e.outerHTML.slice(0, 80))"""


@pytest.fixture(scope="module")
def page(page: Page, invented: str) -> Iterator[Page]:
    # Of somebody whose machine is set to dark: the screens stay light, and as easy to read.
    page.emulate_media(color_scheme="dark")
    page.goto(invented)
    yield page
    page.emulate_media(color_scheme="light")


def _turn_to(page: Page, screen: str) -> None:
    page.get_by_test_id("stSidebarNav").get_by_role("link", name=BOARD[screen].TITLE, exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(BOARD[screen].TITLE)
    settle(page)


def _violations(page: Page) -> str:
    found: list[dict[str, Any]] = Axe().run(page).response["violations"]
    return "\n".join(
        f"{rule['id']} ({rule['impact']}): {node['html'][:300]} {node['failureSummary'][:300]}"
        for rule in found
        if rule["impact"] in ("serious", "critical") or rule["id"] == "heading-order"
        for node in rule["nodes"]
        if rule["id"] not in _RULES_IT_BREAKS or not _is_of_the_menu(page, node["target"][0])
    )


def _is_of_the_menu(page: Page, selector: str) -> bool:
    return bool(page.locator(selector).evaluate("(element, menu) => !!element.closest(menu)", _STREAMLITS_MENU))


@pytest.mark.parametrize("screen", BOARD)
def test_axe_finds_no_serious_violation(page: Page, screen: str) -> None:
    _turn_to(page, screen)
    assert _violations(page) == ""


@pytest.mark.parametrize("opened", _OPENED)
def test_axe_finds_no_serious_violation_in_what_is_opened(page: Page, invented: str, opened: str) -> None:
    page.goto(f"{invented}/{opened}")
    settle(page)
    assert _violations(page) == ""


def test_bars_and_charts_are_seen_in_colours_of_the_readers_own(page: Page, invented: str) -> None:
    page.emulate_media(color_scheme="dark", forced_colors="active")
    page.goto(f"{invented}/complaints?period=all")
    settle(page)
    ground = page.evaluate(_COLOUR_OF, "body")
    assert page.evaluate(_COLOUR_OF, ".heed-bar span") != ground
    assert page.evaluate(_COLOUR_OF, ".heed-spark span") != ground
    _turn_to(page, "trends")
    # The ink of a chart stays what it is, and so does its paper.
    assert page.evaluate(_COLOUR_OF, "[data-testid=stPlotlyChart]") == "rgb(255, 255, 255)"
    page.emulate_media(color_scheme="dark", forced_colors="none")


# Where one of a few is chosen, or a switch is on: the screen, what is chosen, and what is like it and is not chosen.
_CHOSEN = (
    (
        "read?period=all&complex=true",
        "[data-testid=stButtonGroup] [aria-checked=true]",
        "[data-testid=stButtonGroup] [aria-checked=false]",
    ),
    ("", "[data-testid=stCheckbox] label > span + div", "[data-testid=stCheckbox] label"),
    (
        "actions?new=yes",
        "[data-testid=stRadioOption]:has(:checked) > div > div > div",
        "[data-testid=stRadioOption]:not(:has(:checked)) > div > div > div",
    ),
)


def test_what_is_chosen_is_seen_in_colours_of_the_readers_own(page: Page, invented: str) -> None:
    page.emulate_media(color_scheme="dark", forced_colors="active")
    for screen, chosen, other in _CHOSEN:
        if screen:
            page.goto(f"{invented}/{screen}")
            settle(page)
        assert page.evaluate(_COLOUR_OF, chosen) != page.evaluate(_COLOUR_OF, other), chosen
    page.emulate_media(color_scheme="dark", forced_colors="none")


def test_nothing_moves_for_who_asks_for_less_motion(page: Page, invented: str) -> None:
    page.emulate_media(color_scheme="dark", reduced_motion="reduce")
    page.goto(invented)
    settle(page)
    assert page.evaluate(_MOVES) == []
    page.emulate_media(color_scheme="dark", reduced_motion="no-preference")


def test_the_keyboard_reaches_a_filter_and_a_link_and_shows_where_it_is(page: Page, invented: str) -> None:
    page.goto(f"{invented}/complaints")
    settle(page)
    _tab_to(page, "e => e.getAttribute('role') === 'combobox' && e.ariaLabel?.includes('Period')")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("End")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("period="))
    settle(page)
    _tab_to(page, "e => !!e.closest('[data-testid=stMain]') && e.tagName === 'A'")
    outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    target = page.evaluate("document.activeElement.href")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(re.escape(target)))
    assert outline == "solid"


def test_the_menu_and_what_folds_out_show_an_edge_where_the_keyboard_is(page: Page, invented: str) -> None:
    page.goto(f"{invented}/complaints")
    settle(page)
    for reached in ("e.tagName === 'A' && e.innerText.includes('Trends')", "e.tagName === 'SUMMARY'"):
        _tab_to(page, f"e => {reached}")
        assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid", reached


@pytest.fixture(scope="module")
def zoomed(browser: Browser, invented: str) -> Iterator[Page]:
    """Of somebody who enlarges all to twice its size: the menu lies over the page, and stays closed once it was."""
    with somebody_at(browser, 720, 450) as context:
        page = context.new_page()
        page.goto(f"{invented}/complaints")
        settle(page)
        yield page


def test_the_keyboard_passes_by_a_menu_that_is_closed(zoomed: Page) -> None:
    for _ in range(4):
        zoomed.keyboard.press("Tab")
        assert not zoomed.evaluate("document.activeElement.closest('[data-testid=stSidebar]')")


def test_the_keyboard_goes_into_the_menu_that_it_opens_and_back_again(zoomed: Page) -> None:
    opening = zoomed.get_by_role("button", name="Menu", exact=True)
    opening.focus()
    zoomed.keyboard.press("Enter")
    expect(zoomed.get_by_test_id("stSidebarNav").get_by_role("link").first).to_be_focused()
    zoomed.keyboard.press("Escape")
    expect(opening).to_be_focused()
    expect(zoomed.get_by_test_id("stSidebar")).to_be_hidden()


def test_the_button_of_the_menu_stands_on_a_ground_of_its_own_above_the_heading(zoomed: Page) -> None:
    assert zoomed.evaluate(_COLOUR_OF, "[data-testid=stHeader]") == "rgb(255, 255, 255)"
    ends, begins = (
        zoomed.get_by_role("button", name="Menu", exact=True).evaluate("e => e.getBoundingClientRect().bottom"),
        zoomed.get_by_role("heading", level=1).evaluate("e => e.getBoundingClientRect().top"),
    )
    assert ends <= begins


def test_an_enlarged_page_shows_two_periods_beside_each_other_to_their_last_figure(zoomed: Page, invented: str) -> None:
    zoomed.goto(f"{invented}/compare")
    settle(zoomed)
    table = zoomed.get_by_role("region", name="The two periods beside each other")
    assert table.evaluate("e => e.scrollWidth - e.clientWidth") <= 1
    assert table.get_by_role("rowheader").last.evaluate("e => e.getBoundingClientRect().width") > 100


def _tab_to(page: Page, wanted: str) -> None:
    for _ in range(80):
        page.keyboard.press("Tab")
        if page.evaluate(f"({wanted})(document.activeElement)"):
            return
    pytest.fail(f"the key Tab reaches nothing that is {wanted}")
