from typing import Any

import pytest

from collectors.files.chosen_columns import read_map
from collectors.files.columns import Guess, guess
from collectors.files.row import Row
from config.errors import HeedError


def guessed(headers: list[str], *rows: list[str], chosen: dict[str, str] | None = None) -> Guess:
    sample = [Row(line, dict(zip(headers, cells, strict=True))) for line, cells in enumerate(rows, 2)]
    return guess(headers, sample, chosen)


def used(found: Guess) -> dict[str, Any]:
    return dict(found.columns.used)


def test_columns_are_found_by_the_names_that_exports_use() -> None:
    headers = ["Response ID", "Recorded Date", "Clinic", "Department", "Star rating", "Comments", "Colour"]
    row = ["r1", "2026-05-03", "North", "X-ray", "4", "The wait was long", "blue"]
    assert used(guessed(headers, row)) == {
        "id": "Response ID",
        "date": "Recorded Date",
        "site": "Clinic",
        "service": "Department",
        "rating": "Star rating",
        "text": "Comments",
    }


def test_columns_that_no_field_takes_are_named() -> None:
    assert guessed(["date", "comment", "shoe"], ["2026-05-03", "Fine", "9"]).not_used == ("shoe",)


def test_text_and_date_are_found_by_their_contents() -> None:
    found = guessed(
        ["c1", "c2"], ["03/05/2026", "The wait was far too long"], ["13/05/2026", "Nobody answered the phone"]
    )
    assert used(found) == {"text": "c2", "date": "c1"}


def test_two_questions_are_two_texts() -> None:
    headers = ["date", "What was good?", "What could be better?", "How old are you?"]
    rows = [["2026-05-03", f"A kind nurse, visit {n}", f"The car park, visit {n}", "40"] for n in range(30)]
    assert guessed(headers, *rows).columns.text == ("What was good?", "What could be better?")


def test_another_column_of_sentences_is_named_unless_somebody_said_which_to_read() -> None:
    headers = ["date", "Good", "Bad", "Reply by the practice", "Colour"]
    rows = [
        ["2026-05-03", f"A kind nurse, visit {n}", f"The car park, visit {n}", "Thank you", "red"] for n in range(9)
    ]
    assert guessed(headers, *rows).further_texts == ("Bad",)
    assert guessed(headers, *rows, chosen={"text": "Good"}).further_texts == ()


@pytest.mark.parametrize(
    "header", ["NHS Number", "MRN", "Date of birth", "patient_id", "E-mail", "Surname", "Postcode"]
)
def test_a_column_that_identifies_a_patient_is_never_guessed(header: str) -> None:
    found = guessed([header, "date", "comment"], ["2001-02-03", "2026-05-03", "Fine"])
    assert (header in used(found).values(), found.identifiers) == (False, (header,))


def test_what_a_person_chose_wins() -> None:
    found = guessed(["date", "comment", "Note"], ["2026-05-03", "a", "b"], chosen={"text": "note", "author": "comment"})
    assert (found.columns.text, found.columns.author) == (("Note",), "comment")


def test_several_texts_can_be_chosen() -> None:
    found = guessed(["date", "A", "B"], ["2026-05-03", "a", "b"], chosen={"text": "A+B"})
    assert found.columns.text == ("A", "B")


def test_a_field_can_be_switched_off() -> None:
    found = guessed(["date", "comment", "rating"], ["2026-05-03", "a", "4"], chosen={"rating": ""})
    assert found.columns.rating is None


def test_a_header_that_is_not_there_is_refused_with_those_that_are() -> None:
    with pytest.raises(HeedError, match="no column 'Remark'; its columns are 'date', 'comment'"):
        guessed(["date", "comment"], ["2026-05-03", "a"], chosen={"text": "Remark"})


def test_a_slip_in_a_chosen_header_is_named() -> None:
    with pytest.raises(HeedError, match="no column 'Coment'; did you mean 'Comment'"):
        guessed(["date", "Comment"], ["2026-05-03", "a"], chosen={"text": "Coment"})


@pytest.mark.parametrize("header", ["Overall, how satisfied were you with your care?", "Mark"])
def test_a_question_for_satisfaction_and_a_mark_are_ratings(header: str) -> None:
    rows = [["2026-05-03", mark, "The wait was long"] for mark in ("Satisfied", "Very satisfied", "Dissatisfied")]
    assert guessed(["date", header, "comment"], *rows).columns.rating == header


@pytest.mark.parametrize(
    "header",
    [
        "Did you experience any problems during your visit?",
        "Rate your pain (0-10)",
        "Pain score",
        "Effort score (1-5)",
        "How difficult was it to get an appointment? (1-10)",
    ],
)
def test_a_mark_of_trouble_is_no_rating(header: str) -> None:
    rows = [["2026-05-03", mark, "The wait was long"] for mark in ("1", "3", "5")]
    rows += [["2026-05-03", mark, "The wait was long"] for mark in ("Yes", "No")]
    assert guessed(["date", header, "comment"], *rows).columns.rating is None


@pytest.mark.parametrize("header", ["Satisfaction with pain relief", "Rate how well we dealt with your concerns"])
def test_a_mark_of_what_was_done_about_trouble_is_a_rating(header: str) -> None:
    rows = [["2026-05-03", mark, "The wait was long"] for mark in ("1", "3", "5")]
    assert guessed(["date", header, "comment"], *rows).columns.rating == header


