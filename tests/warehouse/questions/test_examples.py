"""What was chosen when published to be quoted is what the mentions give when they are looked through anew."""

from datetime import date
from typing import Any

import pytest

from tests.warehouse.questions.everything import CHOSEN
from warehouse.ask import _text, ask
from warehouse.store import Connection


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


def test_a_report_quotes_first_what_may_leave_and_is_clearest(con: Connection, sites: list[str] | None) -> None:
    themes = [theme for (theme,) in con.execute("SELECT DISTINCT theme FROM mention_theme ORDER BY theme").fetchall()]
    month = {"first_day": date(2026, 2, 1), "last_day": date(2026, 2, 28)}
    asked = {"provider": "riverside", "sites": sites, "sources": None, **month}
    clearest = con.execute(
        f"""WITH said AS (
                SELECT theme, mention_id, text, t.day, t.sentiment = 'negative' AS is_negative, probability, compound,
                    themes[1] = theme AS is_main, probability * sentiment_probability AS sureness, may_export,
                    text IS NOT NULL AND len(urgency) = 0 AND coalesce(compound, 0) < 0.4 AS is_fit
                FROM mention_theme AS t JOIN (FROM mention WHERE {CHOSEN}) USING (mention_id)
                JOIN source ON source.source = t.source
                WHERE complains(t.sentiment)
                QUALIFY 40 >= row_number() OVER (
                    PARTITION BY theme ORDER BY is_negative DESC, probability DESC, mention_id DESC
                )
            )
            SELECT theme, mention_id, may_export, row_number() OVER (
                PARTITION BY theme ORDER BY may_export DESC, coalesce(compound, 0) < 0.05 DESC, is_main DESC,
                    is_negative DESC, length(text) BETWEEN 40 AND 200 DESC, contains(text, '['), sureness DESC,
                    day DESC, mention_id
            ) AS place
            FROM said WHERE is_fit QUALIFY place <= 12 ORDER BY theme, place""",
        asked,
    ).fetchall()
    shown = ask(con, "quotable", **asked, themes=themes)[["theme", "mention_id", "may_export"]]
    assert list(shown.itertuples(index=False, name=None)) == [row[:3] for row in clearest]
    assert bool(clearest) == (sites != [])


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
