"""What is counted once when published is what the mentions give when they are counted anew."""

from datetime import timedelta
from typing import Any

import pandas as pd
import pytest

from tests.dashboard.invented import MENTIONS
from tests.warehouse.questions.everything import CHOSEN
from warehouse.ask import _FROM_ROLLUPS, ask
from warehouse.store import Connection


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
    complained = ask(con, "theme_complaints", **asked).itertuples(index=False)
    assert [tuple(row) for row in complained] == [(theme, number) for theme, _, number, _ in counted if number]


def test_what_needs_a_person(con: Connection, asked: dict[str, Any]) -> None:
    urgent = CHOSEN.replace("AND is_about_care", "AND (len(urgency) > 0 OR severity = 3)")
    numbers = {number for (number,) in con.execute(f"SELECT mention_id FROM mention WHERE {urgent}", asked).fetchall()}
    found = ask(con, "urgent_mentions", **asked, mention_ids=[])
    assert set(found["mention_id"]) == numbers
    # Every second of them also reads like self-harm: it counts as what its words suggest.
    assert set(zip(found["kind"], found["is_in_words"], strict=True)) <= {("safety", True)}
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

    anything = CHOSEN.replace("AND is_about_care", "AND NOT is_claim")
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


def test_what_was_scored_and_complains_at_each_source(con: Connection, asked: dict[str, Any]) -> None:
    found = ask(con, "audit_population", **asked)[["source", "mentions", "complaints"]]
    counted = con.execute(
        f"""SELECT source, count(*), count(*) FILTER (complains(sentiment)) FROM mention
            WHERE {CHOSEN} AND sentiment IS NOT NULL GROUP BY source ORDER BY source""",
        asked,
    ).fetchall()  # fmt: skip
    assert [tuple(row) for row in found.itertuples(index=False)] == counted
