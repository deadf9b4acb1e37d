"""A file that somebody writes to while it is read would be imported half from before and half from after."""

from pathlib import Path
from types import TracebackType
from typing import Self

from config.errors import HeedError


class Unchanged:
    """Remembers size and time of a file."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._before = _stamp(path)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if isinstance(error, UnicodeDecodeError):  # its encoding had been found out by a reading of the whole
            self.check()

    def check(self) -> None:
        """Say that the file is as it was.

        Raises:
            HeedError: if it is not.
        """
        if _stamp(self._path) != self._before:
            raise HeedError(
                f"{self._path.name} changed while it was read, and nothing of it was stored: import it again when it "
                "is complete."
            )


def _stamp(path: Path) -> tuple[int, ...] | None:
    try:
        about = path.stat()
    except (OSError, ValueError):  # check_file says why it cannot be read
        return None
    return about.st_ino, about.st_size, about.st_mtime_ns
