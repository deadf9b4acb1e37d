"""A question has one answer: from rollups or from mentions, and however the filters say the same."""

import shutil
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pytest import MonkeyPatch

from config.errors import HeedError
from config.home import Home
from config.settings import load_settings
from warehouse import labels
from warehouse.ask import _FROM_ROLLUPS, _text, ask, questions, takes
from warehouse.opinions import append_opinions
from warehouse.publish import publish
from warehouse.store import Connection, connect_reader, writing

pytestmark = pytest.mark.thorough

FIRST_DAY, DAYS, MENTIONS = date(2026, 2, 26), 46, 600  # few writers, so that most speak again: elsewhere, or next week
PLACES, SOURCES = ("north", "south", "east"), ("survey", "x", "reddit")
THEMES = ("phone_contact", "billing", "parking")
CHOICES = st.sets(st.sampled_from(PLACES)).map(sorted)
DAY = st.integers(-3, DAYS + 2).map(lambda days: FIRST_DAY + timedelta(days=days))


EXAMPLE: dict[str, Any] = {
    "provider": "riverside", "sites": None, "sources": None, "first_day": FIRST_DAY, "last_day": date(2026, 4, 12),
    "before_first_day": FIRST_DAY, "before_last_day": FIRST_DAY, "themes": list(THEMES), "theme": None,
    "kind": "safety", "merged": [], "merged_into": [], "sentiments": None, "is_complex": False,
    "limit": 500, "offset": 0,
    "code_1": 1, "code_2": 2, "code_3": 3, "code_4": 4, "mention_ids": [1, 2, 3], "mention_id": 7, "seed": "7",
    "topic_id": 0, "topic_ids": [0, 1], "runs": ["we rang and rang"], "rarest": ["rang"], "words": ["rang"],
    "themes_since": FIRST_DAY, "profile": "k10",
}  # fmt: skip


@st.composite
def asked(draw: st.DrawFn) -> dict[str, Any]:
    """What a screen may be filtered by."""
    days, theme = sorted(draw(st.tuples(DAY, DAY, DAY, DAY))), draw(st.none() | st.sampled_from(THEMES))
    return {
        **EXAMPLE,
        "provider": draw(st.sampled_from(["riverside", "hilltop"])),
        "sites": draw(st.none() | CHOICES),
        "sources": draw(st.none() | st.sets(st.sampled_from(SOURCES)).map(sorted)),
        "before_first_day": days[0], "before_last_day": days[1], "first_day": days[2], "last_day": days[3],
        "themes": draw(st.sets(st.sampled_from(THEMES)).map(sorted)),
        "theme": theme, "kind": None if theme else "safety", "is_complex": draw(st.booleans()),
        **draw(st.sampled_from([{"merged": [], "merged_into": []}, {"merged": [1], "merged_into": [0]}])),
        "sentiments": draw(st.none() | st.just(["negative", "not scored"])),
    }  # fmt: skip


def _has_rollups(question: str) -> bool:
    return any(line in _text(question) for line in _FROM_ROLLUPS)


@pytest.fixture(scope="module")
def con(new_home: Home, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Connection]:
    home = Home(shutil.copytree(new_home.path, tmp_path_factory.mktemp("both ways") / "home"))
    with writing(home, "store", "a test") as store:
        _fill(store)
    with writing(home, "desk", "a test") as desk:
        desk.execute(
            "INSERT INTO claim SELECT number, 'riverside', NULL, 'us', 'to check', '', '', '', '', '', '', 1, '', $at "
            "FROM (SELECT unnest([11, 22, 33]) AS number)",
            {"at": datetime(2026, 4, 12)},
        )
    with connect_reader(publish(home, load_settings(home))) as reader:
        yield reader


@pytest.mark.parametrize("question", [name for name in questions() if _has_rollups(name)])
@settings(max_examples=20)
@given(asked=asked(), page=st.sampled_from([{}, {"limit": 5, "offset": 3}]))
def test_rollups_answer_as_the_mentions_would(
    con: Connection, question: str, asked: dict[str, Any], page: dict[str, int]
) -> None:
    asked = {**asked, **page}
    with MonkeyPatch.context() as patch:
        from_rollups = ask(con, question, **asked)
        patch.setattr("warehouse.ask._FROM_ROLLUPS", dict.fromkeys(_FROM_ROLLUPS, lambda _: False))
        pd.testing.assert_frame_equal(from_rollups, ask(con, question, **asked))


@pytest.mark.parametrize("question", [name for name in questions() if takes(name, "sites")])
@settings(max_examples=4)
@given(asked=asked(), place=st.sampled_from(PLACES))
def test_a_place_that_does_not_exist_adds_nothing(
    con: Connection, question: str, asked: dict[str, Any], place: str
) -> None:
    one = ask(con, question, **{**asked, "sites": [place]})
    pd.testing.assert_frame_equal(one, ask(con, question, **{**asked, "sites": [place, "nowhere"]}))


@pytest.mark.parametrize("question", [name for name in questions() if takes(name, "sources")])
@settings(max_examples=4)
@given(asked=asked())
def test_every_source_by_name_is_every_source(con: Connection, question: str, asked: dict[str, Any]) -> None:
    every = ask(con, question, **{**asked, "sources": None})
    pd.testing.assert_frame_equal(every, ask(con, question, **{**asked, "sources": list(SOURCES)}))


