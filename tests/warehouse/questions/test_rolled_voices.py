"""Voices, ratings and quarters that are counted once when published are what the mentions give."""

from datetime import timedelta

import pytest

from tests.dashboard.invented import LAST_DAY
from tests.warehouse.questions.everything import EVERYTHING
from warehouse.ask import ask
from warehouse.store import Connection


@pytest.mark.parametrize("weeks", [60, 3, 1])
@pytest.mark.parametrize("later", [0, 1, 17])
def test_rollups_give_the_alert_counts_that_the_mentions_give(con: Connection, weeks: int, later: int) -> None:
    last_day = LAST_DAY - timedelta(days=later)
    asked = {**EVERYTHING, "first_day": last_day - timedelta(days=7 * weeks + 6), "last_day": last_day}
    from_rollups = ask(con, "alert_counts", **asked)
    sources = ask(con, "sources", **EVERYTHING)["source"].tolist()
    assert from_rollups.equals(ask(con, "alert_counts", **{**asked, "sources": sources}))
    assert not from_rollups.empty


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
    counted = f"SELECT count(DISTINCT voice), count(DISTINCT (voice, week)) FROM mention WHERE {chosen}"
    names = ["writers", "voices"]
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
    changes = ask(con, "theme_changes", **asked).query("voices_now > 0").sort_values("theme")
    now = changes[changes["theme"].notna()]
    rows = [tuple(row) for row in now[["theme", "voices_now", "writers_now", "mentions_now"]].itertuples(index=False)]
    assert rows == con.execute(by_theme, named).fetchall()
    past = {**asked, "before_first_day": asked["first_day"], "before_last_day": asked["last_day"]}
    before = ask(con, "theme_changes", **past).query("voices_before > 0").sort_values("theme")
    assert before["voices_before"].tolist() == changes["voices_now"].tolist()
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
