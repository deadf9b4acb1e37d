"""Charts that Office draws from a small workbook inside the file, so that a person can edit them."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.chart.xlsx import CategoryWorkbookWriter
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_LEGEND_POSITION, XL_MARKER_STYLE
from pptx.oxml.ns import qn
from pptx.oxml.xmlchemy import OxmlElement
from pptx.util import Pt

from dashboard.palette import BLUE, GREEN, GREY, INK, LINE, ORANGE, PALE
from dashboard.reports.figures import Change, Place, Praise
from dashboard.reports.lines import limit_names, mark_lines
from dashboard.reports.present import OR_GIVEN_AWAY, count
from dashboard.reports.report import Report

Box = tuple[int, int, int, int]
_INK, _LINE, _BLUE, _ORANGE, _GREEN, _GREY, _PALE = (
    RGBColor.from_string(colour[1:]) for colour in (INK, LINE, BLUE, ORANGE, GREEN, GREY, PALE)
)
_THEMES = 10
_PER_100 = "Complaints per 100 mentions"


class _Workbook(CategoryWorkbookWriter):
    """The workbook of a chart in which a text that begins like a formula or an address stays a text."""

    @contextmanager
    def _open_worksheet(self, xlsx_file: Any) -> Iterator[Any]:
        with super()._open_worksheet(xlsx_file) as (book, sheet):
            sheet.strings_to_formulas = sheet.strings_to_urls = False
            yield book, sheet


class _Data(CategoryChartData):
    """The data of a chart; what opens in Excel when somebody edits it runs nothing that a site's name says."""

    @property
    def _workbook_writer(self) -> _Workbook:
        return _Workbook(self)  # type: ignore[no-untyped-call]


def _data(number_format: str) -> Any:
    return _Data(number_format=number_format)  # type: ignore[no-untyped-call]


