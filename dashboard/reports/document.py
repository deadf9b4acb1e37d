"""The report as a Word document, with native charts: each is a chart part with its workbook, as Word writes them."""

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from docx import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.shared import Cm, Inches, Pt, RGBColor

from dashboard.palette import BLUE, GREEN, INK, LINE, ORANGE, QUIET
from dashboard.reports import native_charts
from dashboard.reports.examples import QUOTING
from dashboard.reports.figures import Change
from dashboard.reports.owners import owned_lines
from dashboard.reports.present import (
    TREND_NOTE,
    count,
    coverage_sentence,
    day_words,
    interval,
    joined,
    mark_lines,
    others_sentence,
    per_100,
    signed,
    version_words,
)
from dashboard.reports.report import Report

_INK, _QUIET, _BLUE, _ORANGE, _GREEN = (
    RGBColor.from_string(colour[1:]) for colour in (INK, QUIET, BLUE, ORANGE, GREEN)
)
_VERDICTS = {"fewer": ("▼ fewer complaints", _GREEN), "more": ("▲ more complaints", _ORANGE)}
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
_THEMES = 15


def write_document(report: Report, path: Path) -> None:
    """Write the report as DOCX."""
    book = Document()
    _prepare(book, report)
    for draw in (_summary, _signals, _complaints, _sites, _actions, _praise, _basis, _measured, _frameworks):
        draw(book, report)
    book.save(str(path))


def _prepare(book: Any, report: Report) -> None:
    properties = book.core_properties
    properties.title, properties.author = f"{report.title}, {report.provider_title}", "heed"
    properties.comments, properties.language = report.snapshot, "en-US" if report.spelling == "american" else "en-GB"
    properties.created = properties.modified = datetime.fromisoformat(report.published_at)
    section = book.sections[0]
    width, height = (Inches(8.5), Inches(11)) if report.spelling == "american" else (Cm(21), Cm(29.7))
    section.page_width, section.page_height = width, height
    section.left_margin = section.right_margin = Cm(2)
    section.top_margin = section.bottom_margin = Cm(1.9)
    for name, size, colour in (
        ("Normal", 10.5, _INK),
        ("Title", 26, _INK),
        ("Heading 1", 16, _BLUE),
        ("Heading 2", 12, _INK),
    ):
        style = book.styles[name]
        style.font.name, style.font.size, style.font.color.rgb = "Calibri", Pt(size), colour
        style.element.rPr.rFonts.set(qn("w:asciiTheme"), "minorHAnsi")
        style.paragraph_format.space_after = Pt(4)
    book.styles["Title"].font.bold = True
    foot = section.footer.paragraphs[0]
    _run(foot, joined((report.provider_title, report.place_title, report.period, report.snapshot)), 8, _QUIET)


def _summary(book: Any, report: Report) -> None:
    if report.is_demonstration:
        _line(book, "Demonstration: everything here is invented.", 10.5, _ORANGE, is_bold=True)
    span = f"{day_words(report.first_day, report.spelling)} to {day_words(report.last_day, report.spelling)}"
    _line(book, joined((report.provider_title, report.place_title, span)), 10, _QUIET)
    book.add_paragraph(report.title, style="Title")
    _line(book, report.headline, 17, _BLUE, is_bold=True)
    for point in report.points:
        book.add_paragraph(point, style="List Bullet")
    if report.trend:
        book.add_heading("Complaints per 100 mentions, about anything", 2)
        _chart(book, report, native_charts.trend, Inches(native_charts.trend_inches(report)), report.trend_sentence)
    _line(book, f"{report.trend_sentence} {TREND_NOTE}", 9, _QUIET)
    for line in (*mark_lines(report.marks, report.spelling), report.trend_rests_on):
        _line(book, line, 9, _QUIET)


def _signals(book: Any, report: Report) -> None:
    # Not a break by itself: behind a page that is full it would leave an empty one.
    book.add_heading("Signals", 1).paragraph_format.page_break_before = True
    book.add_paragraph(" ".join((report.signals_sentence, *report.volume)))
    for signal in report.signals:
        _line(book, signal.title, 11, _ORANGE, is_bold=True)
        since = f"since the week of {day_words(signal.since, report.spelling)}"
        book.add_paragraph(f"{signal.sentence} ({joined((since, *signal.places))})")


