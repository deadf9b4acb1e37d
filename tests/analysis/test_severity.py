"""Severity: invented complaints with the level that a reader would give them."""

from pathlib import Path

import pandas as pd
import pytest

from analysis import severity
from analysis.texts.phrase_book import severe_places
from config.cues import load_severity
from config.errors import HeedError
from tests.analysis.asked import context_of
from tests.analysis.severe_sentences import BY_LEVEL


def _levels(*sentences: str) -> list[int]:
    texts = pd.Series(sentences, dtype="str")
    return [int(level) for level in severity.label(texts, context_of(texts))["label"].tolist()]


def test_nine_of_ten_grave_complaints_are_given_the_highest_level() -> None:
    levels = _levels(*BY_LEVEL[3])
    assert levels.count(3) / len(levels) >= 0.9


def test_no_trifle_is_given_the_highest_level() -> None:
    assert 3 not in _levels(*BY_LEVEL[0], *BY_LEVEL[1])


def test_most_complaints_are_given_their_level_and_hardly_any_is_two_off() -> None:
    pairs = [(level, found) for level, sentences in BY_LEVEL.items() for found in _levels(*sentences)]
    exact = sum(level == found for level, found in pairs) / len(pairs)
    near = sum(abs(level - found) <= 1 for level, found in pairs) / len(pairs)
    assert (exact >= 0.7, near >= 0.9) == (True, True)


def test_praise_is_not_severe_whatever_it_mentions() -> None:
    assert _levels("Wonderful nurses, so kind after my operation, no pain at all") == [0]


def test_the_gravest_clause_counts_not_the_average() -> None:
    assert _levels("Lovely food, lovely garden, kind porters. A nurse slapped my grandmother.") == [3]


def test_what_is_urgent_is_severe() -> None:
    assert _levels("I took an overdose last night") == [3]


def test_values_are_probabilities() -> None:
    texts = pd.Series(["Kind", "Rude and slow", "", "I waited six hours"], dtype="str")
    assert severity.label(texts, context_of(texts))["value"].between(0, 1).all()


def test_no_texts_have_no_severity() -> None:
    texts = pd.Series([], dtype="str")
    assert severity.label(texts, context_of(texts)).empty


def test_a_level_that_is_none_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "severity.toml"
    path.write_text("usual = 9\ndenied = []\n[medium]\n[high]\n", "utf-8")
    with pytest.raises(HeedError, match="usual must be 1, 2 or 3"):
        load_severity(path)


def test_the_clause_in_which_the_gravest_is_said_is_found_where_it_stands() -> None:
    text = "My booking for a scan vanished. My nan was left in pain. The tea was cold."
    assert [text[start:stop].strip(" .") for start, stop in severe_places(text)] == ["My nan was left in pain"]
    assert severe_places("The tea was cold.") == []