def trend_inches(report: Report) -> float:
    """Give the height of the trend that leaves a document's summary on one page; long names take lines from it."""
    said = [report.trend_sentence, report.trend_rests_on, *mark_lines(report.marks, report.spelling)]
    lines = sum(-(-len(words) // 85) for words in (*report.points, *said))
    return min(3.1, max(2.2, 3.1 - 0.19 * (lines - 21)))


def complained(report: Report) -> list[Change]:
    """Give the themes that the chart of complaints shows."""
    return [change for change in told(report) if change.share is not None][:_THEMES]


def told(report: Report) -> list[Change]:
    """Give the themes of which complaints are told, now or before: that there were none is no news of a theme."""
    return [each for each in report.complaints if each.share or each.share_before]


def untold(report: Report) -> str:
    """Name the themes that were complained about, and of which nothing else is told; empty where there is none."""
    # Of a theme that nobody complained about now, and of which before is not told, nothing is said.
    names = [each.title for each in report.complaints if each not in told(report) and each.complaints != 0]
    if not names:
        return ""
    longer = " The report of the quarter tells more." if report.kind == "monthly" else ""
    why = f"few people did, {OR_GIVEN_AWAY}"
    return f"Complained about, and how often is not told because {why}: {', '.join(names)}.{longer}"


def comparable(report: Report) -> list[Place]:
    """Give the sites that have a share."""
    return [place for place in report.places if place.share is not None]


def praised(report: Report) -> list[Praise]:
    """Give the themes that the chart of praise shows."""
    return list(report.praise)


def trend(slide: Any, report: Report, box: Box) -> None:
    """Draw the chart of months: the share, what is usual, and the edges of its band."""
    data = _data("0.0")
    data.categories = [point.day for point in report.trend]
    data.add_series(_PER_100, _hundredfold([point.share for point in report.trend]))
    data.add_series("Usual", _hundredfold([point.centre for point in report.trend]))
    lower, upper = limit_names(report)
    data.add_series(lower, _hundredfold([point.lower for point in report.trend]))
    data.add_series(upper, _hundredfold([point.upper for point in report.trend]))
    chart = _chart(slide, XL_CHART_TYPE.LINE_MARKERS, data, box, (_GREY, _BLUE, _PALE, _PALE))
    chart.category_axis.tick_labels.number_format = "mmm yy"
    chart.category_axis.tick_labels.number_format_is_linked = False
    _by_quarters(chart.category_axis)
    for position, (series, colour) in enumerate(zip(chart.plots[0].series, (_GREY, _BLUE, _PALE, _PALE), strict=True)):
        series.smooth = False
        series.format.line.color.rgb = colour
        series.format.line.width = Pt(1.75)
        series.marker.style = XL_MARKER_STYLE.NONE if position else XL_MARKER_STYLE.CIRCLE
        if not position:
            series.marker.size = 5
            series.marker.format.fill.solid()
            series.marker.format.fill.fore_color.rgb = colour
            _marked(series, report)


def _marked(series: Any, report: Report) -> None:
    """Write at the month what was done or changed in it."""
    for number, point in enumerate(report.trend):
        if point.marks:
            label = series.points[number].data_label
            label.text_frame.text = point.marks
            label.position = XL_LABEL_POSITION.ABOVE
            font = label.text_frame.paragraphs[0].font
            font.bold, font.size, font.color.rgb = True, Pt(11), _ORANGE


def _by_quarters(axis: Any) -> None:
    """Count the axis in months and label every third: by itself it is of days, with a label wherever one fits."""
    drawn = axis._element
    base = drawn.find(qn("c:baseTimeUnit"))
    if base is None:
        return
    base.set("val", "months")
    for name, value in (("c:majorTimeUnit", "months"), ("c:majorUnit", "3")):
        further = OxmlElement(name)
        further.set("val", value)
        base.addnext(further)


def complaints(slide: Any, report: Report, box: Box) -> None:
    """Draw the themes' shares now and before."""
    shown = complained(report)
    data = _data("0.0")
    data.categories = [change.title for change in shown]
    data.add_series(report.period, _hundredfold([change.share for change in shown]))
    data.add_series(report.before, _hundredfold([change.share_before for change in shown]))
    _bars(slide, data, box, (_BLUE, _GREY), _PER_100)


def places(slide: Any, report: Report, box: Box) -> None:
    """Draw the sites' shares, in the order of the alphabet."""
    shown = comparable(report)
    data = _data("0.0")
    data.categories = [f"{place.title} (n = {count(place.mentions)})" for place in shown]
    data.add_series(_PER_100, _hundredfold([place.share for place in shown]))
    _labelled(_bars(slide, data, box, (_BLUE,), _PER_100), "0.0")


def praise(slide: Any, report: Report, box: Box) -> None:
    """Draw how often each theme was praised."""
    shown = praised(report)
    data = _data("#,##0")
    data.categories = [each.title for each in shown]
    data.add_series("Mentions that praise it", [each.praise for each in shown])
    _labelled(_bars(slide, data, box, (_GREEN,), "Mentions that praise it"), "#,##0")


def as_parts(draw: Callable[[Any, Report, Box], None], report: Report, width: int, height: int) -> tuple[bytes, bytes]:
    """Give a chart for another kind of Office file: its XML, and the workbook that holds its data."""
    slide = Presentation().slides.add_slide(Presentation().slide_layouts[6])
    draw(slide, report, (0, 0, width, height))
    part = slide.shapes[-1].chart.part
    return part.blob, part.chart_workbook.xlsx_part.blob


def _bars(slide: Any, data: Any, box: Box, colours: Sequence[RGBColor], unit: str) -> Any:
    chart = _chart(slide, XL_CHART_TYPE.BAR_CLUSTERED, data, box, colours)
    chart.category_axis.reverse_order = True
    chart.plots[0].gap_width = 50
    chart.value_axis.has_title = True
    chart.value_axis.axis_title.text_frame.text = unit
    chart.value_axis.axis_title.text_frame.paragraphs[0].font.size = Pt(11)
    chart.value_axis.axis_title.text_frame.paragraphs[0].font.bold = False
    for series, colour in zip(chart.plots[0].series, colours, strict=True):
        series.format.fill.solid()
        series.format.fill.fore_color.rgb = colour
    return chart


def _chart(slide: Any, kind: Any, data: Any, box: Box, colours: Sequence[RGBColor]) -> Any:
    chart = slide.shapes.add_chart(kind, *box, data).chart
    chart.font.size, chart.font.color.rgb = Pt(11), _INK
    chart.has_title = False
    chart.has_legend = len(colours) > 1
    if chart.has_legend:
        chart.legend.position, chart.legend.include_in_layout = XL_LEGEND_POSITION.BOTTOM, False
    chart.value_axis.major_gridlines.format.line.color.rgb = _LINE
    chart.value_axis.minimum_scale = 0
    return chart


def _labelled(chart: Any, form: str) -> None:
    chart.plots[0].has_data_labels = True
    labels = chart.plots[0].data_labels
    labels.number_format, labels.number_format_is_linked = form, False


def _hundredfold(shares: Sequence[float | None]) -> list[float | None]:
    return [None if value is None else round(value * 100, 4) for value in shares]
