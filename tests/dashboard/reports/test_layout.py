"""How a report is laid out in the program that opens it: native charts, nothing over an edge, no empty page."""

import re
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import docx
import pptx
import pytest
from openpyxl import load_workbook

from dashboard.reports.report import Report
from dashboard.reports.write import write_poster_file, write_report
from tests.pdf_pages import pages_of, read_pdf

pytestmark = pytest.mark.thorough


@pytest.mark.parametrize(("ending", "folder"), [("docx", "word"), ("pptx", "ppt"), ("xlsx", "xl")])
def test_charts_are_native(files: dict[str, Path], ending: str, folder: str) -> None:
    with zipfile.ZipFile(files[ending]) as archive:
        charts = [name for name in archive.namelist() if name.startswith(f"{folder}/charts/chart")]
    assert len(charts) == 4


def test_months_are_labelled_once_on_the_axis_of_a_native_chart(files: dict[str, Path]) -> None:
    with zipfile.ZipFile(files["pptx"]) as parts:
        charts = [parts.read(name).decode() for name in parts.namelist() if name.startswith("ppt/charts/chart")]
    (trend,) = [chart for chart in charts if "<c:dateAx>" in chart]
    axis = trend[trend.index("<c:dateAx>") : trend.index("</c:dateAx>")]
    steps = '<c:baseTimeUnit val="months"/><c:majorUnit val="3"/><c:majorTimeUnit val="months"/>'
    assert steps in axis


def test_the_pdf_is_tagged_and_says_its_title_and_language(report: Report, files: dict[str, Path]) -> None:
    held = files["pdf"].read_bytes()
    told = read_pdf(files["pdf"])
    assert told.root_object["/MarkInfo"]["/Marked"]
    assert report.title in told.metadata.title
    assert b"pdfuaid:part" in held
    assert b"en-GB" in held


def test_the_pdf_uses_no_font_of_the_machine(files: dict[str, Path]) -> None:
    pages = read_pdf(files["pdf"]).pages
    fonts = [font for page in pages for font in page["/Resources"]["/Font"].values()]
    names = {font["/BaseFont"].split("+")[-1] for font in fonts}
    assert names
    assert {name.split("-")[0] for name in names} <= {"LibertinusSerif", "DejaVuSansMono", "NewCMMath"}


def test_a_poster_is_one_page(report: Report, tmp_path: Path) -> None:
    poster = write_poster_file(report, tmp_path)
    assert len(pages_of(poster)) == 1


def test_nothing_on_a_slide_stands_on_something_else_or_below_its_edge(files: dict[str, Path]) -> None:
    deck = pptx.Presentation(str(files["pptx"]))
    for slide in deck.slides:
        tables = [shape for shape in slide.shapes if shape.has_table]
        notes = [shape for shape in slide.shapes if shape.has_text_frame and shape.text_frame.text]
        for table in tables:
            end = table.top + sum(_row_height(row, table.table.columns) for row in table.table.rows)
            assert end < deck.slide_height
            assert not [note.text_frame.text for note in notes if table.top < note.top < end]


def _row_height(row: Any, columns: Any) -> int:
    """The height that a row of 11 points takes, its letters half as wide as high."""
    lines = [-(-len(cell.text) * 76_200 // column.width) for cell, column in zip(row.cells, columns, strict=True)]
    return max(int(row.height), int(max(lines)) * 190_000)


def test_months_in_which_something_was_done_or_changed_are_marked_in_every_native_chart(
    report: Report, files: dict[str, Path]
) -> None:
    months = {mark.day.replace(day=1): mark.word for mark in report.marks}
    assert {point.day: point.marks for point in report.trend if point.marks} == months
    for ending, folder in (("docx", "word/charts"), ("pptx", "ppt/charts"), ("xlsx", "xl/charts")):
        with zipfile.ZipFile(files[ending]) as parts:
            charts = [parts.read(name).decode() for name in parts.namelist() if name.startswith(f"{folder}/chart")]
        (trend,) = [chart for chart in charts if "<c:dateAx>" in chart]
        assert re.findall(r"<c:dLbl>(?:(?!</c:dLbl>).)*<a:t>(.*?)</a:t>", trend) == list(months.values())


def test_the_charts_of_the_workbook_stand_on_a_sheet_of_their_own_behind_the_summary(files: dict[str, Path]) -> None:
    book = load_workbook(files["xlsx"])
    assert book.sheetnames[:2] == ["Summary", "Charts"]
    charts: Any = book["Charts"]
    assert len(charts._charts) == 4


def test_the_summary_stays_on_one_page_whatever_names_are_in_it(report: Report, tmp_path: Path) -> None:
    long = "The Royal Riverside Centre for Integrated Community, Children's and Older People's Care"
    named = replace(
        report, provider_title=long, place_title=long, points=(*report.points, *(f"{long}: {long}." for _ in range(3))),
        marks=tuple(replace(mark, title=f"{mark.title} · {long}") for mark in report.marks),
    )  # fmt: skip
    (path,) = write_report(named, tmp_path, ["pdf"])
    assert pages_of(path)[1].split("\n")[0] == "Signals"


def test_a_name_without_blanks_is_broken_in_the_pdf(report: Report, tmp_path: Path) -> None:
    name = "Ambulantesnotfallversorgungsundrehabilitationszentrum"
    places = [replace(report.places[0], title=name), *report.places[1:]]
    (path,) = write_report(replace(report, places=tuple(places)), tmp_path, ["pdf"])
    text = "\n".join(pages_of(path))
    assert name not in text
    assert name[:18] in text


def test_no_page_of_the_document_is_empty_behind_a_full_one(files: dict[str, Path]) -> None:
    book = docx.Document(str(files["docx"]))
    assert not book.element.xpath("//w:br[@w:type='page']")
    (signals,) = [each for each in book.paragraphs if each.text == "Signals"]
    assert signals.paragraph_format.page_break_before


def test_the_summary_of_the_workbook_is_not_stretched_to_the_width_of_the_paper(files: dict[str, Path]) -> None:
    book: Any = load_workbook(files["xlsx"])
    assert not book["Summary"].sheet_properties.pageSetUpPr.fitToPage
    assert book["Complaints"].sheet_properties.pageSetUpPr.fitToPage
