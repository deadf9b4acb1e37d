"""Keep rows aside on disk while a whole file is looked at: memory stays bounded and the file is read once."""

import json
import tempfile
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import Any

# Compact JSON of one value. One encoder for all: `json.dumps` would make one for each row.
to_json = json.JSONEncoder(separators=(",", ":")).encode


class Spool:
    """JSON values in a nameless file of the data folder, which only this process can read and which dies with it."""

    def __init__(self, folder: Path) -> None:
        self._file = tempfile.TemporaryFile("w+", dir=folder, encoding="ascii", newline="\n")  # noqa: SIM115
        self._count = 0

    def __enter__(self) -> "Spool":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._file.close()

    def __len__(self) -> int:
        return self._count

    def add(self, value: Any) -> None:
        """Put one value at the end."""
        self._file.write(to_json(value) + "\n")
        self._count += 1

    def __iter__(self) -> Iterator[Any]:
        self._file.seek(0)
        yield from map(json.loads, self._file)
