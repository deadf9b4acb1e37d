from pathlib import Path

import duckdb
import pytest

import warehouse
from config.errors import HeedError
from config.home import Home
from config.settings import Settings
from tests.warehouse.rows import mention, store_mentions
from warehouse.migrate import apply, unapplied
from warehouse.store import leave_in_log, opened


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "001_first.sql").write_text("CREATE TABLE first (x INTEGER);", "utf-8")
    (tmp_path / "002_second.sql").write_text("CREATE TABLE second (x INTEGER);", "utf-8")
    return tmp_path


@pytest.fixture
def con() -> duckdb.DuckDBPyConnection:
    return duckdb.connect()


def _migrate(con: duckdb.DuckDBPyConnection, folder: Path) -> int:
    todo = unapplied(con, folder, "file.duckdb")
    for script in todo:
        apply(con, script)
    return len(todo)


def test_every_migration_is_applied_once(con: duckdb.DuckDBPyConnection, folder: Path) -> None:
    assert [_migrate(con, folder), _migrate(con, folder)] == [2, 0]


def test_a_migration_that_fails_half_way_leaves_nothing(con: duckdb.DuckDBPyConnection, folder: Path) -> None:
    (folder / "003_bad.sql").write_text("CREATE TABLE third (x INTEGER); SELECT nonsense;", "utf-8")
    with pytest.raises(duckdb.Error):
        _migrate(con, folder)
    assert con.execute("SELECT count(*) FROM duckdb_tables() WHERE table_name = 'third'").fetchall() == [(0,)]


def test_an_inbox_that_holds_batches_is_brought_to_the_newest_schema(con: duckdb.DuckDBPyConnection) -> None:
    scripts = unapplied(con, Path(warehouse.__file__).parent / "migrations" / "inbox", "inbox.duckdb")
    for script in scripts[:6]:
        apply(con, script)
    for number, origin in enumerate(("answers.csv", "search riverside")):
        con.execute(
            "INSERT INTO batch (batch_id, provider, source, origin, options, landed_at, items, rejected) "
            "VALUES ($number, 'riverside', 'survey', $origin, '{}', now()::TIMESTAMP, 1, 0)",
            {"number": number, "origin": origin},
        )
    for script in scripts[6:]:
        apply(con, script)
    assert con.execute("SELECT is_file, reject_sha256 FROM batch ORDER BY batch_id").fetchall() == [
        (True, None),
        (False, None),
    ]


def test_an_edited_migration_is_refused(con: duckdb.DuckDBPyConnection, folder: Path) -> None:
    _migrate(con, folder)
    (folder / "001_first.sql").write_text("CREATE TABLE first (x VARCHAR);", "utf-8")
    with pytest.raises(HeedError, match=r"001_first\.sql was changed"):
        _migrate(con, folder)


def test_a_file_of_a_newer_heed_is_refused(con: duckdb.DuckDBPyConnection, folder: Path) -> None:
    _migrate(con, folder)
    (folder / "002_second.sql").unlink()
    with pytest.raises(HeedError, match="newer version of heed"):
        _migrate(con, folder)


def test_a_file_that_holds_something_is_copied_before_it_is_changed(home: Home, settings: Settings) -> None:
    store_mentions(home, settings, [mention()])
    con = duckdb.connect(str(home.store))
    con.execute("DELETE FROM migration; ALTER TABLE mention RENAME TO kept")
    for (table,) in con.execute("SELECT table_name FROM duckdb_tables()").fetchall():
        if table not in ("migration", "kept"):
            con.execute(f"DROP TABLE {table}")
    con.close()
    with opened(home, "store"):
        pass
    copy = duckdb.connect(str(home.path / "store.before-001_initial.duckdb"), read_only=True)
    assert copy.execute("SELECT count(*) FROM kept").fetchall() == [(1,)]


@pytest.mark.parametrize("room", ["inbox", "store", "desk"])
def test_a_file_that_is_made_while_its_closing_leaves_all_in_the_log_opens_again(home: Home, room: str) -> None:
    path: Path = getattr(home, room)
    path.unlink()
    for _ in range(2):
        with opened(home, room) as con:
            leave_in_log(con, path)
            con.execute("CREATE OR REPLACE TABLE probe (x INTEGER)")
    with opened(home, room) as con:
        assert con.execute("SELECT count(*) FROM migration").fetchall()[0][0] > 0


def test_a_change_of_schema_that_is_killed_leaves_the_file_as_it_was(
    home: Home, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    store_mentions(home, settings, [mention()])
    with duckdb.connect(str(home.store)) as con:
        con.execute("DELETE FROM migration WHERE number > 4")
        con.execute("DROP TABLE alert")
    monkeypatch.setattr("warehouse.store.apply", _killed_after)
    with pytest.raises(KeyboardInterrupt), opened(home, "store"):
        pass
    monkeypatch.undo()
    with duckdb.connect(str(home.store)) as con:
        assert con.execute("SELECT max(number) FROM migration").fetchall() == [(4,)]
    with opened(home, "store") as con:
        held = con.execute("SELECT count(*), (SELECT max(number) FROM migration) FROM mention").fetchall()
    assert held == [(1, 5)]


def _killed_after(con: duckdb.DuckDBPyConnection, script: Path) -> None:
    apply(con, script)
    con.execute("PRAGMA disable_checkpoint_on_shutdown")
    raise KeyboardInterrupt


@pytest.mark.parametrize("room", ["inbox"])
def test_every_table_and_column_of_the_inbox_is_described(home: Home, room: str) -> None:
    with opened(home, room) as con:
        bare = con.execute(
            "SELECT table_name FROM duckdb_tables() WHERE comment IS NULL AND table_name <> 'migration' UNION ALL "
            "SELECT table_name || '.' || column_name FROM duckdb_columns() WHERE comment IS NULL AND NOT internal "
            "AND table_name <> 'migration'"
        ).fetchall()
    assert bare == []
