"""Headers of several rows: of merged cells, as SurveyMonkey writes them, as Qualtrics does."""

from datetime import datetime
from typing import Any

import pytest

from collectors.files.header import find_header
from tests.collectors.importing import Clinic, said

TITLES: list[list[Any]] = [["Friends and Family Test"], ["Period: March 2026"]]
GROUPS: list[Any] = ["Response", None, "Where", None, "Answer", None, "About you"]
NAMES: list[Any] = ["Ref", "Received", "Site", "Ward", "How was your care?", "Tell us why", "Age"]
ROWS: list[list[Any]] = [
    ["A-1", datetime(2026, 3, 2), "North", "Eyes", "Very good", "The nurse was gentle", "40-49"],
    ["A-2", datetime(2026, 3, 3), "South", "Feet", "Very poor", "Nobody told us it was late", "50-59"],
]


@pytest.mark.parametrize("titles", [[], TITLES])
def test_names_of_groups_above_the_names_of_columns_hide_none_of_them(clinic: Clinic, titles: list[list[Any]]) -> None:
    receipt = clinic.imports_workbook(Responses=[*titles, GROUPS, NAMES, *ROWS])
    assert clinic.holds("site, service, text") == [
        ("north", "Eyes", "The nurse was gentle"),
        ("south", "Feet", "Nobody told us it was late"),
    ]
    assert said(receipt, "its header has 2 rows of merged cells")


@pytest.mark.parametrize("titles", [[], TITLES])
def test_names_merged_down_two_rows_stand_beside_those_under_a_merged_question(
    clinic: Clinic, titles: list[list[Any]]
) -> None:
    upper: list[Any] = ["Date", "Site", "Your words", None]
    lower: list[Any] = [None, None, "What was good?", "What was not?"]
    rows: list[Any] = [[datetime(2026, 3, day), "North", f"Quick desk {day}", f"Cold room {day}"] for day in (2, 3)]
    receipt = clinic.imports_workbook(Responses=[*titles, upper, lower, *rows])
    assert receipt.columns == (
        ("text", "What was good?"),
        ("text", "What was not?"),
        ("date", "Date"),
        ("site", "Site"),
    )


def test_names_that_repeat_are_told_apart_by_their_group() -> None:
    upper, lower = ["Date", "Doctors", "", "Nurses", ""], ["", "Mark", "Comment", "Mark", "Comment"]
    row = ["2026-03-02", "5", "Quick desk", "1", "Cold room"]
    names = find_header([upper, lower, row]).names
    assert names == ("Date", "Doctors: Mark", "Doctors: Comment", "Nurses: Mark", "Nurses: Comment")


@pytest.mark.parametrize(
    "row",
    [
        ["2026-03-02", "North", "Comment"],
        ["", "North", "The lift broke"],
        ["2 March 2026", "North", "Any chance of parking?"],
    ],
)
def test_an_answer_below_a_header_with_a_gap_is_no_second_row_of_it(row: list[str]) -> None:
    assert find_header([["Date", "", "Comment"], row, ["2026-03-03", "South", "Cold room"]]).skipped == 1


def test_a_second_row_under_the_questions_is_part_of_the_header(clinic: Clinic) -> None:
    receipt = clinic.imports(
        "survey.csv",
        "Respondent ID,Start Date,End Date,IP Address,Which clinic did you visit?,,"
        "How likely are you to recommend us?,What did we do well?,What could we do better?\n"
        ",,,,Response,Other (please specify),Response,Open-Ended Response,Open-Ended Response\n"
        "118001,03/14/2026 10:11:12 AM,03/14/2026 10:14:12 AM,10.0.0.1,North,,Very likely,"
        "The midwife listened to me,Parking is a nightmare\n"
        "118002,03/15/2026 01:11:12 PM,03/15/2026 01:14:12 PM,10.0.0.1,Other,The blue hut,Unlikely,,"
        "Answer the phone before ten\n",
    )
    assert clinic.holds("site, rating, question, text") == [
        ("north", 1.0, "What could we do better?", "Parking is a nightmare"),
        ("north", 1.0, "What did we do well?", "The midwife listened to me"),
        (None, 0.25, "What could we do better?", "Answer the phone before ten"),
    ]
    assert said(receipt, "its header has 2 rows")
    assert "Which clinic did you visit?: Other (please specify)" in receipt.not_used


def test_questions_in_a_second_row_and_ids_in_a_third_are_the_header(clinic: Clinic) -> None:
    ids = ",".join(f'"{{""ImportId"":""{name}""}}"' for name in ("endDate", "status", "lat", "_recordId", "Q1", "Q2"))
    receipt = clinic.imports(
        "survey.csv",
        "EndDate,Status,LocationLatitude,ResponseId,Q1,Q2\n"
        'End Date,Response Type,Location Latitude,Response ID,"Overall, how was your experience of our service?",'
        f"What could we have done better?\n{ids}\n"
        "2026-03-01 09:05:00,IP Address,51.5,R_1,Very good,A seat in the corridor\n"
        "2026-03-02 09:05:00,IP Address,51.5,R_2,Poor,Please answer the phone\n",
    )
    assert clinic.holds("site, rating, question, text") == [
        (None, 1.0, "What could we have done better?", "A seat in the corridor"),
        (None, 0.25, "What could we have done better?", "Please answer the phone"),
    ]
    assert (said(receipt, "its header has 3 rows"), receipt.rejected) == (True, {})
