"""What heed did last, and what failed: one line per command, in a file that needs no lock."""

import json
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

from config.home import Home

_LARGEST = 1_000_000  # bytes; then the file starts anew and one former file is kept


@dataclass(frozen=True)
class Entry:
    """One command that ended.

    Attributes:
        at: When it ended, UTC, ISO 8601.
        command: Its name.
        is_failure: Whether it could not do its work.
        sentence: What it did or why it failed; never a mention's words.
    """

    at: str
    command: str
    is_failure: bool
    sentence: str


def write(home: Home, command: str, sentence: str, *, is_failure: bool = False) -> None:
    """Note that a command ended; a folder that does not exist is left alone."""
    if not home.path.is_dir():
        return
    path = _path(home)
    if path.exists() and path.stat().st_size > _LARGEST:
        path.replace(_former(path))
    entry = Entry(datetime.now(UTC).strftime("%Y-%m-%d %H:%M:%S"), command, is_failure, sentence)
    with path.open("a", encoding="utf-8") as file:
        file.write(json.dumps(asdict(entry)) + "\n")


def last(home: Home) -> dict[str, Entry]:
    """Read the newest entry of each command."""
    return {entry.command: entry for entry in entries(home)}


def entries(home: Home) -> list[Entry]:
    """Read all that is noted, the oldest first, from the former file on."""
    path = _path(home)
    files = [file for file in (_former(path), path) if file.exists()]
    lines = [line for file in files for line in file.read_text("utf-8").splitlines()]
    return [Entry(**json.loads(line)) for line in lines if line.endswith("}")]


def _former(path: Path) -> Path:
    return path.with_suffix(".former.jsonl")


def _path(home: Home) -> Path:
    return home.path / "journal.jsonl"
