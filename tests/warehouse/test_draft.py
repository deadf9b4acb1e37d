"""A file that is built without a log is whole, and the same as one that is built with it."""

from pathlib import Path

import duckdb
import pytest

import warehouse
from config.home import Home
from warehouse.duck import draft
from warehouse.migrate import apply, unapplied

_ROOMS = ("inbox", "store", "desk")
_SCHEMA = """
    SELECT 'table', table_name, sql, comment FROM duckdb_tables() UNION ALL
    SELECT 'view', view_name, sql, comment FROM duckdb_views() WHERE NOT internal UNION ALL
    SELECT 'column', table_name || '.' || column_name, column_default, comment FROM duckdb_columns() WHERE NOT internal
    UNION ALL SELECT 'constraint', table_name, constraint_text, NULL FROM duckdb_constraints() ORDER BY ALL
"""


def _schema(path: Path) -> list[tuple[str, ...]]:
    with duckdb.connect(str(path), read_only=True) as con:
        return con.execute(_SCHEMA).fetchall()


def _log_of(path: Path) -> Path:
    return path.with_name(path.name + ".wal")


@pytest.mark.parametrize("room", _ROOMS)
def test_a_file_made_without_a_log_is_the_one_that_is_made_with_it(home: Home, tmp_path: Path, room: str) -> None:
    plain = tmp_path / "plain.duckdb"
    with duckdb.connect(str(plain)) as con:
        for script in unapplied(con, Path(warehouse.__file__).parent / "migrations" / room, "plain.duckdb"):
            apply(con, script)
    assert _schema(getattr(home, room)) == _schema(plain)


def test_a_draft_that_is_whole_needs_no_log(tmp_path: Path) -> None:
    path = tmp_path / "draft.duckdb"
    with draft(path) as con:
        con.execute("CREATE TABLE said AS SELECT range AS number, 'words' AS words FROM range(300000)")
        con.execute("COMMENT ON COLUMN said.words IS 'What was said.'")
        assert not _log_of(path).exists()
        con.execute("CHECKPOINT")
    with duckdb.connect(str(path), read_only=True) as con:
        assert con.execute("SELECT count(*), sum(number) FROM said").fetchall() == [(300000, 44999850000)]
        assert con.execute("SELECT comment FROM duckdb_columns() WHERE column_name = 'words'").fetchall() == [
            ("What was said.",)
        ]
