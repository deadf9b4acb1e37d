"""What every table file is read into: headers and rows of text."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

# Where a row stands: its line, or sheet and row where several sheets are read.
Line = int | str
_MOST_SHOWN = 30
_LONGEST_SHOWN = 120


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table.

    Attributes:
        line: Line of the file (row of the sheet) where it starts, counted from 1; of several sheets the sheet too.
        cells: Text by header. Cells beyond the last header have their position as key.
        fault: Why the row cannot be used, or an empty text.
        sheet: Name of the sheet of a workbook that it stands in.
    """

    line: Line
    cells: dict[str, str]
    fault: str = ""
    sheet: str = ""


@dataclass(frozen=True)
class Table:
    """A file seen as rows.

    Attributes:
        headers: Names of the columns, each once.
        rows: The rows; an iteration reads the file, so that none is held in memory.
        described: Kind, encoding and delimiter in words, to be said aloud.
        sheets: Names of the sheets of a workbook that the rows come from.
    """

    headers: tuple[str, ...]
    rows: Iterable[Row]
    described: str
    sheets: tuple[str, ...] = ()


def name_columns(first_row: Sequence[str]) -> tuple[str, ...]:
    """Give every column a name of its own: blank headers become `column 3`, repeated ones `Comment (2)`."""
    headers: dict[str, None] = {}
    copies = Counter[str]()
    for position, cell in enumerate(first_row, 1):
        wanted = header = " ".join(cell.replace("\0", "").split()) or f"column {position}"
        while header in headers:
            copies[wanted] += 1
            header = f"{wanted} ({copies[wanted] + 1})"
        headers[header] = None
    return tuple(headers)


def listed(headers: Sequence[str]) -> str:
    """List columns for a message, each in quotes: as many, and as much of each, as a person reads."""
    shown = [
        repr(name if len(name) <= _LONGEST_SHOWN else f"{name[:_LONGEST_SHOWN]}...") for name in headers[:_MOST_SHOWN]
    ]
    more = f" and {len(headers) - _MOST_SHOWN:,} more" if len(headers) > _MOST_SHOWN else ""
    return f"{', '.join(shown)}{more}"


def fit_row(line: Line, headers: tuple[str, ...], values: Sequence[str]) -> Row:
    """Lay the values of one row under the headers; a row of another width carries its fault."""
    width = len(headers)
    if len(values) == width:
        return Row(line, dict(zip(headers, values, strict=True)))
    while len(values) > width and not values[-1].strip():
        values = values[:-1]
    cells = dict(zip(headers, values, strict=False)) | {str(n): values[n] for n in range(width, len(values))}
    fault = (
        ""
        if len(values) == width
        else f"the row has {len(values)} {'cell' if len(values) == 1 else 'cells'} where the header has {width}"
    )
    return Row(line, cells, fault)


def plain_number(number: float) -> str:
    """Write a number as a person would: 5.0 is 5."""
    return str(int(number)) if number.is_integer() and abs(number) < 1e15 else repr(number)
