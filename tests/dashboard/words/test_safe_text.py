"""Words of strangers are shown as they are and format nothing."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.words.safe_text import as_markdown, excerpt, one_line


def _unescaped(markdown: str) -> str:
    """What a reader sees: backslashes of escapes and invisible joiners gone."""
    return re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", markdown).replace("\u2060", "")


@pytest.mark.parametrize(
    ("text", "markdown"),
    [
        ("costs $5 or $6", r"costs \$5 or \$6"),
        ("**bold** _it_", r"\*\*bold\*\* \_it\_"),
        ("[x](y)", r"\[x\]\(y\)"),
        ("![x](y)", r"\!\[x\]\(y\)"),
        ("<script>", r"\<script\>"),
        ("&lt;", r"\&lt\;"),
        (":smile:", "\\:\u2060smile\\:"),
        (":red[now]", "\\:\u2060red\\[now\\]"),
        (":material/home:", "\\:\u2060material\\/home\\:"),
        ("http://a.example", "http\\:\u2060\\/\\/a\\.example"),
        ("www.a.example", "www\u2060\\.a\\.example"),
        ("me@a.example", "me\\@\u2060a\\.example"),
        ("# heading", r"\# heading"),
        ("1. first", r"1\. first"),
        ("a\n\n    code", "a code"),
        ("back\\slash", "back\\\\slash"),
    ],
)
def test_marks_lose_their_meaning(text: str, markdown: str) -> None:
    assert as_markdown(text) == markdown


@given(st.text())
def test_a_reader_sees_the_same_characters(text: str) -> None:
    assert _unescaped(as_markdown(text)) == one_line(text).replace("\u2060", "")


@given(st.text())
def test_no_mark_is_left_without_a_backslash(text: str) -> None:
    assert not re.search(r"[!-/:-@\[-`{-~]", re.sub(r"\\[!-/:-@\[-`{-~]", "", as_markdown(text)))


def test_characters_that_turn_the_line_around_are_dropped() -> None:
    assert one_line("safe\u202egnp.exe") == "safegnp.exe"


def test_a_nul_or_a_lone_surrogate_does_not_reach_the_screen() -> None:
    assert one_line("a\x00b\ud800c") == "a b c"


def test_a_short_text_is_quoted_whole() -> None:
    assert excerpt("All was well.") == "All was well."


@given(st.text(min_size=1), st.integers(20, 200))
def test_an_excerpt_never_exceeds_its_length(text: str, length: int) -> None:
    assert len(excerpt(text, length)) <= length


def test_an_excerpt_ends_at_a_word() -> None:
    assert excerpt("we waited and waited for the nurse", 20) == "we waited and…"


def test_the_title_of_a_review_stays_apart_in_an_excerpt() -> None:
    assert excerpt("Let down\n\nNobody called back.\nTwice.") == "Let down / Nobody called back. Twice."
