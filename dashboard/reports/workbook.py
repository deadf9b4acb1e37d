"""The report as a workbook: one sheet a part, with charts that Excel draws from the cells and a person can edit."""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from dashboard.palette import BLUE, GREEN, GREY, LINE, ORANGE, PALE, QUIET
from dashboard.reports.present import NOT_TOLD, coverage_sentence, day_words
from dashboard.reports.report import Report
from dashboard.reports.rows import figures

_WIDEST = 60
# How many rows of the sheet for programs are printed, and what stands above them on paper.
_PRINTED, _FOR_PROGRAMS = (
    45,
    "Only the first rows are printed: this sheet is for programs, the other sheets say the same",
)
# As the file calls the formats of paper.
_LETTER, _A4 = 1, 9
# Of a chart, and of a row without text, in pixels.
_CHART_WIDTH, _ROW_HEIGHT = 860, 20
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
        "day": "From", "share": "Complaints per 100", "centre": "Usual", "lower": "Lower limit", "upper": "Upper limit",
        "mentions": "Scored mentions (n)", "signal": "Signal", "marks": "Marks",
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
        _charts(report, book, book.add_worksheet("Charts"))
        for name, (part, columns) in _SHEETS.items():
            sheet, things = book.add_worksheet(name), getattr(report, part)
            _list(sheet, report, things, columns, formats)
            if name == "Trend":
                below, last = len(things) + 2, len(columns) - 1
                sheet.merge_range(below, 0, below, last, report.trend_rests_on, formats["note"])
                sheet.set_row(below, 15 * _lines(report.trend_rests_on, 11 * last))
        _figures(report, book.add_worksheet("All figures"), formats)


def _summary(report: Report, sheet: Worksheet, formats: Formats) -> None:
    sheet.hide_gridlines(2)
    sheet.set_column(0, 0, 110)
    span = f"{day_words(report.first_day, report.spelling)} to {day_words(report.last_day, report.spelling)}"
    lines = [
        ("title", report.title),
        ("note", f"{report.provider_title} · {report.place_title} · {span}"),
        *([("headline", "Demonstration: everything here is invented.")] if report.is_demonstration else []),
        ("headline", report.headline),
        *(("text", f"■ {point}") for point in report.points),
        ("note", coverage_sentence(report.coverage)),
        *(("note", limit) for limit in (*report.notes, report.small_numbers, *report.limits)),
        ("note", report.audit),
        ("note", f"Snapshot {report.snapshot}, published {report.published_at} UTC by heed {report.heed_version}."),
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


def _charts(report: Report, book: Any, sheet: Worksheet) -> None:
    """Draw the charts below each other, each on a page of its own; their figures are those of the other sheets."""
    sheet.hide_gridlines(2)
    row, tops = 0, []
    for name, draw in _CHARTS.items():
        things = getattr(report, _SHEETS[name][0])
        if not things:
            continue
        chart, height = draw(book, things)
        chart.set_size({"width": _CHART_WIDTH, "height": height})
        sheet.insert_chart(row, 0, chart)
        tops.append(row)
        row += height // _ROW_HEIGHT + 2
    sheet.set_h_pagebreaks(tops[1:])
    _on_paper(sheet, report, 0)


def _chart(book: Any, kind: dict[str, str], title: str, axes: tuple[str, str], series: Sequence[dict[str, Any]]) -> Any:
    chart = book.add_chart(kind)
    for one in series:
        chart.add_series(one)
    chart.set_title({"name": title, "name_font": {"size": 12}})
    chart.set_x_axis({"name": axes[0], "num_font": {"size": 9}})
    grid = {"visible": True, "line": {"color": LINE}}
    chart.set_y_axis({"name": axes[1], "num_font": {"size": 9}, "major_gridlines": grid})
    chart.set_legend({"position": "bottom"} if len(series) > 1 else {"none": True})
    return chart


def _series(sheet: str, rows: int, column: str, names: str, colour: str, **more: Any) -> dict[str, Any]:
    return {
        "name": f"='{sheet}'!${column}$1", "categories": f"='{sheet}'!${names}$2:${names}${rows + 1}",
        "values": f"='{sheet}'!${column}$2:${column}${rows + 1}", **more,
        ("line" if "marker" in more or more.get("is_line") else "fill"): {"color": colour},
    }  # fmt: skip


def _complaints_chart(book: Any, things: Sequence[Any]) -> tuple[Any, int]:
    # Those that are told stand first, and of these those that were complained about.
    shown = max(1, min(sum(bool(change.share) for change in things), 15))
    series = [_series("Complaints", shown, "D", "A", BLUE), _series("Complaints", shown, "G", "A", GREY)]
    chart = _chart(book, {"type": "bar"}, "Complaints by theme", ("Complaints per 100 scored mentions", ""), series)
    chart.set_y_axis({"reverse": True, "num_font": {"size": 9}})
    return chart, 90 + 34 * shown


def _trend_chart(book: Any, things: Sequence[Any]) -> tuple[Any, int]:
    rows = len(things)
    lines: list[tuple[str, str]] = [("B", GREY), ("C", BLUE), ("D", PALE), ("E", PALE)]
    series = [_line(column, colour, rows) for column, colour in lines]
    if any(point.marks for point in things):
        labels = [{"value": point.marks} if point.marks else {"delete": True} for point in things]
        font = {"bold": True, "color": ORANGE}
        series[0]["data_labels"] = {"value": True, "position": "above", "custom": labels, "font": font}
    chart = _chart(book, {"type": "line"}, "Complaints about anything", ("From", "Per 100 mentions"), series)
    by_quarters = {"date_axis": True, "major_unit": 3, "major_unit_type": "months", "num_format": "mmm yy"}
    chart.set_x_axis({"name": "Month", **by_quarters, "num_font": {"size": 9}})
    return chart, 380


def _line(column: str, colour: str, rows: int) -> dict[str, Any]:
    one = _series("Trend", rows, column, "A", colour, marker={"type": "circle" if column == "B" else "none", "size": 5})
    return {**one, "line": {"color": colour, "width": 1.5}}


def _sites_chart(book: Any, things: Sequence[Any]) -> tuple[Any, int]:
    rows = len(things)
    chart = _chart(
        book, {"type": "bar"}, "Complaints by site", ("Complaints per 100 scored mentions", ""),
        [_series("Sites", rows, "D", "A", BLUE, data_labels={"value": True, "num_format": "0.0"})],
    )  # fmt: skip
    chart.set_y_axis({"reverse": True, "num_font": {"size": 9}})
    return chart, 130 + 34 * rows


def _praise_chart(book: Any, things: Sequence[Any]) -> tuple[Any, int]:
    rows = len(things)
    chart = _chart(
        book, {"type": "bar"}, "Praise by theme", ("Mentions that praise it", ""),
        [_series("Praise", rows, "B", "A", GREEN, data_labels={"value": True})],
    )  # fmt: skip
    chart.set_y_axis({"reverse": True, "num_font": {"size": 9}})
    return chart, 130 + 34 * rows


def _day_format(report: Report) -> str:
    return "mmm d, yyyy" if report.spelling == "american" else "d mmm yyyy"


_CHARTS: dict[str, Callable[[Any, Sequence[Any]], tuple[Any, int]]] = {
    "Trend": _trend_chart, "Complaints": _complaints_chart, "Sites": _sites_chart, "Praise": _praise_chart,
}  # fmt: skip
