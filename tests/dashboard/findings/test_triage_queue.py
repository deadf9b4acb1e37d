"""What waits for a person: its clock, its reasons and its place in the queue."""

from datetime import datetime, timedelta
from pathlib import Path

import duckdb
import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

import warehouse
from config.triage import Targets
from dashboard.findings.triage_queue import VIEWS, clock, late, others_after, reasons, waiting_in_words, with_decisions

NOON = datetime(2026, 3, 30, 12)


def row(**changes: object) -> pd.Series:
    came_in = NOON - timedelta(hours=5)
    usual = {"created_at": came_in, "admitted_at": came_in, "status": "new", "closed_at": NOON}
    return pd.Series({**usual, "urgency": [], "urgency_in_words": [], "severity": 3, **changes})


def test_the_clock_runs_from_when_a_mention_came_in() -> None:
    ticking = clock(row(), Targets(acknowledge_hours=4), NOON)
    assert ticking.is_late
    assert ticking.words == "written 5 hours ago, should have been taken up within 4 hours"


def test_the_clock_says_when_a_mention_was_written_where_it_came_in_later() -> None:
    ticking = clock(row(created_at=NOON - timedelta(days=8), admitted_at=NOON), Targets(), NOON)
    assert ticking.words.startswith("written 8 days ago; came into heed less than an hour ago, to be taken up within")
    assert not ticking.is_late
    # Of a mention of today whose source gives no time, noon stands, which may be still to come.
    ticking = clock(row(created_at=NOON + timedelta(hours=3), admitted_at=NOON), Targets(), NOON)
    assert ticking.words.startswith("written less than an hour ago, to be")


def test_what_came_in_just_now_and_is_old_is_not_called_in_time_alone() -> None:
    old, new = (row(created_at=NOON - timedelta(hours=hours), admitted_at=NOON) for hours in (8 * 24, 1))
    told = waiting_in_words(pd.DataFrame([old, new]), Targets(), NOON)
    assert told == (
        "2 mentions wait for a person to take up, none in heed for longer than promised; "
        "the oldest was written 8 days ago"
    )
    assert "oldest" not in waiting_in_words(pd.DataFrame([new]), Targets(), NOON)
    assert "1 longer than promised" in waiting_in_words(pd.DataFrame([row(), old]), Targets(acknowledge_hours=4), NOON)


def test_what_is_taken_up_has_until_the_day_it_must_be_closed() -> None:
    assert not clock(row(status="in hand"), Targets(close_days=1), NOON).is_late
    assert clock(row(status="closed"), Targets(close_days=1), NOON).words.startswith("closed after 5 hours")


def test_a_list_counts_as_late_what_the_clock_of_each_calls_late() -> None:
    targets = Targets(acknowledge_hours=4, close_days=1)
    rows = [
        row(status=status, admitted_at=NOON - timedelta(hours=hours))
        for status in ("new", "acknowledged", "in hand", "closed")
        for hours in (3, 5, 30)
    ]
    told = late(pd.DataFrame(rows), targets, NOON).tolist()
    assert told == [clock(each, targets, NOON).is_late for each in rows]
    assert set(told) == {True, False}


def test_what_nobody_decided_on_is_to_be_taken_up() -> None:
    found = pd.DataFrame({"mention_id": [1, 2]})
    said = {"mention_id": 2, "status": "closed", "owner": "Manager", "outcome": "answered", "changed_by": "ann"}
    decided = pd.DataFrame([{**said, "closed_at": NOON, "changed_at": NOON}])
    assert with_decisions(found, decided)["view"].tolist() == ["to take up", "closed"]


def test_the_most_pressing_reason_comes_first() -> None:
    both = ["safety", "self_harm"]
    assert next(iter(reasons(row(urgency=both, urgency_in_words=both)))) == "Words suggest self-harm or suicide"


def test_of_each_reason_it_is_said_whether_words_suggest_it_or_the_text_only_reads_like_it() -> None:
    assert reasons(row(urgency=["self_harm"], severity=2)) == {"Reads like self-harm or suicide: check": False}
    assert reasons(row(urgency=["self_harm", "safety"], urgency_in_words=["safety"])) == {
        "Words suggest immediate risk to safety": True, "Reads like self-harm or suicide: check": False,
    }  # fmt: skip
    assert reasons(row()) == {"Words suggest a severe complaint": True}


def test_what_words_say_comes_before_what_only_reads_like_it_and_that_before_what_is_grave_alone() -> None:
    question = (Path(warehouse.__file__).parent / "questions" / "urgent_mentions.sql").read_text("utf-8")
    with duckdb.connect() as con:
        con.execute(
            """CREATE TABLE urgent AS
            SELECT mention_id, 'a' AS provider, NULL::VARCHAR AS site, 'x' AS source,
                DATE '2026-03-30' AS created_at, DATE '2026-03-30' AS admitted_at,
                DATE '2026-03-30' AS day, urgency, urgency_in_words, 3 AS severity, 'negative' AS most_negative
            FROM (VALUES (1, ['self_harm'], []), (2, ['safety', 'self_harm'], ['safety']), (3, [], []),
                (4, ['self_harm'], ['self_harm']), (5, ['safeguarding'], ['safeguarding']))
                AS t(mention_id, urgency, urgency_in_words);
            CREATE TABLE mention AS FROM urgent LIMIT 0;
            CREATE TABLE source AS SELECT 'x' AS source, 'X' AS title;
            CREATE TABLE site AS SELECT 'a' AS provider, 's' AS site, 'S' AS title"""
        )
        asked = {"provider": "a", "first_day": NOON.date(), "last_day": NOON.date(), "sites": None, "sources": None}
        found = con.execute(question, {**asked, "mention_ids": []}).fetchall()
    assert [number for number, *_ in found] == [4, 5, 2, 1, 3]


@given(st.lists(st.tuples(st.integers(), st.sampled_from(VIEWS)), unique_by=lambda row: row[0], min_size=1), st.data())
def test_next_comes_to_each_that_waits_once_before_it_comes_back(
    rows: list[tuple[int, str]], data: st.DataObject
) -> None:
    items = pd.DataFrame(rows, columns=["mention_id", "view"])
    waiting = [number for number, view in rows if view == "to take up"]
    seen = [number := data.draw(st.sampled_from([number for number, _ in rows]))]
    while (others := others_after(number, items)) and others[0] not in seen:
        seen.append(number := others[0])
    assert sorted(seen) == sorted({seen[0], *waiting})


def test_next_goes_on_from_where_the_one_stood_that_was_taken_up_and_from_the_first_where_it_is_none() -> None:
    items = pd.DataFrame({"mention_id": [1, 2, 3], "view": ["to take up", "in hand", "to take up"]})
    assert others_after(2, items) == [3, 1]
    assert others_after(9, items) == [1, 3]
