"""A file of reviews and what an import makes of it, for the tests of imports."""

import csv
from collections.abc import Collection
from pathlib import Path
from typing import Any

import openpyxl

from collectors.files.chosen import Chosen
from collectors.ingest import import_file
from collectors.receipt import Receipt
from config.home import Home
from config.settings import Settings
from warehouse.store import opened

HEADER = ["date", "site", "comment", "rating"]
ROWS = [
    ["13/04/2026", "Riverside North", "The nurse explained everything", "5"],
    ["14/04/2026", "south", "Nobody answered the phone", "1"],
    ["14/04/2026", "Hill House", "Nothing", "3"],
]


def write(path: Path, rows: list[list[str]], header: list[str] = HEADER) -> Path:
    """Write a file of reviews."""
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([header, *rows])
    return path


def stored(home: Home, columns: str = "text") -> list[Any]:
    """Give what the store holds, oldest first."""
    with opened(home, "store") as con:
        rows = con.execute(f"SELECT {columns} FROM mention ORDER BY created_at, text").fetchall()
    return [row[0] if len(row) == 1 else row for row in rows]


def adds_up(receipt: Receipt) -> bool:
    """Tell whether a receipt accounts for every answer."""
    left_out, rejected = sum(receipt.left_out.values()), sum(receipt.rejected.values())
    return receipt.answers == receipt.stored + receipt.known + receipt.repeated + left_out + rejected


class Clinic:
    """A clinic that imports files."""

    def __init__(self, home: Home, settings: Settings, folder: Path) -> None:
        self._home, self._settings, self._folder = home, settings, folder

    def imports(self, name: str, text: str, encoding: str = "utf-8", **how: Any) -> Receipt:
        """Import a file of text."""
        path = self._folder / name
        path.write_bytes(text.encode(encoding))
        return self._imported(path, **how)

    def imports_workbook(self, hidden: Collection[str] = (), /, **sheets: list[list[Any]]) -> Receipt:
        """Import a workbook of sheets by their names, some of them hidden."""
        book = openpyxl.Workbook()
        book.remove(book.worksheets[0])
        for name, rows in sheets.items():
            sheet = book.create_sheet(name)
            sheet.sheet_state = "hidden" if name in hidden else "visible"
            for row in rows:
                sheet.append(row)
        book.save(self._folder / "export.xlsx")
        return self._imported(self._folder / "export.xlsx")

    def holds(self, columns: str = "text") -> list[Any]:
        """Give what is stored."""
        return stored(self._home, columns)

    def _imported(self, path: Path, **how: Any) -> Receipt:
        receipt = import_file(self._home, self._settings, path, "riverside", Chosen(**how))
        assert adds_up(receipt)
        return receipt


def said(receipt: Receipt, part: str) -> bool:
    """Tell whether a sentence of the receipt holds these words."""
    return any(part in sentence for sentence in receipt.sentences())