def _fill(con: Connection) -> None:
    random = np.random.default_rng(11)
    days = pd.Series(np.sort(random.integers(0, DAYS, MENTIONS)))
    day = pd.Timestamp(FIRST_DAY) + pd.to_timedelta(days, unit="D")
    source = random.choice(SOURCES, MENTIONS)
    frame = pd.DataFrame(
        {
            "mention_id": np.arange(1, MENTIONS + 1),
            "provider": random.choice(["riverside", "hilltop"], MENTIONS, p=[0.8, 0.2]),
            "site": pd.Series(random.choice([*PLACES, ""], MENTIONS), dtype="string").replace("", pd.NA),
            "source": source,
            "created_at": day + pd.to_timedelta(random.integers(0, 24, MENTIONS), unit="h"), "day": day,
            "voice": random.integers(1, 15, MENTIONS) + 100 * pd.Series(source).map(SOURCES.index),
            "rating": pd.Series(random.choice([0.0, 0.25, 1.0, np.nan], MENTIONS)).astype("Float64"),
        }
    )  # fmt: skip
    frame["week"] = frame["day"] - pd.to_timedelta(frame["day"].dt.day_of_week, unit="D")
    frame["text"] = "We rang and rang, then waited for the bill in the car park, visit " + frame["mention_id"].astype(
        str
    )
    con.register("invented", frame)
    con.execute(
        """INSERT INTO mention BY NAME SELECT * REPLACE (day::DATE AS day, week::DATE AS week), NULL AS service,
            NULL AS question, NULL AS expected_language,
            CASE WHEN mention_id % 17 = 0 THEN mention_id - 1 END AS repost_of,
            'test' AS gate_version, 1 AS batch_id, created_at AS admitted_at FROM invented"""
    )
    con.unregister("invented")
    _label(con, frame, random)


def _label(con: Connection, frame: pd.DataFrame, random: np.random.Generator) -> None:
    def of(rows: pd.DataFrame, label: Any) -> pd.DataFrame:
        return rows[["mention_id"]].assign(label=label, value=random.uniform(0.5, 0.99, len(rows)).round(2))

    english = frame[random.random(MENTIONS) < 0.9]
    felt = of(english, random.choice(["negative", "mixed", "neutral", "positive"], len(english)))
    about = pd.concat([of(english[random.random(len(english)) < 0.5], theme) for theme in THEMES])
    made = {
        "language": of(frame, np.where(frame["mention_id"].isin(english["mention_id"]), "en", "fr")),
        "sentiment": felt, "theme": about, "vader": of(english, "compound"),
        "relevance": of(english, np.where(random.random(len(english)) < 0.9, "care", "jobs")),
        "severity": of(english, random.choice(["0", "1", "2", "3"], len(english), p=[0.5, 0.2, 0.2, 0.1])),
        "urgency": of(english, np.where(random.random(len(english)) < 0.1, "safety", "none")),
        "topic": of(english, random.choice(["0", "1", "2", "-1"], len(english))),
        "claim": of(english, np.where(random.random(len(english)) < 0.1, "us", "none")),
        "meaning": of(english, "00000000000000010000000000000002000000000000000300000000000000ff"),
        "copy": of(english[english["mention_id"] % 19 == 0], (english["mention_id"] // 2).astype(str)),
    }  # fmt: skip
    for labeller, given_labels in made.items():
        labels.append(con, labeller, "1", None, given_labels)
    clauses = about[random.random(len(about)) < 0.7].assign(start=0, stop=20)
    clauses["theme"], clauses["label"] = clauses["label"], random.choice(["negative", "positive"], len(clauses))
    append_opinions(con, "opinion", "1", None, clauses, felt)
    con.execute("INSERT INTO topic_fit VALUES (1, '2026-04-12', '1', 'bertopic', 600, 0.2, '', NULL)")
    con.execute("INSERT INTO topic SELECT 1, unnest([0, 1, 2]), 'a topic', ['rang'], [5, 6]")


@settings(max_examples=20)
@given(asked=asked())
def test_what_is_nearest_in_meaning_is_chosen_as_what_is_newest(con: Connection, asked: dict[str, Any]) -> None:
    newest = set(ask(con, "mentions_newest", **asked)["mention_id"])
    with_meaning = {number for (number,) in con.execute("SELECT mention_id FROM meaning").fetchall()}
    alike = set(ask(con, "mentions_alike", **asked)["mention_id"])
    assert alike <= newest
    assert len(alike) == 200 or alike == newest & with_meaning


@pytest.mark.parametrize("question", [name for name in questions() if takes(name, "first_day")])
def test_days_may_be_times_or_text(con: Connection, question: str) -> None:
    days = {"before_first_day": "2026-03-01", "before_last_day": "2026-03-12", "first_day": "2026-03-13"}
    given = EXAMPLE | {"sites": ["north"], **days, "last_day": "2026-03-29"}
    read = {name: date.fromisoformat(str(given[name])) for name in given if name.endswith("_day")}
    told = {name: pd.Timestamp(day) + pd.Timedelta(hours=9) for name, day in read.items()}
    answer = ask(con, question, **given | read)
    pd.testing.assert_frame_equal(answer, ask(con, question, **given))
    pd.testing.assert_frame_equal(answer, ask(con, question, **given | told))


@pytest.mark.parametrize("question", [name for name in questions() if takes(name, "first_day")])
def test_without_days_nothing_is_counted(con: Connection, question: str) -> None:
    days = dict.fromkeys(("first_day", "last_day", "before_first_day", "before_last_day"))
    answer = ask(con, question, **EXAMPLE | {"mention_ids": []} | days)
    assert answer.select_dtypes("number").fillna(0).to_numpy().sum() == 0


def test_what_is_no_day_is_refused(con: Connection) -> None:
    with pytest.raises(HeedError, match="first_day is 'last week', which is no day: write it as 2026-03-31"):
        ask(con, "coverage", **EXAMPLE | {"first_day": "last week"})