def _complaints(book: Any, report: Report) -> None:
    book.add_heading("Complaints", 1)
    if not native_charts.complained(report):
        book.add_paragraph(native_charts.untold(report) or "No theme was complained about.")
        return
    _chart(book, report, native_charts.complaints, Inches(3.6), "Complaints per 100 mentions by theme, now and before")
    head = ("Theme", "Complaints", "Per 100", "Before", "Change", "95 % interval")
    told = native_charts.told(report)
    rows = [
        (each.title, count(each.complaints), per_100(each.share), per_100(each.share_before), signed(each.change),
         interval(each.low, each.high))
        for each in told[:_THEMES]
    ]  # fmt: skip
    _table(
        book,
        head,
        rows,
        [_colour_of(each) for each in told[:_THEMES]],
        widths=(2.0, 1.3, 0.85, 0.85, 0.95, 1.55),
    )
    n, before = count(report.overall.mentions), count(report.overall.mentions_before)
    note = (
        f"Complaints per 100 scored mentions; n = {n} in {report.period}, {before} in {report.before}. In bold: more "
        "than chance explains, all themes taken together (false discovery rate 5 %)."
    )
    if len(told) > _THEMES:
        note += f" {_THEMES} themes of {len(told)}: the workbook holds all."
    _line(book, f"{note} {native_charts.untold(report)}".strip(), 9, _QUIET)
    for line in owned_lines(report):
        book.add_paragraph(line)
    for example in report.examples:
        _line(book, f"{example.title} ({example.source_title}): {example.said}", 10, _INK)
    _line(book, QUOTING, 9, _QUIET)


def _sites(book: Any, report: Report) -> None:
    if len(report.places) == 1:
        return
    book.add_heading("Sites", 1)
    if not report.places:
        book.add_paragraph("No site is named in these mentions.")
        return
    book.add_paragraph(report.places_sentence)
    if len(native_charts.comparable(report)) > 1:
        _chart(book, report, native_charts.places, Inches(2.4), report.places_sentence)
    rows = [(each.title, count(each.complaints), count(each.mentions), per_100(each.share)) for each in report.places]
    colours = [_ORANGE if each.is_signal else None for each in report.places]
    _table(book, ("Site", "Complaints", "n", "Per 100"), rows, colours)
    _line(book, " ".join((*report.notes, "In the order of the alphabet: no ranking, no target.")), 9, _QUIET)
    sites = sorted({cell.site_title for cell in report.heat})
    found = {(cell.theme_title, cell.site_title): cell.share for cell in report.heat}
    if len(sites) > 1:
        book.add_heading("Complaints per 100 mentions, theme by site", 2)
        themes = list(dict.fromkeys(cell.theme_title for cell in report.heat))
        cells = [(theme, *(per_100(found.get((theme, site))) for site in sites)) for theme in themes]
        _table(book, ("Theme", *sites), cells, [None] * len(cells))


def _actions(book: Any, report: Report) -> None:
    book.add_heading("Actions and what they did", 1)
    if not report.actions:
        book.add_paragraph("No action is recorded up to the end of this period.")
    for deed in report.actions:
        words, colour = _VERDICTS.get(deed.verdict, (deed.verdict, _QUIET))
        line = _line(book, f"{deed.title}: ", 11, _INK, is_bold=True)
        _run(line, words, 11, colour, is_bold=True)
        when = day_words(deed.day, report.spelling)
        place = _line(book, joined((when, deed.site_title or "all places", deed.theme_title, deed.owner)), 9, _QUIET)
        line.paragraph_format.keep_with_next = place.paragraph_format.keep_with_next = True
        book.add_paragraph(" ".join((deed.sentence, *deed.cautions)))


def _praise(book: Any, report: Report) -> None:
    book.add_heading("Praise", 1)
    if not native_charts.praised(report):
        book.add_paragraph("No praise was counted in this period.")
        return
    _chart(book, report, native_charts.praise, Inches(2.6), "Mentions that praise each theme")


