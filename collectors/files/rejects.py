"""The rows that could not be used, in a file that a person can correct and import again."""

import csv
import os
import tempfile
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import TracebackType

from collectors.files.row import Line
from collectors.files.spool import Spool

# A spreadsheet takes a cell that starts like this for a formula (OWASP, CSV injection).
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_FIRST = ("line", "reason")


class Rejects:
    """Collects refused rows, then replaces `FILE.rejects.csv` in one step; no file is left when none was refused.

    The file stands beside the imported one or, where that folder cannot be written, in the data folder.
    Only its owner may read it: it holds what patients wrote.
    """

    def __init__(self, imported: Path, data_folder: Path, headers: Sequence[str]) -> None:
        self.reasons: Counter[str] = Counter()
        self._name = f"{imported.name}.rejects.csv"
        self._folders = (imported.parent, data_folder)
        self._headers = headers
        self._rows = Spool(data_folder)

    def __enter__(self) -> "Rejects":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._rows.__exit__(kind, error, at)

    def add(self, line: Line, reason: str, cells: Mapping[str, str]) -> None:
        """Put one refused row aside."""
        self.reasons[reason] += 1
        beyond = [value for header, value in cells.items() if header not in self._headers]
        self._rows.add([str(line), reason, *(cells.get(header, "") for header in self._headers), *beyond])

    def keep(self) -> Path | None:
        """Let the collected rows take the place of those of an earlier import; None when there are none."""
        if not self.reasons:
            for folder in self._folders:
                (folder / self._name).unlink(missing_ok=True)
            return None
        folder, number, draft = self._draft()
        with os.fdopen(number, "w", encoding="utf-8-sig", errors="backslashreplace", newline="") as file:
            rows = csv.writer(file)
            rows.writerow([*_FIRST, *map(_safe, self._headers)])
            rows.writerows([*row[:2], *map(_safe, row[2:])] for row in self._rows)
        return Path(draft).replace(folder / self._name)

    def _draft(self) -> tuple[Path, int, str]:
        beside, data_folder = self._folders
        try:
            return beside, *tempfile.mkstemp(prefix=".rejects-", dir=beside)  # mkstemp lets only the owner read it
        except OSError:  # a read-only folder or medium
            return data_folder, *tempfile.mkstemp(prefix=".rejects-", dir=data_folder)


def is_reject_file(headers: Sequence[str]) -> bool:
    """Tell by its headers whether a table is a reject file that comes back corrected."""
    return tuple(headers[:2]) == _FIRST


def restore(cell: str) -> str:
    """Take off the mark that kept a spreadsheet from computing a cell."""
    return cell[1:] if cell.startswith("'") and cell[1:].startswith(_FORMULA) else cell


def _safe(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
