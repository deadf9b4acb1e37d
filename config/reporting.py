"""Which reports are made by themselves, and when: the `[[report]]` tables of `heed.toml`."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from config.errors import HeedError, refuse_unknown

KINDS = ("monthly", "quarterly", "poster")
FORMATS = ("pdf", "docx", "pptx", "xlsx", "csv", "parquet")
_SETTINGS = {"kind", "provider", "sites", "formats", "folder", "day"}


@dataclass(frozen=True)
class ScheduledReport:
    """One report that `heed run` makes when its period is over.

    Attributes:
        kind: One of `KINDS`; a poster is of a month.
        provider: Whom it is about.
        sites: Short names; none for all.
        formats: Of `FORMATS`; a poster is PDF.
        folder: Where it is written.
        day: From which day of the month after its period it is made, 1-28.
    """

    kind: str
    provider: str
    sites: tuple[str, ...]
    formats: tuple[str, ...]
    folder: Path
    day: int


def read_reports(tables: Any, sites: Iterable[tuple[str, str]], providers: Iterable[str], home: Path) -> tuple[
    ScheduledReport, ...
]:  # fmt: skip
    """Read and check the `[[report]]` tables.

    Args:
        tables: As they stand in heed.toml.
        sites: The (provider, site) pairs that heed.toml describes.
        providers: The providers that it describes.
        home: The data folder, which a folder that is not absolute lies in.

    Raises:
        HeedError: naming the table and the setting that cannot be used.
    """
    if not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
        raise HeedError("heed.toml: write one [[report]] table for each report.")
    known, named = set(sites), list(providers)
    reports = tuple(
        _report(table, f"heed.toml: [[report]] {n}", known, named, home) for n, table in enumerate(tables, 1)
    )
    if len({(each.kind, each.provider, each.sites) for each in reports}) < len(reports):
        raise HeedError("heed.toml: two [[report]] tables make the same report; give the one all formats.")
    return reports


def _report(
    table: Mapping[str, Any], where: str, known: set[tuple[str, str]], providers: list[str], home: Path
) -> ScheduledReport:
    refuse_unknown(table, _SETTINGS, where)
    kind = table.get("kind")
    if kind not in KINDS:
        raise HeedError(f"{where}: kind must be one of {', '.join(KINDS)}.")
    provider = table.get("provider", providers[0] if len(providers) == 1 else None)
    if provider not in providers:
        raise HeedError(f"{where}: provider must be one of {', '.join(providers) or 'those that heed.toml describes'}.")
    sites = _texts(table, "sites", (), where)
    for site in sites:
        if (provider, site) not in known:
            there = ", ".join(sorted(name for owner, name in known if owner == provider)) or "none"
            raise HeedError(f"{where}: {provider} has no site {site!r}; heed.toml describes {there}.")
    formats = _texts(table, "formats", ("pdf",), where)
    allowed = ("pdf",) if kind == "poster" else FORMATS
    if not formats or set(formats) - set(allowed):
        raise HeedError(f"{where}: formats must be a list of {', '.join(allowed)}.")
    folder, day = _when_and_where(table, where)
    return ScheduledReport(str(kind), str(provider), sites, formats, home / Path(folder).expanduser(), day)


def _when_and_where(table: Mapping[str, Any], where: str) -> tuple[str, int]:
    folder, day = table.get("folder", "reports"), table.get("day", 1)
    if not isinstance(folder, str) or not folder.strip():
        raise HeedError(f"{where}: folder must be a text in quotes.")
    if type(day) is not int or not 1 <= day <= 28:
        raise HeedError(f"{where}: day must be a whole number from 1 to 28.")
    return folder, day


def _texts(table: Mapping[str, Any], name: str, default: tuple[str, ...], where: str) -> tuple[str, ...]:
    given = table.get(name, list(default))
    if not isinstance(given, list) or not all(isinstance(one, str) for one in given):
        raise HeedError(f"{where}: {name} must be a list of texts in quotes.")
    return tuple(dict.fromkeys(given))
