"""The dashboard's answers recover what is known to have happened in the demonstration."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from analysis.change import complaint_changes
from collectors.demonstration import Event, Truth, write
from config.home import Home
from warehouse.ask import ask
from warehouse.mention import mention_id
from warehouse.publish import current_snapshot
from warehouse.store import Connection, connect_reader


@pytest.fixture(scope="module")
def truth(tmp_path_factory: pytest.TempPathFactory) -> Truth:
    folder: Path = tmp_path_factory.mktemp("truth")
    return write(folder)


@pytest.fixture
def snapshot(demonstration_home: Home) -> Iterator[Connection]:
    path = current_snapshot(demonstration_home)
    assert path is not None
    with connect_reader(path) as con:
        yield con


def _change(snapshot: Connection, event: Event, site: str | None) -> Any:
    counts = ask(
        snapshot,
        "theme_changes",
        provider="harbourside",
        sites=[site] if site else None,
        sources=None,
        first_day=event.day,
        last_day=event.last_day,
        before_first_day=event.before_day,
        before_last_day=event.day - timedelta(days=1),
    )
    changes = complaint_changes(counts[counts["theme"].notna()]).set_index("theme")
    return changes.loc[event.theme]


@pytest.mark.parametrize("number", range(5))
def test_an_event_is_found_as_a_signal_in_its_direction(snapshot: Connection, truth: Truth, number: int) -> None:
    event = truth.events[number]
    change = _change(snapshot, event, event.site)
    assert change["is_signal"]
    assert (change["change"] > 0) == (event.share > event.before_share)


@pytest.mark.parametrize("number", range(5))
def test_the_share_of_an_event_is_near_what_was_written(snapshot: Connection, truth: Truth, number: int) -> None:
    event = truth.events[number]
    complaints, mentions = truth.complaints(event.theme, event.site, event.day, event.last_day)
    assert _change(snapshot, event, event.site)["share_now"] == pytest.approx(complaints / mentions, rel=0.2, abs=0.04)


def test_the_phone_failure_is_not_blamed_on_another_site(snapshot: Connection, truth: Truth) -> None:
    failure = next(event for event in truth.events if event.title == "Telephone system fails")
    assert not _change(snapshot, failure, "northgate")["is_signal"]


def test_the_winter_is_busier_than_the_summer(snapshot: Connection) -> None:
    counts = snapshot.execute("SELECT month(day) AS month, count(*) AS mentions FROM mention GROUP BY ALL").df()
    by_month = counts.set_index("month")["mentions"]
    assert by_month[12] > 1.3 * by_month[8]


def test_the_last_day_is_the_last_day_that_was_written(snapshot: Connection, truth: Truth) -> None:
    assert snapshot.execute("SELECT max(day) FROM mention").fetchall() == [(truth.last_day,)]
    assert truth.last_day == date(2026, 10, 31)


def test_seven_in_ten_mentions_get_the_sentiment_that_they_were_written_with(
    demonstration_home: Home, truth: Truth, snapshot: Connection
) -> None:
    meant = pd.DataFrame(
        [(mention_id("harbourside", *key), label.sentiment) for key, label in truth.labels.items()],
        columns=["mention_id", "meant"],
    ).set_index("mention_id")["meant"]
    found = snapshot.execute("SELECT mention_id, sentiment::VARCHAR AS sentiment FROM mention WHERE is_scored").df()
    assert (found["mention_id"].map(meant) == found["sentiment"]).mean() > 0.7


def test_no_planted_identifier_is_left_in_the_snapshot(snapshot: Connection, truth: Truth) -> None:
    texts = " ".join(text for (text,) in snapshot.execute("SELECT text FROM mention").fetchall())
    structured = [value for kind, value in truth.identifiers if kind != "PERSON"]
    assert [value for value in structured if value in texts] == []
