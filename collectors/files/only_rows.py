"""A file about several organisations: only the rows in which one column has one value are read."""

import difflib
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from collectors.files.row import Row, Table, listed
from collectors.files.row_ids import cell_of
from config.errors import HeedError

_MOST_VALUES = 1_000


@dataclass
class OnlyRows:
    """The rows of a table in which a column has a value; case and single spaces do not matter.

    Attributes:
        header: The column.
        value: The value.
        read: Rows that have it, counted as they are read.
        others: Rows by their other values.
    """

    header: str
    value: str
    read: int = 0
    others: Counter[str] = field(default_factory=Counter)

    def of(self, table: Table) -> Table:
        """Give the table without its other rows."""
        return Table(table.headers, self._rows(table), table.described, table.sheets)

    def sentence(self) -> str:
        """Say how many rows are read, and how many are left alone.

        Raises:
            HeedError: if no row has the value.
        """
        if not self.read:
            # The values themselves may be patients' words, and what failed is noted in the journal.
            raise HeedError(
                f"--only: no row has {self.value!r} in {self.header!r}, which holds {len(self.others):,} other values."
            )
        return (
            f"Only rows with {self.value!r} in {self.header!r} are read: {self.read:,}; {self.others.total():,} others "
            "are left alone."
        )

    def beside(self, path: Path) -> Path:
        """Name the file by which its refused rows are called, so that those of another value stay."""
        value = re.sub(r"[^\w-]+", "-", self.value)
        return path.with_name(f"{path.name}.{value}")

    def _rows(self, table: Table) -> Iterator[Row]:
        for row in table.rows:
            written = cell_of(row.cells, self.header)
            if written.casefold() == self.value.casefold():
                self.read += 1
                yield row
            elif written in self.others or len(self.others) < _MOST_VALUES:
                self.others[written] += 1
            else:
                self.others[""] += 1


def only_rows(text: str, table: Table) -> OnlyRows:
    """Read what a person wrote after --only: `Trust=NEAS`; a column may have `=` in its name.

    Raises:
        HeedError: if it has no `=`, or the table has no such column.
    """
    by_plain = {" ".join(header.casefold().split()): header for header in table.headers}
    cuts = [match.start() for match in re.finditer("=", text)]
    if not cuts:
        raise HeedError(f"--only {text!r} has no `=`: write it as Trust=NEAS, a column and the value of its rows.")
    for cut in reversed(cuts):
        header = by_plain.get(" ".join(text[:cut].casefold().split()))
        if header:
            return OnlyRows(header, " ".join(text[cut + 1 :].split()))
    wanted = text[: cuts[0]].strip()
    near = difflib.get_close_matches(wanted.casefold(), by_plain, n=1)
    hint = f"did you mean {by_plain[near[0]]!r}?" if near else f"its columns are {listed(table.headers)}."
    raise HeedError(f"--only: the file has no column {wanted!r}; {hint}")
