"""Near copies of public posts count as one voice with a multiplicity; survey answers and erased originals do not."""

import shutil
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from analysis import pipeline
from config.home import Home
from config.settings import Settings, load_settings
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


def _published(home: Home, settings: Settings) -> dict[str, pd.DataFrame]:
    pipeline.analyse(home, settings, lambda *_: None)
    publish(home, settings)
    return _shown(home)


def _shown(home: Home) -> dict[str, pd.DataFrame]:
    rows = ask_sql(home, "SELECT provider, is_repost, copies FROM mention ORDER BY created_at")
    return {str(provider): part for provider, part in rows.groupby("provider")}


@pytest.fixture(scope="module")
def passed_on(tmp_path_factory: pytest.TempPathFactory, new_home: Home) -> Home:
    """A folder in which what one person wrote about each of several providers was passed on in another way."""
    home = Home(shutil.copytree(new_home.path, tmp_path_factory.mktemp("copies") / "home"))
    settings = load_settings(home)
    later = {"repost_of": "again-1", "created_at": datetime(2026, 3, 2, 12) + 9 * timedelta(days=7)}
    posts = [
        *(_post(0), _post(1, text=_TEXT.upper()), _post(2, text=f"Same here! {_TEXT}"), _post(3), _post(4)),
        *(_post(number, provider="reposted", item_id=f"again-{number}") for number in range(2)),
        _post(2, provider="reposted", item_id="again-2", **later),
    ]
    store_mentions(home, settings, posts)
    store_mentions(home, settings, [mention(number, provider="asked", text=_TEXT) for number in range(2)])
    _published(home, settings)
    return home


def test_copies_are_one_voice_that_was_heard_several_times(passed_on: Home) -> None:
    shown = _shown(passed_on)["riverside"]
    assert shown["is_repost"].tolist() == [False, True, True, True, True]
    assert shown["copies"].tolist() == [4, 0, 0, 0, 0]


def test_the_same_words_in_two_survey_answers_are_two_opinions(passed_on: Home) -> None:
    assert not _shown(passed_on)["asked"]["is_repost"].any()


def test_reposts_of_a_copy_belong_to_the_original(passed_on: Home) -> None:
    assert _shown(passed_on)["reposted"]["copies"].tolist() == [2, 0, 0]


def test_themes_say_how_often_they_were_heard(passed_on: Home) -> None:
    days = {"first_day": date(2026, 3, 1), "last_day": date(2026, 3, 31)}
    before = {"before_first_day": date(2026, 2, 1), "before_last_day": date(2026, 2, 28)}
    snapshot = current_snapshot(passed_on)
    assert snapshot
    with connect_reader(snapshot) as con:
        counts = ask(con, "theme_changes", provider="riverside", sites=None, sources=None, **days, **before)
    phone = counts.set_index("theme").loc["phone_contact"]
    assert (phone["voices_now"], phone["complaints_now"], phone["heard_now"]) == (1, 1, 5)


def test_a_copy_that_comes_later_joins_the_original_or_the_copy_that_took_its_place(
    passed_on: Home, tmp_path: Path
) -> None:
    home = Home(shutil.copytree(passed_on.path, tmp_path / "home"))
    settings = load_settings(home)
    original = mention_id("reposted", "review", "again-0")
    with writing(home, "store", "a test") as con:
        con.execute("DELETE FROM mention WHERE mention_id = ?", [original])
        drop_judgements(con, [original])
    store_mentions(home, settings, [_post(5, created_at=datetime(2026, 3, 20, 12))])
    shown = _published(home, settings)
    assert shown["riverside"]["copies"].tolist() == [5, 0, 0, 0, 0, 0]
    assert shown["reposted"]["is_repost"].tolist() == [False, True]
    # Nothing is compared twice.
    assert pipeline.analyse(home, settings, lambda *_: None).labelled["copy"] == 0
