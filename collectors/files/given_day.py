"""A file that names no days: a person says of which day all of it is."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from collectors.files.row import Row, Table

# Chosen as a column of dates where there is no other, and written as one into reject files.
DAY = "@day"


@dataclass(frozen=True)
class _Dated:
    table: Table
    day: str

    def __iter__(self) -> Iterator[Row]:
        return (replace(row, cells=row.cells | {DAY: self.day}) for row in self.table.rows)


def with_day(table: Table, day: date) -> Table:
    """Give every row the day as one cell more: rows of another day that say the same are other rows."""
    if DAY in table.headers:  # a reject file that comes back
        return table
    return replace(table, headers=(*table.headers, DAY), rows=_Dated(table, day.isoformat()))
