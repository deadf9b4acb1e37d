"""The report as a Word document, with charts that Word draws from data a person can edit."""

from datetime import datetime
from pathlib import Path
from typing import Any

from docx import Document
from docx.oxml.ns import qn
from docx.shared import Cm, Inches, Pt

from dashboard.palette import BLUE, INK, ORANGE, QUIET
from dashboard.reports import native_charts
from dashboard.reports.document_parts import as_rgb, draw_chart, draw_table, write_line, write_run
from dashboard.reports.examples import QUOTING
from dashboard.reports.lines import (
    DEMONSTRATION,
    TREND_NOTE,
    colour_of,
    coverage_sentence,
    days_line,
    deed_line,
    foot_line,
    joined,
    made_line,
    mark_lines,
    others_sentence,
    since_line,
    verdict_line,
    version_words,
)
from dashboard.reports.owners import owned_lines
from dashboard.reports.present import count, interval, per_100, signed
from dashboard.reports.report import Report

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
        ("Normal", 10.5, INK),
        ("Title", 26, INK),
        ("Heading 1", 16, BLUE),
        ("Heading 2", 12, INK),
    ):
        style = book.styles[name]
        style.font.name, style.font.size, style.font.color.rgb = "Calibri", Pt(size), as_rgb(colour)
        style.element.rPr.rFonts.set(qn("w:asciiTheme"), "minorHAnsi")
        style.paragraph_format.space_after = Pt(4)
    book.styles["Title"].font.bold = True
    foot = section.footer.paragraphs[0]
    write_run(foot, foot_line(report), 8, QUIET)


def _summary(book: Any, report: Report) -> None:
    if report.is_demonstration:
        write_line(book, DEMONSTRATION, 10.5, ORANGE, is_bold=True)
    write_line(book, joined((report.provider_title, report.place_title, days_line(report))), 10, QUIET)
    book.add_paragraph(report.title, style="Title")
    write_line(book, report.headline, 17, BLUE, is_bold=True)
    for point in report.points:
        book.add_paragraph(point, style="List Bullet")
    if report.trend:
        book.add_heading("Complaints per 100 mentions, about anything", 2)
        draw_chart(book, report, native_charts.trend, Inches(native_charts.trend_inches(report)), report.trend_sentence)
    write_line(book, f"{report.trend_sentence} {TREND_NOTE}", 9, QUIET)
    for line in (*mark_lines(report.marks, report.spelling), report.trend_rests_on):
        write_line(book, line, 9, QUIET)


def _signals(book: Any, report: Report) -> None:
    # Not a break by itself: behind a page that is full it would leave an empty one.
    book.add_heading("Signals", 1).paragraph_format.page_break_before = True
    book.add_paragraph(" ".join((report.signals_sentence, *report.volume, *report.unlike)))
    for signal in report.signals:
        write_line(book, signal.title, 11, ORANGE, is_bold=True)
        book.add_paragraph(f"{signal.sentence} ({since_line(signal, report.spelling)})")


def _complaints(book: Any, report: Report) -> None:
    book.add_heading("Complaints", 1)
    if not native_charts.complained(report):
        book.add_paragraph(native_charts.untold(report) or "No theme was complained about.")
        return
    draw_chart(
        book, report, native_charts.complaints, Inches(3.6), "Complaints per 100 mentions by theme, now and before"
    )
    head = ("Theme", "Complaints", "Per 100", "Before", "Change", "95 % interval")
    told = native_charts.told(report)
    rows = [
        (each.title, count(each.complaints), per_100(each.share), per_100(each.share_before), signed(each.change),
         interval(each.low, each.high))
        for each in told[:_THEMES]
    ]  # fmt: skip
    draw_table(
        book,
        head,
        rows,
        [colour_of(each) for each in told[:_THEMES]],
        widths=(2.0, 1.3, 0.85, 0.85, 0.95, 1.55),
    )
    n, before = count(report.overall.mentions), count(report.overall.mentions_before)
    note = (
        f"Complaints per 100 scored mentions; n = {n} in {report.period}, {before} in {report.before}. In bold: more "
        "than chance explains, all themes taken together (false discovery rate 5 %)."
    )
    if len(told) > _THEMES:
        note += f" {_THEMES} themes of {len(told)}: the workbook holds all."
    write_line(book, f"{note} {native_charts.untold(report)}".strip(), 9, QUIET)
    for line in owned_lines(report):
        book.add_paragraph(line)
    for example in report.examples:
        write_line(book, f"{example.title} ({example.source_title}): {example.said}", 10)
    write_line(book, QUOTING, 9, QUIET)


