"""The home of DuckDB: how its files are opened, and by whom."""

import shutil
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from pathlib import Path
from weakref import WeakSet

import duckdb

from config.errors import HeedError
from config.home import Home
from warehouse.files.encryption import KEY_VARIABLE, extension_file, key_for
from warehouse.files.full_disk import DiskFullError, is_full_disk, said_of
from warehouse.files.lock import desk_lock, writer_lock
from warehouse.files.not_allowed import is_not_allowed
from warehouse.migrate import apply, unapplied

Connection = duckdb.DuckDBPyConnection
Stamp = tuple[tuple[int, int], ...]
DatabaseError = duckdb.Error
NotThereError = (duckdb.BinderException, duckdb.CatalogException)
"""A query names a table or column that a file does not have."""

# heed never downloads: an extension that is missing must be an error, not a request to a server.
_OFFLINE = {"autoinstall_known_extensions": "false", "autoload_known_extensions": "false"}
_LARGEST_LOG = 400_000  # bytes; a page of a hundred posts takes about 100,000
# What an encrypted file is called inside the connection that it is attached to.
_HELD = "held"
# So many mentions are looked up by their numbers in the index; DuckDB by itself reads every text for more than 50.
_LOOKED_UP = "2000"
_SEALED = {
    **_OFFLINE,
    "enable_external_access": "false",
    "lock_configuration": "true",
    "dynamic_or_filter_threshold": _LOOKED_UP,
}
# Connections that hold a file as `_HELD`: their cursors must be told where to look.
_HOLDING: WeakSet[duckdb.DuckDBPyConnection] = WeakSet()


def connect(path: Path, patience_s: float = 5.0) -> Connection:
    """Open a file for writing; call it under the writer's lock and close it after one batch.

    Raises:
        HeedError: if another program has the file open for longer than `patience_s` seconds, or it is no DuckDB file.
    """
    deadline = time.monotonic() + patience_s
    while True:
        try:
            return _opened_file(path, read_only=False)
        except (duckdb.IOException, duckdb.InternalException) as error:
            if is_full_disk(error) or is_not_allowed(error):
                raise
            if "Could not set lock" not in str(error):
                raise HeedError(f"{path} cannot be opened as a DuckDB file: restore it from a backup.") from error
            if time.monotonic() > deadline:
                raise HeedError(
                    f"Another program has {path} open, so heed cannot write to it. Close it there; "
                    "readers should open a snapshot in the folder `published`."
                ) from error
            time.sleep(0.05)


def connect_reader(path: Path) -> Connection:
    """Open a snapshot read-only, with no way out to other files or the network.

    Share one connection between threads through `cursor_of` only.

    Raises:
        FileNotFoundError: if the snapshot has been replaced and removed meanwhile.
        HeedError: if it is no DuckDB file.
    """
    if not path.exists():
        raise FileNotFoundError(path)
    try:
        return _opened_file(path, read_only=True)
    except duckdb.IOException as error:
        if not path.exists():
            raise FileNotFoundError(path) from error
        if is_not_allowed(error):
            raise
        raise HeedError(f"{path} is no readable DuckDB file: run `heed publish` to make a new snapshot.") from error


def draft(path: Path) -> Connection:
    """Open a file that takes its place, or is thrown away, when it is whole: no statement then waits for a log on disk.

    The caller ends it with CHECKPOINT; before that, nothing is sure to be in the file.
    """
    return _opened_file(path, read_only=False, has_log=False)


def cursor_of(con: Connection) -> Connection:
    """Give a cursor that sees what its connection sees; one of an encrypted file would see nothing by itself.

    The connection itself is asked nothing: another thread might take the answer.
    """
    cursor = con.cursor()
    if con in _HOLDING:
        cursor.execute(f"USE {_HELD}")
    return cursor


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
    except (duckdb.Error, OSError) as error:
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
    con = connect(path)
    path.chmod(0o600)
    try:
        todo = unapplied(con, folder, path.name)
        if todo:
            # Only a closed file is copied: a copy inside the process that has it open would drop its lock.
            con.close()
            if not is_new:
                shutil.copy2(path, path.with_name(f"{room}.before-{todo[0].stem}.duckdb"))
            _migrate(path, todo)
            con = connect(path)
        yield con
    finally:
        con.close()


