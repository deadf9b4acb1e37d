"""What people see in a real browser: every screen, a filter that works, a link that holds, no words that act."""

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from config.home import Home
from dashboard.board import BOARD
from tests.browsing import settle, somebody_at
from tests.dashboard.conftest import Serving
from tests.dashboard.invented import MENTIONS

pytestmark = pytest.mark.browser

ERRORS = "[data-testid=stException], [data-testid=stAlertContentError]"
_ASKED: list[str] = []


@pytest.fixture(scope="module")
def demonstration(demonstration_home: Home, serving: Serving) -> Iterator[str]:
    with serving(demonstration_home.path) as address:
        yield address


@pytest.fixture(scope="module")
def deciding(invent: Callable[[int], Home], serving: Serving) -> Iterator[str]:
    """Serve a copy of the invented data: what is decided there is in nobody's way."""
    with serving(invent(MENTIONS).path) as address:
        yield address


@pytest.fixture(scope="module")
def page_of_phone(browser: Browser) -> Iterator[Page]:
    with somebody_at(browser, 390, 844) as context:
        yield context.new_page()


def _open(page: Page, address: str) -> None:
    page.goto(address)
    settle(page)


def _turn_to(page: Page, screen: str) -> None:
    page.get_by_test_id("stSidebarNav").get_by_role("link", name=BOARD[screen].TITLE, exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(BOARD[screen].TITLE)
    settle(page)


def _coverage(page: Page) -> str:
    return page.get_by_text("not a survey of all patients").inner_text()


@pytest.fixture(scope="module")
def visit(page: Page, demonstration: str) -> Iterator[Page]:
    """One page that is turned from screen to screen; what it asks for on the way is kept."""
    with page.context.new_page() as visiting:
        visiting.on("request", lambda request: _ASKED.append(request.url))
        _open(visiting, f"{demonstration}/?period=all")
        yield visiting


@pytest.mark.parametrize("screen", BOARD)
def test_a_screen_renders_the_demonstration_and_fits_a_phone(visit: Page, demonstration: str, screen: str) -> None:
    _turn_to(visit, screen)
    expect(visit.get_by_text("everything here is invented")).to_be_visible()
    expect(visit.get_by_text("not a survey of all patients").last).to_be_visible()
    expect(visit.locator(ERRORS)).to_have_count(0)
    visit.set_viewport_size({"width": 390, "height": 844})
    settle(visit)
    assert _too_wide(visit) == ([], 390)
    assert _too_small_to_press(visit) == []
    visit.set_viewport_size({"width": 1280, "height": 1000})
    settle(visit)
    # Nor is anything asked of another machine.
    assert [url for url in _ASKED if not url.startswith((demonstration, "data:", "blob:", "ws"))] == []


def _too_wide(page: Page) -> tuple[list[str], int]:
    """Name the tables that scroll sideways, and say how wide the screen is."""
    wide = page.locator(".heed-scroll").evaluate_all(
        "all => all.filter(e => e.scrollWidth > e.clientWidth + 1).map(e => e.ariaLabel)"
    )
    return wide, page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth")


def _too_small_to_press(page: Page) -> list[str]:
    """Name the links and what folds out that are lower than 24 pixels, the least that a thumb can do with."""
    return list(
        page.locator(
            "[data-testid=stMain] :is(.heed-card, .heed-rests, .heed-rows, p, li) :is(a, summary)"
        ).evaluate_all(
            "all => all.filter(e => e.checkVisibility() && e.getBoundingClientRect().height < 24).map(e => e.innerText)"
        )
    )


def test_a_filter_changes_the_figures_and_a_link_reproduces_them(page: Page, invented: str) -> None:
    _open(page, f"{invented}/complaints")
    before = _coverage(page)
    page.get_by_role("combobox", name="Period").click()
    page.get_by_role("option", name="last 12 months").click()
    expect(page.get_by_text("not a survey of all patients")).not_to_have_text([before])
    settle(page)
    expect(page).to_have_url(re.compile("period="))
    after = _coverage(page)
    _open(page, page.url)
    assert _coverage(page) == after


def test_back_takes_back_one_choice_after_the_other_and_stays_on_the_screen(page: Page, invented: str) -> None:
    _open(page, f"{invented}/complaints")
    said = [_coverage(page)]
    for words in ("last 12 months", "last 12 weeks"):
        page.get_by_role("combobox", name="Period").click()
        page.get_by_role("option", name=words).click()
        expect(page.get_by_text("not a survey of all patients")).not_to_have_text([said[-1]])
        settle(page)
        said.append(_coverage(page))
    for before in (said[1], said[0]):
        page.go_back()
        # In a list: until the page is drawn anew, what it said before may stand there too.
        expect(page.get_by_text("not a survey of all patients")).to_have_text([before])
        settle(page)
        assert page.get_by_role("heading", level=1).inner_text() == BOARD["complaints"].TITLE
    expect(page).not_to_have_url(re.compile("period="))


def test_the_tab_of_the_browser_is_called_like_its_screen(page: Page, invented: str) -> None:
    _open(page, invented)
    expect(page).to_have_title(f"{BOARD['week'].TITLE} - heed")
    _turn_to(page, "trends")
    expect(page).to_have_title(f"{BOARD['trends'].TITLE} - heed")


def test_a_screen_that_the_address_names_in_other_letters_is_opened_with_what_is_chosen(
    page: Page, invented: str
) -> None:
    page.goto(f"{invented}/Complaints?site=Riverside+North")
    expect(page).to_have_url(re.compile("/complaints.*site=Riverside"))
    expect(page.get_by_text("only Riverside North")).to_be_visible()
    expect(page.get_by_role("dialog")).to_have_count(0)


def test_an_address_of_no_screen_opens_the_first_one_and_says_so(page: Page, invented: str) -> None:
    page.goto(f"{invented}/nothing?site=Riverside+North")
    expect(page.get_by_text("asks for the screen “nothing”, which is not known here")).to_be_visible()
    expect(page.get_by_text("only Riverside North")).to_be_visible()
    expect(page.get_by_role("dialog")).to_have_count(0)


def test_the_menu_keeps_the_filters(page: Page, invented: str) -> None:
    _open(page, f"{invented}/?site=Riverside+North")
    expect(page.get_by_text("only Riverside North")).to_be_visible()
    _turn_to(page, "trends")
    expect(page.get_by_text("only Riverside North")).to_be_visible()
    expect(page).to_have_url(re.compile("trends.*site="))


def test_an_alert_leads_to_its_chart_and_to_the_places_compared(page: Page, invented: str) -> None:
    _open(page, invented)
    address = page.get_by_role("link", name="See its chart").first.get_attribute("href")
    _open(page, f"{invented}/{address}")
    expect(page.get_by_role("heading", level=1)).to_have_text(BOARD["trends"].TITLE)
    settle(page)
    expect(page.get_by_text("this is a signal since")).to_be_visible()
    expect(page.locator("[data-testid=stPlotlyChart] .main-svg").first).to_be_visible()
    expect(page.locator(ERRORS)).to_have_count(0)
    _turn_to(page, "compare")
    expect(page.get_by_text("no ranking")).to_be_visible()
    expect(page.locator("[data-testid=stPlotlyChart]").get_by_text("Riverside North")).to_be_visible()
    expect(page.locator(ERRORS)).to_have_count(0)


def test_hostile_words_are_shown_and_do_nothing(page: Page, invented: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("dialog", lambda dialog: pytest.fail(f"a script ran: {dialog.message}"))
    for screen in ("topics", "read"):
        _open(page, f"{invented}/{screen}")
        hostile = page.get_by_text("Nice <script>").first
        expect(hostile).to_be_visible()
        for shown in (":smile", ":red", "[red]", ":material", "**bold**", "$x^2$", "[link]", "# heading"):
            assert shown in hostile.inner_text().replace("\u2060", "")
        assert hostile.locator("a, img, strong, h1, .katex, span[style]").count() == 0
    assert [url for url in asked if "evil" in url] == []


def test_a_name_given_to_a_topic_stands_over_its_figures_at_once(page: Page, deciding: str) -> None:
    _open(page, f"{deciding}/topics?period=all&topic=0")
    for name, headings in (("Getting through", 1), ("", 0)):
        page.get_by_role("textbox", name="What is it about?").fill(name)
        settle(page)
        page.get_by_role("button", name="Save", exact=True).click()
        expect(page.get_by_role("heading", name="Getting through", exact=True)).to_have_count(headings)
        expect(page.get_by_role("alert")).to_contain_text("Saved: ")


def test_an_action_that_was_recorded_takes_the_place_of_its_form(page: Page, deciding: str) -> None:
    _open(page, f"{deciding}/actions?new=yes")
    page.get_by_role("button", name="Record", exact=True).click()
    expect(page.get_by_text("An action needs what is done")).to_be_visible()
    for question, words in (("What do you do?", "Two more lines"), ("Who is in charge?", "Front desk")):
        page.get_by_role("textbox", name=question).fill(words)
        settle(page)
    page.get_by_role("button", name="Record", exact=True).click()
    expect(page.get_by_role("heading", name="Two more lines", exact=True)).to_be_visible()
    expect(page.get_by_role("alert")).to_contain_text("Recorded: planned, from ")
    expect(page.get_by_role("button", name="Record", exact=True)).to_have_count(0)


def test_the_reference_of_a_claim_stands_beside_it_once_it_is_saved(page: Page, deciding: str) -> None:
    _open(page, f"{deciding}/claims?period=all&item=97")
    for question, words in (("Reference", "Price list"), ("What the reference says", "A form costs 20 pounds.")):
        page.get_by_role("textbox", name=question, exact=True).fill(words)
        settle(page)
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_role("heading", name="Reference: Price list")).to_be_visible()


def test_the_menu_of_a_phone_is_called_so_and_closes_once_a_screen_is_chosen(
    page_of_phone: Page, invented: str
) -> None:
    _open(page_of_phone, invented)
    opening, menu = (
        page_of_phone.get_by_role("button", name="Menu", exact=True),
        page_of_phone.get_by_test_id("stSidebar"),
    )
    for screen in ("triage", "week"):
        opening.focus()
        page_of_phone.keyboard.press("Enter")
        expect(menu).to_be_in_viewport()
        menu.get_by_role("link", name=BOARD[screen].TITLE, exact=True).click()
        expect(page_of_phone.get_by_role("heading", level=1)).to_have_text(BOARD[screen].TITLE)
        settle(page_of_phone)
        expect(menu).not_to_be_in_viewport()
        expect(opening).to_be_in_viewport()


def test_this_week_fits_a_phone(page_of_phone: Page, invented: str) -> None:
    _open(page_of_phone, invented)
    expect(page_of_phone.locator(".heed-answer")).to_be_in_viewport()
    assert page_of_phone.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth") <= 390


def test_a_phone_shows_what_needs_a_person_without_scrolling(page_of_phone: Page, demonstration: str) -> None:
    _open(page_of_phone, demonstration)
    settle(page_of_phone)
    expect(page_of_phone.locator(".heed-card.urgent h3")).to_be_in_viewport()


def test_this_week_counts_what_needs_a_person_and_shows_none_of_its_words(page: Page, demonstration: str) -> None:
    _open(page, demonstration)
    card = page.locator(".heed-card.urgent")
    expect(card).to_contain_text("may need a person")
    expect(card.locator("blockquote")).to_have_count(0)


@pytest.mark.parametrize("screen", ["trends", "read"])
def test_charts_and_hostile_words_that_a_phone_opens_fit_it(page_of_phone: Page, invented: str, screen: str) -> None:
    _open(page_of_phone, f"{invented}/{screen}?period=all")
    expect(page_of_phone.get_by_text("not a survey of all patients").last).to_be_visible()
    assert _too_wide(page_of_phone) == ([], 390)


@pytest.mark.parametrize("width", [1440, 390])
def test_a_heading_keeps_some_distance_from_the_card_below_it(page: Page, invented: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 1000})
    _open(page, invented)
    below = page.get_by_role("heading", name="What may need a person today").evaluate(
        "heading => { const words = document.createRange(); words.selectNodeContents(heading);"
        "const card = document.querySelector('.heed-card.urgent').getBoundingClientRect();"
        "return card.top - words.getBoundingClientRect().bottom }"
    )
    page.set_viewport_size({"width": 1280, "height": 1000})
    assert 5 <= below <= 20
