"""A month of which nothing is told keeps its room in the chart of the PDF."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from dashboard.reports.figures import Mark
from dashboard.reports.pdf import write_pdf
from dashboard.reports.report import Report
from tests.pdf_pages import pages_of

pytestmark = pytest.mark.thorough


def _first_page(report: Report, path: Path) -> str:
    write_pdf(report, path)
    return " ".join(pages_of(path)[0].split())


def test_a_month_that_is_not_told_keeps_its_room_and_its_name_below_the_chart(report: Report, tmp_path: Path) -> None:
    months = report.trend[-6:]
    missing = months[3]
    gap = replace(report, trend=tuple(point for point in months if point is not missing), marks=())
    assert f"{missing.day:%b %y}" in _first_page(gap, tmp_path / "gap.pdf")


def test_a_mark_in_such_a_month_and_after_the_last_is_drawn(report: Report, tmp_path: Path) -> None:
    months = report.trend[-6:]
    far = date(months[-1].day.year + 3, 1, 1)
    marks = (Mark(months[3].day, "zig", "one"), Mark(far, "zag", "two"))
    gap = replace(report, trend=(*months[:3], *months[4:]), marks=marks)
    said = _first_page(gap, tmp_path / "gap.pdf")
    assert (said.count("zig"), said.count("zag")) == (2, 2)  # in the chart and in the line below it
