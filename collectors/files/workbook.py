"""Open an Excel workbook as rows of text."""

import re
import warnings
import zipfile
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from itertools import islice
from pathlib import Path
from typing import Any

from collectors.files.header import SHOWN, Header, find_header
from collectors.files.row import Row, Table, fit_row, plain_number
from collectors.files.sheets import held_by_others
from config.errors import HeedError

_LARGEST_EXPANSION = 200
_BLOCK = 2**20
# Whom a report of heed names as its author.
_OWN = "heed"
# Characters that XML cannot hold, and the underscore before what only looks like one (ECMA-376 part 1, 22.9.2.19).
_ESCAPED = re.compile(r"_x(00[01][0-9A-Fa-f]|005F)_")
# A formula that a program wrote and no spreadsheet has computed; one whose result is no text has t="str".
_UNCOMPUTED = re.compile(
    rb'<c\b(?![^>]*\bt="str")[^>]*><f\b(?:[^>]*/>|[^>]*>[^<]*</f>)\s*(?:<v\s*/>|<v>\s*</v>)?\s*</c>'
)
_LONGEST_FORMULA = 10_000
_ERRORS = {"#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NULL!", "#NUM!"}


def read_workbook(path: Path, max_bytes: int, is_site: Callable[[str], bool]) -> Table:
    """Open the first visible sheet whose columns are those of feedback, and all others that have the same columns.

    Where no sheet has columns of feedback, it is the first that has a header and rows. `is_site` tells the names of
    sites: a sheet of all sites is left where each of them has a sheet of its own.

    Raises:
        HeedError: if the file is damaged, no workbook, heed's own report, far larger than it looks, or has no rows.
    """
    _check_archive(path, max_bytes)
    with _open_workbook(path) as book:
        if book.properties.creator == _OWN:
            raise HeedError(f"{path.name} is a report that heed made, not a table of feedback.")
        left = {sheet.title: "hidden" for sheet in book.worksheets if sheet.sheet_state != "visible"}
        found: dict[str, Header] = {}
        for name in (sheet.title for sheet in book.worksheets if sheet.title not in left):
            first = [values for _, values in islice(_values(path, book, name), SHOWN)]
            header = find_header(first) if len(first) > 1 else None
            if header and len(first) > header.skipped:
                found[name] = header
            else:
                left[name] = "no rows"
        if not found:
            raise HeedError(f"{path.name} has no sheet with a header and rows below it.")
        chosen = found[_of_feedback(found)]
        alike = {name: header for name, header in found.items() if set(header.names) == set(chosen.names)}
        left |= {name: "other columns" for name in found if name not in alike}
        if len(alike) > 1:
            for name, holder in held_by_others(_rows(path, book, alike), set(filter(is_site, alike))).items():
                left[name] = f"its rows stand in {holder} too"
                del alike[name]
        said = _said_of_sheets(alike, {sheet.title: left.get(sheet.title, "") for sheet in book.worksheets})
        if _has_uncomputed(path, [book[name]._worksheet_path for name in alike]):
            said += (
                "; formulas whose results are not in the file count as empty: open it in Excel, save it, import it anew"
            )
    return Table(chosen.names, _Sheets(path, alike), f"Excel workbook, {said}{chosen.said}", tuple(alike))


def _has_uncomputed(path: Path, parts: Collection[str]) -> bool:
    with zipfile.ZipFile(path) as archive:
        for part in parts:
            with archive.open(part) as file:
                end = b""
                while block := file.read(_BLOCK):
                    if b"<f" in block and _UNCOMPUTED.search(end + block):
                        return True
                    end = block[-_LONGEST_FORMULA:]
    return False


def _said_of_sheets(read: Collection[str], left: Mapping[str, str]) -> str:
    listed = f"sheet{'s' if len(read) > 1 else ''} {', '.join(map(repr, read))}"
    not_read = ", ".join(f"{name!r} ({why})" for name, why in left.items() if why)
    return f"{listed}; not read: {not_read}" if not_read else listed


def _of_feedback(found: Mapping[str, Header]) -> str:
    by_name = (name for name, header in found.items() if header.speaks_of_feedback)
    by_width = (name for name, header in found.items() if len(header.names) > 1)
    return next(by_name, None) or next(by_width, None) or next(iter(found))


@dataclass(frozen=True)
class _Sheets:
    path: Path
    headers: Mapping[str, Header]

    def __iter__(self) -> Iterator[Row]:
        with _open_workbook(self.path) as book:
            for name, rows in _rows(self.path, book, self.headers).items():
                for row in rows:
                    line = f"sheet {name!r}, row {row.line}" if len(self.headers) > 1 else row.line
                    yield replace(row, line=line, sheet=name)


def _rows(path: Path, book: Any, headers: Mapping[str, Header]) -> dict[str, Iterator[Row]]:
    """Give the rows below the header of each sheet."""

    def below(name: str, header: Header) -> Iterator[Row]:
        width = len(header.names)
        for line, values in islice(_values(path, book, name), header.skipped, None):
            yield fit_row(line, header.names, values + [""] * (width - len(values)))

    return {name: below(name, header) for name, header in headers.items()}


def _values(path: Path, book: Any, name: str) -> Iterator[tuple[int, list[str]]]:
    """Give the rows that have a cell, the header among them, each with its place in the sheet."""
    try:
        sheet = book[name]
        sheet.reset_dimensions()  # some programs write a wrong size into the file
        for line, cells in enumerate(sheet.iter_rows(values_only=True), 1):
            values = [_cell(cell) for cell in cells]
            while values and not values[-1].strip():
                values.pop()
            if values:
                yield line, values
    except (KeyError, ValueError, zipfile.BadZipFile, SyntaxError) as error:
        raise HeedError(f"{path.name}: the sheet {name!r} is damaged; save it anew.") from error


def _check_archive(path: Path, max_bytes: int) -> None:
    try:
        with zipfile.ZipFile(path) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, NotImplementedError, ValueError) as error:
        raise HeedError(f"{path.name} is a damaged workbook or archive: save it anew.") from error
    if not any(part.filename == "xl/workbook.xml" for part in parts):
        raise HeedError(f"{path.name} is an archive or a document, not a workbook: import the XLSX or CSV itself.")
    unpacked = sum(part.file_size for part in parts)
    packed = sum(part.compress_size for part in parts)
    if unpacked > max_bytes or unpacked > max(packed * _LARGEST_EXPANSION, 50 * _BLOCK):
        size = f"{unpacked / _BLOCK:,.0f} MB"
        raise HeedError(f"{path.name} unpacks to {size}, more than heed accepts: export it as CSV.")


@contextmanager
def _open_workbook(path: Path) -> Iterator[Any]:
    import openpyxl  # slow to import

    with path.open("rb") as file, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # openpyxl warns of styles and filters that rows do not need
        try:
            book = openpyxl.load_workbook(file, read_only=True, data_only=True, keep_links=False)
        except Exception as error:  # openpyxl raises whatever its parsers meet in a damaged file
            raise HeedError(f"{path.name} is a damaged workbook: open it in Excel and save it anew.") from error
        try:
            yield book
        finally:
            book.close()


def _unescaped(found: re.Match[str]) -> str:
    """Give the character that a workbook writes by its number: a carriage return is `_x000D_`."""
    return chr(int(found[1], 16))


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return "" if value.startswith("#") and value in _ERRORS else _ESCAPED.sub(_unescaped, value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return plain_number(float(value)) if isinstance(value, float) else str(value)
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ", "seconds")
    return value.isoformat() if isinstance(value, date | time) else str(value)
