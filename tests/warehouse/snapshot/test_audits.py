"""What people found when they audited the labels reaches the snapshot, and the report says it."""

from datetime import datetime, timedelta

import pytest

from config.home import Home
from config.settings import Settings
from dashboard.filters import FROM_TO, Filters
from dashboard.reports.measured import audit_sentence
from tests.dashboard.asking import asking
from tests.warehouse.rows import mention, store_mentions
from warehouse.ask import ask_sql
from warehouse.publish import publish
from warehouse.store import writing

_DRAWN = datetime(2026, 3, 10, 9)
_LATER = _DRAWN + timedelta(days=1)


@pytest.fixture
def audited(home: Home, settings: Settings) -> Home:
    """Four mentions were drawn; people judged three by sentiment, one of them twice, and two by theme."""
    store_mentions(home, settings, [mention(number) for number in range(4)])
    with writing(home, "store", "a test") as con:
        ids = [row[0] for row in con.execute("SELECT mention_id FROM mention ORDER BY created_at").fetchall()]
    with writing(home, "desk", "a test") as con:
        con.execute(
            "INSERT INTO audit_sample VALUES (1, 'riverside', NULL, NULL, $day, $day, 'a snapshot', 7, true, '', $at)",
            {"day": _DRAWN.date(), "at": _DRAWN},
        )
        con.executemany(
            "INSERT INTO audit_item VALUES (1, ?, ?, 'survey', '', 4, 'negative', ['waiting_time', 'reception'], true)",
            [[position, number] for position, number in enumerate(ids)],
        )
        told = [
            (ids[0], "sentiment", "negative", _LATER),
            (ids[1], "sentiment", "negative", _LATER),
            (ids[1], "sentiment", "positive", _LATER + timedelta(hours=1)),
            (ids[2], "sentiment", "negative", _DRAWN - timedelta(days=1)),
            (ids[3], "sentiment", "negative", _LATER),
            (ids[0], "theme", "reception", _LATER),
            (ids[0], "theme", "waiting_time", _LATER),
            (ids[1], "theme", "reception", _LATER),
        ]
        con.executemany("INSERT INTO correction VALUES (?, ?, ?, 'jo', ?, 'test')", told)
    publish(home, settings)
    return home


def test_the_newest_judgement_since_the_drawing_is_compared(audited: Home) -> None:
    rows = ask_sql(audited, "SELECT labeller, sampled, judged, agreeing FROM audit ORDER BY labeller")
    assert rows.to_dict("split")["data"] == [["sentiment", 4, 3, 2], ["theme", 4, 2, 1]]


def test_the_report_says_when_people_last_agreed(audited: Home) -> None:
    filters = Filters("riverside", None, None, _DRAWN.date(), _DRAWN.date(), FROM_TO, _DRAWN.date(), _DRAWN.date())
    with asking(audited) as ask:
        sentence = audit_sentence(ask, filters)
    assert "up to 2026-03-11: of 4 mentions drawn they agreed with 2 of 3 labels of sentiment and 1 of 2" in sentence
