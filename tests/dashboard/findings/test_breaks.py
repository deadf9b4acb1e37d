"""Figures on either side of a new source or a new labeller are not alike, and the chart says where."""

from collections.abc import Iterator

import pandas as pd
import pytest

from config.home import Home
from dashboard.findings.breaks import breaks_of
from tests.dashboard.asking import asking, filters_for
from warehouse.ask import Ask


@pytest.fixture(scope="module")
def ask_(invented_home: Home) -> Iterator[Ask]:
    with asking(invented_home) as ask_:
        yield ask_


def test_a_source_that_starts_late_is_a_break(ask_: Ask) -> None:
    breaks = breaks_of(ask_, filters_for(ask_, weeks=40))
    assert breaks["title"].tolist() == ["X starts; before and after are not alike"]


def test_a_source_that_is_not_chosen_is_none(ask_: Ask) -> None:
    filters = filters_for(ask_, weeks=40)
    assert breaks_of(ask_, type(filters)(**{**vars(filters), "sources": ("survey",)})).empty


def test_a_labeller_that_replaces_another_is_a_break_and_says_what_is_not_known(ask_: Ask) -> None:
    filters = filters_for(ask_, weeks=4)
    days = pd.to_datetime([filters.first_day, filters.last_day])
    labellers = pd.DataFrame({"labeller": ["theme", "theme"], "version": ["1", "2"], "first_used_at": days})

    def told(question: str, **parameters: object) -> pd.DataFrame:
        return labellers if question == "labellers" else ask_(question, **parameters)

    breaks = breaks_of(told, filters)
    assert breaks["title"].tolist() == ["theme 2 takes over; which earlier mentions it labelled again is not known"]


def test_a_change_of_ones_own_themes_is_a_break_where_one_of_them_is_drawn(ask_: Ask) -> None:
    filters = filters_for(ask_, weeks=4)
    days = pd.to_datetime([filters.first_day, filters.last_day])
    labellers = pd.DataFrame({"labeller": ["own_theme", "own_theme"], "version": ["1", "2"], "first_used_at": days})

    def told(question: str, **parameters: object) -> pd.DataFrame:
        return labellers if question == "labellers" else ask_(question, **parameters)

    titles = breaks_of(told, filters, "rooftop_garden")["title"].tolist()
    assert titles[0].startswith("the themes of one's own, or their examples, changed")
    assert breaks_of(told, filters, "parking").empty
    assert breaks_of(told, filters).empty
