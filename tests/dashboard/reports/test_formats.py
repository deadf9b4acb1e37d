"""The same numbers in every format, each opened by another program than the one that wrote it."""

import io
import os
import re
import subprocess
import sys
import zipfile
from dataclasses import replace
from pathlib import Path

import docx
import pandas as pd
import pptx
import pytest
from openpyxl import load_workbook

from config.home import Home
from config.reporting import FORMATS
from dashboard.reports.lines import day_words
from dashboard.reports.present import per_100
from dashboard.reports.report import Report
from dashboard.reports.rows import figures
from dashboard.reports.spelling import spelled
from dashboard.reports.write import write_poster_file, write_report
from tests.dashboard.invented import HOSTILE
from tests.dashboard.reports.conftest import MONTH
from tests.pdf_pages import pages_of

pytestmark = pytest.mark.thorough


def _complained(report: Report) -> dict[str, float | None]:
    return {each.title: each.share for each in report.complaints}


def _pdf_text(path: Path) -> str:
    return "\n".join(pages_of(path))


def _docx_text(path: Path) -> str:
    book = docx.Document(str(path))
    cells = [cell.text for table in book.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in book.paragraphs), *cells])


def _pptx_text(path: Path) -> str:
    shapes = [shape for slide in pptx.Presentation(str(path)).slides for shape in slide.shapes]
    texts = [shape.text_frame.text for shape in shapes if shape.has_text_frame]
    return "\n".join([*texts, *(c.text for s in shapes if s.has_table for r in s.table.rows for c in r.cells)])


_READ = {"pdf": _pdf_text, "docx": _docx_text, "pptx": _pptx_text}


def test_every_format_is_written(files: dict[str, Path]) -> None:
    assert set(files) == set(FORMATS)


@pytest.mark.parametrize("ending", _READ)
def test_a_document_holds_every_share_of_complaints(report: Report, files: dict[str, Path], ending: str) -> None:
    text = _READ[ending](files[ending])
    assert not [
        title for title, share in _complained(report).items() if title not in text or per_100(share) not in text
    ]


@pytest.mark.parametrize("ending", _READ)
def test_a_document_opens_with_the_headline_and_names_the_snapshot(
    report: Report, files: dict[str, Path], ending: str
) -> None:
    text = " ".join(_READ[ending](files[ending]).split()) if ending != "docx" else _docx_text(files[ending])
    assert report.headline in text.replace("\n", " ")
    assert ending == "docx" or report.snapshot in text
    assert report.snapshot in _docx_text(files["docx"])


def test_the_workbook_holds_the_same_shares(report: Report, files: dict[str, Path]) -> None:
    sheet = load_workbook(files["xlsx"])["Complaints"]
    head, *rows = sheet.iter_rows(values_only=True)
    place = head.index("Per 100 now")
    found = {row[0]: row[place] for row in rows if row[0]}
    assert found == {title: pytest.approx((share or 0) * 100) for title, share in _complained(report).items()}


@pytest.mark.parametrize("ending", ["csv", "parquet"])
def test_the_figures_hold_the_same_shares(report: Report, files: dict[str, Path], ending: str) -> None:
    rows = pd.read_csv(files[ending]) if ending == "csv" else pd.read_parquet(files[ending])
    rows = rows[(rows["part"] == "complaints") & (rows["figure"] == "share")]
    assert dict(zip(rows["item"], rows["number"], strict=True)) == _complained(report)


def test_a_chart_of_the_document_carries_its_own_workbook(report: Report, files: dict[str, Path]) -> None:
    with zipfile.ZipFile(files["docx"]) as archive:
        books = sorted(name for name in archive.namelist() if name.startswith("word/embeddings/"))
        sheet = load_workbook(io.BytesIO(archive.read(books[1]))).active
    assert sheet is not None
    shown = {row[0]: row[1] for row in sheet.iter_rows(min_row=2, values_only=True)}
    assert shown == {title: pytest.approx((share or 0) * 100) for title, share in _complained(report).items()}


@pytest.mark.parametrize("ending", ["csv", "pdf"])
def test_the_same_report_gives_the_same_bytes(
    report: Report, files: dict[str, Path], tmp_path: Path, ending: str
) -> None:
    (again,) = write_report(report, tmp_path, [ending])
    assert again.read_bytes() == files[ending].read_bytes()


def test_another_process_computes_the_same_report_and_writes_the_same_bytes(
    invented_home: Home, files: dict[str, Path], tmp_path: Path
) -> None:
    asked = ["--home", str(invented_home.path), "report", "monthly", "--month", MONTH, "--to", str(tmp_path)]
    heed = "import heed; heed.main()"
    subprocess.run(
        [sys.executable, "-c", heed, *asked, "--format", "csv", "--format", "pdf", "--format", "parquet"],
        env=os.environ | {"PYTHONHASHSEED": "11", "TZ": "Asia/Tokyo"}, check=True, capture_output=True,
    )  # fmt: skip
    again = {path.suffix[1:]: path.read_bytes() for path in tmp_path.iterdir()}
    assert again == {ending: files[ending].read_bytes() for ending in ("csv", "pdf", "parquet")}


