"""What refuses a part of a page that is drawn alone is said there; who is let in no more sees nothing else."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, expect
from streamlit.testing.v1 import AppTest

from config.home import Home
from tests.browsing import settle, somebody_at
from tests.dashboard.conftest import Serving
from tests.dashboard.looking import words


def _page_of_a_part_that_is_refused() -> None:
    import streamlit as st

    from config.errors import HeedError
    from dashboard.access.person import NotForYouError
    from dashboard.data import one_drawing
    from dashboard.screens.refusals import drawn_alone

    @drawn_alone
    def part(reason: HeedError) -> None:
        raise reason

    st.session_state["drawn"] = st.session_state.get("drawn", 0) + 1
    if st.session_state["drawn"] == 1:
        part(HeedError("Wait a minute."))
        part(NotForYouError("Not for you."))
    with one_drawing():
        part(NotForYouError("Not yours."))


def test_what_is_refused_is_said_in_its_place_and_who_is_let_in_is_asked_of_the_whole_page() -> None:
    app = AppTest.from_function(_page_of_a_part_that_is_refused).run()
    assert not app.exception
    assert app.session_state["drawn"] == 2
    assert "Not yours." in words(app)


@pytest.mark.browser
def test_a_mistake_in_the_settings_is_said_where_somebody_types_and_the_words_come_back(
    browser: Browser, invent: Callable[[int], Home], serving: Serving
) -> None:
    home = invent(300)
    written = home.settings.read_text("utf-8")
    with serving(home.path) as address, somebody_at(browser) as context:
        page = context.new_page()
        page.goto(f"{address}/triage?period=all&item=11")
        note = page.get_by_role("textbox", name="Note")
        note.press_sequentially("Rang twice")
        page.wait_for_timeout(700)
        settle(page)
        home.settings.write_text(written + "\nspeling = 1\n", "utf-8")
        note.press_sequentially(", nobody there")
        expect(page.get_by_text("there is no setting")).to_be_visible()
        expect(page.locator("[data-testid=stException]")).to_have_count(0)
        home.settings.write_text(written, "utf-8")
        page.reload()
        expect(note).to_have_value("Rang twice, nobody there")
