import pytest
from hypothesis import given
from hypothesis import strategies as st

from collectors.files.ratings import RatingTally, Scale


def decide(column: str, *values: str) -> tuple[Scale | None, str]:
    tally = RatingTally()
    for value in values:
        tally.add(value)
    return tally.decide(column)


def scale_of(column: str, *values: str) -> Scale:
    scale, _ = decide(column, *values)
    assert scale is not None
    return scale


def test_friends_and_family_scores_are_turned_round() -> None:
    scale = scale_of("fft_score", "1", "2", "5", "6", "7")
    assert [scale.read(text) for text in ("1", "2", "3", "5", "6", "7")] == [1.0, 0.75, 0.5, 0.0, None, None]


@pytest.mark.parametrize(
    ("header", "values", "best"),
    [
        ("How likely are you to recommend us to friends and family?", ("9", "2", "10", "0"), "10"),
        ("Would you recommend us to friends and family?", ("0", "5", "6"), "10"),
        ("Recommend to friends and family (0 = not at all likely, 10 = extremely likely)", ("4", "6", "7"), "10"),
        ("Would you recommend us to friends and family?", ("1", "2", "5"), "1"),
    ],
)
def test_a_question_from_nought_to_ten_that_names_friends_and_family_is_no_friends_and_family_test(
    header: str, values: tuple[str, ...], best: str
) -> None:
    assert scale_of(header, *values).read(best) == 1.0


@pytest.mark.parametrize("header", ["NPS", "Net Promoter Score"])
def test_a_promoter_score_goes_from_nought_to_ten_and_never_to_five(header: str) -> None:
    assert [scale_of(header, *marks).read("5") for marks in (("0", "3", "5"), ("2", "5", "9"))] == [0.5, 0.5]
    assert decide(header, "1", "3", "5")[0] is None


def test_stars_run_from_one_to_five() -> None:
    scale = scale_of("Stars", "5", "4", "5")
    assert [scale.read(text) for text in ("1", "3", "5", "4.5 stars")] == [0.0, 0.5, 1.0, 0.875]


def test_a_zero_makes_it_zero_to_ten() -> None:
    assert scale_of("score", "0", "9", "10").read("5") == 0.5


def test_fifty_answers_without_a_zero_make_it_one_to_ten() -> None:
    assert scale_of("score", *(["1", "8", "10"] * 20)).read("1") == 0.0


@pytest.mark.parametrize(
    ("words", "shares"),
    [
        (("Excellent", "Very good", "Good", "Fair", "Poor"), [1.0, 0.75, 0.5, 0.25, 0.0]),
        (("5 - Excellent", "4 - Very good", "3 - Good", "2 - Fair", "1 - Poor"), [1.0, 0.75, 0.5, 0.25, 0.0]),
        (("Excellent", "Very good", "Good", "Fair", "Poor", "Very poor"), [1.0, 0.8, 0.6, 0.4, 0.2, 0.0]),
        (("Very good", "Good", "Neither good nor poor", "Poor", "Very poor"), [1.0, 0.75, 0.5, 0.25, 0.0]),
    ],
)
def test_very_good_is_the_best_only_where_nothing_stands_above_it(words: tuple[str, ...], shares: list[float]) -> None:
    scale = scale_of("How was your care?", *words)
    assert [scale.read(word) for word in words] == pytest.approx(shares)


def test_words_are_read_in_any_case_and_with_their_number() -> None:
    scale = scale_of("Overall", "Very good", "2 - Good", "POOR", "VERY_HAPPY", "Don't know")
    read = [scale.read(text) for text in ("very good", "2 - Good", "VERY_HAPPY", "Don\u2019t know")]
    assert read == [1.0, 0.75, 1.0, None]


