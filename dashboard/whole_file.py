"""A file that somebody asked for: there whole or not at all, and a sentence where it cannot be written."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from config.errors import HeedError


@contextmanager
def whole_file(path: Path) -> Iterator[Path]:
    """Give where to write a file; it gets its name, replacing what has it, once all is done without an error.

    Raises:
        HeedError: if it cannot be written.
    """
    part = path.with_name(f".{os.getpid()}.{path.name}")
    with said_if_unwritten(path):
        try:
            yield part
            part.replace(path)
        finally:
            part.unlink(missing_ok=True)


@contextmanager
def said_if_unwritten(path: Path) -> Iterator[None]:
    """Say of a file or folder that it cannot be written, or of what else is written beside it, such as the desk.

    Raises:
        HeedError: if so.
    """
    try:
        yield
    except OSError as error:
        raise HeedError(f"{_blamed(error, path)} cannot be written: {error.strerror or error}.") from error


def _blamed(error: OSError, path: Path) -> Path:
    """Give what the error names, such as the desk of a data folder that is read-only, or else what was asked for."""
    named = Path(os.fsdecode(error.filename)) if isinstance(error.filename, str | bytes) else path
    is_part = any(piece.startswith(f".{os.getpid()}.") for piece in named.parts)
    return path if is_part or named in path.parents else named
