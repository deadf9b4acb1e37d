"""The workbook on paper: every part says something, and the sheet for programs fills no more than a page."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from collectors.files.table import read_table
from config.errors import HeedError
from dashboard.reports.report import Report
from dashboard.reports.write import write_report


def test_the_sheet_for_programs_prints_as_one_page_that_says_so(files: dict[str, Path]) -> None:
    book: Any = load_workbook(files["xlsx"])
    sheet = book["All figures"]
    assert sheet.max_row > 100
    assert sheet.print_area == "'All figures'!$A$1:$E$46"
    assert "Only the first rows are printed" in sheet.oddHeader.left.text


def test_a_sheet_without_rows_says_that_there_are_none(report: Report, tmp_path: Path) -> None:
    path = write_report(replace(report, owned=()), tmp_path, ["xlsx"])[0]
    assert load_workbook(path)["Who looks after it"]["A2"].value == "None to show"


def test_a_report_is_not_taken_for_a_file_of_feedback(files: dict[str, Path]) -> None:
    with pytest.raises(HeedError, match="is a report that heed made"):
        read_table(files["xlsx"], 2**30)
