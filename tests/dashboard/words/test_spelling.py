"""Screens spell, and write days, as heed.toml says; what people typed stays as they typed it."""

import re
from datetime import date, datetime

import pytest

from config.home import Home
from config.settings import load_settings
from dashboard.filters import day_in_words, minute_in_words
from dashboard.words.spelling import american, date_format, spelled, use_spelling
from tests.dashboard.looking import look, words
from warehouse.publish import publish


@pytest.fixture(autouse=True)
def british_again() -> object:
    yield
    use_spelling("british")


def test_american_spelling_puts_the_month_first() -> None:
    assert american("organisation, 3 Nov 2026; Labelled") == "organization, Nov 3, 2026; Labeled"


def test_days_are_written_and_typed_as_the_spelling_has_them() -> None:
    assert (day_in_words(date(2026, 11, 3)), date_format()) == ("3 Nov 2026", "DD/MM/YYYY")
    use_spelling("american")
    assert (day_in_words(date(2026, 11, 3)), date_format()) == ("Nov 3, 2026", "MM/DD/YYYY")
    assert minute_in_words(datetime(2026, 11, 3, 14, 5)) == "Nov 3, 2026, 14:05"
    assert spelled("not analysed yet") == "not analyzed yet"


def test_screens_are_american_where_the_settings_are(own_home: Home) -> None:
    own_home.settings.write_text(own_home.settings.read_text("utf-8").replace('"british"', '"american"'), "utf-8")
    publish(own_home, load_settings(own_home))
    week = look("week")
    assert not week.exception
    assert "to Mar 29, 2026" in words(week)
    assert "29 Mar" not in words(week)
    trends = look("trends", period="from-to")
    assert "29 March 2026" not in words(trends)
    assert {field.proto.format for field in trends.date_input} == {"MM/DD/YYYY"}
    assert [re.findall('"format": "([^"]+)"', table.proto.columns)[:1] for table in trends.dataframe[:1]] == [
        ["MMM D, YYYY"]
    ]
