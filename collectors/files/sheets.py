"""Which sheets of a workbook only repeat the rows of others? Read with them, every answer would count twice."""

from collections import Counter
from collections.abc import Iterable, Mapping

from collectors.files.row import Row

# Totals below the rows differ from sheet to sheet.
_MOSTLY = 0.8
_FEWEST_CELLS = 2


def held_by_others(sheets: Mapping[str, Iterable[Row]]) -> dict[str, str]:
    """Find the sheets whose rows nearly all stand in a larger one, such as those of single months beside all of a year.

    Args:
        sheets: Rows by the name of their sheet; all have the same columns.

    Returns:
        Name of the larger sheet by that of the sheet which it holds.
    """
    held: dict[str, str] = {}
    kept: dict[str, Counter[int]] = {}
    told = {name: _told_apart(rows) for name, rows in sheets.items()}
    for name, rows in sorted(told.items(), key=lambda sheet: -sheet[1].total()):
        holder = next((other for other in kept if _share_in(rows, kept[other]) >= _MOSTLY), None)
        if holder is None:
            kept[name] = rows
        else:
            held[name] = holder
    return held


def _told_apart(rows: Iterable[Row]) -> Counter[int]:
    """Count the rows that hold more than a note; 64 bits of hash stand for each."""
    filled = (sorted((header, cell.strip()) for header, cell in row.cells.items() if cell.strip()) for row in rows)
    return Counter(hash(tuple(cells)) for cells in filled if len(cells) >= _FEWEST_CELLS)


def _share_in(rows: Counter[int], others: Counter[int]) -> float:
    return (rows & others).total() / rows.total() if rows else 0.0
