"""One writer at a time: a lock on a file of its own, and a sentence that says who holds it."""

import json
import os
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from filelock import FileLock, Timeout

from config.errors import HeedError
from config.home import Home

# Who waits for a file looks for it again and again, and may never be the first: of one process a single thread does,
# and the others stand in a row behind it.
_FIRST_IN_ROW = threading.Lock()


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
    with _signed(home.lock, command, patience_s, "is writing to this data folder; nothing was changed"):
        yield


@contextmanager
def asking_lock(home: Home, command: str) -> Iterator[None]:
    """Hold the right to ask the platforms, so that two collections neither pay twice nor lead each other astray.

    It is held while the platforms are waited for, during which others may write.

    Raises:
        HeedError: if another process asks them already; names its pid and command.
    """
    with _signed(home.asking_lock, command, 0.0, "is asking the platforms already; nothing was asked twice"):
        yield


@contextmanager
def desk_lock(home: Home, patience_s: float = 10.0) -> Iterator[None]:
    """Hold the desk for a moment; it has a lock of its own, so that a decision never waits for an analysis.

    Whoever needs both takes the writer's lock first.

    Raises:
        HeedError: if somebody else holds it for longer than that.
    """
    deadline = time.monotonic() + patience_s
    busy = HeedError(
        "Somebody else is writing down a decision at this moment; nothing of yours was changed. "
        "Wait a few seconds and try again."
    )
    if not _FIRST_IN_ROW.acquire(timeout=patience_s):
        raise busy
    try:
        lock = FileLock(home.desk_lock, timeout=max(0.0, deadline - time.monotonic()))
        try:
            lock.acquire()
        except Timeout:
            raise busy from None
        try:
            yield
        finally:
            lock.release()
    finally:
        _FIRST_IN_ROW.release()


@contextmanager
def _signed(path: Path, command: str, patience_s: float, does: str) -> Iterator[None]:
    lock, holder = FileLock(path, timeout=patience_s), path.with_suffix(".json")
    try:
        lock.acquire()
    except Timeout:
        raise HeedError(f"{_name_in(holder)} {does}. Wait for it to end and try again.") from None
    try:
        holder.write_text(
            json.dumps({"pid": os.getpid(), "command": command, "since": f"{datetime.now(UTC):%H:%M:%S} UTC"}), "utf-8"
        )
        yield
    finally:
        holder.unlink(missing_ok=True)
        lock.release()


def _name_in(path: Path) -> str:
    try:
        holder = json.loads(path.read_text("utf-8"))
    except (FileNotFoundError, ValueError):  # the holder is between taking the lock and signing it
        return "another heed process"
    return f"`{holder['command']}` (process {holder['pid']}, since {holder['since']})"
