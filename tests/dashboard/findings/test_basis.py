"""A screen says what its figures rest on, without telling of few."""

from collections.abc import Callable, Iterator

import pandas as pd
import pytest

from config.home import Home
from dashboard.findings.basis import basis_of, without_small
from tests.dashboard.asking import asking, filters_for
from warehouse.ask import Ask


@pytest.fixture(scope="module")
def ask(invent: Callable[[int], Home]) -> Iterator[Ask]:
    with asking(invent(300)) as ask:
        yield ask


def test_figures_rest_on_what_was_counted_in_their_days(ask: Ask) -> None:
    filters = filters_for(ask)
    counts = ask("coverage", **filters.parameters()).iloc[0]
    told = basis_of(ask, filters, is_refused=False).words.split("; ")
    assert told[0].endswith(f"{counts['scored']:,} scored mentions")
    assert told[1] == f"{counts['writers']:,} writers as {counts['voices']:,} voices"
    assert told[2] == "sources: X and Survey"


def test_where_no_figure_may_be_shown_none_is_told(ask: Ask) -> None:
    told = basis_of(ask, filters_for(ask), is_refused=True).words.split("; ")
    assert told[:2] == [
        "fewer than 10 mentions, fewer than 10 scored mentions", "fewer than 10 writers as fewer than 10 voices",
    ]  # fmt: skip


def test_what_few_were_left_out_follows_from_no_line_under_a_screen() -> None:
    counts = pd.Series({"mentions": 41, "scored": 40, "not_about_care": 3, "reposts": 12, "writers": 40, "voices": 41})
    told = without_small(counts)
    assert (told["mentions"], told["scored"], told["not_about_care"], told["reposts"]) == (None, 40, None, 12)
    assert without_small(counts.replace(41, 90))["mentions"] == 90
