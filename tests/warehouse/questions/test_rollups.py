"""What is counted once when published is what the mentions give when they are counted anew."""

from datetime import date, timedelta
from typing import Any

import pandas as pd
import pytest

from tests.dashboard.invented import LAST_DAY, MENTIONS
from warehouse.ask import _FROM_ROLLUPS, _text, ask
from warehouse.store import Connection

CHOSEN = """provider = $provider AND day BETWEEN $first_day AND $last_day AND NOT is_repost AND is_about_care
    AND ($sites IS NULL OR list_contains($sites::VARCHAR[], site))
    AND ($sources IS NULL OR list_contains($sources::VARCHAR[], source))"""


@pytest.fixture(params=[1, 3, 9, 26, 60, 400], ids=lambda days: f"{days} days")
def days(request: pytest.FixtureRequest) -> dict[str, date]:
    """Days that end on a Friday, so that they cut their last week."""
    last = LAST_DAY - timedelta(days=2)
    return {"first_day": last - timedelta(days=request.param - 1), "last_day": last}


@pytest.fixture(params=[None, ["north"], ["north", "east"], []], ids=["all", "one", "two", "none"])
def sites(request: pytest.FixtureRequest) -> list[str] | None:
    chosen: list[str] | None = request.param
    return chosen


@pytest.fixture(params=[None, ["x"]], ids=["every source", "x"])
def asked(request: pytest.FixtureRequest, days: dict[str, date], sites: list[str] | None) -> dict[str, Any]:
    return {"provider": "riverside", "sites": sites, "sources": request.param, **days}


@pytest.mark.parametrize("merged", [([], []), ([1], [0])], ids=["apart", "merged"])
def test_topics(con: Connection, asked: dict[str, Any], merged: tuple[list[int], list[int]]) -> None:
    found = ask(con, "topics", **asked, merged=merged[0], merged_into=merged[1]).sort_values("topic_id")
    whole = "if(topic_id = 1, 0, topic_id)" if merged[0] else "topic_id"
    counted = con.execute(
        f"""SELECT {whole} AS topic_id, count(*) AS mentions, count(DISTINCT (voice, week)) AS voices,
            count(sentiment) AS scored, count(*) FILTER (sentiment IN ('negative', 'mixed')) AS complaints
            FROM mention WHERE {CHOSEN} AND topic_id >= 0 GROUP BY ALL ORDER BY ALL""",
        asked,
    ).df()  # fmt: skip
    shown = found["mentions"].notna()  # few mentions are hidden
    assert found["topic_id"].tolist() == counted["topic_id"].tolist()
    told = found.loc[shown, counted.columns].reset_index(drop=True)
    pd.testing.assert_frame_equal(told, counted[shown.to_numpy()].reset_index(drop=True), check_dtype=False)


def test_writers_and_voices(con: Connection, asked: dict[str, Any]) -> None:
    row = ask(con, "coverage", **asked).iloc[0]
    counted = con.execute(
        f"SELECT count(DISTINCT voice), count(DISTINCT (voice, week)) FROM mention WHERE {CHOSEN}", asked
    ).fetchone()
    assert tuple(row[["writers", "voices"]]) == counted


def test_writers_and_voices_that_complain_of_anything(con: Connection, asked: dict[str, Any]) -> None:
    days = {"before_first_day": asked["first_day"], "before_last_day": asked["last_day"]}
    rows = ask(con, "theme_changes", **asked, **days)
    counted = con.execute(
        f"""SELECT count(DISTINCT voice) FILTER (complains(sentiment)),
            count(DISTINCT (voice, week)) FILTER (complains(sentiment)),
            count(DISTINCT (voice, week)) FILTER (sentiment IS NOT NULL) FROM mention WHERE {CHOSEN}""",
        asked,
    ).fetchone()  # fmt: skip
    for when in ("now", "before"):
        names = [f"writers_{when}", f"complaints_{when}", f"mentions_{when}"]
        found = rows.loc[rows["theme"].isna(), names].itertuples(index=False, name=None)
        assert next(found, (0, 0, 0)) == counted


