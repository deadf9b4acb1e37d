"""Every question says what it answers, and answers it on a snapshot."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

import warehouse
from analysis.meaning import code_of, words_of
from config.home import Home
from tests.dashboard.invented import LAST_DAY, MENTIONS
from warehouse.ask import ask, questions, takes
from warehouse.search import parse
from warehouse.small_numbers.leaving_counts import may_leave
from warehouse.store import Connection, connect_reader

QUESTIONS = Path(warehouse.__file__).parent / "questions"
EVERYTHING: dict[str, Any] = {
    "provider": "riverside", "sites": None, "sources": None, "first_day": date(2025, 1, 1), "last_day": LAST_DAY,
    "before_first_day": date(2025, 1, 1), "before_last_day": date(2025, 9, 1), "themes": ["phone_contact", "billing"],
    "theme": None, "kind": "safety", "sentiments": None, "is_complex": False,
    "limit": 50, "offset": 0, "code_1": 1, "code_2": 2, "code_3": 3, "code_4": 4,
    "mention_ids": [1, 2], "mention_id": 7, "seed": "7", "topic_id": 0, "topic_ids": [0, 1],
    "merged": [1], "merged_into": [0],
    "runs": ["clinic all morning and nobody picked"], "rarest": ["picked"], "words": ["picked"],
    "themes_since": date(2025, 1, 1), "profile": "k10",
}  # fmt: skip
LAST_FOUR_WEEKS = {"first_day": LAST_DAY - timedelta(days=27)}


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


def test_what_may_not_leave_is_decided_when_published_as_it_would_be_when_asked(con: Connection) -> None:
    quarters = {"first_day": date(2025, 10, 1), "last_day": date(2026, 1, 1)}
    asked = {"provider": "riverside", **quarters, "themes_since": date(2025, 10, 1), "profile": "k10"}
    cells = con.execute((QUESTIONS / "leaving_counts.sql").read_text("utf-8"), asked).df()
    told, asked_anew = may_leave(cells, "k10"), may_leave(cells.assign(is_decided=None), "k10")
    assert cells["is_decided"].notna().any()
    assert told["counted"].isna().any()
    pd.testing.assert_frame_equal(told, asked_anew)


@pytest.mark.parametrize("question", questions())
def test_a_question_can_be_asked_of_a_snapshot_without_mentions(mentionless_home: Home, question: str) -> None:
    name = mentionless_home.current.read_text("utf-8").strip()
    with connect_reader(mentionless_home.published / name) as con:
        assert len(ask(con, question, **EVERYTHING)) <= 100


@pytest.mark.parametrize("weeks", [60, 3, 1])
@pytest.mark.parametrize("later", [0, 1, 17])
def test_rollups_give_the_alert_counts_that_the_mentions_give(con: Connection, weeks: int, later: int) -> None:
    last_day = LAST_DAY - timedelta(days=later)
    asked = {**EVERYTHING, "first_day": last_day - timedelta(days=7 * weeks + 6), "last_day": last_day}
    from_rollups = ask(con, "alert_counts", **asked)
    sources = ask(con, "sources", **EVERYTHING)["source"].tolist()
    assert from_rollups.equals(ask(con, "alert_counts", **{**asked, "sources": sources}))
    assert not from_rollups.empty


def test_where_nobody_complained_of_a_theme_in_the_days_nothing_is_watched(con: Connection) -> None:
    every, week = (
        ask(con, "alert_counts", **EVERYTHING | {"first_day": LAST_DAY - timedelta(days=days)})[["site", "theme"]]
        for days in (400, 6)
    )
    assert 0 < len(week.drop_duplicates()) < len(every.drop_duplicates())


def test_coverage_counts_every_mention_once(con: Connection) -> None:
    row = ask(con, "coverage", **EVERYTHING).iloc[0]
    assert row["mentions"] == row["scored"] + row["not_supported"] + row["not_analysed"] == MENTIONS


def test_a_voice_is_one_writer_in_one_week(con: Connection) -> None:
    row = ask(con, "coverage", **EVERYTHING).iloc[0]
    assert row["writers"] < row["voices"] < row["mentions"]


def test_weeks_hold_as_many_voices_as_the_whole(con: Connection) -> None:
    weeks = ask(con, "complaints_by_week", **(EVERYTHING | {"theme": "phone_contact"}))
    whole = ask(con, "theme_counts", **EVERYTHING).set_index("theme")["voices"]
    assert weeks["complaints"].sum() == whole["phone_contact"]


@pytest.mark.parametrize("sites", [None, ["north"], ["north", "east"]], ids=["all", "one", "two"])
def test_the_rollup_gives_the_ratings_that_the_mentions_give(con: Connection, sites: list[str] | None) -> None:
    asked = {**EVERYTHING, "sites": sites}
    given = """SELECT week::TIMESTAMP, count(*), round(sum(rating), 9), round(sum(rating * rating), 9) FROM (
            SELECT week, source, voice, avg(rating) AS rating FROM mention
            WHERE rating IS NOT NULL AND NOT is_repost AND ($sites IS NULL OR list_contains($sites::VARCHAR[], site))
            AND week >= $first_day AND week + 6 <= $last_day GROUP BY ALL)
        GROUP BY week ORDER BY week"""
    named = {name: asked[name] for name in ("sites", "first_day", "last_day")}
    rows = ask(con, "ratings_by_week", **asked).round({"total": 9, "squares": 9})
    assert [tuple(row) for row in rows.itertuples(index=False)] == con.execute(given, named).fetchall()


@pytest.mark.parametrize("sites", [None, ["north"], ["north", "east"], []], ids=["all", "one", "two", "none"])
@pytest.mark.parametrize("days", [0, 3, 40, 200])
def test_rollups_give_the_voices_that_the_mentions_give(con: Connection, sites: list[str] | None, days: int) -> None:
    asked = {**EVERYTHING, "sites": sites, "first_day": LAST_DAY - timedelta(days=days + 2)}
    asked["last_day"] = LAST_DAY - timedelta(days=2)  # a Friday: the period cuts its last week
    chosen = """provider = $provider AND day BETWEEN $first_day AND $last_day AND NOT is_repost
        AND ($sites IS NULL OR list_contains($sites::VARCHAR[], site))"""
    named = {name: asked[name] for name in ("provider", "first_day", "last_day", "sites")}
    counted = f"""SELECT count(DISTINCT voice), count(DISTINCT (voice, week)),
        count(DISTINCT voice) FILTER (complains), count(DISTINCT (voice, week)) FILTER (complains)
        FROM (SELECT *, sentiment IN ('negative', 'mixed') AS complains FROM mention WHERE {chosen})"""
    names = ["writers", "voices", "complaining_writers", "complaining_voices"]
    assert tuple(ask(con, "coverage", **asked)[names].iloc[0]) == con.execute(counted, named).fetchone()
    by_week = f"""SELECT week::TIMESTAMP, source, count(DISTINCT voice)::BIGINT FROM mention_theme WHERE
        {chosen.replace("AND NOT is_repost", "")} AND theme = 'phone_contact' AND sentiment IN ('negative', 'mixed')
        GROUP BY ALL ORDER BY ALL"""
    weeks = ask(con, "complaints_by_week", **(asked | {"theme": "phone_contact"})).query("complaints > 0")
    rows = [tuple(row) for row in weeks[["week", "source", "complaints"]].itertuples(index=False)]
    assert rows == con.execute(by_week, named).fetchall()
    by_site = f"""SELECT site, source, count(DISTINCT (voice, week)),
        (SELECT count(DISTINCT (voice, week)) FROM mention_theme AS t WHERE {chosen.replace("AND NOT is_repost", "")}
            AND theme = 'phone_contact' AND sentiment IN ('negative', 'mixed')
            AND (t.site, t.source) = (m.site, m.source))
        FROM mention AS m WHERE {chosen} AND sentiment IS NOT NULL AND is_about_care AND site IS NOT NULL
        GROUP BY ALL ORDER BY ALL"""
    places = ask(con, "complaints_by_site", **(asked | {"theme": "phone_contact"})).sort_values(["site", "source"])
    rows = [tuple(row) for row in places[["site", "source", "mentions", "complaints"]].itertuples(index=False)]
    assert rows == con.execute(by_site, named).fetchall()
    by_theme = f"""SELECT theme, count(DISTINCT (voice, week)), count(DISTINCT voice),
        (SELECT count(DISTINCT (voice, week)) FROM mention WHERE {chosen} AND sentiment IS NOT NULL AND is_about_care)
        FROM mention_theme WHERE {chosen.replace("AND NOT is_repost", "")} AND sentiment IN ('negative', 'mixed')
        GROUP BY theme ORDER BY ALL"""
    now = ask(con, "theme_changes", **asked).query("voices_now > 0").sort_values("theme")
    rows = [tuple(row) for row in now[["theme", "voices_now", "writers_now", "mentions_now"]].itertuples(index=False)]
    assert rows == con.execute(by_theme, named).fetchall()
    past = {**asked, "before_first_day": asked["first_day"], "before_last_day": asked["last_day"]}
    before = ask(con, "theme_changes", **past).query("voices_before > 0").sort_values("theme")
    assert before["voices_before"].tolist() == now["voices_now"].tolist()
    voiced = ask(con, "theme_counts", **asked).query("voices > 0").set_index("theme")["voices"]
    assert voiced.to_dict() == now.set_index("theme")["voices_now"].to_dict()
    assert len(voiced) > 1 or days < 40 or sites == []
    summed = ask(con, "theme_by_week", **asked).query("theme == 'phone_contact' and voices > 0").set_index("week")
    # Of a week that is too small to be shown there is no figure.
    voices = weeks.groupby("week")["complaints"].sum()
    assert summed["voices"].to_dict() == voices[summed.index].to_dict()
    assert len(summed) > 20 or days < 200 or sites == []


@pytest.mark.parametrize(
    ("what", "rows"),
    [
        ("scored", "mention WHERE sentiment IS NOT NULL AND NOT is_repost AND is_about_care"),
        ("complaints", "mention WHERE sentiment IN ('negative', 'mixed') AND NOT is_repost AND is_about_care"),
        ("reposts", "mention WHERE is_repost"),
        ("source x", "mention WHERE source = 'x' AND sentiment IS NOT NULL AND NOT is_repost AND is_about_care"),
        ("complaints about billing", "mention_theme WHERE theme = 'billing' AND sentiment IN ('negative', 'mixed')"),
        ("praise of staff_manner", "mention_theme WHERE theme = 'staff_manner' AND sentiment = 'positive'"),
    ],
)  # fmt: skip
def test_rollups_give_the_counts_of_quarters_that_the_mentions_give(con: Connection, what: str, rows: str) -> None:
    counted = f"""SELECT site, grouping(site) = 1 AS is_all_sites, month, count(*), count(DISTINCT voice)
        FROM (SELECT *, date_trunc('month', day)::DATE AS month FROM {rows}) WHERE month >= DATE '2026-01-01'
        GROUP BY GROUPING SETS ((site, month), (site), (month), ()) HAVING count(*) > 0 ORDER BY ALL"""
    rolled = """SELECT site, is_all_sites, month, counted, writers FROM quarter_rollup
        WHERE quarter = DATE '2026-01-01' AND what = $what ORDER BY ALL"""
    assert con.execute(rolled, {"what": what}).fetchall() == con.execute(counted).fetchall()


def test_themes_are_counted_in_the_quarters_from_which_on_they_are_asked_for(con: Connection) -> None:
    cells = ask(con, "leaving_counts", **(EVERYTHING | {"themes_since": date(2026, 1, 1)}))
    is_theme = cells["what"].str.contains(" about | of ", regex=True) & (cells["what"] != "not about care")
    assert set(cells.loc[is_theme, "quarter"]) == {pd.Timestamp(2026, 1, 1)}
    assert set(cells.loc[~is_theme, "quarter"]) > {pd.Timestamp(2026, 1, 1)}


def test_a_run_of_words_is_found_only_as_it_stands_in_a_post_that_may_not_leave(con: Connection) -> None:
    runs = [
        "rang the clinic all morning and nobody",
        "rang the clinic all morning and everybody",
        "clinic all morning the rang and nobody",
        "ang the clinic all morning and nobod",
    ]
    asked = {"runs": runs, "rarest": [run.split()[-1] for run in runs]}
    assert ask(con, "posts_that_say", provider="riverside", **asked)["run"].tolist() == runs[:1]
    assert ask(con, "posts_that_say", provider="somebody else", **asked).empty


def test_words_are_counted_by_the_mentions_that_hold_them(con: Connection) -> None:
    counts = ask(con, "word_counts", words=["kind", "kin", "kind of"])
    held = con.execute("SELECT count(*) FROM mention WHERE list_contains(words_of(text), 'kind')").fetchall()
    assert counts.to_dict("records") == [{"token": "kind", "mentions": held[0][0]}]


def test_a_site_filter_leaves_out_the_other_sites(con: Connection) -> None:
    rows = ask(con, "theme_by_site", **(EVERYTHING | {"sites": ["north"]}))
    assert set(rows["site"]) == {"north"}


def test_a_source_filter_leaves_out_the_other_sources(con: Connection) -> None:
    assert ask(con, "source_counts", **(EVERYTHING | {"sources": ["x"]}))["source"].tolist() == ["x"]


def test_sites_add_up_to_the_whole(con: Connection) -> None:
    by_site = ask(con, "theme_by_site", **EVERYTHING).groupby("theme")["complaints"].sum()
    whole = ask(con, "theme_counts", **EVERYTHING).set_index("theme")["complaints"]
    assert by_site.to_dict() == whole[whole > 0].to_dict()


def test_weeks_add_up_to_the_whole(con: Connection) -> None:
    weeks = ask(con, "theme_by_week", **EVERYTHING).groupby("theme")["complaints"].sum()
    whole = ask(con, "theme_counts", **EVERYTHING).set_index("theme")["complaints"]
    assert weeks.to_dict() == whole[weeks.index].to_dict()


def test_a_share_of_fewer_than_ten_mentions_is_not_given(con: Connection) -> None:
    one_day = EVERYTHING | {"first_day": LAST_DAY, "sites": ["east"]}
    counts = ask(con, "source_counts", **one_day)
    assert counts.loc[counts["scored"] < 10, "complaint_share"].isna().all()


def test_a_week_that_the_period_cuts_is_marked(con: Connection) -> None:
    weeks = ask(con, "sentiment_by_week", **(EVERYTHING | {"first_day": LAST_DAY - timedelta(days=9)}))
    assert weeks["is_whole"].tolist() == [False, True]


def _found(con: Connection, typed: str) -> pd.Series:
    return ask(con, "mentions_newest", **(EVERYTHING | {"limit": MENTIONS, "search": parse(typed)}))["text"]


def test_search_wants_every_word_and_completes_the_last(con: Connection) -> None:
    found = _found(con, "rang pho")
    assert len(found)
    assert found.str.contains("rang.*phone").all()


def test_search_finds_the_same_as_reading_every_text(con: Connection) -> None:
    texts = ask(con, "mentions_newest", **(EVERYTHING | {"limit": MENTIONS}))["text"]
    has = {word: texts.str.contains(rf"\b{word}\b", case=False) for word in ("phone", "clinic", "nurse", "floors", "7")}
    for typed, wanted in (
        ('"phone" and not "7"', has["phone"] & ~has["7"]),
        ("(nurse or floors) visit", has["nurse"] | has["floors"]),
        ("not phone and not nurse visit", ~has["phone"] & ~has["nurse"] & texts.str.contains("visit")),
        ('"the clinic all morning"', has["clinic"]),
        ('"clinic the"', has["clinic"] & False),
    ):
        assert sorted(_found(con, typed)) == sorted(texts[wanted]), typed


def test_mentions_alike_come_nearest_first(con: Connection) -> None:
    code = words_of(code_of(pd.Series(["Nobody answers when I ring the clinic"]))[0])
    given = {f"code_{number}": word for number, word in enumerate(code, start=1)}
    near = ask(con, "mentions_alike", **(EVERYTHING | given))
    assert near["apart"].is_monotonic_increasing
    assert near["text"].str.contains("nobody picked up the phone").all()


def test_pages_follow_each_other_without_overlap(con: Connection) -> None:
    first, second = (ask(con, "mentions_newest", **(EVERYTHING | {"offset": offset})) for offset in (0, 50))
    assert not set(first["mention_id"]) & set(second["mention_id"])
    assert first["created_at"].min() >= second["created_at"].max()


def test_mentions_that_are_not_scored_can_be_asked_for(con: Connection) -> None:
    page = ask(con, "mentions_newest", **(EVERYTHING | {"sentiments": ["not scored"]}))
    assert page["found"].iloc[0] == MENTIONS // 50


def test_the_rise_that_was_made_up_is_found(con: Connection) -> None:
    before = {"before_first_day": LAST_DAY - timedelta(days=55), "before_last_day": LAST_DAY - timedelta(days=28)}
    top = ask(con, "theme_changes", **(EVERYTHING | LAST_FOUR_WEEKS | before)).iloc[0]
    assert top["theme"] == "phone_contact"
    assert top["voices_now"] > top["voices_before"]


def test_each_theme_has_one_example_of_its_own(con: Connection) -> None:
    examples = ask(con, "complaint_examples", **EVERYTHING)
    assert examples.loc[examples["rank"] == 1, "theme"].tolist() == ["billing", "phone_contact"]
    assert examples["mention_id"].is_unique


def test_praise_is_not_all_about_the_same_theme(con: Connection) -> None:
    themes = ask(con, "praise_examples", **(EVERYTHING | {"limit": 2}))["themes"]
    assert {names[0] for names in themes} == {"staff_manner", "cleanliness"}


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
    given = {name: value for name, value in asked.items() if takes(question, name)}
    sql = (QUESTIONS / f"{question}.sql").read_text("utf-8")
    assert "Index Scan" in con.execute(f"EXPLAIN ANALYZE {sql}", given).fetchall()[0][1]
