"""A header, or the labels beside the marks, may say which marks there are and which of them is the best."""

import pytest

from collectors.files.ratings import looks_like_rating
from collectors.files.stated_scale import stated_scale, states_scale
from tests.collectors.test_ratings import decide, scale_of


@pytest.mark.parametrize(
    ("header", "ends"),
    [
        ("Overall satisfaction (1-7)", (1, 7)),
        ("On a scale of 0 to 10, how likely are you to return?", (0, 10)),
        ("Marks out of 5", (1, 5)),
        ("Marks out of 10", (0, 10)),
        ("Puntuaci\u00f3n (0\u201310)", (0, 10)),
        ("How was it? 1 = very poor, 5 = excellent", (1, 5)),
        ("How was it? 1 = excellent, 5 = very poor", (5, 1)),
        ("How was it? (1 being best and 4 being worst)", (4, 1)),
        ("Care, 1 (Excellent) to 5 (Poor)", (5, 1)),
        ("Care (1-5, 1 = best)", (5, 1)),
        ("Q1-5 overall", None),
        ("Question 1", None),
        ("Overall 2021-10", None),
        ("Ward 1 = eyes, 2 = feet", None),
    ],
)
def test_what_a_header_says_of_its_marks(header: str, ends: tuple[int, int] | None) -> None:
    assert stated_scale(header) == ends


def test_a_count_is_no_mark() -> None:
    assert not states_scale("How many days did you wait (1-7)?")


def test_seven_points_are_read_where_the_header_says_so() -> None:
    scale = scale_of("Satisfaction (1-7)", "2", "3", "4")
    assert [scale.read(text) for text in ("1", "4", "7", "8")] == [0.0, 0.5, 1.0, None]


def test_one_is_the_best_where_the_header_says_so() -> None:
    assert scale_of("Care (1 = excellent, 5 = poor)", "1", "2", "4").read("1") == 1.0


def test_marks_that_the_header_does_not_name_leave_it_unheard() -> None:
    assert scale_of("Score (1-5)", "0", "8", "9", "10").read("10") == 1.0


@pytest.mark.parametrize("header", ["Bewertung (1 = sehr gut, 6 = ungen\u00fcgend)", "Rating: 1=tip-top, 5=dire"])
def test_marks_whose_words_nobody_knows_are_not_guessed(header: str) -> None:
    assert decide(header, "1", "2", "5")[0] is None


def test_labels_at_the_ends_tell_how_far_bare_numbers_go() -> None:
    scale = scale_of(
        "Would you recommend us?", "10 - Extremely likely", "0 - Not at all likely", "7", "3", "Likely - 8"
    )
    assert [scale.read(text) for text in ("10 - Extremely likely", "7", "0 - Not at all likely")] == [1.0, 0.7, 0.0]


def test_labels_that_call_one_the_best_turn_bare_numbers_round() -> None:
    scale = scale_of("Care", "1 - Very good", "2", "4", "5 - Very poor")
    assert [scale.read(text) for text in ("1 - Very good", "2", "4")] == [1.0, 0.75, 0.25]


def test_labels_that_no_one_knows_leave_their_numbers() -> None:
    scale = scale_of("Care", "1 - Grim", "3 - Meh", "Superb (5)", "4")
    assert [scale.read(text) for text in ("1 - Grim", "3 - Meh", "Superb (5)")] == [0.0, 0.5, 1.0]


@pytest.mark.parametrize("name", ["Clinic (2)", "1 - North", "Eyes - 3"])
def test_the_name_of_a_place_with_its_number_is_no_mark(name: str) -> None:
    assert not looks_like_rating(name)
