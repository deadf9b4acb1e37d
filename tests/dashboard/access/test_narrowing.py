"""Filters that would give a small count away are widened or refused, and small cells of an answer are hidden."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta

import pandas as pd
import pytest

from analysis.charts.trend import trend_of
from config.home import Home
from dashboard.access.narrowing import why_too_narrow, widened_words, with_safe_days
from dashboard.filters import FROM_TO, Filters
from dashboard.findings.thin_points import without_thin
from tests.dashboard.asking import asking, filters_for
from tests.dashboard.invented import LAST_DAY
from warehouse.ask import Ask
from warehouse.small_numbers.small_cells import hide_small


@pytest.fixture(scope="module")
def ask(invent: Callable[[int], Home]) -> Iterator[Ask]:
    with asking(invent(300)) as ask:
        yield ask


def _mentions(ask: Ask, filters: Filters) -> int:
    return int(ask("coverage", **filters.parameters())["mentions"].iloc[0])


def test_a_place_with_few_mentions_has_no_figures(ask: Ask) -> None:
    east = filters_for(ask, sites=("east",))
    assert 0 < _mentions(ask, east) < 10
    assert "Fewer than 10" in why_too_narrow(ask, east)


def test_what_leaves_a_small_place_out_is_refused_too(ask: Ask) -> None:
    all_but_few = filters_for(ask, sites=("north", "south"))
    assert _mentions(ask, all_but_few) >= 10
    assert "worked out" in why_too_narrow(ask, all_but_few)


def test_all_places_together_are_shown(ask: Ask) -> None:
    assert why_too_narrow(ask, filters_for(ask)) == ""


def test_days_are_widened_so_that_two_choices_never_differ_by_few(ask: Ask) -> None:
    asked = replace(filters_for(ask), period=FROM_TO, first_day=LAST_DAY - timedelta(days=40))
    seen = set()
    for more in range(30):
        shown = with_safe_days(ask, replace(asked, first_day=asked.first_day - timedelta(days=more)))
        assert shown.first_day <= asked.first_day - timedelta(days=more)
        seen.add(_mentions(ask, shown))
    steps = pd.Series(sorted(seen)).diff().dropna()
    assert len(seen) > 1 and (steps >= 10).all()


def test_a_screen_says_that_its_days_were_widened(ask: Ask) -> None:
    asked = filters_for(ask)
    assert widened_words(asked, asked) == ""
    earlier = replace(asked, first_day=date(2026, 2, 24))
    assert widened_words(asked, earlier).startswith("Widened to 24 Feb 2026 to 29 Mar 2026")


def test_themes_at_a_small_place_are_hidden_with_the_next_smallest(ask: Ask) -> None:
    cells = ask("theme_by_site", **filters_for(ask).parameters())
    hidden = cells[cells["scored"].isna()]
    assert "east" in set(hidden["site"])
    assert hidden["site"].nunique(dropna=False) >= 2
    assert hidden[["complaints", "complaint_share"]].isna().all(axis=None)
    assert (cells["scored"].dropna() >= 10).all()


def test_an_answer_without_small_cells_is_not_touched() -> None:
    answer = pd.DataFrame({"source": ["x", "survey"], "mentions": [10, 20], "scored": [9, 9], "complaints": [1, 2]})
    assert hide_small("source_counts", answer.assign(complaint_share=0.1))["mentions"].tolist() == [10, 20]


def test_a_trend_counts_the_points_that_nothing_was_heard_in_and_those_that_are_hidden() -> None:
    mentions = [40, 0, 41, 42, 4, 43, 0, 5, 44, 45] * 3
    weeks = pd.DataFrame(
        {
            "week": pd.date_range("2025-01-06", periods=30, freq="7D"), "source": "survey", "mentions": mentions,
            "complaints": [count // 4 for count in mentions],
        }
    )  # fmt: skip
    trend = without_thin(trend_of(weeks))
    assert trend.choice.period == "week"
    assert "6 of 30 points have no value; no run goes across them." in trend.notes
    why = "for fewer than 10 mentions, or because they would give such a point away"
    assert trend.notes[-1] == f"Points not shown: 6 more of 30, {why}."
    assert trend.points["value"].isna().sum() == 12


def test_a_trend_hides_thin_points_and_one_more(ask: Ask) -> None:
    weeks = pd.DataFrame(
        {
            "week": pd.date_range("2026-01-05", periods=8, freq="7D"), "source": "survey",
            "mentions": [40, 41, 4, 42, 43, 20, 44, 45], "complaints": [4] * 3 + [5] * 5,
        }
    )  # fmt: skip
    points = without_thin(trend_of(weeks)).points
    hidden = points[points["mentions"].isna()]
    if len(points) == 8:
        assert list(hidden["date"].dt.day) == [19, 9]
    assert hidden["value"].isna().all() and hidden["events"].isna().all()
