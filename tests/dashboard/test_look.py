"""The pieces that screens are made of hold any words without letting them act."""

import re

import pandas as pd
import pytest

from dashboard.screens.look.card import card_markup, quoted
from dashboard.screens.look.markup import link
from dashboard.screens.look.status_tag import status_tag
from dashboard.screens.look.table import frame_table

HOSTILE = '<img src=x onerror=alert(1)> & "quotes"'


def test_a_quotation_shows_hostile_words_as_they_are() -> None:
    assert "&lt;img src=x onerror=alert(1)&gt;" in quoted(HOSTILE, HOSTILE)
    assert "<img" not in quoted(HOSTILE, HOSTILE)


def test_a_card_escapes_its_title() -> None:
    assert "<img" not in card_markup(HOSTILE)


def test_an_address_cannot_leave_its_attribute() -> None:
    assert 'href="./read?a=&quot;' in link('./read?a="', "Read")


def test_a_status_has_a_sign_that_readers_skip_and_words_that_they_hear() -> None:
    assert status_tag("concern", "more complaints") == (
        '<span class="heed-tag heed-orange"><span aria-hidden="true">▲</span> more complaints</span>'
    )


def test_numbers_of_a_column_have_as_many_decimals_each(monkeypatch: pytest.MonkeyPatch) -> None:
    drawn: list[str] = []
    monkeypatch.setattr("dashboard.screens.look.table.draw", drawn.append)
    frame_table(
        "Any", pd.DataFrame({"Place": ["a", "b", "c"], "Per 100": [31.0, 38.6, None], "Mentions": [9.0, 1200.0, 3.0]})
    )
    assert re.findall('data-label="Per 100">(.*?)</td>', drawn[0]) == ["31.0", "38.6", "<small>none</small>"]
    assert re.findall('data-label="Mentions">(.*?)</td>', drawn[0]) == ["9", "1,200", "3"]


def test_numbers_that_are_written_out_stand_on_the_side_of_numbers(monkeypatch: pytest.MonkeyPatch) -> None:
    drawn: list[str] = []
    monkeypatch.setattr("dashboard.screens.look.table.draw", drawn.append)
    frame_table("Any", pd.DataFrame({"Place": ["a"], "Per 100": ["7.3"]}), numbers_in_words=["Per 100"])
    assert '<td class="number" data-label="Per 100">7.3</td>' in drawn[0]
