"""The files of a data folder: how they are opened for a brief write, and by whom."""

import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from pathlib import Path

from config.home import Home
from warehouse import duck
from warehouse.files.full_disk import DiskFullError, is_full_disk, said_of
from warehouse.files.lock import desk_lock, writer_lock
from warehouse.migrate import apply, unapplied

Connection = duck.Connection
DatabaseError = duck.DatabaseError
NotThereError = duck.NotThereError
connect_reader = duck.connect_reader
cursor_of = duck.cursor_of
Stamp = tuple[tuple[int, int], ...]

_LARGEST_LOG = 400_000  # bytes; a page of a hundred posts takes about 100,000


@contextmanager
def writing(home: Home, room: str, command: str) -> Iterator[Connection]:
    """Open one file of the data folder for a brief write, at its newest schema, under the lock that guards it.

    That is the writer's lock; the desk has one of its own.

    Args:
        home: The data folder.
        room: `inbox`, `store` or `desk`.
        command: What the writer does, for the message that a second writer sees.

    Raises:
        HeedError: if another process writes, or the file is too new or damaged.
    """
    with nullcontext() if room == "desk" else writer_lock(home, command), opened(home, room) as con:
        yield con


@contextmanager
def opened(home: Home, room: str, only: Callable[[Stamp, Stamp], None] = lambda *_: None) -> Iterator[Connection]:
    """Open one file of the data folder at its newest schema; the caller holds the writer's lock, but for the desk.

    Args:
        home: The data folder.
        room: `inbox`, `store` or `desk`.
        only: Told the stamps of the file before and after, between which nobody else wrote.

    Raises:
        DiskFullError: if there is no room left; what was committed before is whole.
    """
    path: Path = getattr(home, room)
    try:
        with desk_lock(home) if room == "desk" else nullcontext():
            before = stamp(path)
            with _at_newest_schema(home, room) as con:
                yield con
            only(before, stamp(path))
    except (DatabaseError, OSError) as error:
        if is_full_disk(error):
            raise DiskFullError(said_of(home)) from error
        raise


def stamp(path: Path) -> Stamp:
    """Give when a file and its log were last written (ns) and how long they are; another stamp is another content."""
    files = (path, path.with_name(path.name + ".wal"))
    return tuple(written for file in files if (written := _written(file)) is not None)


def _written(file: Path) -> tuple[int, int] | None:
    try:
        told = file.stat()
    except FileNotFoundError:
        return None  # also a log that whoever wrote has just taken away
    return told.st_mtime_ns, told.st_size


def copy_desk(home: Home, path: Path) -> None:
    """Copy the desk as it stands, so that a long reader is in nobody's way; the caller removes the copy."""
    with desk_lock(home):
        with _at_newest_schema(home, "desk"):
            pass  # a file that was not closed well is mended by opening it
        shutil.copyfile(home.desk, path)


@contextmanager
def _at_newest_schema(home: Home, room: str) -> Iterator[Connection]:
    path: Path = getattr(home, room)
    folder = Path(__file__).parent / "migrations" / room
    is_new = not path.exists()
    with duck.connect(path) as con:
        path.chmod(0o600)
        todo = unapplied(con, folder, path.name)
        if not todo:
            yield con
    if todo:
        # Only a closed file is copied: a copy inside the process that has it open would drop its lock.
        if not is_new:
            shutil.copy2(path, path.with_name(f"{room}.before-{todo[0].stem}.duckdb"))
        _migrate(path, todo)
        with duck.connect(path) as con:
            yield con


def _migrate(path: Path, todo: Sequence[Path]) -> None:
    """Bring a copy of a closed file to the newest schema, and put it in its place.

    So a kill leaves the former file or the new one. In the log beside a file no change of schema must ever stay: DuckDB
    cannot read each of them from there, and the file would never open again.
    """
    fresh = path.with_name(f"{path.stem}.migrating.duckdb")
    fresh.with_name(fresh.name + ".wal").unlink(missing_ok=True)
    shutil.copy2(path, fresh)
    with duck.draft(fresh) as con:
        for script in todo:
            apply(con, script)
        con.execute("CHECKPOINT")
    fresh.replace(path)


def leave_in_log(con: Connection, path: Path) -> None:
    """Let the closing of a file leave what is committed in the log beside it, unless that log has grown.

    Closing would write every index of the file anew, which takes longer the more it holds: half a second at a million
    rows. The next opening reads the log.

    Args:
        con: Open.
        path: Its file.
    """
    log = path.with_name(path.name + ".wal")
    if not log.exists() or log.stat().st_size < _LARGEST_LOG:
        con.execute("PRAGMA disable_checkpoint_on_shutdown")


@contextmanager
def transaction(con: Connection) -> Iterator[None]:
    """Run the statements of a block as one: all of them, or none."""
    con.execute("BEGIN")
    try:
        yield
    except BaseException:
        con.execute("ROLLBACK")
        raise
    con.execute("COMMIT")
