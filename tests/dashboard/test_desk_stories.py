"""What people do at the desk, in a real browser."""

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from config.home import Home
from tests.browsing import open_part, settle
from tests.dashboard.conftest import Serving

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def desk_address(invent: Callable[[int], Home], serving: Serving) -> Iterator[str]:
    with serving(invent(300).path) as address:
        yield address


def go(page: Page, address: str) -> None:
    page.goto(address)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    settle(page)


def pause(page: Page) -> None:
    """Pause in typing, for longer than heed waits before it takes over the words; nothing is left or pressed."""
    page.wait_for_timeout(700)
    settle(page)


def test_from_the_queue_to_an_outcome_with_a_refresh_in_between(page: Page, desk_address: str) -> None:
    go(page, f"{desk_address}/triage?period=all")
    page.get_by_role("link", name="Take up").first.click()
    note = page.get_by_role("textbox", name="Note")
    expect(note).to_be_visible()
    note.press_sequentially("Half a thou")
    pause(page)
    page.reload()
    expect(page.get_by_role("textbox", name="Note")).to_have_value("Half a thou")
    owner = page.get_by_label("Who takes care of it?")
    owner.press_sequentially("Pharma")
    pause(page)
    page.reload()
    expect(owner).to_have_value("Pharma")
    owner.fill("Pharmacy lead")
    page.get_by_text("closed", exact=True).click()
    page.get_by_role("combobox", name="How did it end?").click()
    page.get_by_role("option", name="put right").click()
    settle(page)
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("alert")).to_contain_text("Saved: closed, put right.")
    page.get_by_role("alert").get_by_role("link").press("Enter")
    settle(page)
    expect(page).to_have_url(re.compile("queue=closed"))
    expect(page.get_by_text("Owner: Pharmacy lead")).to_be_visible()
    expect(page.get_by_text("put right")).to_be_visible()


def test_from_a_topic_to_its_name_in_the_list(page: Page, desk_address: str) -> None:
    go(page, f"{desk_address}/topics?period=all")
    page.get_by_role("link", name="Read more, name it or merge it").first.click()
    name = page.get_by_role("textbox", name="What is it about?")
    expect(name).to_be_visible()
    name.fill("Nobody answers the phone")
    name.press("Tab")
    settle(page)
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("alert")).to_contain_text("Saved: called “Nobody answers the phone”")
    page.get_by_role("link", name="Back to the topics").click()
    expect(page.get_by_role("heading", name="Nobody answers the phone")).to_be_visible()
    expect(page.get_by_text("named by a person")).to_be_visible()


def test_from_a_topic_to_a_theme(page: Page, desk_address: str) -> None:
    go(page, f"{desk_address}/topics?period=all&topic=1")
    meaning = page.get_by_role("textbox", name="What belongs to it, in one line")
    expect(meaning).to_be_visible()
    page.get_by_role("textbox", name="Title of the theme").fill("Wrong bills")
    meaning.fill("Visits on the bill that never were")
    phrases = page.get_by_role("textbox", name="Phrases")
    phrases.fill("\n".join(f"the bill had a visit on day {number} that never was" for number in range(10)))
    phrases.press("Tab")
    settle(page)
    page.get_by_text("I have read these phrases").click()
    settle(page)
    page.get_by_role("button", name="Make it a theme").click()
    expect(page.get_by_text("is a theme from the next analysis on")).to_be_visible()
    expect(page.get_by_text("made it the theme “Wrong bills”")).to_be_visible()


def test_a_refresh_brings_back_a_theme_and_a_reason_that_are_half_written(page: Page, desk_address: str) -> None:
    go(page, f"{desk_address}/topics?period=all&topic=0")
    meaning = page.get_by_role("textbox", name="What belongs to it, in one line")
    phrases = page.get_by_role("textbox", name="Phrases")
    expect(meaning).to_be_visible()
    offered = phrases.input_value().splitlines()
    meaning.press_sequentially("Nobody picks")
    phrases.fill("\n".join([*offered[1:], "a phrase of my own"]))
    pause(page)
    page.reload()
    expect(meaning).to_have_value("Nobody picks")
    expect(phrases).to_have_value("\n".join([*offered[1:], "a phrase of my own"]))
    go(page, f"{desk_address}/trends?period=all")
    open_part(page, "Give this chart new limits")
    reason = page.get_by_role("textbox", name="What changed for good?")
    reason.press_sequentially("The new wing")
    pause(page)
    page.reload()
    open_part(page, "Give this chart new limits")
    expect(reason).to_have_value("The new wing")