def _sites(book: Any, report: Report) -> None:
    if len(report.places) == 1:
        return
    book.add_heading("Sites", 1)
    if not report.places:
        book.add_paragraph("No site is named in these mentions.")
        return
    book.add_paragraph(report.places_sentence)
    if len(native_charts.comparable(report)) > 1:
        draw_chart(book, report, native_charts.places, Inches(2.4), report.places_sentence)
    rows = [(each.title, count(each.complaints), count(each.mentions), per_100(each.share)) for each in report.places]
    colours = [ORANGE if each.is_signal else None for each in report.places]
    draw_table(book, ("Site", "Complaints", "n", "Per 100"), rows, colours)
    write_line(book, " ".join((*report.notes, "In the order of the alphabet: no ranking, no target.")), 9, QUIET)
    sites = sorted({cell.site_title for cell in report.heat})
    found = {(cell.theme_title, cell.site_title): cell.share for cell in report.heat}
    if len(sites) > 1:
        book.add_heading("Complaints per 100 mentions, theme by site", 2)
        themes = list(dict.fromkeys(cell.theme_title for cell in report.heat))
        cells = [(theme, *(per_100(found.get((theme, site))) for site in sites)) for theme in themes]
        draw_table(book, ("Theme", *sites), cells)


def _actions(book: Any, report: Report) -> None:
    book.add_heading("Actions and what they did", 1)
    if not report.actions:
        book.add_paragraph("No action is recorded up to the end of this period.")
    for deed in report.actions:
        line = write_line(book, f"{deed.title}: ", 11, is_bold=True)
        words, colour = verdict_line(deed.verdict)
        write_run(line, words, 11, colour, is_bold=True)
        place = write_line(book, deed_line(deed, report.spelling), 9, QUIET)
        line.paragraph_format.keep_with_next = place.paragraph_format.keep_with_next = True
        book.add_paragraph(" ".join((deed.sentence, *deed.cautions)))


def _praise(book: Any, report: Report) -> None:
    book.add_heading("Praise", 1)
    if not native_charts.praised(report):
        book.add_paragraph("No praise was counted in this period.")
        return
    draw_chart(book, report, native_charts.praise, Inches(2.6), "Mentions that praise each theme")


def _basis(book: Any, report: Report) -> None:
    book.add_heading("What the figures rest on", 1)
    rows = [(each.title, count(each.scored)) for each in report.origins]
    if rows:
        draw_table(book, ("Source", "Scored mentions"), rows)
    book.add_paragraph(coverage_sentence(report.coverage))
    for limit in (report.small_numbers, *report.limits):
        book.add_paragraph(limit, style="List Bullet")


def _measured(book: Any, report: Report) -> None:
    book.add_heading("How it was measured", 1)
    rows = [(each.labeller, version_words(each.version), each.quality) for each in report.methods if each.is_measured]
    head = ("Labeller", "Version", "On labelled data")
    if rows:
        draw_table(book, head, rows, numbers=False, widths=(1.0, 1.2, 2.8))
    for words in filter(None, (others_sentence(report.methods), report.audit)):
        book.add_paragraph(words)
    book.add_paragraph(made_line(report))


def _frameworks(book: Any, report: Report) -> None:
    book.add_heading("The themes in other frameworks", 1)
    rows = [tuple(t or "–" for t in (e.title, e.cqc, e.cg_cahps, e.hcahps, e.hcat)) for e in report.crosswalk]
    head = ("Theme", "CQC", "CG-CAHPS 3.1", "HCAHPS", "HCAT")
    draw_table(book, head, rows, numbers=False, size=8.5, widths=(1.3, 0.9, 1.6, 1.2, 1.3))
