"""Workbooks with a sheet for each place: where no column names it, the name of the sheet may."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from collectors.files.columns import Guess
from collectors.files.row import Row
from config.errors import HeedError
from config.settings import Provider

# Chosen as a column, and written as one into reject files.
SHEET = "@sheet"
_PLACES = ("site", "service")
_OF_TIME_OR_NONE = re.compile(
    r"\d|\b(jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec|sheet|data|responses|results|export)", re.IGNORECASE
)


@dataclass(frozen=True)
class SheetPlaces:
    """Which sheets name the place of their rows.

    Attributes:
        said: A sentence on what was decided; empty where there is nothing to decide.
        are_read: Whether the name of its sheet is a cell of each row that is read.
        are_guessed: Whether no person said so: then only names that heed.toml knows are sites.
    """

    said: str = ""
    are_read: bool = False
    are_guessed: bool = False


def placed_by_sheet(
    find: Callable[[Mapping[str, str]], Guess],
    headers: Sequence[str],
    sheets: Sequence[str],
    chosen: Mapping[str, str],
    provider: Provider,
    site: str | None,
) -> tuple[Guess, SheetPlaces]:
    """Find the columns of a table, the names of its sheets among those of places.

    What a person says counts first: `@sheet` as the column of site or service, or a site for the whole file. Else a
    sheet is its rows' site where heed.toml names that site and no column does.

    Args:
        find: Finds the columns by those that a person chose.
        headers: All headers: a reject file has `@sheet` among them.
        sheets: Names of the sheets that are read; empty for what is no workbook.
        chosen: Field to header, as a person said it.
        provider: The organisation, with its sites.
        site: The place that a person gave for the whole file.

    Raises:
        HeedError: if a chosen column is not there, or no text or date column can be found.
    """
    wanted = [field for field in _PLACES if _is_sheet(chosen.get(field, "")) and SHEET not in headers]
    if wanted and not sheets:
        raise HeedError("--map: @sheet is the name of a workbook's sheet, and this file has no sheets.")
    guessed = find({field: "" if field in wanted else header for field, header in chosen.items()})
    if wanted:
        said = f"Each sheet's name is its {wanted[0]}: {', '.join(map(repr, sheets))}."
        return _with_sheet(guessed, wanted), SheetPlaces(said, are_read=True)
    used = {header for _, header in guessed.columns.used}
    if guessed.columns.site or "site" in chosen or SHEET in used:
        return guessed, SheetPlaces()
    if SHEET in headers:
        return _with_sheet(guessed, ["site"]), SheetPlaces(are_guessed=True)
    sites = {name: known for name in sheets if (known := provider.site_named(name))}
    if sites and not site:
        listed = ", ".join(f"{name!r} is {known.name}" for name, known in sites.items())
        others = ", ".join(repr(name) for name in sheets if name not in sites)
        said = (
            f"No column names the site, so a sheet that is called like a site of heed.toml is its rows' site: {listed}"
        )
        said += f"; rows of {others} get no site by it" if others else ""
        said += ". --map site= leaves all without."
        return _with_sheet(guessed, ["site"]), SheetPlaces(said, are_read=True, are_guessed=True)
    return guessed, SheetPlaces(_offered(sheets, sites))


def with_sheet(row: Row) -> Row:
    """Give a row of a workbook the name of its sheet as one cell more."""
    return replace(row, cells={SHEET: row.sheet} | row.cells) if row.sheet else row


def _is_sheet(header: str) -> bool:
    return header.strip().casefold() == SHEET


def _with_sheet(guessed: Guess, places: Sequence[str]) -> Guess:
    site, service = (SHEET if field in places else getattr(guessed.columns, field) for field in _PLACES)
    columns = replace(guessed.columns, site=site, service=service)
    return replace(guessed, columns=columns, not_used=tuple(name for name in guessed.not_used if name != SHEET))


def _offered(sheets: Sequence[str], sites: Mapping[str, object]) -> str:
    unclear = [name for name in sheets if not _OF_TIME_OR_NONE.search(name)]
    if not sites and (len(sheets) < 2 or not unclear):
        return ""
    listed = ", ".join(repr(name) for name in (sites or unclear))
    return f"If the sheets are called after sites ({listed}), say so with --map site=@sheet."
