"""Give every row of a table an id that stays the same whenever the row is imported again."""

import hashlib
from array import array
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache

import numpy as np

from collectors.files.columns import Columns

_SHORT = 6


class RowIds:
    """Two passes over a file: `add` every row, then `settle`, then `name` every row in the same order.

    The id column is used where it tells all rows apart, alone or together with the question. Short numbers
    (1, 2, 3 ...) start anew in the next export, so they only count together with the date. Rows without an id
    are known by a digest of what they say, and identical rows by their order.
    """

    def __init__(self, columns: Columns) -> None:
        self._columns = columns
        self._told = array("q")
        self._alone = array("q")
        self._asked = array("q")
        self._is_short = True
        self._fields: tuple[str, ...] = ()
        self._repeated: frozenset[int] = frozenset()
        self._seen: Counter[int] = Counter()

    def add(self, cells: Mapping[str, str]) -> None:
        """Take note of one row; 24 bytes of memory each."""
        self._told.append(hash(_told(cells, self._columns)))
        own = cell_of(cells, self._columns.id)
        if own:
            self._is_short = self._is_short and len(own) <= _SHORT and own.isdigit()
            self._alone.append(hash(own))
            self._asked.append(hash(f"{own}|{cell_of(cells, self._columns.question)}"))

    def settle(self) -> str:
        """Decide what tells the rows apart, and say it."""
        dated = ("date",) if self._is_short else ()
        self._repeated = _repeated(self._told)
        if not self._alone:
            return "No id column: rows are told apart by what they say."
        with_date = f", together with {self._columns.date!r} because they are short numbers" if self._is_short else ""
        if not _repeated(self._alone):
            self._fields = ("id", *dated)
            return f"Ids are taken from {self._columns.id!r}{with_date}."
        if self._columns.question and not _repeated(self._asked):
            self._fields = ("id", "question", *dated)
            return f"Ids are taken from {self._columns.id!r} and {self._columns.question!r}{with_date}."
        return f"The ids in {self._columns.id!r} repeat: rows are told apart by what they say."

    def name(self, cells: Mapping[str, str]) -> str:
        """Name one row."""
        if self._fields and cell_of(cells, self._columns.id):
            return "|".join(cell_of(cells, getattr(self._columns, field)) for field in self._fields)
        digest = row_digest(cells, self._columns)
        number = hash(_told(cells, self._columns))
        if number not in self._repeated:
            return digest
        self._seen[number] += 1
        return digest if self._seen[number] == 1 else f"{digest}-{self._seen[number]}"


def item_id(row_id: str, header: str, texts: Sequence[str]) -> str:
    """Give the id of one answer of a row: that of the row where no other column was read for answers."""
    return row_id if tuple(texts) == (header,) else f"{row_id}|{header}"


def row_digest(cells: Mapping[str, str], columns: Columns) -> str:
    """Digest what a row says and about what: the same in every export that has the same columns."""
    values = _told(cells, columns)
    return hashlib.blake2b(values.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def _told(cells: Mapping[str, str], columns: Columns) -> str:
    return "\0".join([cell_of(cells, header) for field, header in columns.used if field != "id"])


def cell_of(cells: Mapping[str, str], header: str | None) -> str:
    """Read a cell with single spaces and no NUL; empty where there is none."""
    return _plain(cells.get(header, "")) if header else ""


@lru_cache(maxsize=4096)
def _plain(text: str) -> str:
    return " ".join(text.replace("\0", "").split())


def _repeated(numbers: "array[int]") -> frozenset[int]:
    values, counts = np.unique(np.frombuffer(numbers, dtype=np.int64), return_counts=True)
    return frozenset(int(number) for number in values[counts > 1])
