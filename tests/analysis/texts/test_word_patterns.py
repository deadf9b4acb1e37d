"""Patterns of words: alternatives, beginnings of words, and gaps that may or may not reach into the next sentence."""

import pytest

from analysis.texts.word_patterns import PatternFinder
from analysis.urgent.words import sentence_tokens


def _stands(pattern: str, text: str) -> bool:
    return any(True for _ in PatternFinder([[pattern]]).hits(sentence_tokens(text)))


@pytest.mark.parametrize(
    ("pattern", "text", "stands"),
    [
        ("wrong tablet*", "The wrong tablets again", True),
        ("wrong tablet*", "The wrong form", False),
        ("gave|given .. wrong", "He was given quite simply the wrong one", True),
        ("gave .. wrong", "They gave one two three four five wrong", False),
        ("gave ... wrong", "They gave one two three four five wrong", True),
        ("gave .. wrong", "That is what they gave. Wrong again", False),
        ("gave ... wrong", "That is what they gave. Wrong again", True),
        ("someone_else's|stranger's tablets", "I got someone else's tablets", True),
        ("blood_thin*", "Her blood thinners were stopped", True),
        ("0 mg", "It was 50 mg", True),
    ],
)
def test_a_pattern_stands_where_its_parts_do(pattern: str, text: str, stands: bool) -> None:
    assert _stands(pattern, text) == stands


def test_a_pattern_says_where_it_stands_and_in_which_list() -> None:
    found = PatternFinder([["b .. d"], ["c"]]).hits(["a", "b", "c", "d"])
    assert list(found) == [(1, 4, 0), (2, 3, 1)]


def test_a_pattern_that_begins_with_a_gap_is_refused() -> None:
    with pytest.raises(ValueError, match="begins with a gap"):
        PatternFinder([[".. d"]])
