"""What is cleaned from a text before it is stored, and what is not."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from warehouse.clean_text import LONGEST, clean

_ANY = st.text(alphabet=st.characters(codec=None))


def test_a_lone_surrogate_becomes_the_replacement_character() -> None:
    assert clean("a\ud800b") == ("a\ufffdb", False)


def test_control_characters_go_and_newlines_and_tabs_stay() -> None:
    assert clean("a\0b\x07c\nd\te\x7f") == ("abc\nd\te", False)


def test_carriage_returns_become_newlines() -> None:
    assert clean("a\r\nb\rc") == ("a\nb\nc", False)


def test_letters_are_composed() -> None:
    assert clean("e\u0301") == ("\u00e9", False)


def test_emoji_made_of_several_characters_stay_whole() -> None:
    assert clean("👩🏽‍⚕️") == ("👩🏽‍⚕️", False)


def test_space_around_the_text_goes() -> None:
    assert clean(" \n a b \t") == ("a b", False)


def test_a_text_of_the_longest_length_is_not_cut() -> None:
    assert clean("a" * LONGEST) == ("a" * LONGEST, False)


def test_a_longer_text_is_cut_and_says_so() -> None:
    assert clean("a" * (LONGEST + 1)) == ("a" * LONGEST, True)


@given(_ANY)
def test_what_comes_out_can_always_be_stored_as_utf8(text: str) -> None:
    clean(text)[0].encode("utf-8")


@given(_ANY)
def test_cleaning_twice_changes_nothing(text: str) -> None:
    once, _ = clean(text)
    assert clean(once) == (once, False)


@given(_ANY)
def test_what_comes_out_is_composed(text: str) -> None:
    assert unicodedata.is_normalized("NFC", clean(text)[0])
