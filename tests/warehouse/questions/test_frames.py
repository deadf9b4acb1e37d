"""An answer becomes the frame that DuckDB itself would make of it, to the type of each value."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pandas as pd
import pytest

from tests.warehouse.questions.everything import EVERYTHING
from warehouse.ask import _frame, _names, _query, ask, questions
from warehouse.store import Connection


@pytest.mark.parametrize("question", questions())
def test_an_answer_is_what_duckdb_itself_would_make_of_it(
    con: Connection, question: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    quick = ask(con, question, **EVERYTHING)
    monkeypatch.setattr("warehouse.ask._frame", lambda answer: answer.df())
    _assert_same(quick, ask(con, question, **EVERYTHING))


@pytest.mark.parametrize("rows", ["$1, NULL", "NULL", "$1"])
@pytest.mark.parametrize("value", [7, True, 1.5, "word", date(2026, 3, 2), datetime(2026, 3, 2, 9), Decimal("1.5")])
def test_nothing_stays_nothing_in_an_answer(con: Connection, value: Any, rows: str) -> None:
    query = f"SELECT unnest([{rows}]) AS given, typeof($1) AS kind"
    _assert_same(_frame(con.execute(query, [value])), con.execute(query, [value]).df())


def test_a_list_that_is_not_there_is_nothing_as_a_word_is(con: Connection) -> None:
    given = _frame(con.execute("SELECT unnest([['one', 'two'], NULL]) AS given"))["given"]
    assert [value if value is None else list(value) for value in given] == [["one", "two"], None]


@pytest.mark.parametrize("question", questions())
def test_an_answer_holds_words_and_no_enum_which_takes_longer_than_many_a_question(
    con: Connection, question: str
) -> None:
    sql = _query(question, EVERYTHING)
    answer = con.execute(sql, {name: EVERYTHING[name] for name in _names(sql)})
    assert not [name for name, kind, *_ in answer.description if kind.id == "enum"]


def _assert_same(one: pd.DataFrame, other: pd.DataFrame) -> None:
    pd.testing.assert_frame_equal(one, other)
    for column in other:
        assert [type(value) for value in one[column]] == [type(value) for value in other[column]]
