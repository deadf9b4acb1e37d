"""Addresses told otherwise: what the model of addresses learns forms from that nobody marked."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warehouse.gate.training.other_forms import in_words, told_otherwise

_FULL = "Flat 2, 112b Hollow Oak Lane, Exampleton"


@given(st.integers())
def test_another_form_of_a_street_keeps_part_of_its_name(seed: int) -> None:
    told = told_otherwise(_FULL, random.Random(seed)).lower()
    # A slip turns two letters of one of its words.
    assert "hollow" in told or "oak" in told


@given(st.text(min_size=1, max_size=40) | st.text("٣0129 Hil", min_size=1).map("{} Road".format), st.integers())
def test_another_form_of_anything_says_something(said: str, seed: int) -> None:
    assert told_otherwise(said, random.Random(seed))


def test_many_forms_of_one_street_are_told() -> None:
    dice = random.Random(1)
    assert len({told_otherwise(_FULL, dice) for _ in range(200)}) > 30


def test_a_house_and_a_code_are_cut_now_and_then() -> None:
    dice = random.Random(1)
    assert {told_otherwise("Ivy Cottage, Nether Combe", dice) for _ in range(40)} == {
        "Ivy Cottage",
        "Ivy Cottage, Nether Combe",
    }
    assert {told_otherwise("ZX9 7AB", dice) for _ in range(40)} == {"ZX9", "ZX9 7AB"}


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (7, "seven"),
        (40, "forty"),
        (42, "forty two"),
        (105, "one oh five"),
        (118, "one eighteen"),
        (1800, "eighteen hundred"),
    ],
)
def test_a_number_is_said_as_people_read_it_out(number: int, words: str) -> None:
    assert in_words(number) == words
