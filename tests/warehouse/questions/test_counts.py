"""What questions count: everything once, as narrowly as it is asked for, parts that add up to the whole."""

from datetime import date, timedelta

import pandas as pd

from tests.dashboard.invented import LAST_DAY, MENTIONS
from tests.warehouse.questions.everything import EVERYTHING
from warehouse.ask import ask
from warehouse.store import Connection


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


def test_themes_are_counted_in_the_quarters_from_which_on_they_are_asked_for(con: Connection) -> None:
    cells = ask(con, "leaving_counts", **(EVERYTHING | {"themes_since": date(2026, 1, 1)}))
    is_theme = cells["what"].str.contains(" about | of ", regex=True) & (cells["what"] != "not about care")
    assert set(cells.loc[is_theme, "quarter"]) == {pd.Timestamp(2026, 1, 1)}
    assert set(cells.loc[~is_theme, "quarter"]) > {pd.Timestamp(2026, 1, 1)}


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


def test_the_rise_that_was_made_up_is_found(con: Connection) -> None:
    last_four_weeks = {"first_day": LAST_DAY - timedelta(days=27)}
    before = {"before_first_day": LAST_DAY - timedelta(days=55), "before_last_day": LAST_DAY - timedelta(days=28)}
    changes = ask(con, "theme_changes", **(EVERYTHING | last_four_weeks | before)).dropna(subset="theme")
    top = changes.iloc[0]
    assert top["theme"] == "phone_contact"
    assert top["voices_now"] > top["voices_before"]
