"""`make screenshots`: a picture of every screen of the demonstration, for the README.

Builds a demonstration, or takes the one in a given folder, serves a copy of it, and writes `docs/screens/*.png`: every
screen at 1440 pixels, This week also as a phone shows it. Numbers of colours are reduced, so that each is small.
"""

import shutil
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from click.testing import CliRunner
from PIL import Image
from playwright.sync_api import Browser, Page, expect

import heed
from dashboard.board import BOARD
from tests.browsing import CHROMIUM, chromium, serving_home

FOLDER = Path(__file__).parents[1] / "docs" / "screens"
_WIDE, _PHONE = (1440, 1000), (390, 844)
_COLOURS = 256
_MOST_BYTES = 150_000
# The first screen of the menu is at the root.
_ADDRESS = {"week": "", "read": "read?sentiment=negative", "claims": "claims?period=all"}
_IS_STILL = "[data-testid=stApp][data-test-script-state=notRunning]"


def main(home: Path | None) -> None:
    """Take every picture.

    Args:
        home: A data folder with a published demonstration; None builds one.

    Raises:
        SystemExit: if chromium is missing, no demonstration was built, or a picture comes out too large for a README.
    """
    if CHROMIUM is None:
        raise SystemExit("make screenshots needs the browser chromium.")
    FOLDER.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as folder:
        own = Path(folder) / "home"
        if home is None:
            made = CliRunner().invoke(heed.main, ["--home", str(own), "demo", "--no-dashboard"], catch_exceptions=False)
            if made.exit_code:
                raise SystemExit(f"No demonstration was built: {made.output.strip()}")
        else:
            shutil.copytree(home, own)
        with serving_home(own) as address, chromium() as browser:
            for name in BOARD:
                _take(browser, f"{address}/{_ADDRESS.get(name, name)}", _WIDE, FOLDER / f"{name}.png")
            _take(browser, address, _PHONE, FOLDER / "week-phone.png")


def _take(browser: Browser, address: str, size: tuple[int, int], file: Path) -> None:
    page = browser.new_page(viewport={"width": size[0], "height": size[1]})
    page.goto(address)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.locator(_IS_STILL)).to_be_visible()
    expect(page.get_by_text("not a survey of all patients").last).to_be_visible()
    _wait_for_charts(page)
    page.screenshot(path=file)
    page.close()
    with Image.open(file) as picture:
        # Rare colours are kept: a small red sign on a white page means something.
        small = picture.convert("RGB").quantize(_COLOURS, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)
    small.save(file, optimize=True)
    size_now = file.stat().st_size
    sys.stdout.write(f"{file.name}: {size_now // 1000} kB\n")
    if size_now > _MOST_BYTES:
        raise SystemExit(f"{file.name} has {size_now} bytes, more than {_MOST_BYTES}: show less of the screen.")


def _wait_for_charts(page: Page) -> None:
    expect(page.get_by_test_id("stSkeleton")).to_have_count(0)
    for chart in page.get_by_test_id("stPlotlyChart").all():
        expect(chart.locator(".main-svg").first).to_be_visible()
    page.wait_for_timeout(500)  # fonts and fades


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else None)