def _basis(book: Any, report: Report) -> None:
    book.add_heading("What the figures rest on", 1)
    rows = [(each.title, count(each.scored)) for each in report.origins]
    if rows:
        _table(book, ("Source", "Scored mentions"), rows, [None] * len(rows))
    book.add_paragraph(coverage_sentence(report.coverage))
    for limit in (report.small_numbers, *report.limits):
        book.add_paragraph(limit, style="List Bullet")


def _measured(book: Any, report: Report) -> None:
    book.add_heading("How it was measured", 1)
    rows = [(each.labeller, version_words(each.version), each.quality) for each in report.methods if each.is_measured]
    head = ("Labeller", "Version", "On labelled data")
    if rows:
        _table(book, head, rows, [None] * len(rows), numbers=False, widths=(1.0, 1.2, 2.8))
    for words in filter(None, (others_sentence(report.methods), report.audit)):
        book.add_paragraph(words)
    book.add_paragraph(
        f"Snapshot {report.snapshot}, published {report.published_at} UTC by heed {report.heed_version}."
    )


def _frameworks(book: Any, report: Report) -> None:
    book.add_heading("The themes in other frameworks", 1)
    rows = [tuple(t or "–" for t in (e.title, e.cqc, e.cg_cahps, e.hcahps, e.hcat)) for e in report.crosswalk]
    head = ("Theme", "CQC", "CG-CAHPS 3.1", "HCAHPS", "HCAT")
    _table(book, head, rows, [None] * len(rows), numbers=False, size=8.5, widths=(1.3, 0.9, 1.6, 1.2, 1.3))


def _chart(book: Any, report: Report, draw: Callable[..., None], height: int, words: str) -> None:
    chart_xml, workbook = native_charts.as_parts(draw, report, _WIDTH, height)
    package, number = (
        book.part.package,
        sum("/charts/" in str(part.partname) for part in book.part.package.iter_parts()) + 1,
    )
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


def _colour_of(change: Change) -> RGBColor | None:
    """Give the colour of a change beyond chance: more complaints, or fewer; None for any other."""
    return (_ORANGE if (change.change or 0) > 0 else _GREEN) if change.is_signal else None


def _table(
    book: Any,
    head: Sequence[str],
    rows: Sequence[Sequence[str]],
    marked: Sequence[RGBColor | None],
    numbers: bool = True,
    size: float = 9.5,
    widths: Sequence[float] = (),
) -> None:
    """Draw a table, some rows bold in a colour; `widths` are parts of the page's, by default the first takes two."""
    table = book.add_table(1, len(head), style="Table Grid")
    table.alignment, table.autofit = WD_TABLE_ALIGNMENT.CENTER, False
    _rule_lightly(table)
    parts = widths or (2.0, *(1.0 for _ in head[1:]))
    for column, part in zip(table.columns, parts, strict=True):
        column.width = int(_WIDTH * part / sum(parts))
    for row, words in enumerate((head, *rows)):
        line = table.rows[0] if row == 0 else table.add_row()
        line._tr.get_or_add_trPr().append(parse_xml(f'<w:cantSplit xmlns:w="{_W}"/>'))
        cells = line.cells
        for column, text in enumerate(words):
            cells[column].width = table.columns[column].width
            paragraph = cells[column].paragraphs[0]
            paragraph.paragraph_format.space_after = Pt(1)
            colour = marked[row - 1] if row else None
            _run(paragraph, text, size, colour or _INK, is_bold=row == 0 or colour is not None)
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


def _line(book: Any, text: str, size: float, colour: RGBColor, is_bold: bool = False) -> Any:
    paragraph = book.add_paragraph()
    _run(paragraph, text, size, colour, is_bold)
    return paragraph


def _run(paragraph: Any, text: str, size: float, colour: RGBColor, is_bold: bool = False) -> None:
    run = paragraph.add_run(text)
    run.font.size, run.font.bold, run.font.color.rgb = Pt(size), is_bold, colour
