"""What stands at the end of a report."""

from dataclasses import replace
from pathlib import Path

from dashboard.reports.report import Report
from dashboard.reports.write import write_report
from tests.pdf_pages import pages_of


def test_the_themes_in_other_frameworks_stand_on_one_page(report: Report, tmp_path: Path) -> None:
    heading = "The themes in other frameworks"
    # As many as an organisation watches.
    rows = (report.crosswalk * 45)[:45]
    numbered = tuple(replace(row, title=f"Theme number {n}") for n, row in enumerate(rows, start=100))
    (file,) = write_report(replace(report, crosswalk=numbered), tmp_path, ["pdf"])
    pages = [page for page in pages_of(file) if heading in page]
    assert len(pages) == 1
    below = " ".join(pages[0].partition(heading)[2].split())
    assert [each.title for each in numbered if each.title not in below] == []
