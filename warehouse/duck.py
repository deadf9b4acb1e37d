"""The home of DuckDB: how one of its files is opened."""

import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from weakref import WeakSet

import duckdb

from config.errors import HeedError
from warehouse.files.encryption import KEY_VARIABLE, extension_file, key_for
from warehouse.files.full_disk import is_full_disk
from warehouse.files.not_allowed import is_not_allowed

Connection = duckdb.DuckDBPyConnection
DatabaseError = duckdb.Error
NotThereError = (duckdb.BinderException, duckdb.CatalogException)
"""A query names a table or column that a file does not have."""

# heed never downloads: an extension that is missing must be an error, not a request to a server.
_OFFLINE = {"autoinstall_known_extensions": "false", "autoload_known_extensions": "false"}
# What a file is called inside the connection that it is attached to.
_HELD = "held"
# So many mentions are looked up by their numbers in the index; DuckDB by itself reads every text for more than 50.
_LOOKED_UP = "2000"
_SEALED = {
    **_OFFLINE,
    "enable_external_access": "false",
    "lock_configuration": "true",
    "dynamic_or_filter_threshold": _LOOKED_UP,
}
# Where a question rests on few rows, to plan how columns are packed, and whether two parts of it are the same, takes
# longer than it saves.
_SMALL_QUESTIONS = {"threads": "1", "disabled_optimizers": "compressed_materialization,common_subplan"}
_SMALL = 16_000_000  # bytes; a DuckDB that ends gives memory back to the machine, one that waits does not
# How DuckDB says that a file is open, in another program or in this one.
_OPEN_ELSEWHERE = ("Could not set lock", "already attached")
# DuckDBs that hold no file and wait for the next: no more than this process ever had files open at once.
_IDLE: list[duckdb.DuckDBPyConnection] = []
# Connections that hold a file as `_HELD`: their cursors must be told where to look.
_HOLDING: WeakSet[duckdb.DuckDBPyConnection] = WeakSet()


@contextmanager
def connect(path: Path, patience_s: float = 5.0) -> Iterator[Connection]:
    """Open a file for one batch of writing; call it under the lock that guards the file.

    The next file may have the same DuckDB: to start one takes thirty times as long as to attach a file to it. One that
    failed ends with its file, and so does one that knows a key, has put something on the disk or may hold much memory.

    Raises:
        HeedError: if another program has the file open for longer than `patience_s` seconds, or it is no DuckDB file.
    """
    key = key_for(path)
    engine = _started() if key else _idle_or_started()
    try:
        spilt = _spill_beside(engine, path, key)
        engine.execute("PRAGMA enable_checkpoint_on_shutdown")  # `leave_in_log` says otherwise, of one file
        _attach_patiently(engine, path, key, patience_s)
        with engine.cursor() as con:
            con.execute(f"USE {_HELD}")
            _HOLDING.add(con)
            yield con
        engine.execute(f"DETACH {_HELD}")
    except BaseException:
        engine.close()
        raise
    if key or spilt.exists() or path.stat().st_size > _SMALL:
        engine.close()
    else:
        _IDLE.append(engine)


def _started() -> Connection:
    return duckdb.connect(config=dict(_OFFLINE))


def _idle_or_started() -> Connection:
    try:
        return _IDLE.pop()  # no two threads are given the same
    except IndexError:
        return _started()


def _attach_patiently(engine: Connection, path: Path, key: str | None, patience_s: float) -> None:
    deadline = time.monotonic() + patience_s
    while True:
        try:
            return _attach(engine, path, _HELD, key)
        except (duckdb.IOException, duckdb.InternalException, duckdb.BinderException) as error:
            if is_full_disk(error) or is_not_allowed(error):
                raise
            if not any(told in str(error) for told in _OPEN_ELSEWHERE):
                raise HeedError(f"{path} cannot be opened as a DuckDB file: restore it from a backup.") from error
            if time.monotonic() > deadline:
                raise HeedError(
                    f"Another program has {path} open, so heed cannot write to it. Close it there; "
                    "readers should open a snapshot in the folder `published`."
                ) from error
            time.sleep(0.05)


