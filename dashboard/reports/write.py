"""Write a report in the formats that were asked for."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from importlib import import_module
from pathlib import Path

import pandas as pd

from config.errors import HeedError
from config.home import Home
from config.reporting import FORMATS
from dashboard.filters import FROM_TO, Filters
from dashboard.reports.compose import compose
from dashboard.reports.period import periods_between, read_period
from dashboard.reports.report import Report
from dashboard.whole_file import said_if_unwritten, whole_file
from warehouse.ask import Ask, ask
from warehouse.desk.export_register import Told, register
from warehouse.publish import published_snapshot
from warehouse.store import connect_reader, writing

Writer = Callable[[Report, Path], None]
Note = Callable[[Path, Path], None]
"""Called with where a file's bytes lie and the path it will have, before it gets that."""

# Ending to the file and function that writes it; each is imported when it is asked for.
_WRITERS: Mapping[str, tuple[str, str]] = {
    "pdf": ("pdf", "write_pdf"),
    "docx": ("document", "write_document"),
    "pptx": ("slides", "write_slides"),
    "xlsx": ("workbook", "write_workbook"),
    "csv": ("rows", "write_csv"),
    "parquet": ("rows", "write_parquet"),
}


def report_of(
    home: Home, kind: str, period: str | None, provider: str | None = None, sites: Sequence[str] = ()
) -> Report:
    """Compute a report from the current snapshot.

    Args:
        home: The data folder.
        kind: `monthly` or `quarterly`.
        period: "2026-03" or "2026-Q1"; None for the last whole one.
        provider: Short name; None where only one was written about.
        sites: Short names or titles; none takes all.

    Raises:
        HeedError: if nothing was published, or the provider, a site or the period is not known.
    """
    with asking(home) as asked:
        filters = filters_of(asked, provider, sites)
        return compose(asked, filters, read_period(kind, period, filters.data_last_day))


def noting(home: Home, report: Report, person: str, command: str) -> Note:
    """Give what notes each file in the export register, with the mentions that it quotes, before it gets its name.

    Args:
        home: The data folder.
        report: What is written.
        person: Who takes it.
        command: What is at work, for others who wait for the desk meanwhile.
    """
    (period,) = periods_between(report.kind, report.first_day, report.last_day)
    told = Told(report.provider, period.before().first_day, report.last_day)

    def note(part: Path, path: Path) -> None:
        with writing(home, "desk", command) as desk:
            quoted = [example.mention_id for example in report.examples]
            register(desk, person, "report", part, path.name, report.snapshot, 1, quoted, told=told)

    return note


def write_report(
    report: Report, folder: Path, formats: Sequence[str] = FORMATS, note: Note = lambda _part, _path: None
) -> list[Path]:
    """Write a report, each format under a name that says what it is; a file there is replaced at once or not at all."""
    return [_written(report, folder / f"{report.name}.{ending}", writer_of(ending), note) for ending in formats]


def write_poster_file(report: Report, folder: Path, note: Note = lambda _part, _path: None) -> Path:
    """Write the one-page poster as PDF."""
    from dashboard.reports.pdf import write_poster

    return _written(report, folder / f"{poster_name(report.name)}.pdf", write_poster, note)


def poster_name(report_name: str) -> str:
    """Name the poster of a report, without an ending."""
    return report_name.rpartition("-")[0] + "-poster"


def writer_of(ending: str) -> Writer:
    """Find what writes a format: a key of `FORMATS`."""
    module, function = _WRITERS[ending]
    found: Writer = getattr(import_module(f"dashboard.reports.{module}"), function)
    return found


def filters_of(asked: Ask, provider: str | None, sites: Sequence[str]) -> Filters:
    """Give the filters of a provider and some of its sites.

    Raises:
        HeedError: naming what there is where one is not known.
    """
    heard = asked("providers").query("mentions > 0").set_index("provider")
    names = [str(name) for name in heard.index]
    if not names:
        raise HeedError(
            "The snapshot holds no mentions yet: import a file or collect (`heed collect`), then run `heed run`."
        )
    if provider is None and len(names) > 1:
        raise HeedError(f"Say whom it is about: --provider {' or '.join(names)}.")
    name = provider or names[0]
    if name not in names:
        raise HeedError(f"The snapshot holds no mentions about {name!r}; it has {', '.join(names)}.")
    first, last = (pd.Timestamp(heard[column].to_dict()[name]).date() for column in ("first_day", "last_day"))
    chosen = tuple(dict.fromkeys(_site(asked, name, site) for site in sites)) or None
    return Filters(name, chosen, None, first, last, FROM_TO, first, last)


def _site(asked: Ask, provider: str, wanted: str) -> str:
    known = asked("sites", provider=provider)
    for site, title in zip(known["site"], known["title"], strict=True):
        if wanted.strip().casefold() in (str(site).casefold(), str(title).casefold()):
            return str(site)
    raise HeedError(f"{provider} has no site {wanted!r}; it has {', '.join(known['site']) or 'none'}.")


@contextmanager
def asking(home: Home) -> Iterator[Ask]:
    """Open the current snapshot and give what answers its questions; a HeedError where there is none."""
    snapshot = published_snapshot(home)
    with connect_reader(snapshot) as con:
        yield partial(ask, con)


def _written(report: Report, path: Path, write: Writer, note: Note) -> Path:
    with said_if_unwritten(path):
        path.parent.mkdir(parents=True, exist_ok=True)
    with whole_file(path) as part:
        write(report, part)
        note(part, path)
    return path
