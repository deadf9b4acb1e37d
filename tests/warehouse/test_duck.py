"""A DuckDB that is lent from file to file serves each as one of its own would."""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import duckdb
import pandas as pd
import pytest

from config.errors import HeedError
from config.home import Home
from warehouse import duck
from warehouse.duck import Connection, connect, cursor_of
from warehouse.files.encryption import KEY_VARIABLE, write_new_key
from warehouse.store import DatabaseError, leave_in_log, opened

_ROOMS = ("inbox", "store", "desk")


def _log_of(path: Path) -> Path:
    return path.with_name(path.name + ".wal")


def _elsewhere(script: str, path: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-c", script, str(path)], capture_output=True, text=True, check=False)


def _is_free(path: Path) -> bool:
    """Say whether another program could write to a file now."""
    return _elsewhere("import duckdb, sys; duckdb.connect(sys.argv[1])", path).returncode == 0


def test_a_second_file_starts_no_second_duckdb(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    with opened(home, "inbox"):
        pass
    monkeypatch.delattr(duckdb, "connect")
    with opened(home, "store") as con:
        assert con.execute("SELECT count(*) FROM mention").fetchall() == [(0,)]


def test_nothing_that_one_writer_leaves_is_seen_by_the_next(home: Home) -> None:
    with opened(home, "inbox") as con:
        con.execute("CREATE TEMP TABLE kept AS SELECT 1 AS number")
        con.register("given", pd.DataFrame({"number": [1]}))
        con.execute("SET VARIABLE told = 1")
    with opened(home, "store") as con:
        for left in ("kept", "given", "raw_item"):
            with pytest.raises(duckdb.CatalogException):
                con.execute(f"SELECT * FROM {left}")
        assert con.execute("SELECT getvariable('told')").fetchall() == [(None,)]


def test_what_one_file_leaves_in_its_log_the_next_does_not(home: Home) -> None:
    with opened(home, "inbox") as con:
        leave_in_log(con, home.inbox)
        con.execute("CREATE TABLE probe (number INTEGER)")
    with opened(home, "store") as con:
        con.execute("CREATE TABLE probe (number INTEGER)")
    assert (_log_of(home.inbox).exists(), _log_of(home.store).exists()) == (True, False)


def test_a_write_that_fails_leaves_nothing_and_the_next_works(home: Home) -> None:
    with pytest.raises(DatabaseError), opened(home, "desk") as con:
        con.execute("BEGIN")
        con.execute("CREATE TABLE probe (number INTEGER)")
        con.execute("SELECT nonsense")
    with opened(home, "desk") as con, pytest.raises(duckdb.CatalogException):
        con.execute("FROM probe")


def test_other_programs_are_kept_out_while_a_file_is_open_and_no_longer(home: Home) -> None:
    with opened(home, "desk"):
        assert not _is_free(home.desk)
    assert _is_free(home.desk)


def test_a_cursor_that_is_left_open_keeps_no_file_open(home: Home) -> None:
    left: list[Connection] = []
    with opened(home, "inbox") as con:
        left.append(cursor_of(con).execute("SELECT * FROM range(100000)"))
    assert _is_free(home.inbox)


def test_what_a_killed_writer_committed_is_there(home: Home) -> None:
    writes = (
        "import os, pathlib, sys; from warehouse.duck import connect\n"
        "with connect(pathlib.Path(sys.argv[1])) as con:\n"
        "    con.execute('CREATE TABLE probe AS SELECT 7 AS number'); con.execute('BEGIN; DELETE FROM probe')\n"
        "    os.kill(os.getpid(), 9)"
    )
    assert _elsewhere(writes, home.desk).returncode == -9
    with opened(home, "desk") as con:
        assert con.execute("FROM probe").fetchall() == [(7,)]


def test_several_threads_write_to_different_files_at_once(home: Home) -> None:
    def write(room: str) -> list[tuple[str, ...]]:
        for _ in range(5):
            with opened(home, room) as con:
                con.execute("CREATE OR REPLACE TABLE probe AS SELECT $room AS room", {"room": room})
        with opened(home, room) as con:
            return con.execute("FROM probe").fetchall()

    with ThreadPoolExecutor() as pool:
        assert list(pool.map(write, _ROOMS)) == [[(room,)] for room in _ROOMS]


def test_files_of_the_same_name_are_told_apart(home: Home, tmp_path: Path) -> None:
    with opened(home, "desk"), connect(tmp_path / "desk.duckdb") as other:
        other.execute("CREATE TABLE probe (number INTEGER)")
    with opened(home, "desk") as con, pytest.raises(duckdb.CatalogException):
        con.execute("FROM probe")


def test_a_file_that_was_replaced_is_read_anew(home: Home, tmp_path: Path) -> None:
    with connect(tmp_path / "fresh.duckdb") as con:
        con.execute("CREATE TABLE probe AS SELECT 7 AS number")
    with opened(home, "desk"):
        pass
    (tmp_path / "fresh.duckdb").replace(home.desk)
    with connect(home.desk) as con:
        assert con.execute("FROM probe").fetchall() == [(7,)]


def test_what_does_not_fit_into_memory_lies_beside_its_own_file_and_goes_with_it(home: Home) -> None:
    beside = home.inbox.with_name("inbox.duckdb.tmp")
    with opened(home, "inbox") as con:
        con.execute("SET memory_limit = '40MB'")
        con.execute(
            "CREATE TEMP TABLE long AS SELECT range AS number, hash(range)::VARCHAR AS words FROM range(1500000)"
        )
        assert [*beside.iterdir()]
    assert not beside.exists()
    with opened(home, "store") as con:  # two that put their words into one folder would read each other's
        told = con.execute("SELECT current_setting('temp_directory'), current_setting('memory_limit')").fetchall()
    assert (Path(told[0][0]), told[0][1] == "38.1 MiB") == (home.store.with_name("store.duckdb.tmp"), False)


def test_one_that_knows_a_key_is_not_lent(home: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    key = tmp_path / "heed.key"
    write_new_key(key, home.path)
    idle = [*duck._IDLE]
    with monkeypatch.context() as patch:
        patch.setenv(KEY_VARIABLE, str(key))
        with connect(home.path / "secret.duckdb") as con:
            con.execute("CREATE TABLE probe (number INTEGER)")
            assert con.execute("SELECT encrypted FROM duckdb_databases() WHERE database_name = 'held'").fetchall() == [
                (True,)
            ]
    assert idle == duck._IDLE


def test_a_file_that_this_process_has_open_is_waited_for_and_then_said(home: Home) -> None:
    with (
        opened(home, "inbox"),
        pytest.raises(HeedError, match=r"Another program has .*inbox\.duckdb open"),
        connect(home.inbox, patience_s=0.1),
    ):
        pass