def connect_reader(path: Path, all_cores: bool = False) -> Connection:
    """Open a snapshot read-only, with no way out to other files or the network.

    Share one connection between threads through `cursor_of` only.

    Args:
        path: The snapshot.
        all_cores: Whether a query may use all cores and be planned with all care, for those that read very much. The
            questions of screens take nearly half as much again of the processor so: what they rest on is small, and
            cores wait for each other.

    Raises:
        FileNotFoundError: if the snapshot has been replaced and removed meanwhile.
        HeedError: if it is no DuckDB file.
    """
    if not path.exists():
        raise FileNotFoundError(path)
    try:
        return _opened_reader(path, {} if all_cores else _SMALL_QUESTIONS)
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
    return _holding(path, "RECOVERY_MODE no_wal_writes")


def cursor_of(con: Connection) -> Connection:
    """Give a cursor that sees what its connection sees; one of an encrypted file would see nothing by itself.

    The connection itself is asked nothing: another thread might take the answer.
    """
    cursor = con.cursor()
    if con in _HOLDING:
        cursor.execute(f"USE {_HELD}")
    return cursor


def compact(path: Path, is_encrypted: bool | None = None) -> None:
    """Write a file anew, so that nothing deleted is left in it; the caller holds the lock that guards it.

    DELETE, CHECKPOINT and VACUUM leave deleted text in a DuckDB file; only a rewrite removes it.

    Args:
        path: The file.
        is_encrypted: Whether the new one is; as the former one where not given.
    """
    fresh = path.with_name(f"{path.stem}.rewritten.duckdb")
    fresh.unlink(missing_ok=True)
    with _started() as con:
        former = key_for(path)
        _attach(con, path, "former", former, "READ_ONLY")
        key = former if is_encrypted is None else key_for(fresh) if is_encrypted else None
        _attach(con, fresh, "fresh", key)
        con.execute("COPY FROM DATABASE former TO fresh")
    fresh.chmod(0o600)
    fresh.replace(path)
    path.with_name(path.name + ".wal").unlink(missing_ok=True)


def attach(con: Connection, path: Path, name: str) -> None:
    """Let a connection read another file under a name."""
    _attach(con, path, name, key_for(path), "READ_ONLY")


def _opened_reader(path: Path, settings: Mapping[str, str]) -> Connection:
    """Open a file read-only; an encrypted one can only be attached to a connection of its own."""
    if key_for(path) is None:
        return duckdb.connect(str(path), read_only=True, config={**_SEALED, **settings})
    con = _holding(path, "READ_ONLY")
    for name, value in {"dynamic_or_filter_threshold": _LOOKED_UP, **settings}.items():
        con.execute(f"SET GLOBAL {name} = '{value}'")
    con.execute("SET enable_external_access = false")
    con.execute("SET lock_configuration = true")
    return con


def _holding(path: Path, how: str) -> Connection:
    key, con = key_for(path), _started()
    try:
        _spill_beside(con, path, key)
        _attach(con, path, _HELD, key, how)
        con.execute(f"USE {_HELD}")
        _HOLDING.add(con)
    except BaseException:
        con.close()
        raise
    return con


def _attach(con: Connection, path: Path, name: str, key: str | None, *options: str) -> None:
    if key is not None:
        con.execute(f"LOAD {_literal(extension_file())}")
        options = (*options, f"ENCRYPTION_KEY '{key}'")
    told = f"({', '.join(options)})" if options else ""
    try:
        con.execute(f"ATTACH {_literal(path)} AS {name} {told}")
    except duckdb.InvalidInputException as error:
        if "encryption key" not in str(error):
            raise
        raise HeedError(f"{path} was encrypted with another key than the one that {KEY_VARIABLE} names.") from None


def _spill_beside(con: Connection, path: Path, key: str | None) -> Path:
    """Tell where to put what does not fit into memory: as DuckDB itself would, where no other process does."""
    folder = path.with_name(path.name + ".tmp")
    con.execute(f"SET temp_directory = {_literal(folder)}")
    con.execute(f"SET temp_file_encryption = {key is not None}")
    return folder


def _literal(path: Path) -> str:
    return "'" + str(path).replace("'", "''") + "'"
