"""A report as a person takes it from the dashboard: noted in the export register before they have it."""

from pathlib import Path
from tempfile import TemporaryDirectory

from config.home import Home
from config.settings import load_settings
from dashboard.access.person import ENDED, NotForYouError, Person
from dashboard.access.sign_ins import has_ended
from dashboard.reports.report import Report
from dashboard.reports.write import noting, write_poster_file, write_report

MEDIA = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv",
    "parquet": "application/vnd.apache.parquet",
}
"""What a browser is told of each format."""


def report_file(home: Home, person: Person, report: Report, ending: str, is_poster: bool = False) -> bytes:
    """Give a report in one format.

    Args:
        home: The data folder.
        person: Who takes it, as they were when the page was drawn.
        report: Computed within what they may see.
        ending: A key of `MEDIA`.
        is_poster: Whether the one-page poster is wanted; PDF only.

    Raises:
        NotForYouError: if they have signed out, or what they may see has changed, since the page was drawn.
        HeedError: if the desk stays busy; nothing was taken.
    """
    _refuse_who_may_no_longer(home, person)
    note = noting(home, report, person.name, "heed dashboard")
    with TemporaryDirectory() as folder:
        if is_poster:
            return write_poster_file(report, Path(folder), note).read_bytes()
        return write_report(report, Path(folder), [ending], note)[0].read_bytes()


def _refuse_who_may_no_longer(home: Home, person: Person) -> None:
    if person.is_local:
        return
    if has_ended(person.sign_in):
        raise NotForYouError(ENDED)
    permission = load_settings(home).people.get(person.name)
    if permission is None or (permission.role, permission.reach) != (person.role, person.reach):
        raise NotForYouError("What you may see has changed. Load the page again.")
