"""The charts of the workbook, which Excel draws from the cells of its sheets and a person can edit."""

from collections.abc import Callable, Sequence
from typing import Any

from dashboard.palette import BLUE, GREEN, GREY, LINE, ORANGE, PALE
from dashboard.reports.report import Report

# Of a chart, and of a row without text, in pixels.
_CHART_WIDTH, _ROW_HEIGHT = 860, 20
_SMALL = {"size": 9}


def draw_charts(report: Report, book: Any, sheet: Any) -> None:
    """Draw the charts below each other, each on a page of its own; their figures are those of the other sheets."""
    sheet.hide_gridlines(2)
    row, tops = 0, []
    for part, draw in _CHARTS.items():
        things = getattr(report, part)
        if not things:
            continue
        chart, height = draw(book, things)
        chart.set_size({"width": _CHART_WIDTH, "height": height})
        sheet.insert_chart(row, 0, chart)
        tops.append(row)
        row += height // _ROW_HEIGHT + 2
    sheet.set_h_pagebreaks(tops[1:])


def _complaints_chart(book: Any, things: Sequence[Any]) -> tuple[Any, int]:
    # Those that are told stand first, and of these those that were complained about.
    shown = max(1, min(sum(bool(change.share) for change in things), 15))
    series = [_filled("Complaints", shown, "D", BLUE), _filled("Complaints", shown, "G", GREY)]
    return _bars(book, "Complaints by theme", "Complaints per 100 scored mentions", series), 90 + 34 * shown


def _sites_chart(book: Any, things: Sequence[Any]) -> tuple[Any, int]:
    rows = len(things)
    series = [_filled("Sites", rows, "D", BLUE, data_labels={"value": True, "num_format": "0.0"})]
    return _bars(book, "Complaints by site", "Complaints per 100 scored mentions", series), 130 + 34 * rows


def _praise_chart(book: Any, things: Sequence[Any]) -> tuple[Any, int]:
    rows = len(things)
    series = [_filled("Praise", rows, "B", GREEN, data_labels={"value": True})]
    return _bars(book, "Praise by theme", "Mentions that praise it", series), 130 + 34 * rows


def _trend_chart(book: Any, things: Sequence[Any]) -> tuple[Any, int]:
    lines: list[tuple[str, str]] = [("B", GREY), ("C", BLUE), ("D", PALE), ("E", PALE)]
    series = [_line(column, colour, len(things)) for column, colour in lines]
    if any(point.marks for point in things):
        labels = [{"value": point.marks} if point.marks else {"delete": True} for point in things]
        font = {"bold": True, "color": ORANGE}
        series[0]["data_labels"] = {"value": True, "position": "above", "custom": labels, "font": font}
    chart = _chart(book, "line", "Complaints about anything", series)
    by_quarters = {"date_axis": True, "major_unit": 3, "major_unit_type": "months", "num_format": "mmm yy"}
    chart.set_x_axis({"name": "Month", **by_quarters, "num_font": _SMALL})
    grid = {"visible": True, "line": {"color": LINE}}
    chart.set_y_axis({"name": "Per 100 mentions", "num_font": _SMALL, "major_gridlines": grid})
    return chart, 380


def _bars(book: Any, title: str, unit: str, series: Sequence[dict[str, Any]]) -> Any:
    chart = _chart(book, "bar", title, series)
    chart.set_x_axis({"name": unit, "num_font": _SMALL})
    chart.set_y_axis({"reverse": True, "num_font": _SMALL})
    return chart


def _chart(book: Any, kind: str, title: str, series: Sequence[dict[str, Any]]) -> Any:
    chart = book.add_chart({"type": kind})
    for one in series:
        chart.add_series(one)
    chart.set_title({"name": title, "name_font": {"size": 12}})
    chart.set_legend({"position": "bottom"} if len(series) > 1 else {"none": True})
    return chart


def _filled(sheet: str, rows: int, column: str, colour: str, **more: Any) -> dict[str, Any]:
    return {**_series(sheet, rows, column), "fill": {"color": colour}, **more}


def _line(column: str, colour: str, rows: int) -> dict[str, Any]:
    marker = {"type": "circle" if column == "B" else "none", "size": 5}
    return {**_series("Trend", rows, column), "marker": marker, "line": {"color": colour, "width": 1.5}}


def _series(sheet: str, rows: int, column: str) -> dict[str, Any]:
    return {
        "name": f"='{sheet}'!${column}$1", "categories": f"='{sheet}'!$A$2:$A${rows + 1}",
        "values": f"='{sheet}'!${column}$2:${column}${rows + 1}",
    }  # fmt: skip


# Part of the report to what draws it; what that gives says how high it is.
_CHARTS: dict[str, Callable[[Any, Sequence[Any]], tuple[Any, int]]] = {
    "trend": _trend_chart, "complaints": _complaints_chart, "places": _sites_chart, "praise": _praise_chart,
}  # fmt: skip