@pytest.mark.parametrize(
    ("header", "marks"),
    [
        ("Would you recommend us?", {"Y": 1.0, "n": 0.0}),
        ("Would you recommend us to friends and family?", {"Yes, definitely": 1.0, "Maybe": 0.5, "Probably not": 0.25}),
        ("Satisfied", {"TRUE": 1.0, "FALSE": 0.0}),
        ("Smiley", {"\U0001f642": 0.75, "\U0001f610": 0.5, "\u2639\ufe0f": 0.25, "\U0001f621": 0.0, "\U0001f600": 1.0}),
        ("Rating", {":-)": 0.75, ":|": 0.5, ":(": 0.25, ":D": 1.0}),
        ("Rating", {"\U0001f44d\U0001f3fd": 1.0, "\U0001f44e\U0001f3ff": 0.0, "thumbs up": 1.0}),
        ("Rating", {"\U0001f642 Happy": 0.75, "Unhappy \U0001f641": 0.25}),
        ("Overall grade", {"A+": 1.0, "b": 0.75, "C-": 0.5, "D": 0.25, "F": 0.0}),
        ("Rating", {"Outstanding": 1.0, "Requires improvement": 0.25, "Inadequate": 0.0}),
    ],
)
def test_answers_faces_thumbs_and_grades_are_marks(header: str, marks: dict[str, float]) -> None:
    scale = scale_of(header, *marks)
    assert {mark: scale.read(mark) for mark in marks} == marks


def test_what_is_the_best_of_yes_and_no_and_of_grades_is_said() -> None:
    assert "yes is the best" in decide("Would you recommend us?", "Y", "N")[1]
    assert "A is the best" in decide("Grade", "A", "C")[1]


@pytest.mark.parametrize(
    ("header", "values"),
    [
        ("Did you experience a long wait?", ("Yes", "No")),
        ("Was this your first experience with us?", ("Y", "N")),
        ("Did your GP recommend us?", ("Yes", "No")),
        ("Rating", ("Yes", "No")),
        ("Satisfaction", ("A", "B", "C")),
        ("Grade", ("A", "B", "E", "F")),
    ],
)
def test_yes_and_no_to_another_question_and_letters_that_are_no_grades_are_no_marks(
    header: str, values: tuple[str, ...]
) -> None:
    assert decide(header, *values)[0] is None


def test_who_says_that_a_column_is_the_rating_says_that_yes_is_the_best() -> None:
    tally = RatingTally()
    tally.add("Y")
    scale, said = tally.decide("Were you treated with kindness?", is_chosen=True)
    assert scale and (scale.read("Y"), scale.read("N")) == (1.0, 0.0)
    assert "yes is the best" in said


def test_marks_that_state_their_best_need_no_scale() -> None:
    scale = scale_of("rating", "4/5", "\u2605\u2605\u2605\u2606\u2606", "8 out of 10")
    assert [scale.read(text) for text in ("4/5", "\u2605\u2605\u2605\u2606\u2606", "8 out of 10")] == [0.75, 0.5, 0.8]


@pytest.mark.parametrize("values", [("1", "2"), ("3", "7"), ("12", "15"), ("-1", "4"), ("blue", "red")])
def test_a_column_that_does_not_tell_its_scale_is_not_used(values: tuple[str, ...]) -> None:
    scale, sentence = decide("score", *values)
    assert (scale, sentence) == (None, "No rating is used: the values in 'score' do not tell its scale.")


def test_a_mark_out_of_nought_is_no_rating() -> None:
    assert scale_of("rating", "4/5", "3/5").read("0/0") is None


def test_answers_that_mean_no_rating_are_counted_aloud() -> None:
    assert "2 that mean no rating" in decide("fft", "1", "3", "6", "7")[1]


@given(st.text(max_size=20), st.sampled_from([Scale(1, 5, ""), Scale(5, 1, ""), Scale(0, 10, "")]))
def test_whatever_is_read_lies_between_nought_and_one(text: str, scale: Scale) -> None:
    share = scale.read(text)
    assert share is None or 0 <= share <= 1
