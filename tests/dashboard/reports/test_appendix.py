"""What stands at the end of a report."""

from pathlib import Path

from dashboard.reports.figures import Report
from tests.pdf_pages import pages_of


def test_the_themes_in_other_frameworks_stand_on_one_page(report: Report, files: dict[str, Path]) -> None:
    heading = "The themes in other frameworks"
    pages = [page for page in pages_of(files["pdf"]) if heading in page]
    assert len(pages) == 1
    below = " ".join(pages[0].partition(heading)[2].split())
    assert [each.title for each in report.crosswalk if each.title not in below] == []