@pytest.mark.parametrize(
    "question",
    ["coverage", "theme_changes", "theme_counts", "theme_by_week", "complaints_by_week", "complaints_by_site"],
)
def test_rollups_answer_as_the_mentions_would(
    con: Connection, asked: dict[str, Any], question: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = asked["first_day"] - timedelta(days=1)
    further = {"before_first_day": before - timedelta(days=27), "before_last_day": before}
    given = asked | further | {"themes": ["phone_contact", "billing"], "theme": "phone_contact"}
    from_rollups = ask(con, question, **given)
    monkeypatch.setattr("warehouse.ask._FROM_ROLLUPS", dict.fromkeys(_FROM_ROLLUPS, lambda _: False))
    pd.testing.assert_frame_equal(from_rollups, ask(con, question, **given))


def test_themes(con: Connection, asked: dict[str, Any]) -> None:
    found = ask(con, "theme_counts", **asked)
    counted = con.execute(
        f"""SELECT theme, count(DISTINCT (t.voice, t.week)) FILTER (complains(t.sentiment)),
            count(*) FILTER (complains(t.sentiment)), count(*) FILTER (complains(t.sentiment) AND t.severity >= 2)
            FROM mention_theme AS t JOIN (SELECT mention_id FROM mention WHERE {CHOSEN}) USING (mention_id)
            GROUP BY theme ORDER BY theme""",
        asked,
    ).fetchall()  # fmt: skip
    rows = found.sort_values("theme")[["theme", "voices", "complaints", "serious"]].itertuples(index=False)
    assert [tuple(row) for row in rows] == counted


def test_what_needs_a_person(con: Connection, asked: dict[str, Any]) -> None:
    urgent = CHOSEN.replace("AND is_about_care", "AND (len(urgency) > 0 OR severity = 3)")
    numbers = {number for (number,) in con.execute(f"SELECT mention_id FROM mention WHERE {urgent}", asked).fetchall()}
    counts = ask(con, "urgent_counts", **asked)
    assert set(counts["mention_id"]) == numbers
    # Every second of them also reads like self-harm: it counts as what its words suggest.
    assert set(zip(counts["kind"], counts["is_in_words"], strict=True)) <= {("safety", True)}
    assert set(ask(con, "urgent_mentions", **asked, mention_ids=[])["mention_id"]) == numbers
    # One that stands on the desk is listed once, in the period or not.
    held = ask(con, "urgent_mentions", **(asked | {"sites": None}), mention_ids=[97, 98])["mention_id"]
    assert held.is_unique and {97, 98} <= set(held)


def test_the_days_of_what_is_rare_and_grave(con: Connection, asked: dict[str, Any]) -> None:
    found = ask(con, "grave_by_day", **asked, kind="safety", theme=None).query("events > 0")
    counted = con.execute(
        f"""SELECT day::TIMESTAMP, count(DISTINCT voice) FROM mention
            WHERE {CHOSEN} AND list_contains(urgency, 'safety') GROUP BY day ORDER BY day""",
        asked,
    ).fetchall()  # fmt: skip
    assert [tuple(row) for row in found[["day", "events"]].itertuples(index=False)] == counted
    # What only reads like something makes no trend of it.
    assert not ask(con, "grave_by_day", **asked, kind="self_harm", theme=None)["events"].any()


def test_what_is_held_and_what_the_filters_offer(con: Connection) -> None:
    provider = ask(con, "providers").iloc[0]
    assert (provider["mentions"], provider["places"]) == (MENTIONS, 3)
    assert (provider["first_day"], provider["last_day"]) == con.execute(
        "SELECT min(day)::TIMESTAMP, max(day)::TIMESTAMP FROM mention"
    ).fetchone()
    held = ask(con, "freshness", provider="riverside").iloc[0]
    assert (held["mentions"], held["reposts"]) == (MENTIONS, 0)
    sites = ask(con, "sites", provider="riverside").set_index("site")["mentions"].to_dict()
    by_site = con.execute("SELECT site, count(*) FROM mention WHERE site IS NOT NULL GROUP BY site").fetchall()
    assert sites == dict(by_site)


def test_languages_and_what_is_about_care(con: Connection, asked: dict[str, Any]) -> None:
    spoken = con.execute(
        f"""SELECT coalesce(language, 'not analysed') AS spoken, count(*), count(sentiment) FROM mention WHERE {CHOSEN}
            GROUP BY spoken HAVING count(*) >= 10 ORDER BY count(*) DESC, spoken""",
        asked,
    ).fetchall()
    found = ask(con, "languages", **asked)
    told = found[(found["mentions"] >= 10) & (found["language"] != "others, few each")]
    assert [tuple(row) for row in told.itertuples(index=False)] == spoken
    assert (
        found["mentions"].sum() == con.execute(f"SELECT count(*) FROM mention WHERE {CHOSEN}", asked).fetchall()[0][0]
    )

    anything = CHOSEN.replace("AND is_about_care", "")
    judged = con.execute(
        f"""SELECT source, count(*), count(relevance_probability), count(*) FILTER (NOT is_about_care) FROM mention
            WHERE {anything} GROUP BY source ORDER BY source""",
        asked,
    ).fetchall()
    told = ask(con, "about_care", **asked).sort_values("source")[["source", "mentions", "judged", "not_about_care"]]
    assert told["source"].tolist() == [source for source, *_ in judged]
    shown = told.dropna()  # small counts are hidden
    assert [tuple(row) for row in shown.itertuples(index=False)] == [
        row for row in judged if row[0] in set(shown["source"])
    ]


def test_what_an_audit_could_draw(con: Connection, asked: dict[str, Any]) -> None:
    found = ask(con, "audit_population", **asked)[["source", "mentions", "complaints"]]
    counted = con.execute(
        f"""SELECT source, count(*), count(*) FILTER (complains(sentiment)) FROM mention
            WHERE {CHOSEN} AND sentiment IS NOT NULL AND text IS NOT NULL GROUP BY source ORDER BY source""",
        asked,
    ).fetchall()  # fmt: skip
    assert [tuple(row) for row in found.itertuples(index=False)] == counted


@pytest.mark.parametrize(
    ("first", "last"), [(date(2026, 2, 1), date(2026, 2, 28)), (date(2025, 10, 1), date(2025, 12, 31))]
)
@pytest.mark.parametrize("sources", [None, ["x"]], ids=["every source", "x"])
def test_a_report_chooses_among_the_surest_complaints_of_its_months(
    con: Connection, first: date, last: date, sites: list[str] | None, sources: list[str] | None
) -> None:
    surest = [
        con.execute(
            f"""SELECT theme, mention_id FROM {table}
                WHERE provider = $provider AND day BETWEEN $first_day AND $last_day
                AND ($sites IS NULL OR list_contains($sites::VARCHAR[], site))
                AND ($sources IS NULL OR list_contains($sources::VARCHAR[], source))
                QUALIFY 40 >= row_number() OVER (PARTITION BY theme ORDER BY {order}) ORDER BY ALL""",
            {"provider": "riverside", "sites": sites, "sources": sources, "first_day": first, "last_day": last},
        ).fetchall()
        for table, order in (
            ("quotable_example", "sure_rank"),
            (
                "(FROM mention_theme WHERE complains(sentiment))",
                "sentiment = 'negative' DESC, probability DESC, mention_id DESC",
            ),
        )
    ]
    assert surest[0] == surest[1]
    assert bool(surest[0]) == (sites != [])


def test_examples_are_the_surest_that_may_be_read(con: Connection, asked: dict[str, Any]) -> None:
    praise = set(ask(con, "praise_examples", **asked, limit=3)["mention_id"])
    may_be_read = {
        number for (number,) in con.execute(
            f"""SELECT mention_id FROM mention WHERE {CHOSEN} AND sentiment = 'positive' AND len(themes) > 0
                AND NOT is_urgent AND length(text) >= 40""",
            asked,
        ).fetchall()
    }  # fmt: skip
    assert praise <= may_be_read
    assert bool(praise) == bool(may_be_read)
    themes = [theme for (theme,) in con.execute("SELECT DISTINCT theme FROM mention_theme ORDER BY theme").fetchall()]
    shown = ask(con, "complaint_examples", **asked, themes=themes)
    complained = con.execute(
        f"""SELECT theme, count(*) AS complaints FROM mention_theme
            JOIN (SELECT mention_id, text FROM mention WHERE {CHOSEN} AND len(urgency) = 0) USING (mention_id)
            WHERE complains(sentiment) AND text IS NOT NULL GROUP BY theme""",
        asked,
    ).fetchall()  # fmt: skip
    assert {theme: min(number, 8) for theme, number in complained} == shown["theme"].value_counts().to_dict()


def test_the_clearest_of_the_surest_complaints_are_shown(con: Connection, asked: dict[str, Any]) -> None:
    themes = [theme for (theme,) in con.execute("SELECT DISTINCT theme FROM mention_theme ORDER BY theme").fetchall()]
    clearest = con.execute(
        f"""WITH said AS (
                SELECT theme, mention_id, text, t.day, t.sentiment = 'negative' AS is_negative, probability,
                    themes[1] = theme AS is_main, probability * sentiment_probability AS sureness
                FROM mention_theme AS t JOIN (FROM mention WHERE {CHOSEN} AND len(urgency) = 0) USING (mention_id)
                WHERE complains(t.sentiment) AND text IS NOT NULL
                QUALIFY 40 >= row_number() OVER (
                    PARTITION BY theme ORDER BY is_negative DESC, probability DESC, mention_id DESC
                )
            )
            SELECT theme, mention_id, row_number() OVER (
                PARTITION BY theme ORDER BY is_main DESC, is_negative DESC, length(text) BETWEEN 40 AND 200 DESC,
                    contains(text, '['), sureness DESC, day DESC, mention_id
            ) AS rank
            FROM said QUALIFY rank <= 8 ORDER BY theme, rank""",
        asked,
    ).fetchall()
    shown = ask(con, "complaint_examples", **asked, themes=themes)[["theme", "mention_id", "rank"]]
    assert list(shown.itertuples(index=False, name=None)) == clearest


def test_praise_is_the_clearest_of_each_theme_and_of_each_writer(con: Connection, asked: dict[str, Any]) -> None:
    clearest = con.execute(
        f"""WITH said AS (
                SELECT *, themes[1] AS theme FROM mention
                WHERE {CHOSEN} AND sentiment = 'positive' AND len(themes) > 0 AND NOT is_urgent AND length(text) >= 40
                ORDER BY sentiment_probability DESC, created_at DESC, mention_id LIMIT 200
            ),
            each_writer AS (
                FROM said QUALIFY 1 = row_number() OVER (
                    PARTITION BY voice ORDER BY sentiment_probability DESC, created_at DESC, mention_id
                )
            ),
            placed AS (
                SELECT mention_id, theme, row_number() OVER (
                    ORDER BY length(text) <= 200 DESC, contains(text, '['), sentiment_probability DESC, created_at DESC,
                        mention_id
                ) AS place
                FROM each_writer
            )
            SELECT mention_id FROM placed
            ORDER BY row_number() OVER (PARTITION BY theme ORDER BY place), place LIMIT 5""",
        asked,
    ).fetchall()
    assert [(number,) for number in ask(con, "praise_examples", **asked, limit=5)["mention_id"]] == clearest


def test_a_topic_is_told_by_its_newest_mentions_of_readable_length_on_either_side(
    con: Connection, asked: dict[str, Any]
) -> None:
    told = ask(con, "topic_quotes", **asked, topic_ids=[0, 1], limit=3)
    newest = con.execute(
        f"""WITH said AS (
                SELECT *, coalesce(complains(sentiment), false) AS is_complaint,
                    length(text) BETWEEN 40 AND 300 AS is_readable
                FROM mention WHERE {CHOSEN} AND topic_id IN (0, 1) AND text IS NOT NULL
                QUALIFY 3 >= row_number() OVER (
                    PARTITION BY topic_id, is_complaint ORDER BY is_readable DESC, day DESC, mention_id DESC
                )
            )
            SELECT topic_id, mention_id, text FROM said
            ORDER BY topic_id, is_readable DESC, day DESC, mention_id DESC""",
        asked,
    ).fetchall()  # fmt: skip
    assert list(told[["topic_id", "mention_id", "text"]].itertuples(index=False, name=None)) == newest


@pytest.mark.parametrize("most", [500, 5])
def test_what_fits_no_topic_is_told_by_the_newest(
    con: Connection, asked: dict[str, Any], most: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = _text("topic_outliers").replace("500", str(most))
    monkeypatch.setattr("warehouse.ask._text", lambda _: whole)
    newest = con.execute(
        f"""SELECT mention_id FROM mention WHERE {CHOSEN} AND topic_id = -1 AND text IS NOT NULL
            ORDER BY day DESC, mention_id LIMIT {most}""",
        asked,
    ).fetchall()
    assert [(number,) for number in ask(con, "topic_outliers", **asked)["mention_id"]] == newest
