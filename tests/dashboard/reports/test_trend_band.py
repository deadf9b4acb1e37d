"""A chart of a report says what its band is: limits of what chance allows, or how surely each month is known."""

import re
import zipfile
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest
from openpyxl import load_workbook

from analysis.charts.trend import monthly_trend
from dashboard.reports.lines import CHANCE, INTERVAL
from dashboard.reports.months import band_of
from dashboard.reports.report import Report
from dashboard.reports.write import write_report
from tests.pdf_pages import pages_of

pytestmark = pytest.mark.thorough

_EDGES = {CHANCE: ["Lower limit", "Upper limit"], INTERVAL: ["95 % from", "95 % to"]}


@pytest.mark.parametrize(("months", "band"), [(12, INTERVAL), (13, CHANCE)])
def test_the_band_is_what_chance_allows_only_where_a_year_of_months_says_so(months: int, band: str) -> None:
    days = pd.date_range("2025-01-01", periods=months, freq="MS")
    assert band_of(monthly_trend(pd.DataFrame({"date": days, "events": 10, "mentions": 50}))) == band


@pytest.mark.parametrize("band", [CHANCE, INTERVAL])
def test_every_format_says_what_the_band_is(report: Report, tmp_path: Path, band: str) -> None:
    told = replace(report, trend_band=band)
    files = {path.suffix[1:]: path for path in write_report(told, tmp_path, ["pdf", "docx", "pptx", "xlsx", "csv"])}
    (other,) = _EDGES.keys() - {band}
    page = " ".join(pages_of(files["pdf"])[0].split())
    assert f"Band: {band}." in page
    assert f"Band: {other}" not in page
    for ending, folder in (("docx", "word/charts"), ("pptx", "ppt/charts")):
        with zipfile.ZipFile(files[ending]) as parts:
            charts = [parts.read(name).decode() for name in parts.namelist() if name.startswith(f"{folder}/chart")]
        (trend,) = [chart for chart in charts if "<c:dateAx>" in chart]
        assert re.findall(r"<c:tx>.*?<c:v>(.*?)</c:v>", trend, re.DOTALL)[-2:] == _EDGES[band]
    head = next(load_workbook(files["xlsx"])["Trend"].iter_rows(values_only=True))
    assert list(head[3:5]) == _EDGES[band]
    rows = pd.read_csv(files["csv"]).set_index("figure")
    assert rows.loc["trend_band", "words"] == band
