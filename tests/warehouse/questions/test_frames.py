"""An answer becomes the frame that DuckDB itself would make of it, to the type of each value."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pandas as pd
import pytest

from tests.warehouse.questions.everything import EVERYTHING
from warehouse.ask import _frame, ask, questions
from warehouse.store import Connection


@pytest.mark.parametrize("question", questions())
def test_an_answer_is_what_duckdb_itself_would_make_of_it(
    con: Connection, question: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    quick = ask(con, question, **EVERYTHING)
    monkeypatch.setattr("warehouse.ask._frame", lambda answer: answer.df())
    _assert_same(quick, ask(con, question, **EVERYTHING))


@pytest.mark.parametrize("rows", ["$1, NULL", "NULL", "$1"])
@pytest.mark.parametrize(
    "value", [7, True, 1.5, "word", date(2026, 3, 2), datetime(2026, 3, 2, 9), ["one", "two"], Decimal("1.5")]
)
def test_nothing_stays_nothing_in_an_answer(con: Connection, value: Any, rows: str) -> None:
    query = f"SELECT unnest([{rows}]) AS given, typeof($1) AS kind"
    _assert_same(_frame(con.execute(query, [value])), con.execute(query, [value]).df())


def _assert_same(one: pd.DataFrame, other: pd.DataFrame) -> None:
    pd.testing.assert_frame_equal(one, other)
    for column in other:
        assert [type(value) for value in one[column]] == [type(value) for value in other[column]]
