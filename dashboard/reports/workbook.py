"""The report as a workbook: one sheet a part, one of charts, and one of every figure for programs."""

from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from dashboard.palette import BLUE, QUIET
from dashboard.reports.lines import DEMONSTRATION, coverage_sentence, days_line, limit_names, made_line
from dashboard.reports.present import NOT_TOLD
from dashboard.reports.report import Report
from dashboard.reports.rows import figures
from dashboard.reports.workbook_charts import draw_charts

_WIDEST = 60
# How many rows of the sheet for programs are printed, and what stands above them on paper.
_PRINTED, _FOR_PROGRAMS = (
    45,
    "Only the first rows are printed: this sheet is for programs, the other sheets say the same",
)
# As the file calls the formats of paper.
_LETTER, _A4 = 1, 9
# Sheet: part of the report, and its columns as people read them; a share is shown per 100.
_SHEETS: dict[str, tuple[str, dict[str, str]]] = {
    "Complaints": ("complaints", {
        "title": "Theme", "complaints": "Complaints", "mentions": "Scored mentions (n)",
        "share": "Per 100 now", "complaints_before": "Complaints before", "mentions_before": "n before",
        "share_before": "Per 100 before", "change": "Change per 100", "low": "95 % from", "high": "95 % to",
        "is_signal": "More than chance", "sentence": "In words",
    }),
    "Who looks after it": ("owned", {
        "title": "Theme", "owner": "Who looks after it", "control": "Can they change it",
    }),
    "Trend": ("trend", {
        "day": "From", "share": "Complaints per 100", "centre": "Usual",
        # Called by what the band of the chart is.
        "lower": "", "upper": "", "mentions": "Scored mentions (n)", "signal": "Signal", "marks": "Marks",
    }),
    "Marks of the trend": ("marks", {"word": "Mark", "day": "Day", "title": "What was done or changed"}),
    "Signals": ("signals", {"title": "Theme", "sentence": "In words", "places": "Places", "since": "Since week of"}),
    "Sites": ("places", {
        "title": "Site", "complaints": "Complaints", "mentions": "Scored mentions (n)", "share": "Per 100",
        "low": "95 % from", "high": "95 % to", "is_signal": "Beyond chance (99.8 %)",
    }),
    "Theme by site": ("heat", {"theme_title": "Theme", "site_title": "Site", "share": "Complaints per 100"}),
    "Actions": ("actions", {
        "title": "Action", "day": "Day", "owner": "Owner", "site_title": "Site", "theme_title": "Theme",
        "verdict": "Verdict", "difference": "Difference per 100",
        "low": "95 % from", "high": "95 % to", "sentence": "In words", "cautions": "Cautions",
    }),
    "Praise": ("praise", {"title": "Theme", "praise": "Mentions that praise it"}),
    "In their words": ("examples", {"title": "Theme", "said": "Said", "kind": "How", "source_title": "Source"}),
    "Sources": ("origins", {"title": "Source", "scored": "Scored mentions"}),
    "Method": ("methods", {"labeller": "Labeller", "version": "Version", "quality": "On labelled data"}),
    "Frameworks": ("crosswalk", {
        "title": "Theme", "cqc": "CQC", "cg_cahps": "CG-CAHPS 3.1", "hcahps": "HCAHPS", "hcat": "HCAT",
    }),
}  # fmt: skip
_PER_100 = {"share", "share_before", "change", "low", "high", "difference", "centre", "lower", "upper"}
_NOTHING = "None to show"
Formats = dict[str, Any]


def write_workbook(report: Report, path: Path) -> None:
    """Write the report as XLSX; a text that begins like a formula stays a text."""
    options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(str(path), options) as book:
        book.set_properties(
            {
                "title": f"{report.title}, {report.provider_title}", "author": "heed", "comments": report.snapshot,
                "created": datetime.fromisoformat(report.published_at),
            }
        )  # fmt: skip
        formats = {
            "title": book.add_format({"bold": True, "font_size": 18}),
            "headline": book.add_format({"font_size": 13, "font_color": BLUE, "text_wrap": True, "valign": "top"}),
            "head": book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"}),
            "text": book.add_format({"text_wrap": True, "valign": "top"}),
            "flag": book.add_format({"valign": "top", "align": "left", "indent": 1}),
            "untold": book.add_format({"valign": "top", "align": "right", "indent": 1, "font_color": QUIET}),
            "note": book.add_format({"text_wrap": True, "valign": "top", "font_color": QUIET}),
            "figure": book.add_format({"valign": "top"}),
            "whole": book.add_format({"num_format": "#,##0", "valign": "top"}),
            "per_100": book.add_format({"num_format": "0.0", "valign": "top"}),
            "day": book.add_format({"num_format": _day_format(report), "valign": "top", "align": "left"}),
        }
        _summary(report, book.add_worksheet("Summary"), formats)
        charts = book.add_worksheet("Charts")
        draw_charts(report, book, charts)
        _on_paper(charts, report, 0)
        for name, (part, columns) in _SHEETS.items():
            sheet, things = book.add_worksheet(name), getattr(report, part)
            _list(sheet, report, things, columns | (_edges(report) if name == "Trend" else {}), formats)
            if name == "Trend":
                below, last = len(things) + 2, len(columns) - 1
                sheet.merge_range(below, 0, below, last, report.trend_rests_on, formats["note"])
                sheet.set_row(below, 15 * _lines(report.trend_rests_on, 11 * last))
        _figures(report, book.add_worksheet("All figures"), formats)


