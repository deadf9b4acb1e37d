"""Open an Excel workbook as rows of text."""

import json
import tempfile
import warnings
import weakref
import zipfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date, datetime, time
from itertools import chain, islice
from pathlib import Path
from typing import Any

from collectors.files.row import Row, Table, fit_row, name_columns, plain_number
from config.errors import HeedError

_LARGEST_EXPANSION = 200
_BLOCK = 2**20
_ERRORS = {"#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NULL!", "#NUM!"}

_Place = tuple[int, list[str]]
"""A row's line in the sheet and its cells."""


def read_workbook(path: Path, max_bytes: int) -> Table:
    """Open the first visible sheet that has a header and rows below it.

    Raises:
        HeedError: if the file is damaged, no workbook, unpacks to far more than it holds, or has no rows.
    """
    _check_archive(path, max_bytes)
    with _open_workbook(path) as book:
        names = [sheet.title for sheet in book.worksheets if sheet.sheet_state == "visible"]
        for name in names:
            rows = _values(path, book, name)
            first = list(islice(rows, 2))
            if len(first) == 2:
                headers = name_columns(first[0][1])
                others = f", the first of {len(names)} with rows" if len(names) > 1 else ""
                sheet = _Sheet(headers, chain(first[1:], rows))
                return Table(headers, sheet, f"Excel workbook, sheet {name!r}{others}")
    raise HeedError(f"{path.name} has no sheet with a header and rows below it.")


class _Sheet:
    """The rows of a sheet, unpacked once: reading them out of the workbook takes longer than all else in an import."""

    def __init__(self, headers: tuple[str, ...], rows: Iterable[_Place]) -> None:
        self._headers = headers
        # A file without a name: nothing of it is left on the disk, however the process ends.
        self._unpacked = tempfile.TemporaryFile()  # noqa: SIM115  (closed when the sheet is forgotten)
        weakref.finalize(self, self._unpacked.close)
        for row in rows:
            self._unpacked.write(json.dumps(row).encode() + b"\n")

    def __iter__(self) -> Iterator[Row]:
        width = len(self._headers)
        position = 0  # of this reading: several may be under way
        while True:
            self._unpacked.seek(position)
            block = self._unpacked.readlines(_BLOCK)
            position = self._unpacked.tell()
            if not block:
                return
            for line, values in map(json.loads, block):
                yield fit_row(line, self._headers, values + [""] * (width - len(values)))


def _values(path: Path, book: Any, name: str) -> Iterator[_Place]:
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


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return "" if value.startswith("#") and value in _ERRORS else value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return plain_number(float(value)) if isinstance(value, float) else str(value)
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ", "seconds")
    return value.isoformat() if isinstance(value, date | time) else str(value)
