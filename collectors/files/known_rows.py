"""By which columns were the rows of a file known when they were stored?

heed learns to find more columns, and people choose others: the answers that are stored stay the same ones.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence

from collectors.files.columns import Columns
from collectors.files.row_ids import RowIds, cell_of, item_id
from collectors.files.spool import Spool
from collectors.files.totals import is_total

# Counts how many of these items, each with its words, are held with the same ones or were removed for good.
Held = Callable[[Iterable[tuple[str, str]]], int]


def known_by(own: Columns, earlier: Iterable[Columns], headers: Iterable[str], rows: Spool, held: Held) -> Columns:
    """Choose the columns by which most answers of a file are held already; its own where none are.

    Args:
        own: The columns by which the file is read.
        earlier: Those by which files of that source were read before.
        headers: All columns of the file: an import whose columns are not all there tells nothing about it.
        rows: Line, cells and fault of each row.
        held: Asked only where there is a choice.
    """
    there = set(headers)
    others = [
        columns
        for columns in dict.fromkeys(earlier)
        if columns != own and set(columns.text) & set(own.text) and {header for _, header in columns.used} <= there
    ]
    if not others:
        return own
    return max((own, *others), key=lambda columns: held(_answers(columns, own.text, rows)))


def ids_by(columns: Columns, rows: Spool) -> tuple[RowIds, str]:
    """Decide how rows are named that are known by these columns, and say it."""
    ids = RowIds(columns)
    for _, cells, fault in rows:
        if not fault and not is_total(cells, columns):
            ids.add(cells)
    return ids, ids.settle()


def said_of(known: Columns, own: Columns) -> str:
    """Say that the rows are known by other columns than those that are read; nothing where they are the same."""
    if known == own:
        return ""
    said = (
        "Rows are told apart by the columns of an earlier import: what is stored already stays as it is, "
        "and the columns of today count for what is new."
    )
    new = [header for header in own.text if header not in known.text]
    return f"{said} That import did not read {', '.join(map(repr, new))}: these answers are new." if new else said


def _answers(columns: Columns, texts: Sequence[str], rows: Spool) -> Iterator[tuple[str, str]]:
    ids, _ = ids_by(columns, rows)
    for _, cells, fault in rows:
        if not fault:
            row_id = ids.name(cells)
            written = [(header, words) for header in texts if (words := cell_of(cells, header))]
            yield from ((item_id(row_id, header, columns.text), words) for header, words in written)