def _summary(report: Report, sheet: Worksheet, formats: Formats) -> None:
    sheet.hide_gridlines(2)
    sheet.set_column(0, 0, 110)
    lines = [
        ("title", report.title),
        ("note", f"{report.provider_title} · {report.place_title} · {days_line(report)}"),
        *([("headline", DEMONSTRATION)] if report.is_demonstration else []),
        ("headline", report.headline),
        *(("text", f"■ {point}") for point in report.points),
        ("note", coverage_sentence(report.coverage)),
        *(("note", limit) for limit in (*report.notes, report.small_numbers, *report.limits)),
        ("note", report.audit),
        ("note", made_line(report)),
    ]
    for row, (form, words) in enumerate(lines):
        sheet.write_string(row, 0, words, formats[form])
        size = {"title": 26, "headline": 20}.get(form, 15)
        sheet.set_row(row, size * _lines(words, 100 if size == 15 else 75))
    # One page is as wide as the lines: enlarged to its width, some programs cut them.
    _on_paper(sheet, report, 0, scale=85)


def _list(sheet: Worksheet, report: Report, things: Sequence[Any], columns: dict[str, str], formats: Formats) -> None:
    sheet.freeze_panes(1, 1)
    sheet.set_row(0, 30)
    _on_paper(sheet, report, 1)
    if not things:
        sheet.write_string(1, 0, _NOTHING, formats["note"])
    for row, thing in enumerate(things, start=1):
        # Excel makes a row as high as its wrapped text, other programs only do so where the height is written down.
        sheet.set_row(row, 15 * max(_lines(_said(getattr(thing, name)), _WIDEST) for name in columns))
    for column, (name, title) in enumerate(columns.items()):
        sheet.write_string(0, column, title, formats["head"])
        longest = max((len(str(getattr(thing, name))) for thing in things), default=0) if name not in _PER_100 else 0
        sheet.set_column(column, column, min(max(longest, len(title) * 0.7, 9) + 2, _WIDEST))
        for row, thing in enumerate(things, start=1):
            _cell(sheet, row, column, name, getattr(thing, name), formats)


def _edges(report: Report) -> dict[str, str]:
    return dict(zip(("lower", "upper"), limit_names(report), strict=True))


def _cell(sheet: Worksheet, row: int, column: int, name: str, value: Any, formats: Formats) -> None:
    if value is None:
        sheet.write_string(row, column, NOT_TOLD, formats["untold"])
    elif isinstance(value, bool):
        sheet.write_string(row, column, "yes" if value else "no", formats["flag"])
    elif name in _PER_100:
        # To the digits that are known; the sheet "All figures" holds the share itself.
        sheet.write_number(row, column, round(value * 100, 4), formats["per_100"])
    elif isinstance(value, int | float):
        sheet.write_number(row, column, value, formats["whole"])
    elif isinstance(value, date):
        sheet.write_datetime(row, column, datetime(value.year, value.month, value.day), formats["day"])
    else:
        sheet.write_string(row, column, _said(value), formats["text"])


def _said(value: Any) -> str:
    return "; ".join(value) if isinstance(value, tuple) else str(value)


def _lines(words: str, width: int) -> int:
    return max(1, -(-len(words) // width))


def _on_paper(sheet: Worksheet, report: Report, head_rows: int, scale: int | None = None) -> None:
    """Print a sheet one page wide, or at a scale in per cent, its head on every page."""
    sheet.set_landscape()
    sheet.set_paper(_LETTER if report.spelling == "american" else _A4)
    if scale:
        sheet.set_print_scale(scale)
    else:
        sheet.fit_to_pages(1, 0)
    sheet.set_footer("&L&A&RPage &P of &N")
    if head_rows:
        sheet.repeat_rows(0, head_rows - 1)


def _figures(report: Report, sheet: Worksheet, formats: Formats) -> None:
    rows = figures(report)
    for column, (name, width) in enumerate(zip(rows.columns, (14, 34, 20, 14, 90), strict=True)):
        sheet.write_string(0, column, name, formats["head"])
        sheet.set_column(column, column, width)
    for row, (part, item, figure, number, words) in enumerate(rows.itertuples(index=False, name=None), start=1):
        for column, text in ((0, part), (1, item), (2, figure), (4, words)):
            if isinstance(text, str) and text:
                sheet.write_string(row, column, text[:32_000], formats["text"])
        sheet.set_row(row, 15 * _lines(words if isinstance(words, str) else "", 90))
        if number == number:  # not NaN: suppressed figures and words have no number
            sheet.write_number(row, 3, number, formats["figure"])
    sheet.freeze_panes(1, 0)
    _on_paper(sheet, report, 1)
    sheet.set_header(f"&L{_FOR_PROGRAMS}")
    sheet.print_area(0, 0, min(len(rows), _PRINTED), 4)
    sheet.autofilter(0, 0, len(rows), 4)


def _day_format(report: Report) -> str:
    return "mmm d, yyyy" if report.spelling == "american" else "d mmm yyyy"
