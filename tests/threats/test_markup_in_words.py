"""HTML and Markdown in mentions, and in the names that files give to places, are shown as the characters they are."""

import re

import pytest

from config.home import Home
from dashboard.board import BOARD
from dashboard.words.safe_text import as_markdown
from tests.dashboard.looking import look
from tests.threats.conftest import MARKUP

pytestmark = pytest.mark.thorough

_LIVE_HTML = re.compile(r"<(img|script)( src=x|>alert)")
_LIVE_MARKDOWN = re.compile(r"(?<!\\)(<img|<script|\]\(javascript|\*\*bold|\$x|`code)")


@pytest.mark.parametrize("screen", [*BOARD])
def test_markup_in_a_mention_is_no_markup_of_a_screen(
    attacked: Home, monkeypatch: pytest.MonkeyPatch, screen: str
) -> None:
    monkeypatch.setenv("HEED_HOME", str(attacked.path))
    app = look(screen)
    assert app.title[0].value == BOARD[screen].TITLE
    assert not app.exception
    html = [element.proto.body for element in app.get("html")]
    markdown = [str(element.value) for group in (app.markdown, app.caption, app.info, app.warning) for element in group]
    assert not [body for body in html if _LIVE_HTML.search(body)]
    assert not [body for body in markdown if _LIVE_MARKDOWN.search(body)]
    assert not [
        element for element in app.markdown if element.allow_html and not str(element.value).startswith("<style")
    ]


def test_what_was_looked_for_above_is_found_where_it_is_live() -> None:
    assert [bool(_LIVE_HTML.search(attack)) for attack in MARKUP] == [True, True, False]
    assert [bool(_LIVE_MARKDOWN.search(attack)) for attack in MARKUP] == [True, True, True]
    assert not _LIVE_MARKDOWN.search(as_markdown(" ".join(MARKUP)))


def test_the_words_of_an_attack_can_be_read(attacked: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HEED_HOME", str(attacked.path))
    app = look("read", q="onerror")
    shown = "".join(str(element.value) for element in app.markdown).replace("\\", "") + "".join(
        element.proto.body for element in app.get("html")
    )
    assert "onerror" in shown
