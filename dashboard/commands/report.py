"""Write the reports of the quality team."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from config.errors import HeedError
from config.home import Home
from config.reporting import FORMATS
from dashboard.commands import terminal
from dashboard.commands.group import Commands
from dashboard.commands.options import at_terminal, home_option, json_option, provider_option, sites_option

if TYPE_CHECKING:
    from dashboard.reports.report import Report

_format = click.option(
    "--format", "formats", multiple=True, type=click.Choice(FORMATS), help="May be given again; all if not given."
)
_to = click.option(
    "--to", "folder", type=click.Path(path_type=Path, file_okay=False), help="Folder to write to; else HOME/reports."
)
_month = click.option("--month", "period", help="Such as 2026-03; the last whole one if not given.", metavar="YYYY-MM")
_quarter = click.option("--quarter", "period", help="Such as 2026-Q1; the last if not given.", metavar="YYYY-QN")


@click.group("report", cls=Commands)
def command() -> None:
    """Write a report for the quality team: PDF, DOCX, PPTX, XLSX, CSV, Parquet; or a poster."""


@command.command("monthly")
@_month
@provider_option
@sites_option
@_format
@_to
@json_option
@home_option
@click.pass_obj
def monthly(obj: dict[str, Home], /, **chosen: Any) -> None:
    """Write the report of one month, beside the month before."""
    _report(obj["home"], "monthly", **chosen)


@command.command("quarterly")
@_quarter
@provider_option
@sites_option
@_format
@_to
@json_option
@home_option
@click.pass_obj
def quarterly(obj: dict[str, Home], /, **chosen: Any) -> None:
    """Write the report of one quarter, beside the quarter before."""
    _report(obj["home"], "quarterly", **chosen)


@command.command("poster")
@_month
@click.option("--quarter", help="Such as 2026-Q1, instead of a month.", metavar="YYYY-QN")
@provider_option
@sites_option
@_to
@json_option
@home_option
@click.pass_obj
def poster(
    obj: dict[str, Home],
    period: str | None,
    quarter: str | None,
    provider: str | None,
    sites: tuple[str, ...],
    folder: Path | None,
    as_json: bool,
) -> None:
    """Write a one-page poster, "You said, we did", as PDF."""
    from dashboard.reports.write import noting, report_of, write_poster_file

    if period and quarter:
        raise click.UsageError("A poster is about a month or a quarter, not both.")
    home = obj["home"]
    report = _heard(report_of(home, "quarterly" if quarter else "monthly", quarter or period, provider, sites))
    file = write_poster_file(
        report, folder or home.path / "reports", noting(home, report, at_terminal(), "heed report")
    )
    _say(report.snapshot, [file], as_json)


def _report(
    home: Home,
    kind: str,
    period: str | None,
    provider: str | None,
    sites: tuple[str, ...],
    formats: tuple[str, ...],
    folder: Path | None,
    as_json: bool,
) -> None:
    from dashboard.reports.write import noting, report_of, write_report

    report = _heard(report_of(home, kind, period, provider, sites))
    note = noting(home, report, at_terminal(), "heed report")
    files = write_report(report, folder or home.path / "reports", formats or FORMATS, note)
    _say(report.snapshot, files, as_json)


def _heard(report: "Report") -> "Report":
    """Give a report back, once something was heard in its time: a slip in the month would be a report of silence."""
    if report.is_silent:
        raise HeedError(
            f"Nothing was heard about {report.provider_title}, {report.place_title}, in {report.period}: "
            "see `heed status` for the days that there are."
        )
    return report


def _say(snapshot: str, files: list[Path], as_json: bool) -> None:
    sentences = [f"{file} was written." for file in files]
    terminal.say({"snapshot": snapshot, "files": [str(file) for file in files]}, sentences, as_json)
