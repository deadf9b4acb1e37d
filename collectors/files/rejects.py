"""The rows that could not be used, in a file that a person can correct and import again."""

import csv
import os
import re
import tempfile
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import file_digest
from itertools import count
from pathlib import Path
from types import TracebackType

from collectors.files.row import Line
from collectors.files.spool import Spool

# A spreadsheet takes a cell that starts like this for a formula (OWASP, CSV injection).
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_FIRST = ("line", "reason")


@dataclass(frozen=True)
class Kept:
    """What became of the refused rows of one import.

    Attributes:
        path: Where they are; None when there are none.
        sha256: Digest of that file.
        left: Earlier reject files that a person has changed, or that cannot be removed.
    """

    path: Path | None
    sha256: str | None
    left: tuple[Path, ...]

    def sentences(self) -> list[str]:
        """Say which files were left alone; nothing where there are none."""
        return [f"{path} was changed, or is of another data folder: it stays as it is." for path in self.left]


class Rejects:
    """Collects refused rows, then puts them into `FILE.rejects.csv`, in place of those of an earlier import.

    One that a person has changed since stays as it is: the rows go to `FILE.rejects-2.csv` then. No file is left when
    none was refused. It stands beside the imported one or, where that folder cannot be written, in the data folder.
    Only its owner may read it: it holds what patients wrote.
    """

    def __init__(self, imported: Path, data_folder: Path, headers: Sequence[str]) -> None:
        self.reasons: Counter[str] = Counter()
        self._name = imported.name
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

    def keep(self, is_own: Callable[[str], bool]) -> Kept:
        """Let the collected rows take the place of those of an earlier import.

        Args:
            is_own: Tells by its digest whether a reject file is as heed wrote it.
        """
        drafted = self._draft() if self.reasons else None
        digest = _digest(drafted[1]) if drafted else None
        left = []
        for earlier in dict.fromkeys(path for folder in self._folders for path in self._earlier(folder)):
            found = _digest(earlier)
            # The same rows again: heed was killed before it could note that it wrote them.
            is_as_written = bool(found) and (found == digest or is_own(found))
            if not is_as_written or not _is_removed(earlier):
                left.append(earlier)
        path = drafted[1].replace(self._free(drafted[0])) if drafted else None
        return Kept(path, digest, tuple(left))

    def _earlier(self, folder: Path) -> list[Path]:
        names = re.compile(rf"{re.escape(self._name)}\.rejects(?:-\d+)?\.csv")
        try:
            return sorted(path for path in folder.resolve().iterdir() if names.fullmatch(path.name))
        except OSError:  # a folder that can be entered and not listed
            return []

    def _free(self, folder: Path) -> Path:
        names = (f"{self._name}.rejects{'' if number == 1 else f'-{number}'}.csv" for number in count(1))
        return next(folder / name for name in names if not (folder / name).exists())

    def _draft(self) -> tuple[Path, Path]:
        folder, number, draft = self._opened()
        with os.fdopen(number, "w", encoding="utf-8-sig", errors="backslashreplace", newline="") as file:
            rows = csv.writer(file)
            rows.writerow([*_FIRST, *map(_safe, self._headers)])
            rows.writerows([*row[:2], *map(_safe, row[2:])] for row in self._rows)
        return folder, Path(draft)

    def _opened(self) -> tuple[Path, int, str]:
        beside, data_folder = self._folders
        try:
            return beside, *tempfile.mkstemp(prefix=".rejects-", dir=beside)  # mkstemp lets only the owner read it
        except OSError:  # a read-only folder or medium
            return data_folder, *tempfile.mkstemp(prefix=".rejects-", dir=data_folder)


def _is_removed(path: Path) -> bool:
    try:
        path.unlink()
    except OSError:  # a read-only folder, or a spreadsheet that holds the file
        return False
    return True


def _digest(path: Path) -> str:
    """Digest a file; empty where it cannot be read."""
    try:
        with path.open("rb") as file:
            return file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""


def is_reject_file(headers: Sequence[str]) -> bool:
    """Tell by its headers whether a table is a reject file that comes back corrected."""
    return tuple(headers[:2]) == _FIRST


def restore(cell: str) -> str:
    """Take off the mark that kept a spreadsheet from computing a cell."""
    return cell[1:] if cell.startswith("'") and cell[1:].startswith(_FORMULA) else cell


def _safe(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
