"""Segments: what of a text can be read alone."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.texts.reading import read
from analysis.texts.segments import segments


def _words(*texts: str) -> list[str]:
    return segments(read(pd.Series(texts, dtype="str"))).words(texts)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("The nurse was lovely, the toilets filthy", ["The nurse was lovely, the toilets filthy"]),
        ("Kind nurse. Filthy toilets!", ["Kind nurse", "Filthy toilets!"]),
        ("Kind nurse; filthy toilets", ["Kind nurse", "filthy toilets"]),
        ("I waited ages, although the nurse was kind", ["I waited ages", "the nurse was kind"]),
        ("Kind nurse, shame about the toilets", ["Kind nurse", "shame about the toilets"]),
        ("Nothing, but", ["Nothing", "but"]),
    ],
)
def test_a_text_is_parted_where_a_sentence_ends_and_where_it_turns(text: str, parts: list[str]) -> None:
    assert _words(text) == parts


def test_a_segment_never_reaches_into_the_next_text() -> None:
    assert _words("Kind nurse", "Filthy toilets") == ["Kind nurse", "Filthy toilets"]


@given(st.lists(st.text(max_size=60), min_size=1, max_size=4))
def test_every_clause_lies_in_its_segment(texts: list[str]) -> None:
    reading = read(pd.Series(texts, dtype="str"))
    found = segments(reading)
    of = found.of_clauses
    assert np.array_equal(found.owners[of], reading.owners)
    assert (found.starts[of] <= reading.starts).all() and (reading.ends <= found.ends[of]).all()
    assert np.array_equal(np.unique(of), np.arange(len(found.owners)))


def test_no_texts_have_no_segments() -> None:
    assert _words() == []
