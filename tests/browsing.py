"""A dashboard that is served, and a browser that looks at it."""

import shutil
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from weakref import WeakKeyDictionary

from playwright.sync_api import Browser, BrowserContext, Locator, Page, WebSocket, expect, sync_playwright
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from dashboard.serving.serve import command, environment

CHROMIUM = shutil.which("chromium")
"""Where the browser is; None where there is none."""

PATIENCE = 120_000
"""Milliseconds that anything may take: the machine may be building two demonstrations at the same time."""

expect.set_options(timeout=PATIENCE)

_ARGUMENTS = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--process-per-site",
)  # fmt: skip

# A script may end and at once run again, as when a field takes its value from the address: at rest is a page that
# has been drawn, and in which nothing has changed for a while (milliseconds).
_IS_AT_REST = """still => {
  if (!document.documentElement) return false;  // between two pages
  if (!window.heedChanged) {
    window.heedChanged = {last: performance.now()};
    new MutationObserver(() => { window.heedChanged.last = performance.now(); }).observe(
      document.documentElement, {subtree: true, childList: true, characterData: true, attributes: true});
  }
  const app = document.querySelector('[data-testid=stApp][data-test-script-state=notRunning]');
  const is_drawn = app?.querySelector('h1') && !app.querySelector('[data-testid=stSkeleton]');
  const rested = performance.now() - window.heedChanged.last;
  return is_drawn && rested > still && rested;
}"""
_STILL_MS = 250


class _Talk:
    """Whether the server has answered what a page asked of it last.

    A press changes the address and the pressed control at once, and the rest of the page only after the server has
    begun its answer: on a busy machine the page stands still for long in between, with what it showed before.
    """

    def __init__(self) -> None:
        self.is_asked = self.is_begun = False

    def listen(self, socket: WebSocket) -> None:
        self.is_asked = self.is_begun = False  # what was asked before a page was left is answered to nobody
        socket.on("framesent", self._sent)
        socket.on("framereceived", self._received)

    @property
    def is_answered(self) -> bool:
        return not self.is_asked

    def _sent(self, frame: str | bytes) -> None:
        if isinstance(frame, bytes) and BackMsg.FromString(frame).HasField("rerun_script"):
            self.is_asked, self.is_begun = True, False

    def _received(self, frame: str | bytes) -> None:
        if not self.is_asked or not isinstance(frame, bytes):
            return
        told = ForwardMsg.FromString(frame)
        if told.HasField("new_session"):
            self.is_begun = True
        elif told.HasField("script_finished") and told.script_finished != ForwardMsg.FINISHED_EARLY_FOR_RERUN:
            self.is_asked = not self.is_begun


_TALKS: WeakKeyDictionary[Page, _Talk] = WeakKeyDictionary()


def settle(page: Page) -> float:
    """Wait until the last choice is answered, the screen is drawn and nothing on it changes: then a click holds.

    Returns:
        For how many seconds nothing has changed.
    """
    deadline = time.monotonic() + PATIENCE / 1000
    while True:
        rested = page.wait_for_function(_IS_AT_REST, arg=_STILL_MS, timeout=PATIENCE)
        if page not in _TALKS or _TALKS[page].is_answered:
            return float(rested.json_value()) / 1000
        assert time.monotonic() < deadline, f"no answer to the last choice on {page.url}"
        page.wait_for_timeout(50)


def _listen(page: Page) -> None:
    _TALKS[page] = talk = _Talk()
    page.on("websocket", talk.listen)


def open_part(page: Page, title: str) -> Locator:
    """Fold out what stands under a title; see that it is open and stays so; gives the open part."""
    settle(page)
    part = page.locator("details", has=page.locator("summary", has_text=title))
    if part.get_attribute("open") is None:
        part.locator("summary").click()
    is_open = part.and_(page.locator("[open]"))
    expect(is_open).to_be_visible()
    settle(page)
    expect(is_open).to_be_visible()
    return is_open


@contextmanager
def chromium() -> Iterator[Browser]:
    """Start the browser; a process can hold one at a time."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(_ARGUMENTS))
        browser.on("context", lambda context: context.on("page", _listen))
        yield browser
        browser.close()


@contextmanager
def somebody_at(browser: Browser, width: int = 1280, height: int = 1000, **options: Any) -> Iterator[BrowserContext]:
    """Give somebody with cookies of their own, whose pages open twice as fast as those of a new browser.

    An empty page of this machine stays open: with it stays the process that holds what was compiled for former pages.
    """
    context = browser.new_context(viewport={"width": width, "height": height}, **options)
    context.set_default_timeout(PATIENCE)
    kept = context.new_page()
    kept.route("**", lambda route: route.fulfill(body=""))
    kept.goto("http://127.0.0.1")
    yield context
    context.close()


def free_port() -> int:
    """Give a port of this machine that nobody listens on."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
    return port


@contextmanager
def serving_home(home: Path, *, open_browser: bool = False, port: int | None = None) -> Iterator[str]:
    """Serve a data folder on a given port, or a free one; gives the address."""
    with serving_process(home, open_browser=open_browser, port=port) as (address, _):
        yield address


@contextmanager
def serving_process(
    home: Path, *, open_browser: bool = False, port: int | None = None
) -> Iterator[tuple[str, subprocess.Popen[bytes]]]:
    """Serve a data folder as above; gives the address and the process that serves it."""
    port = port or free_port()
    told = command(port, open_browser=open_browser, home=home)
    silent = subprocess.DEVNULL
    process = subprocess.Popen(told, env=environment(home), stdin=silent, stdout=silent, stderr=silent)
    try:
        address = f"http://127.0.0.1:{port}"
        _wait_for(f"{address}/_stcore/health")
        yield address, process
    finally:
        process.terminate()
        process.wait(timeout=60)


def answers_at(address: str) -> bool:
    """Tell whether something answers at an address."""
    try:
        urllib.request.urlopen(address, timeout=2).close()  # noqa: S310
    except (urllib.error.URLError, TimeoutError):
        return False
    return True


def _wait_for(address: str) -> None:
    deadline = time.monotonic() + PATIENCE / 1000
    while not answers_at(address):
        assert time.monotonic() < deadline, f"Nothing answers at {address}."
        time.sleep(0.1)