@pytest.mark.parametrize(
    ("header", "marks", "is_rating"),
    [
        ("Would you recommend us?", ("Y", "N"), True),
        ("How was your visit?", ("\U0001f642", "\U0001f641"), True),
        ("How was your appointment today?", ("Excellent", "Poor"), True),
        ("How is your health in general?", ("Good", "Poor"), False),
        ("Did you experience a long wait?", ("Yes", "No"), False),
        ("Was it your first visit? (1 = Yes, 2 = No)", ("1", "2"), False),
    ],
)
def test_yes_or_no_and_words_are_a_rating_only_where_it_is_asked_how_good_it_was(
    header: str, marks: tuple[str, ...], is_rating: bool
) -> None:
    rows = [["2026-05-03", mark, "The wait was long"] for mark in marks]
    assert guessed(["date", header, "comment"], *rows).columns.rating == (header if is_rating else None)


def test_a_rating_that_most_did_not_give_is_one() -> None:
    rows = [["2026-05-03", mark, "The wait was long"] for mark in ("5", "N/A", "n/a", "Don't know", "-", "1")]
    assert guessed(["date", "rating", "comment"], *rows).columns.rating == "rating"


def test_a_question_that_most_left_with_a_word_is_read() -> None:
    answers = (*["N/A"] * 30, "Longer hours", "Warmer rooms")
    rows = [["2026-05-03", f"Kind nurse number {n}", answer] for n, answer in enumerate(answers)]
    asked = ("What was good?", "What could be better?")
    assert guessed(["date", *asked], *rows).columns.text == asked


def test_a_table_without_text_is_refused_with_its_columns() -> None:
    with pytest.raises(HeedError, match="the text of the feedback: the columns are 'date', 'n'"):
        guessed(["date", "n"], ["2026-05-03", "4"])


def test_a_title_above_the_columns_of_a_text_file_is_named_as_what_may_be_wrong() -> None:
    with pytest.raises(HeedError, match="If that is a title above the columns, delete its line"):
        guessed(["Survey of spring"], ["Comment"], ["The wait was long"])


def test_a_column_called_date_is_the_date_even_where_its_cells_are_bad() -> None:
    assert guessed(["date", "comment"], ["soon", "The wait was long"]).columns.date == "date"


def test_a_table_without_dates_is_refused() -> None:
    with pytest.raises(HeedError, match="the date of the feedback"):
        guessed(["comment"], ["The wait was long"])


def test_a_map_may_hold_headers_with_commas() -> None:
    chosen = read_map("text=Comments, if any,date=Date of visit")
    assert chosen == {"text": "Comments, if any", "date": "Date of visit"}


def test_a_map_may_name_two_texts() -> None:
    assert read_map("text=Good,date=Day,text=Bad") == {"text": "Good+Bad", "date": "Day"}


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("date=Day,date=Visit", "names date twice: 'Day' and 'Visit'"),
        ("text=,text=Bad", "names text twice"),
        ("Comment", "no `=`"),
        ("txet=Comment", "did you mean 'text'"),
        ("Comment=text", "the field comes first: text=Comment"),
    ],
)
def test_a_map_that_cannot_be_read_is_refused(text: str, part: str) -> None:
    with pytest.raises(HeedError, match=part):
        read_map(text)


_NAMES = {"site": ("North", "South"), "service": ("Physio", "Dental"), "neither": ("Yes", "No"), "where": ("A5", "B6")}


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("Where were you seen?", "site"),
        ("Which clinic did you visit?", "site"),
        ("Which of our clinics did you attend?", "site"),
        ("Please select the site you visited", "site"),
        ("Location", "site"),
        ("Name of practice", "site"),
        ("Which area of the hospital did you visit?", "service"),
        ("Clinic type", "service"),
        ("Please select the department", "service"),
        ("Where did you hear about the clinic?", "neither"),
        ("Is the location easy to reach?", "neither"),
        ("Customer service", "neither"),
        ("Cleanliness of the ward", "neither"),
        ("Place of birth", "where"),
        ("IP location", "where"),
        ("Site rating", "where"),
        ("Business Unit Id", "where"),
    ],
)
def test_a_header_that_asks_for_a_place_is_told_from_one_that_speaks_of_it(header: str, field: str) -> None:
    rows = [["2026-05-03", _NAMES[field][n % 2], f"The wait was long, visit {n}"] for n in range(8)]
    columns = guessed(["date", header, "comment"], *rows).columns
    assert (columns.site == header, columns.service == header) == (field == "site", field == "service")


def test_a_question_that_names_its_marks_is_the_rating() -> None:
    headers = [
        "Timestamp",
        "On a scale of 1-10, how happy were you?",
        "How many times did you come (1-5)?",
        "Tell us more",
    ]
    rows = [["2026-05-03", str(n), "3", f"A kind nurse, visit {n}"] for n in range(1, 10)]
    assert guessed(headers, *rows).columns.rating == "On a scale of 1-10, how happy were you?"


def test_a_form_counts_from_the_day_that_it_was_sent_and_not_begun() -> None:
    headers = ["Start Date (UTC)", "Submit Date (UTC)", "What should we change?"]
    assert guessed(headers, ["2026-05-03 23:59", "2026-05-04 00:05", "The car park"]).columns.date == headers[1]


def test_a_review_of_one_of_several_business_units_names_its_site_and_its_writer() -> None:
    headers = ["businessUnit.displayName", "consumer.displayName", "consumer.id", "text", "createdAt"]
    found = guessed(headers, ["Riverside North", "Somebody", "c-81", "The wait was long", "2026-05-03"])
    assert used(found) == {
        "text": "text",
        "date": "createdAt",
        "author": "consumer.id",
        "site": "businessUnit.displayName",
    }
    assert found.identifiers == ("consumer.displayName",)


@pytest.mark.parametrize("header", ["Survey ID", "Post ID"])
def test_the_number_of_a_survey_or_post_is_its_id(header: str) -> None:
    assert guessed([header, "date", "comment"], ["70001", "2026-05-03", "The wait was long"]).columns.id == header
