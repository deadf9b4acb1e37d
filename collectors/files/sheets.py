"""Which sheets of a workbook only repeat the rows of others? Read with them, every answer would count twice."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping

from collectors.files.row import Row

# Totals below the rows differ from sheet to sheet.
_MOSTLY = 0.8
_FEWEST_CELLS = 2
_MOST_TOTALS = 2


def held_by_others(sheets: Mapping[str, Iterable[Row]], of_sites: Collection[str] = ()) -> dict[str, str]:
    """Find the sheets whose rows nearly all stand in a larger one, such as those of single months beside all of a year.

    Args:
        sheets: Rows by the name of their sheet; all have the same columns.
        of_sites: Sheets whose name tells a site: they hold the larger one whose rows all stand in one of them.

    Returns:
        Names of the sheets that hold it, in quotes, by that of the sheet which they hold.
    """
    told = {name: _told_apart(rows) for name, rows in sheets.items()}
    parts = sum((told[name] for name in of_sites), Counter[int]())
    of_all = [name for name in told if name not in of_sites and _is_sum_of(told[name], parts)]
    held: dict[str, str] = dict.fromkeys(of_all, ", ".join(repr(name) for name in told if name in of_sites))
    kept: dict[str, Counter[int]] = {}
    rest = {name: rows for name, rows in told.items() if name not in held}
    for name, rows in sorted(rest.items(), key=lambda sheet: -sheet[1].total()):
        holder = next((other for other in kept if _share_in(rows, kept[other]) >= _MOSTLY), None)
        if holder is None:
            kept[name] = rows
        else:
            held[name] = repr(holder)
    return held


def _told_apart(rows: Iterable[Row]) -> Counter[int]:
    """Count the rows that hold more than a note; 64 bits of hash stand for each."""
    filled = (sorted((header, cell.strip()) for header, cell in row.cells.items() if cell.strip()) for row in rows)
    return Counter(hash(tuple(cells)) for cells in filled if len(cells) >= _FEWEST_CELLS)


def _is_sum_of(rows: Counter[int], parts: Counter[int]) -> bool:
    return _share_in(rows, parts) >= _MOSTLY and (rows - parts).total() <= _MOST_TOTALS


def _share_in(rows: Counter[int], others: Counter[int]) -> float:
    return (rows & others).total() / rows.total() if rows else 0.0
