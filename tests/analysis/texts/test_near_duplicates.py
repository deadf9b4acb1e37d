"""Near copies are found among long texts; short ones are left alone."""

import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.texts.near_duplicates import near_duplicates

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


def _on_days(*days: str, known: dict[int, int] | None = None) -> list[int]:
    ids = range(100, 100 + len(days))
    given = None if known is None else pd.Series(known)
    found = near_duplicates(
        pd.Series([_LONG] * len(days), index=ids), pd.Series(pd.to_datetime(list(days)), index=ids), given
    )
    return found.tolist()


def test_a_text_that_comes_back_after_four_weeks_is_said_anew() -> None:
    assert _on_days("2026-01-01", "2026-01-29", "2026-03-01") == [100, 100, 102]


def test_a_text_that_is_passed_on_for_months_stays_one() -> None:
    assert _on_days("2026-01-01", "2026-01-20", "2026-02-10", "2026-03-05") == [100] * 4


def test_what_was_found_before_stays_and_is_built_upon() -> None:
    assert _on_days("2026-01-01", "2026-01-02", "2026-01-03", known={100: 100, 101: 100}) == [100, 100, 100]


def test_a_copy_of_a_copy_belongs_to_an_original_that_is_no_longer_read() -> None:
    assert _on_days("2026-01-01", "2026-01-02", known={100: 7}) == [7, 7]


@settings(max_examples=40)
@given(st.lists(st.text(alphabet="abc ", max_size=60), max_size=12))
def test_every_first_is_its_own_first(texts: list[str]) -> None:
    firsts = near_duplicates(pd.Series(texts, index=range(len(texts)), dtype="str"))
    assert (firsts.to_numpy()[firsts.to_numpy()] == firsts.to_numpy()).all()
    assert (firsts <= firsts.index).all()
