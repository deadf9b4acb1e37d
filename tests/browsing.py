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

from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect, sync_playwright

from dashboard.serve import command, environment

CHROMIUM = shutil.which("chromium")
"""Where the browser is; None where there is none."""

PATIENCE = 120_000
"""Milliseconds that a page may take to open: the machine may be building two demonstrations at the same time."""

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
  return is_drawn && performance.now() - window.heedChanged.last > still;
}"""
_STILL_MS = 250


def settle(page: Page) -> None:
    """Wait until the screen is drawn and nothing on it changes any more: only then is a click sure to hold."""
    page.wait_for_function(_IS_AT_REST, arg=_STILL_MS, timeout=60_000)


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
        yield browser
        browser.close()


@contextmanager
def somebody_at(browser: Browser, width: int = 1280, height: int = 1000, **options: Any) -> Iterator[BrowserContext]:
    """Give somebody with cookies of their own, whose pages open twice as fast as those of a new browser.

    An empty page of this machine stays open: with it stays the process that holds what was compiled for former pages.
    """
    context = browser.new_context(viewport={"width": width, "height": height}, **options)
    context.set_default_navigation_timeout(PATIENCE)
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
    port = port or free_port()
    told = command(port, open_browser=open_browser, home=home)
    silent = subprocess.DEVNULL
    process = subprocess.Popen(told, env=environment(home), stdin=silent, stdout=silent, stderr=silent)
    try:
        address = f"http://127.0.0.1:{port}"
        _wait_for(f"{address}/_stcore/health")
        yield address
    finally:
        process.terminate()
        process.wait(timeout=20)


def _wait_for(address: str) -> None:
    deadline = time.monotonic() + 30
    while True:
        try:
            urllib.request.urlopen(address, timeout=2).close()  # noqa: S310
            return
        except (urllib.error.URLError, TimeoutError):
            if time.monotonic() > deadline:
                raise
            time.sleep(0.1)