def _migrate(path: Path, todo: Sequence[Path]) -> None:
    """Bring a copy of a closed file to the newest schema, and put it in its place.

    So a kill leaves the former file or the new one. In the log beside a file no change of schema must ever stay: DuckDB
    cannot read each of them from there, and the file would never open again.
    """
    fresh = path.with_name(f"{path.stem}.migrating.duckdb")
    fresh.with_name(fresh.name + ".wal").unlink(missing_ok=True)
    shutil.copy2(path, fresh)
    with draft(fresh) as con:
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


def compact(path: Path, is_encrypted: bool | None = None) -> None:
    """Write a file anew, so that nothing deleted is left in it; the caller holds the lock that guards it.

    DELETE, CHECKPOINT and VACUUM leave deleted text in a DuckDB file; only a rewrite removes it.

    Args:
        path: The file.
        is_encrypted: Whether the new one is; as the former one where not given.
    """
    fresh = path.with_name(f"{path.stem}.rewritten.duckdb")
    fresh.unlink(missing_ok=True)
    with duckdb.connect(config=dict(_OFFLINE)) as con:
        former = key_for(path)
        _attach(con, path, "former", former, read_only=True)
        key = former if is_encrypted is None else key_for(fresh) if is_encrypted else None
        _attach(con, fresh, "fresh", key, read_only=False)
        con.execute("COPY FROM DATABASE former TO fresh")
    fresh.chmod(0o600)
    fresh.replace(path)
    path.with_name(path.name + ".wal").unlink(missing_ok=True)


def attach(con: Connection, path: Path, name: str) -> None:
    """Let a connection read another file under a name."""
    _attach(con, path, name, key_for(path), read_only=True)


def _opened_file(path: Path, read_only: bool, has_log: bool = True) -> Connection:
    """Open a file; one that is encrypted or has no log can only be attached to a connection of its own."""
    key = key_for(path)
    if key is None and has_log:
        return duckdb.connect(str(path), read_only=read_only, config=dict(_SEALED if read_only else _OFFLINE))
    con = duckdb.connect(config=dict(_OFFLINE))
    try:
        _attach(con, path, _HELD, key, read_only, has_log)
        con.execute(f"USE {_HELD}")
        _HOLDING.add(con)
        con.execute(f"SET temp_directory = {_literal(path.with_name(path.name + '.tmp'))}")
        con.execute(f"SET temp_file_encryption = {key is not None}")
        if read_only:
            con.execute(f"SET GLOBAL dynamic_or_filter_threshold = {_LOOKED_UP}")
            con.execute("SET enable_external_access = false")
            con.execute("SET lock_configuration = true")
    except BaseException:
        con.close()
        raise
    return con


def _attach(con: Connection, path: Path, name: str, key: str | None, read_only: bool, has_log: bool = True) -> None:
    options = ["READ_ONLY"] if read_only else [] if has_log else ["RECOVERY_MODE no_wal_writes"]
    if key is not None:
        con.execute(f"LOAD {_literal(extension_file())}")
        options.append(f"ENCRYPTION_KEY '{key}'")
    told = f"({', '.join(options)})" if options else ""
    try:
        con.execute(f"ATTACH {_literal(path)} AS {name} {told}")
    except duckdb.InvalidInputException as error:
        if "encryption key" not in str(error):
            raise
        raise HeedError(f"{path} was encrypted with another key than the one that {KEY_VARIABLE} names.") from None


def _literal(path: Path) -> str:
    return "'" + str(path).replace("'", "''") + "'"
