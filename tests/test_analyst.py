"""docs/analyst.md is true: its picture is the catalogue, its SQL gives rows, its Python opens the file."""

import re
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pandas as pd
import pytest

from config.home import Home
from tests.catalogue import ANALYST, RELATIONS, drawn, picture
from warehouse.publish import current_snapshot

_PAGE = ANALYST.read_text("utf-8")
_QUESTIONS = re.findall(r"^### (\d+)\. (.+?)\n\nColumns: (.+?)\n\n```sql\n(.+?)```", _PAGE, re.S | re.M)
_PYTHON = re.findall(r"```python\n(.+?)```", _PAGE, re.S)


@pytest.fixture(scope="module")
def con(demonstration_home: Home) -> Iterator[duckdb.DuckDBPyConnection]:
    snapshot = current_snapshot(demonstration_home)
    with duckdb.connect(str(snapshot), read_only=True) as con:
        yield con


def test_there_are_twenty_questions() -> None:
    assert [int(number) for number, *_ in _QUESTIONS] == list(range(1, 21))


@pytest.mark.parametrize(("columns", "sql"), [each[2:] for each in _QUESTIONS], ids=[each[0] for each in _QUESTIONS])
def test_a_question_has_the_rows_and_columns_that_it_states(
    con: duckdb.DuckDBPyConnection, columns: str, sql: str
) -> None:
    answer = con.execute(sql).df()
    assert list(answer.columns) == columns.split(", ")
    assert not answer.empty
    assert answer.notna().any().all(), "a column without a single value answers nothing"


def test_the_picture_shows_the_tables_and_columns_that_there_are(con: duckdb.DuckDBPyConnection) -> None:
    assert drawn(_PAGE) == picture(con), "draw it anew: python -m tests.catalogue HOME"


@pytest.mark.parametrize(("one", "many", "columns"), RELATIONS, ids=[f"{a}-{b}" for a, b, _ in RELATIONS])
def test_a_line_of_the_picture_leads_from_every_row_to_one(
    con: duckdb.DuckDBPyConnection, one: str, many: str, columns: tuple[str, ...]
) -> None:
    given = " AND ".join(f"m.{column} IS NOT NULL" for column in columns)
    # -1 says that a mention is near no topic: it belongs to none.
    given += " AND topic_id <> -1" if one == "topic" else ""
    lost = con.execute(f"SELECT count(*) FROM {many} AS m ANTI JOIN {one} USING ({', '.join(columns)}) WHERE {given}")
    assert lost.fetchall() == [(0,)]


def test_the_first_lines_open_the_file_in_pandas_and_polars(
    demonstration_home: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import polars as pl  # long to load, for every process that collects the tests

    (tmp_path / "heed-data").symlink_to(demonstration_home.path)
    monkeypatch.chdir(tmp_path)
    names: dict[str, object] = {}
    for block in _PYTHON:
        exec(block, names)  # noqa: S102
    weekly, themes = names["weekly"], names["themes"]
    assert isinstance(weekly, pd.DataFrame)
    assert isinstance(themes, pl.DataFrame)
    assert (len(weekly) > 0, themes.height > 0) == (True, True)


def test_every_block_of_sql_on_the_page_runs(con: duckdb.DuckDBPyConnection) -> None:
    blocks = re.findall(r"```sql\n(.+?)```", _PAGE, re.S)
    assert len(blocks) > len(_QUESTIONS)
    assert all(con.execute(block).fetchall() for block in blocks)
