"""What people do at the desk, in a real browser."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from config.home import Home
from tests.dashboard.conftest import Serving
from tests.dashboard.invented import filled_home

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def desk_address(tmp_path_factory: pytest.TempPathFactory, serving: Serving) -> Iterator[str]:
    home: Home = filled_home(tmp_path_factory.mktemp("stories"), mentions=300)
    with serving(home.path) as address:
        yield address


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    page = browser.new_page(viewport={"width": 1280, "height": 1000})
    yield page
    page.close()


def go(page: Page, address: str) -> None:
    page.goto(address)
    expect(page.get_by_role("heading", level=1)).to_be_visible(timeout=30_000)
    settle(page)


def settle(page: Page) -> None:
    expect(page.locator("[data-testid=stApp][data-test-script-state=notRunning]")).to_be_visible(timeout=30_000)


def test_from_the_queue_to_an_outcome_with_a_refresh_in_between(page: Page, desk_address: str) -> None:
    go(page, f"{desk_address}/triage?period=all")
    page.get_by_role("link", name="Take up").first.click()
    note = page.get_by_role("textbox", name="Note")
    expect(note).to_be_visible(timeout=30_000)
    note.press_sequentially("Half a thou")
    page.wait_for_timeout(1_500)  # a pause in typing; nothing was left or pressed
    page.reload()
    expect(page.get_by_role("textbox", name="Note")).to_have_value("Half a thou", timeout=30_000)
    page.get_by_label("Who takes care of it?").fill("Pharmacy lead")
    page.get_by_text("closed", exact=True).click()
    page.get_by_role("combobox", name="How did it end?").click()
    page.get_by_role("option", name="put right").click()
    settle(page)
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Saved.")).to_be_visible(timeout=30_000)
    go(page, f"{desk_address}/triage?period=all&queue=closed")
    expect(page.get_by_text("Owner: Pharmacy lead")).to_be_visible()
    expect(page.get_by_text("put right")).to_be_visible()


def test_from_a_topic_to_its_name_in_the_list(page: Page, desk_address: str) -> None:
    go(page, f"{desk_address}/topics?period=all")
    page.get_by_role("link", name="More; name, merge or hide it").first.click()
    name = page.get_by_role("textbox", name="What is it about?")
    expect(name).to_be_visible(timeout=30_000)
    name.fill("Nobody answers the phone")
    name.press("Tab")
    settle(page)
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Saved.")).to_be_visible(timeout=30_000)
    page.get_by_role("link", name="Back to the topics").click()
    expect(page.get_by_role("heading", name="Nobody answers the phone")).to_be_visible(timeout=30_000)
    expect(page.get_by_text("named by a person")).to_be_visible()
