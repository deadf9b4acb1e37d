"""A text that begins like a formula stays a text in every file that a spreadsheet would open."""

import csv
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from click.testing import CliRunner
from openpyxl import load_workbook

import heed
from config.home import Home
from dashboard.reports.document import write_document
from dashboard.reports.figures import Place, Praise
from dashboard.reports.report import Report
from dashboard.reports.slides import write_slides
from dashboard.reports.write import report_of
from tests.threats.conftest import FORMULAS

pytestmark = pytest.mark.thorough

_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n")


def _run(home: Home, *arguments: str) -> None:
    answer = CliRunner().invoke(heed.main, ["--home", str(home.path), *arguments])
    assert answer.exit_code == 0, answer.output


def _cells(path: Path) -> list[str]:
    with path.open(newline="", encoding="utf-8-sig") as file:
        return [cell for row in csv.reader(file) for cell in row]


def _are_harmless(cells: list[str]) -> bool:
    return not [cell for cell in cells if cell.startswith(_STARTS) and not _is_number(cell)]


def _is_number(cell: str) -> bool:
    try:
        float(cell)
    except ValueError:
        return False
    return True


def test_a_csv_of_mentions_holds_no_formula(attacked: Home, tmp_path: Path) -> None:
    _run(attacked, "export", "mentions", str(tmp_path / "mentions.csv"))
    cells = _cells(tmp_path / "mentions.csv")
    assert {f"'{formula}" for formula in FORMULAS} <= set(cells)
    assert _are_harmless(cells)


def test_the_files_of_a_report_hold_no_formula(attacked: Home, tmp_path: Path) -> None:
    _run(attacked, "report", "monthly", "--format", "csv", "--format", "xlsx", "--to", str(tmp_path))
    (rows,) = tmp_path.glob("*.csv")
    assert any(cell.startswith("'=cmd") for cell in _cells(rows))
    assert _are_harmless(_cells(rows))
    (book,) = tmp_path.glob("*.xlsx")
    cells = [cell for sheet in load_workbook(book) for row in sheet.iter_rows() for cell in row]
    assert any(str(cell.value).startswith("=cmd") for cell in cells)
    assert not [cell.coordinate for cell in cells if cell.data_type == "f" or cell.hyperlink]


@pytest.mark.parametrize("write", [write_document, write_slides])
def test_the_workbooks_behind_the_charts_of_a_report_hold_no_formula(
    attacked: Home, tmp_path: Path, write: Callable[[Report, Path], None]
) -> None:
    names = [*FORMULAS[:4], "http://evil.example/x", '=HYPERLINK("http://evil.example","x")']
    report = report_of(attacked, "quarterly", None)
    places = tuple(Place(name, 5, 20, 0.25, 0.1, 0.4, is_signal=False) for name in names)
    praise = tuple(Praise(f"theme_{place}", name, 12) for place, name in enumerate(names))
    # The names of places passed no door here, and one holds a character that no document can.
    report = replace(report, places=places, praise=praise, notes=(), heat=(), signals=())
    write(report, tmp_path / "report")
    with ZipFile(tmp_path / "report") as office:
        books = [BytesIO(office.read(name)) for name in office.namelist() if name.endswith(".xlsx")]
    cells = [cell for book in books for sheet in load_workbook(book) for row in sheet.iter_rows() for cell in row]
    assert {name for name in names if any(str(cell.value).startswith(name) for cell in cells)} == set(names)
    assert not [cell.value for cell in cells if cell.data_type == "f" or cell.hyperlink]


@pytest.mark.parametrize("formula", [*FORMULAS[:4], '=HYPERLINK("http://evil.example","x")'])
def test_the_rows_that_could_not_be_read_hold_no_formula(home: Home, tmp_path: Path, formula: str) -> None:
    file = tmp_path / "answers.csv"
    quoted = formula.replace('"', '""')
    file.write_text(f'comment,date\n"It was calm here",2026-03-02\n"{quoted}","{quoted}"\n', "utf-8")
    CliRunner().invoke(heed.main, ["--home", str(home.path), "import", str(file), "--provider", "riverside"])
    assert f"'{formula}" in _cells(tmp_path / "answers.csv.rejects.csv")
    assert _are_harmless(_cells(tmp_path / "answers.csv.rejects.csv"))
