"""Alerts are written down with their numbers, their mentions and versions; a dismissed one stands no longer."""

import shutil
from pathlib import Path

import pandas as pd
import pytest

from collectors.demonstration.clinic import LAST_DAY, PHONE_FAILURE_DAY
from config.home import Home
from config.settings import load_settings
from dashboard.findings.alert_book import book_alerts
from dashboard.findings.raised_alerts import decided_upon, watch
from tests.dashboard.asking import asking, filters_for
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
    assert book_alerts(own_home, snapshot) == 0


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
