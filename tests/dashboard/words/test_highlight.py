"""What complains in a mention is marked, and nobody's words act."""

import itertools

from hypothesis import given
from hypothesis import strategies as st

from dashboard.words.highlight import marked, merged


def test_a_clause_is_marked_inside_its_mention() -> None:
    assert marked("Kind staff, but the app crashed.", [(12, 31)]) == "Kind staff, <mark>but the app crashed</mark>."


def test_clauses_that_overlap_are_marked_once() -> None:
    assert marked("one two three", [(0, 7), (4, 13)]) == "<mark>one two three</mark>"


def test_hostile_words_stay_words_inside_a_mark_and_outside() -> None:
    assert marked("<b> & <i>", [(6, 9)]) == "&lt;b&gt; &amp; <mark>&lt;i&gt;</mark>"


@given(st.lists(st.tuples(st.integers(-5, 40), st.integers(-5, 40))), st.integers(0, 30))
def test_merged_spans_are_apart_in_order_and_inside_the_text(spans: list[tuple[int, int]], length: int) -> None:
    joined = merged(spans, length)
    assert all(0 <= start < stop <= length for start, stop in joined)
    assert all(before[1] < after[0] for before, after in itertools.pairwise(joined))
    inside = {place for start, stop in spans for place in range(max(start, 0), min(stop, length))}
    assert inside == {place for start, stop in joined for place in range(start, stop)}
