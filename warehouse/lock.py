"""One writer at a time: a lock on a file of its own, and a sentence that says who holds it."""

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from filelock import FileLock, Timeout

from config.errors import HeedError
from config.home import Home


@contextmanager
def writer_lock(home: Home, command: str, patience_s: float = 10.0) -> Iterator[None]:
    """Hold the right to write to a data folder; a killed holder loses it at once.

    The lock is on a separate file because copying or closing a DuckDB file inside the process that
    has it open would silently drop DuckDB's own lock.

    Args:
        home: The data folder.
        command: What the holder does, for the message that a second writer sees.
        patience_s: Seconds to wait for another writer; writers are brief.

    Raises:
        HeedError: if another process still writes after that time; names its pid and command.
    """
    lock = FileLock(home.lock, timeout=patience_s)
    try:
        lock.acquire()
    except Timeout:
        raise HeedError(_held_by(_holder_file(home))) from None
    try:
        _holder_file(home).write_text(
            json.dumps({"pid": os.getpid(), "command": command, "since": f"{datetime.now(UTC):%H:%M:%S} UTC"}), "utf-8"
        )
        yield
    finally:
        _holder_file(home).unlink(missing_ok=True)
        lock.release()


@contextmanager
def desk_lock(home: Home, patience_s: float = 10.0) -> Iterator[None]:
    """Hold the desk for a moment; it has a lock of its own, so that a decision never waits for an analysis.

    Whoever needs both takes the writer's lock first.

    Raises:
        HeedError: if somebody else holds it for longer than that.
    """
    lock = FileLock(home.desk_lock, timeout=patience_s)
    try:
        lock.acquire()
    except Timeout:
        raise HeedError(
            "Somebody else is writing down a decision at this moment; nothing of yours was changed. "
            "Wait a few seconds and try again."
        ) from None
    try:
        yield
    finally:
        lock.release()


def _holder_file(home: Home) -> Path:
    return home.lock.with_suffix(".json")


def _held_by(path: Path) -> str:
    try:
        holder = json.loads(path.read_text("utf-8"))
        who = f"`{holder['command']}` (process {holder['pid']}, since {holder['since']})"
    except (FileNotFoundError, ValueError, KeyError):  # the holder is between taking the lock and signing it
        who = "another heed process"
    return f"{who} is writing to this data folder; nothing was changed. Wait for it to end and try again."
