"""What complains in a mention is marked, and nobody's words act."""

import itertools
import re
from html import unescape

from hypothesis import given
from hypothesis import strategies as st

from dashboard.words.highlight import marked, marked_excerpt, merged
from dashboard.words.safe_text import excerpt


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


_SMALL_TALK = "The parking was easy and the tea was hot. " * 10
_GRAVE = "They gave me somebody else's tablets."


def test_a_cut_text_begins_shortly_before_what_is_marked() -> None:
    text = f"{_SMALL_TALK}\n\n{_GRAVE} {_SMALL_TALK}"
    start = text.index("gave")
    shown = marked_excerpt(text, [(start, start + 4)], 120)
    assert shown.startswith("…")
    assert "hot. / They <mark>gave</mark> me somebody else" in shown
    assert shown.endswith("…")
    assert len(re.sub("<.*?>", "", unescape(shown))) <= 120


def test_a_text_that_shows_what_is_marked_begins_with_itself() -> None:
    assert marked_excerpt(f"{_GRAVE} {_SMALL_TALK}", [(0, 9)], 60).startswith("<mark>They gave</mark> me")


def test_what_is_marked_is_seen_in_one_endless_word() -> None:
    assert "<mark>y</mark>" in marked_excerpt(f"{'x' * 500}y{'x' * 500}", [(500, 501)], 80)


@given(st.text(), st.lists(st.tuples(st.integers(-5, 40), st.integers(-5, 40))))
def test_marks_change_no_character_of_what_is_shown_whole(text: str, spans: list[tuple[int, int]]) -> None:
    shown = marked_excerpt(text, spans, 1_000)
    assert re.sub("</?mark>", "", shown) == marked_excerpt(text, [], 1_000)


@given(st.text(min_size=1), st.integers(20, 60))
def test_without_marks_it_is_the_usual_excerpt(text: str, length: int) -> None:
    text = re.sub("[\ue000\ue001]", "", text)
    assert marked_excerpt(text, [], length) == marked(excerpt(text, length), [])
