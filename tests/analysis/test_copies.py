"""Near copies of public posts count as one voice with a multiplicity; survey answers and erased originals do not."""

from datetime import datetime, timedelta
from typing import Any

import pandas as pd
import pytest

from analysis import pipeline
from config.home import Home
from config.settings import Settings
from tests.warehouse.rows import mention, store_mentions
from warehouse.ask import ask, ask_sql
from warehouse.erasure.judgements import drop_judgements
from warehouse.mention import mention_id
from warehouse.publish import current_snapshot, publish
from warehouse.store import connect_reader, writing

pytestmark = pytest.mark.thorough

_TEXT = (
    "I rang the clinic nine times on Monday and every single time the line went dead after the menu, so in the end "
    "I drove over and asked at the desk myself."
)


def _post(number: int, **changes: Any) -> Any:
    given = {"source": "review", "item_id": f"post-{number}", "question": None, "text": _TEXT, "rating": None}
    return mention(number, **(given | changes))


def _published(home: Home, settings: Settings) -> pd.DataFrame:
    pipeline.analyse(home, settings, lambda *_: None)
    publish(home, settings)
    return ask_sql(home, "SELECT is_repost, copies FROM mention ORDER BY created_at")


def test_copies_are_one_voice_that_was_heard_several_times(home: Home, settings: Settings) -> None:
    store_mentions(home, settings, [_post(0), _post(1, text=_TEXT.upper()), _post(2, text=f"Same here! {_TEXT}")])
    shown = _published(home, settings)
    assert shown["is_repost"].tolist() == [False, True, True]
    assert shown["copies"].tolist() == [2, 0, 0]


def test_a_copy_that_comes_later_joins_the_same_original(home: Home, settings: Settings) -> None:
    store_mentions(home, settings, [_post(0), _post(1)])
    _published(home, settings)
    store_mentions(home, settings, [_post(2, created_at=datetime(2026, 3, 20, 12))])
    assert _published(home, settings)["copies"].tolist() == [2, 0, 0]


def test_nothing_is_compared_twice(home: Home, settings: Settings) -> None:
    store_mentions(home, settings, [_post(0), _post(1)])
    assert pipeline.analyse(home, settings, lambda *_: None).labelled["copy"] == 2
    assert pipeline.analyse(home, settings, lambda *_: None).labelled["copy"] == 0


def test_the_same_words_in_two_survey_answers_are_two_opinions(home: Home, settings: Settings) -> None:
    store_mentions(home, settings, [mention(number, text=_TEXT) for number in range(2)])
    assert not _published(home, settings)["is_repost"].any()


def test_when_the_original_is_erased_the_next_copy_takes_its_place(home: Home, settings: Settings) -> None:
    store_mentions(home, settings, [_post(0), _post(1), _post(2)])
    _published(home, settings)
    original = mention_id("riverside", "review", "post-0")
    with writing(home, "store", "a test") as con:
        con.execute("DELETE FROM mention WHERE mention_id = ?", [original])
        drop_judgements(con, [original])
    assert _published(home, settings)["is_repost"].tolist() == [False, True]


def test_reposts_of_a_copy_belong_to_the_original(home: Home, settings: Settings) -> None:
    week = timedelta(days=7)
    posts = [_post(0), _post(1), _post(2, repost_of="post-1", created_at=datetime(2026, 3, 2, 12) + 9 * week)]
    store_mentions(home, settings, posts)
    assert _published(home, settings)["copies"].tolist() == [2, 0, 0]


def test_themes_say_how_often_they_were_heard(home: Home, settings: Settings) -> None:
    store_mentions(home, settings, [_post(number) for number in range(5)])
    _published(home, settings)
    days = {"first_day": datetime(2026, 3, 1).date(), "last_day": datetime(2026, 3, 31).date()}
    before = {"before_first_day": datetime(2026, 2, 1).date(), "before_last_day": datetime(2026, 2, 28).date()}

    snapshot = current_snapshot(home)
    assert snapshot
    with connect_reader(snapshot) as con:
        counts = ask(con, "theme_changes", provider="riverside", sites=None, sources=None, **days, **before)
    phone = counts.set_index("theme").loc["phone_contact"]
    assert (phone["voices_now"], phone["complaints_now"], phone["heard_now"]) == (1, 1, 5)
