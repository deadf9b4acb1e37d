"""Make the reports that heed.toml asks for when their period is over: each once, and after a kill again."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from config.errors import HeedError
from config.home import Home
from config.reporting import ScheduledReport
from config.settings import Settings
from dashboard.reports.period import Period, last_due
from dashboard.reports.write import noting, poster_name, report_of, write_poster_file, write_report
from warehouse.desk.export_register import registered
from warehouse.store import opened

PERSON = "heed run"
"""Who makes them, in the export register: what it lists under this name is made already."""


@dataclass(frozen=True)
class Due:
    """A report of the newest period that is over.

    Attributes:
        scheduled: What heed.toml asks for.
        period: What it covers.
        missing: The formats that were not made yet.
    """

    scheduled: ScheduledReport
    period: Period
    missing: tuple[str, ...]


def make_due(home: Home, settings: Settings, today: date | None = None) -> tuple[list[str], list[str]]:
    """Make every report that is due and was not made yet.

    A file is noted in the export register before it gets its name. One that was noted and then cut short lies beside
    its place and gets its name here; one that was not noted is made again.

    Args:
        home: The data folder.
        settings: What heed.toml says.
        today: The local day; None for now, at each provider.

    Returns:
        Sentences on what was made, and on what could not be: the other reports are made nevertheless.
    """
    made, failures = [], []
    for due in _due(home, settings, today):
        _finish(due)
        if not due.missing:
            continue
        scheduled = due.scheduled
        try:
            for part in _leftovers(due, due.missing):
                part.unlink()
            files = _make(home, due)
        except HeedError as error:
            failures.append(f"The {scheduled.kind} report of {scheduled.provider} was not made: {error}")
        else:
            if files:
                made.append(f"Report for {due.period.in_words()}: {', '.join(str(file) for file in files)}.")
    return made, failures


def schedule_in_words(home: Home, settings: Settings, today: date | None = None) -> list[str]:
    """Say of each scheduled report whether its newest was made, and when the next is due."""
    said = []
    for due in _due(home, settings, today):
        scheduled = due.scheduled
        where = f" ({', '.join(scheduled.sites)})" if scheduled.sites else ""
        state = "is due: `heed run` makes it once something was heard in that time" if due.missing else "was made"
        following = due.period.after().due_on(scheduled.day)
        said.append(
            f"Report       {scheduled.provider}{where} {scheduled.kind}: that of {due.period.in_words()} {state}; "
            f"next on {following}"
        )
    return said


def _due(home: Home, settings: Settings, today: date | None) -> list[Due]:
    if not settings.reports:
        return []
    with opened(home, "desk") as desk:
        made = registered(desk, PERSON, "report")
    return [_due_one(each, settings, today, made) for each in settings.reports]


def _due_one(scheduled: ScheduledReport, settings: Settings, today: date | None, made: set[str]) -> Due:
    zone = ZoneInfo(settings.providers[scheduled.provider].time_zone)
    kind = "monthly" if scheduled.kind == "poster" else scheduled.kind
    period = last_due(kind, scheduled.day, today or datetime.now(UTC).astimezone(zone).date())
    name = _name(scheduled, period)
    return Due(scheduled, period, tuple(form for form in scheduled.formats if f"{name}.{form}" not in made))


def _make(home: Home, due: Due) -> list[Path]:
    scheduled, period = due.scheduled, due.period
    report = report_of(home, period.kind, period.name, scheduled.provider, scheduled.sites)
    if report.is_silent:  # it is made once something is heard, not noted as made by a clock that was wrong
        return []
    note = noting(home, report, PERSON, PERSON)
    if scheduled.kind == "poster":
        return [write_poster_file(report, scheduled.folder, note)]
    return write_report(report, scheduled.folder, due.missing, note)


def _finish(due: Due) -> None:
    """Give their names to files that were noted in the register and cut short before they had them."""
    noted = tuple(form for form in due.scheduled.formats if form not in due.missing)
    for part in _leftovers(due, noted):
        place = part.with_name(part.name.split(".", 2)[2])
        if not place.exists():
            part.replace(place)


def _leftovers(due: Due, formats: tuple[str, ...]) -> Iterator[Path]:
    name = _name(due.scheduled, due.period)
    for form in formats:
        yield from due.scheduled.folder.glob(f".*.{name}.{form}")


def _name(scheduled: ScheduledReport, period: Period) -> str:
    name = period.file_name(scheduled.provider, scheduled.sites)
    return poster_name(name) if scheduled.kind == "poster" else name
