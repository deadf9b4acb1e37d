"""Clauses: where one opinion ends and the next begins."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.texts.clauses import clauses


def _parts(text: str) -> list[str]:
    return [text[start:end].strip() for start, end in clauses(text)]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("The nurse was lovely, the toilets filthy", ["The nurse was lovely", "the toilets filthy"]),
        ("Waited 5 hours but lovely nurse", ["Waited 5 hours", "but lovely nurse"]),
        ("Great. Too hot though.", ["Great", "Too hot", "though."]),
        ("Nothing", ["Nothing"]),
    ],
)
def test_opinions_are_parted(text: str, parts: list[str]) -> None:
    assert _parts(text) == parts


@given(st.text(max_size=120))
def test_clauses_are_in_order_and_never_overlap(text: str) -> None:
    spans = clauses(text)
    assert all(first[1] <= second[0] for first, second in pairwise(spans))


@given(st.text(max_size=120))
def test_every_text_has_a_clause_inside_it(text: str) -> None:
    spans = clauses(text)
    assert spans and all(0 <= start <= end <= len(text) for start, end in spans)
