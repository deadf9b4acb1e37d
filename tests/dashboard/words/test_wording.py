"""Numbers are said with their n, and no more exactly than they are known."""

import pandas as pd
import pytest

from dashboard.words.wording import change_in_words, counted, heard_from, listed, share_of


@pytest.mark.parametrize(("number", "words"), [(0, "0 mentions"), (1, "1 mention"), (2304, "2,304 mentions")])
def test_things_are_counted(number: int, words: str) -> None:
    assert counted(number, "mention") == words


def test_a_share_brings_its_counts() -> None:
    assert share_of(38 / 270, 38, 270) == "14 in 100 mentions (38 of 270)"


def test_a_share_of_few_mentions_is_marked() -> None:
    assert share_of(0.5, 6, 12) == "50 in 100 mentions (6 of 12, few mentions: unstable)"


def test_too_few_mentions_give_no_figure() -> None:
    assert share_of(float("nan"), 3, 9) == "fewer than 10 mentions, so no figure"


def test_a_hidden_count_gives_no_figure_either() -> None:
    assert share_of(pd.NA, pd.NA, pd.NA) == "fewer than 10 mentions, so no figure"  # type: ignore[arg-type]


def test_a_hidden_count_says_so() -> None:
    assert counted(float("nan"), "mention") == "fewer than 10 mentions"


def test_a_change_brings_its_interval() -> None:
    words = change_in_words(0.08, -0.03, 0.131)
    assert words == "+8 in 100 against before (95 % interval \u22123 to +13)"


def test_a_missing_change_is_said_to_be_missing() -> None:
    assert change_in_words(float("nan"), float("nan"), float("nan")) == "no comparison: too few mentions before"


@pytest.mark.parametrize(("words", "sentence"), [([], ""), (["A"], "A"), (["A", "B"], "A and B")])
def test_names_are_joined(words: list[str], sentence: str) -> None:
    assert listed(words) == sentence


def test_voices_are_said_with_the_mentions_that_repeat_them() -> None:
    assert heard_from(2, 5) == "2 voices, 5 mentions"
    assert heard_from(1, 1) == "1 voice"
