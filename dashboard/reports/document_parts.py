"""What a Word document of a report is made of: lines, tables, and charts that a person can edit."""

from collections.abc import Callable, Sequence
from typing import Any

from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.shared import Inches, Pt, RGBColor

from dashboard.palette import INK, LINE
from dashboard.reports import native_charts
from dashboard.reports.report import Report

_CHART_TYPE = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
_BOOK_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_FRAME = """<w:drawing xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"
  xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
  xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"
  xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"
  xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">
  <wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{width}" cy="{height}"/>
  <wp:docPr id="{number}" name="Chart {number}" descr=""/><wp:cNvGraphicFramePr/>
  <a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart">
  <c:chart r:id="{relation}"/></a:graphicData></a:graphic></wp:inline></w:drawing>"""
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_WIDTH = Inches(6.6)


def as_rgb(colour: str) -> RGBColor:
    """Give a colour of `dashboard.palette` as Word takes it."""
    return RGBColor.from_string(colour[1:])


def write_run(paragraph: Any, text: str, size: float, colour: str = INK, is_bold: bool = False) -> None:
    """Write some words at the end of a paragraph."""
    run = paragraph.add_run(text)
    run.font.size, run.font.bold, run.font.color.rgb = Pt(size), is_bold, as_rgb(colour)


def write_line(book: Any, text: str, size: float, colour: str = INK, is_bold: bool = False) -> Any:
    """Write some words as a paragraph, and give that."""
    paragraph = book.add_paragraph()
    write_run(paragraph, text, size, colour, is_bold)
    return paragraph


def draw_chart(book: Any, report: Report, draw: Callable[..., None], height: int, words: str) -> None:
    """Draw a chart as wide as the text: a part of the document with its workbook, as Word writes them.

    Args:
        book: The document.
        report: Whose figures are drawn.
        draw: What draws it, in `dashboard.reports.native_charts`.
        height: Its height.
        words: What it shows, for readers who cannot see it.
    """
    chart_xml, workbook = native_charts.as_parts(draw, report, _WIDTH, height)
    package = book.part.package
    number = sum("/charts/" in str(part.partname) for part in package.iter_parts()) + 1
    chart = Part(PackURI(f"/word/charts/chart{number}.xml"), _CHART_TYPE, chart_xml, package)
    data = Part(PackURI(f"/word/embeddings/chart{number}.xlsx"), _BOOK_TYPE, workbook, package)
    # The chart's XML names its workbook by the relation it had where it was drawn; this gives it the same name.
    held = chart.relate_to(data, f"{_RELATION}/package")
    if f'r:id="{held}"'.encode() not in chart_xml:
        raise ValueError("the chart names its workbook otherwise")
    relation = book.part.relate_to(chart, f"{_RELATION}/chart")
    frame = parse_xml(_FRAME.format(width=_WIDTH, height=height, number=number, relation=relation))
    frame.find(f".//{qn('wp:docPr')}").set("descr", words)
    book.add_paragraph().add_run()._r.append(frame)


def draw_table(
    book: Any,
    head: Sequence[str],
    rows: Sequence[Sequence[str]],
    marked: Sequence[str | None] = (),
    numbers: bool = True,
    size: float = 9.5,
    widths: Sequence[float] = (),
) -> None:
    """Draw a table.

    Args:
        book: The document.
        head: Words over the columns.
        rows: Cells.
        marked: For each row the colour in which it is bold, None for none; nothing marks none.
        numbers: Whether all columns but the first hold numbers.
        size: Of the letters, in points.
        widths: Parts of the page's; by default the first column takes two.
    """
    table = book.add_table(1, len(head), style="Table Grid")
    table.alignment, table.autofit = WD_TABLE_ALIGNMENT.CENTER, False
    _rule_lightly(table)
    parts = widths or (2.0, *(1.0 for _ in head[1:]))
    for column, part in zip(table.columns, parts, strict=True):
        column.width = int(_WIDTH * part / sum(parts))
    for row, words in enumerate((head, *rows)):
        line = table.rows[0] if row == 0 else table.add_row()
        line._tr.get_or_add_trPr().append(parse_xml(f'<w:cantSplit xmlns:w="{_W}"/>'))
        cells, colour = line.cells, marked[row - 1] if row and marked else None
        for column, text in enumerate(words):
            cells[column].width = table.columns[column].width
            paragraph = cells[column].paragraphs[0]
            paragraph.paragraph_format.space_after = Pt(1)
            write_run(paragraph, text, size, colour or INK, is_bold=row == 0 or colour is not None)
            if numbers and column:
                paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    header = table.rows[0]._tr.get_or_add_trPr()
    header.append(parse_xml(f'<w:tblHeader xmlns:w="{_W}"/>'))
    book.add_paragraph().paragraph_format.space_after = Pt(2)


def _rule_lightly(table: Any) -> None:
    """Draw thin rules between the rows and none between the columns."""
    colour = LINE[1:]
    sides = "".join(
        f'<w:{side} w:val="{"nil" if side in ("left", "right", "insideV") else "single"}" w:sz="4" w:color="{colour}"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    table._tbl.tblPr.append(parse_xml(f'<w:tblBorders xmlns:w="{_W}">{sides}</w:tblBorders>'))
