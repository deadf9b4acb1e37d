"""One report of invented mentions, and its files, written once."""

from pathlib import Path

import pytest

from config.home import Home
from dashboard.reports.report import Report
from dashboard.reports.write import report_of, write_report

MONTH = "2026-03"


@pytest.fixture(scope="package")
def report(invented_home: Home) -> Report:
    return report_of(invented_home, "monthly", MONTH)


@pytest.fixture(scope="package")
def files(report: Report, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    written = write_report(report, tmp_path_factory.mktemp("report"))
    return {path.suffix[1:]: path for path in written}
