"""Ratings, dates and times in the shapes that the programs of others give them, imported."""

from pathlib import Path
from zipfile import ZipFile

import pytest
import xlsxwriter

from collectors.files.table import read_table
from tests.collectors.importing import Clinic, said


@pytest.mark.parametrize(
    ("ratings", "shares"),
    [
        (("4/5", "1/5", "8 out of 10"), [0.75, 0.0, 0.8]),
        (("★★★★☆", "★☆☆☆☆", "⭐⭐⭐⭐⭐"), [0.75, 0.0, 1.0]),
        (("4.5 stars", "1 star", "Rated 5 out of 5"), [0.875, 0.0, 1.0]),
        (("FOUR", "ONE", "FIVE"), [0.75, 0.0, 1.0]),
    ],
)
def test_ratings_are_read_in_every_shape_and_dates_as_serial_numbers(
    clinic: Clinic, ratings: tuple[str, ...], shares: list[float]
) -> None:
    rows = "".join(f"{46083 + day},{rating},Words of day {day}\n" for day, rating in enumerate(ratings))
    clinic.imports("reviews.csv", f"Date,Rating,Comment\n{rows}")
    assert clinic.holds("rating") == shares
    assert clinic.holds("day::VARCHAR") == ["2026-03-02", "2026-03-03", "2026-03-04"]


@pytest.mark.parametrize(
    ("written", "utc"),
    [
        ("2026/06/14 1:14:12 PM GMT+1", "2026-06-14 12:14:12"),
        ("2026/06/14 10:14:12 AM GMT+0", "2026-06-14 10:14:12"),
        ("2026/06/14 10:14:12 AM UTC-05:30", "2026-06-14 15:44:12"),
        ("2026/06/14 10:14:12 AM", "2026-06-14 09:14:12"),
    ],
)
def test_the_time_stamps_of_forms_say_how_far_from_utc_they_are(clinic: Clinic, written: str, utc: str) -> None:
    clinic.imports("form.csv", f"Timestamp,What went well?\n{written},The doctor listened\n")
    assert clinic.holds("created_at::VARCHAR") == [utc]


def test_a_column_of_dates_that_says_utc_is_read_as_utc(clinic: Clinic) -> None:
    receipt = clinic.imports("form.csv", "Start Date (UTC),Comment\n2026-06-14 10:14:12,The doctor listened\n")
    assert clinic.holds("created_at::VARCHAR") == ["2026-06-14 10:14:12"]
    assert said(receipt, "is UTC, as its column says")


@pytest.mark.parametrize(("last", "is_said"), [("01/03/2026", True), ("02/03/2026", False), ("01/02/2026", False)])
def test_months_that_stand_as_their_first_day_are_said_to_make_weeks_loud(
    clinic: Clinic, last: str, is_said: bool
) -> None:
    rows = "".join(f"{day},The doctor listened\n" for day in ("01/01/2026", "01/02/2026", last, "soon"))
    receipt = clinic.imports("form.csv", f"Date,Comment\n{rows}")
    assert said(receipt, "believe the months, not the weeks") == is_said


def test_a_recommendation_in_words_is_a_rating(clinic: Clinic) -> None:
    rows = "2026-03-14,Recommends,Kind at the desk\n2026-03-15,Doesn\u2019t recommend,Nobody answers\n"
    clinic.imports("page.csv", f"Created,Recommendation,Review text\n{rows}")
    assert clinic.holds("rating") == [1.0, 0.0]


def test_formulas_that_no_spreadsheet_computed_are_told(clinic: Clinic) -> None:
    rows = [["Date", "Comment"], ["02/03/2026", "Calm and kind"], ["03/03/2026", '="A cold "&"room"']]
    receipt = clinic.imports_workbook(Responses=rows)
    assert (clinic.holds(), receipt.left_out) == (["Calm and kind"], {"no text": 1})
    assert said(receipt, "formulas whose results are not in the file count as empty")
    assert not said(clinic.imports_workbook(Responses=rows[:2]), "formulas")


def test_a_formula_that_was_computed_as_no_text_is_not_told(tmp_path: Path) -> None:
    with xlsxwriter.Workbook(tmp_path / "saved.xlsx") as book:
        sheet = book.add_worksheet()
        for number, row in enumerate([["Date", "Comment"], ["02/03/2026", "Calm and kind"], ["03/03/2026"]]):
            sheet.write_row(number, 0, row)
        sheet.write_formula(2, 1, '=""', None, "nothing")
    with ZipFile(tmp_path / "saved.xlsx") as saved, ZipFile(tmp_path / "export.xlsx", "w") as export:
        for part in saved.namelist():
            export.writestr(part, saved.read(part).replace(b"<v>nothing</v>", b"<v></v>"))
    assert "formulas" not in read_table(tmp_path / "export.xlsx", 2**20).described
