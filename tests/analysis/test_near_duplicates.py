"""Near copies are found among long texts; short ones are left alone."""

import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.near_duplicates import near_duplicates

_LONG = (
    "I rang the clinic nine times on Monday and every single time the line went dead after the menu, so in the end "
    "I drove over and asked at the desk myself, which took most of my lunch break."
)


def _firsts(*texts: str) -> list[int]:
    return near_duplicates(pd.Series(texts, index=range(100, 100 + len(texts)), dtype="str")).tolist()


def test_a_copy_belongs_to_the_first() -> None:
    assert _firsts("Something else entirely, with enough words to be compared here.", _LONG, _LONG) == [100, 101, 101]


def test_capitals_links_handles_and_stops_make_no_difference() -> None:
    assert _firsts(_LONG, f"@clinic {_LONG.upper()} https://example.com/x #phones!!!") == [100, 100]


def test_one_changed_word_is_still_a_copy() -> None:
    assert _firsts(_LONG, _LONG.replace("lunch", "dinner")) == [100, 100]


def test_half_a_text_is_no_copy() -> None:
    assert _firsts(_LONG, _LONG[: len(_LONG) // 2]) == [100, 101]


def test_short_texts_are_never_copies() -> None:
    assert _firsts("Very good", "Very good", "Could not park.", "Could not park.") == [100, 101, 102, 103]


def test_an_empty_series_has_no_copies() -> None:
    assert _firsts() == []


@settings(max_examples=40, deadline=None)
@given(st.lists(st.text(alphabet="abc ", max_size=60), max_size=12))
def test_every_first_is_its_own_first(texts: list[str]) -> None:
    firsts = near_duplicates(pd.Series(texts, index=range(len(texts)), dtype="str"))
    assert (firsts.to_numpy()[firsts.to_numpy()] == firsts.to_numpy()).all()
    assert (firsts <= firsts.index).all()