@pytest.mark.parametrize("verdict", ["cannot tell yet", "not comparable"])
def test_a_poster_claims_nothing_of_an_action_whose_verdict_is_open(
    report: Report, tmp_path: Path, verdict: str
) -> None:
    open_ = replace(report, actions=tuple(replace(deed, verdict=verdict) for deed in report.actions))
    assert report.actions
    said = _pdf_text(write_poster_file(open_, tmp_path))
    assert "fewer complaints" not in said
    assert "more complaints" not in said


@pytest.mark.parametrize("ending", FORMATS)
def test_only_what_may_leave_of_patients_words_stands_in_a_report(
    report: Report, files: dict[str, Path], ending: str
) -> None:
    held = files[ending].read_bytes()
    if zipfile.is_zipfile(files[ending]):
        with zipfile.ZipFile(files[ending]) as archive:
            held = b"".join(archive.read(name) for name in archive.namelist())
    text = _pdf_text(files["pdf"]) if ending == "pdf" else held.decode("utf-8", "replace")
    told = " ".join(example.said for example in report.examples)
    visits = set(re.findall(r"visit \d+", " ".join(text.split())))
    assert HOSTILE[:20] not in text
    assert visits <= set(re.findall(r"visit \d+", told))


def test_a_text_that_begins_like_a_formula_is_no_formula(report: Report, tmp_path: Path) -> None:
    hostile = replace(report.actions[0], title="=1+1", owner="@SUM(A1)", sentence="+1")
    book, rows = write_report(replace(report, actions=(hostile,)), tmp_path, ["xlsx", "csv"])
    cells = [cell for sheet in load_workbook(book) for row in sheet.iter_rows() for cell in row]
    assert not [cell.coordinate for cell in cells if cell.data_type == "f"]
    assert not [line for line in rows.read_text("utf-8").split('"') if line[:1] in ("=", "@")]


@pytest.mark.parametrize("ending", FORMATS)
def test_a_report_of_nothing_can_be_written(report: Report, tmp_path: Path, ending: str) -> None:
    nothing = replace(
        report, trend=(), signals=(), complaints=(), places=(), places_sentence="", places_target=None, notes=(),
        heat=(), actions=(), praise=(), origins=(), methods=(),
    )  # fmt: skip
    assert write_report(nothing, tmp_path, [ending])[0].stat().st_size > 0


@pytest.mark.parametrize("ending", FORMATS)
def test_what_is_suppressed_is_said_and_not_counted(report: Report, tmp_path: Path, ending: str) -> None:
    hidden = replace(report.complaints[0], complaints=None, share=None, change=None, low=None, high=None)
    assert write_report(replace(report, complaints=(hidden, *report.complaints[1:])), tmp_path, [ending])


def test_a_figure_that_is_suppressed_has_no_number(report: Report) -> None:
    hidden = replace(report.complaints[0], share=None)
    rows = figures(replace(report, complaints=(hidden,)))
    rows = rows[(rows["part"] == "complaints") & (rows["figure"] == "share")]
    assert rows["number"].isna().all()


@pytest.mark.parametrize("ending", _READ)
def test_the_chart_of_months_marks_what_was_done_and_says_what_it_rests_on(
    report: Report, files: dict[str, Path], ending: str
) -> None:
    text = " ".join(_READ[ending](files[ending]).split())
    assert [mark.word for mark in report.marks] == ["source", "1"]
    for mark in report.marks:
        assert f"{mark.word} · {day_words(mark.day, report.spelling)}: {mark.title}" in text
    assert "chose to write; not a survey of all patients" in text
    assert re.search(r"; sentiment \(version .+? judged by machine, .+?; (audited|never audited)", text)


@pytest.mark.parametrize("ending", ["pdf", "docx"])
def test_a_report_about_one_site_compares_none(report: Report, tmp_path: Path, ending: str) -> None:
    (path,) = write_report(replace(report, places=report.places[:1], heat=()), tmp_path, [ending])
    assert not re.search(r"^\s*Sites$", _READ[ending](path), re.MULTILINE)


def test_names_that_people_typed_keep_their_spelling_in_an_american_report(report: Report) -> None:
    place = replace(report.places[0], title="Riverside Health Centre")
    said = "Riverside Health Centre was not analysed."
    american = spelled(replace(report, spelling="american", places=(place,), points=(said,)))
    assert american.points == ("Riverside Health Centre was not analyzed.",)
    assert american.places[0].title == "Riverside Health Centre"