def test_who_refreshes_in_the_middle_of_a_word_loses_no_letter(page: Page, desk_address: str) -> None:
    go(page, f"{desk_address}/topics?period=all&topic=0")
    meaning = page.get_by_role("textbox", name="What belongs to it, in one line")
    expect(meaning).to_be_visible()
    meaning.clear()
    sentence = "Nobody answers before nine and then the line is engaged until noon"
    meaning.press_sequentially(sentence, delay=40)
    page.reload()
    expect(meaning).to_have_value(sentence)
    settle(page)
    meaning.clear()
    pause(page)


def test_long_typing_without_a_pause_reaches_heed_on_its_way(page: Page, desk_address: str) -> None:
    go(page, f"{desk_address}/topics?period=all&topic=0")
    meaning = page.get_by_role("textbox", name="What belongs to it, in one line")
    expect(meaning).to_be_visible()
    meaning.clear()
    meaning.press_sequentially("word " * 20, delay=40)
    page.evaluate("sessionStorage.clear()")
    page.reload()
    expect(meaning).to_have_value(re.compile("^word word"))
    meaning.clear()
    pause(page)


def test_what_was_saved_since_stands_where_the_tab_still_holds_older_words(page: Page, desk_address: str) -> None:
    go(page, f"{desk_address}/triage?period=all")
    page.get_by_role("link", name="Take up").nth(1).click()
    note = page.get_by_role("textbox", name="Note")
    expect(note).to_be_visible()
    settle(page)
    item = page.url
    note.press_sequentially("Rang the ward")
    page.evaluate("window.kept = sessionStorage.getItem('heed is typing')")
    pause(page)
    note.fill("Rang the ward, they ring back at four")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("alert")).to_contain_text("Saved")
    assert page.evaluate("sessionStorage.getItem('heed is typing')") is None
    page.evaluate("sessionStorage.setItem('heed is typing', window.kept)")
    go(page, item)
    expect(note).to_have_value("Rang the ward, they ring back at four")
    assert page.evaluate("sessionStorage.getItem('heed is typing')") is None


def test_a_saved_view_opens_as_it_was_in_another_browser(page: Page, browser: Browser, desk_address: str) -> None:
    go(page, f"{desk_address}/?period=all&site=Riverside+North")
    open_part(page, "Saved views").get_by_label("Name of this view").fill("All of north")
    settle(page)
    page.get_by_role("button", name="Save this view").click()
    address = page.get_by_role("link", name="All of north").get_attribute("href")
    rests = page.get_by_text("not a survey of all patients").inner_text()
    other = browser.new_context().new_page()
    go(other, f"{desk_address}/{address}")
    expect(other.get_by_text("only Riverside North")).to_be_visible()
    expect(other.get_by_text("not a survey of all patients")).to_have_text([rests])
    expect(other.get_by_role("dialog")).to_have_count(0)
    other.context.close()


def test_the_first_screen_opens_by_its_name_too(page: Page, desk_address: str) -> None:
    go(page, f"{desk_address}/week?period=all&site=Riverside+North")
    expect(page.get_by_role("heading", level=1)).to_have_text("This week")
    expect(page.get_by_text("only Riverside North")).to_be_visible()
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(page.get_by_test_id("stSidebarNav").get_by_role("link", name="This week")).to_have_count(1)


def test_the_figures_under_a_report_are_of_its_days(page: Page, desk_address: str) -> None:
    go(page, f"{desk_address}/reports")
    expect(page.locator(".heed-rests")).to_contain_text("1 Feb 2026 to 28 Feb 2026")
