"""The colours can be read: on white, on the page's grey, and each on its own tint."""

import re
from pathlib import Path

import pytest

import dashboard
from dashboard.palette import BLUE, GREEN, GROUND, INK, ORANGE, QUIET, RED, TINTS, VIOLET, WHITE, theme_flags

COLOURS = (INK, QUIET, BLUE, ORANGE, GREEN, RED, VIOLET)
PAIRS = [(colour, ground) for colour in COLOURS for ground in (WHITE, GROUND)] + list(TINTS.items())


@pytest.mark.parametrize(("colour", "ground"), PAIRS)
def test_words_have_the_contrast_that_reading_needs(colour: str, ground: str) -> None:
    lighter, darker = sorted((_luminance(colour), _luminance(ground)), reverse=True)
    assert (lighter + 0.05) / (darker + 0.05) >= 4.5


def test_the_theme_of_streamlit_has_the_same_colours() -> None:
    assert f"--theme.textColor={INK}" in theme_flags()


def test_no_screen_chart_or_report_has_a_colour_of_its_own() -> None:
    folder = Path(dashboard.__file__).parent
    files = [path for ending in ("py", "typ", "css") for path in folder.rglob(f"*.{ending}")]
    written = {
        path.name for path in files if re.search(r"#[0-9a-fA-F]{6}\b|rgba?\(\d|RGBColor\(", path.read_text("utf-8"))
    }
    assert written == {"palette.py"}


def _luminance(colour: str) -> float:
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
