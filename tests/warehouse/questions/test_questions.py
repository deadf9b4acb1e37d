"""Every question says what it answers, and answers it on a snapshot."""

from datetime import date
from pathlib import Path

import pandas as pd
import pytest

import warehouse
from config.home import Home
from tests.warehouse.questions.everything import EVERYTHING
from warehouse.ask import _names, _query, ask, questions
from warehouse.small_numbers.leaving_counts import may_leave
from warehouse.store import Connection, connect_reader

QUESTIONS = Path(warehouse.__file__).parent / "questions"


@pytest.mark.parametrize("question", questions())
def test_a_question_opens_with_itself_its_grain_and_its_units(question: str) -> None:
    first, second, *_ = (QUESTIONS / f"{question}.sql").read_text("utf-8").splitlines()
    assert first.startswith("-- ")
    assert first.endswith("?")
    assert second.startswith("-- Grain: ")
    assert "Units: " in second


# Nobody looks after a theme in the invented folder, and one version gave all labels; other tests have some.
@pytest.mark.parametrize("question", sorted({*questions()} - {"theme_owners", "label_versions"}))
def test_a_question_has_an_answer(con: Connection, question: str) -> None:
    assert not ask(con, question, **EVERYTHING).empty


@pytest.mark.parametrize("question", questions())
def test_a_question_can_be_asked_of_a_snapshot_without_mentions(mentionless_home: Home, question: str) -> None:
    name = mentionless_home.current.read_text("utf-8").strip()
    with connect_reader(mentionless_home.published / name) as con:
        assert len(ask(con, question, **EVERYTHING)) <= 100


def test_what_may_not_leave_is_decided_when_published_as_it_would_be_when_asked(con: Connection) -> None:
    quarters = {"first_day": date(2025, 10, 1), "last_day": date(2026, 1, 1)}
    asked = {"provider": "riverside", **quarters, "themes_since": date(2025, 10, 1), "profile": "k10"}
    cells = con.execute((QUESTIONS / "leaving_counts.sql").read_text("utf-8"), asked).df()
    told, asked_anew = may_leave(cells, "k10"), may_leave(cells.assign(is_decided=None), "k10")
    assert cells["is_decided"].notna().any()
    assert told["counted"].isna().any()
    pd.testing.assert_frame_equal(told, asked_anew)


@pytest.mark.parametrize(
    "question",
    [
        name
        for name in questions()
        if "Found by the index. All of them" in (QUESTIONS / f"{name}.sql").read_text("utf-8")
    ],
)
def test_mentions_that_are_named_are_found_by_the_index(con: Connection, question: str) -> None:
    asked = EVERYTHING | {"mention_ids": [7, 700, 1400], "mention_id": 700}
    sql = _query(question, asked)
    given = {name: asked[name] for name in _names(sql)}
    assert "Index Scan" in con.execute(f"EXPLAIN ANALYZE {sql}", given).fetchall()[0][1]
