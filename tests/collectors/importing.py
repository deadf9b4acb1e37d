"""A file of reviews and what an import makes of it, for the tests of imports."""

import csv
from pathlib import Path
from typing import Any

from collectors.receipt import Receipt
from config.home import Home
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
