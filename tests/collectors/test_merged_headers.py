"""Spreadsheets whose header is of merged cells: over several columns, down two rows, or both."""

from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from collectors.files.header import find_header
from config.home import Home
from config.settings import Settings
from tests.collectors.importing import Clinic, said


@pytest.fixture
def clinic(home: Home, settings: Settings, tmp_path: Path) -> Clinic:
    return Clinic(home, settings, tmp_path)


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
