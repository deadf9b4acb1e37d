"""Alerts are written down with their numbers, their mentions and versions; a dismissed one stands no longer."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest

from collectors.demonstration.clinic import LAST_DAY, PHONE_FAILURE_DAY
from config.home import Home
from config.settings import load_settings
from dashboard.findings.alert_book import book_alerts
from dashboard.findings.raised_alerts import decided_upon, watch
from tests.dashboard.asking import asking, filters_for
from tests.dashboard.invented import MENTIONS
from warehouse.ask import ask_sql
from warehouse.desk.dismissal import FALSE_REASONS, Dismissal, dismiss
from warehouse.publish import current_snapshot, publish
from warehouse.store import writing


@pytest.fixture(scope="module")
def own_home(demonstration_home: Home, tmp_path_factory: pytest.TempPathFactory) -> Home:
    """The demonstration, to decide in."""
    folder: Path = tmp_path_factory.mktemp("own") / "home"
    shutil.copytree(demonstration_home.path, folder)
    return Home(folder)


def _phone(home: Home) -> pd.Series:
    return ask_sql(
        home,
        "SELECT * FROM alert WHERE theme = 'phone_contact' AND site = 'quayside' "
        f"AND since >= DATE '{PHONE_FAILURE_DAY}' ORDER BY since",
    ).iloc[0]


def test_an_alert_is_stored_with_its_numbers_mentions_and_versions(own_home: Home) -> None:
    phone = _phone(own_home)
    assert phone["complaints"] / phone["mentions"] > phone["usual_share"]
    assert phone["recent_voices"] >= 3
    numbers = ", ".join(str(number) for number in phone["mention_ids"])
    behind = ask_sql(
        own_home,
        f"SELECT count(*) AS n, min(week) AS first, max(week) AS last FROM mention_theme WHERE mention_id IN ({numbers}"
        ") AND theme = 'phone_contact' AND site = 'quayside' AND sentiment IN ('negative', 'mixed')",
    ).iloc[0]
    assert behind["n"] == len(phone["mention_ids"]) >= phone["complaints"]
    assert behind["last"] == phone["since"]
    assert behind["first"] >= phone["since"] - pd.Timedelta(weeks=3)
    assert [version.split()[0] for version in phone["versions"]] == ["opinion", "relevance", "sentiment", "theme"]


def test_no_alert_is_written_down_twice(own_home: Home) -> None:
    snapshot = current_snapshot(own_home)
    assert snapshot
    assert book_alerts(own_home, snapshot) == (0, 0)


def test_a_dismissed_alert_stands_no_longer_and_keeps_its_reason(own_home: Home) -> None:
    with asking(own_home) as ask_:
        filters = filters_for(ask_, PHONE_FAILURE_DAY, weeks=1, sites=("quayside",))
        filters = type(filters)(**{**vars(filters), "last_day": LAST_DAY})
        watched = watch(ask_, filters)
    raised = next(each for each in watched.raised if each.alert.theme == "phone_contact")
    assert raised.alert_id is not None
    at_once = decided_upon(watched, {raised.alert_id: FALSE_REASONS[0]})
    assert raised.alert_id not in {each.alert_id for each in at_once.raised}
    with writing(own_home, "desk", "a test") as con:
        dismiss(con, raised.alert_id, Dismissal("harbourside", "quayside", FALSE_REASONS[0]), 0, "quality")
    publish(own_home, load_settings(own_home))
    with asking(own_home) as ask_:
        later = watch(ask_, filters)
    assert [each.dismissed_because for each in later.dismissed if each.alert_id == raised.alert_id] == [
        FALSE_REASONS[0]
    ]
    again = decided_upon(later, {raised.alert_id: ""})
    assert raised.alert_id in {each.alert_id for each in again.raised}


@pytest.mark.thorough
def test_an_alert_that_late_mentions_move_keeps_its_number_and_its_reason_and_the_book_says_its_week(
    invent: Callable[[int], Home],
) -> None:
    home = invent(MENTIONS)
    book_alerts(home, publish(home, load_settings(home)))
    with writing(home, "store", "a test") as con:
        events = con.execute("SELECT count(*) FROM alert").fetchone()
        con.execute("UPDATE alert SET since = since + 14, complaints = 1, raised_at = TIMESTAMP '2026-03-30 08:00'")
    publish(home, load_settings(home))
    with asking(home) as ask_:
        filters = filters_for(ask_)
        (raised,) = watch(ask_, filters).raised
    assert raised.alert_id is not None
    with writing(home, "desk", "a test") as con:
        dismiss(con, raised.alert_id, Dismissal("riverside", None, FALSE_REASONS[0]), 0, "quality")
    snapshot = publish(home, load_settings(home))
    assert events and book_alerts(home, snapshot) == (0, events[0])
    assert book_alerts(home, publish(home, load_settings(home))) == (0, 0)
    with asking(home) as ask_:
        (dismissed,) = watch(ask_, filters).dismissed
    assert (dismissed.alert_id, dismissed.dismissed_because) == (raised.alert_id, FALSE_REASONS[0])
    row = ask_sql(home, f"SELECT since, complaints, raised_at FROM alert WHERE alert_id = {raised.alert_id}").iloc[0]
    assert row["since"] == dismissed.since
    assert row["complaints"] > 1
    assert row["raised_at"] == pd.Timestamp("2026-03-30 08:00")


@pytest.mark.thorough
def test_a_new_event_does_not_take_the_number_of_one_that_moved_away_from_its_week(
    invent: Callable[[int], Home],
) -> None:
    home = invent(MENTIONS)
    snapshot = current_snapshot(home)
    assert snapshot
    together = "WHERE theme = 'phone_contact' AND site IS NULL"
    with writing(home, "store", "a test") as con:
        con.execute(f"UPDATE alert SET since = since - 70 {together}")
    assert book_alerts(home, snapshot) == (1, 0)
    with writing(home, "store", "a test") as con:
        earlier, later = con.execute(f"SELECT alert_id FROM alert {together} ORDER BY since").fetchall()
    assert later[0] == earlier[0] + 1
