"""What the tests read off a screen is the answer to the last choice, however late the server gives it."""

import signal
import threading
from subprocess import Popen

import pytest
from playwright.sync_api import Page, expect

from tests.browsing import settle

pytestmark = [pytest.mark.browser, pytest.mark.thorough]

_STANDS_S = 1.5


def test_a_screen_is_settled_only_when_the_last_choice_is_answered(
    page: Page, invented_server: tuple[str, Popen[bytes]]
) -> None:
    address, server = invented_server
    page.goto(f"{address}/claims?period=all")
    expect(page.get_by_text("not a survey of all patients").last).to_be_visible()
    settle(page)
    server.send_signal(signal.SIGSTOP)
    again = threading.Timer(_STANDS_S, server.send_signal, [signal.SIGCONT])
    again.start()
    page.get_by_test_id("stMain").get_by_text("checked", exact=True).first.click()
    settle(page)
    assert "Nothing here is “checked”." in page.get_by_test_id("stMain").inner_text()
    again.join()
