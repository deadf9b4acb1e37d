"""Places and periods are compared with their uncertainty, and never by who happens to write."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import numpy as np
import pandas as pd
import pytest

from config.home import Home
from dashboard.filters import Filters
from dashboard.findings.comparison import compare_periods, compare_sites, funnel_curves
from tests.dashboard.asking import asking, filters_for
from tests.dashboard.invented import LAST_DAY
from warehouse.ask import Ask


@pytest.fixture(scope="module")
def ask_(invented_home: Home) -> Iterator[Ask]:
    with asking(invented_home) as ask_:
        yield ask_


@pytest.fixture
def filters(ask_: Ask) -> Filters:
    return filters_for(ask_, weeks=40)


def _told(cells: pd.DataFrame) -> Ask:
    return lambda _question, **_parameters: cells


def _cells(**sites: dict[str, tuple[int, int]]) -> pd.DataFrame:
    rows = [
        {"site": site, "site_title": site.title(), "source": source, "complaints": complaints, "mentions": mentions}
        for site, sources in sites.items()
        for source, (complaints, mentions) in sources.items()
    ]
    return pd.DataFrame(rows)


def test_places_stand_in_the_order_of_the_alphabet(ask_: Ask, filters: Filters) -> None:
    titles = compare_sites(ask_, filters, None).funnel.rows["title"].tolist()
    assert titles == ["Riverside East", "Riverside North", "Riverside South"]


def test_fewer_than_ten_places_have_limits_of_chance_alone_and_say_so(ask_: Ask, filters: Filters) -> None:
    compared = compare_sites(ask_, filters, None)
    assert compared.funnel.between == 0
    assert any("Only 3 to compare" in note for note in compared.notes)


def test_a_place_of_fewer_than_ten_mentions_shows_no_share(filters: Filters) -> None:
    cells = _cells(north={"survey": (30, 100)}, south={"survey": (40, 100)}, west={"survey": (5, 9)})
    compared = compare_sites(_told(cells), filters, None)
    west = compared.funnel.rows.set_index("title").loc["West"]
    assert west[["share", "shrunken_share", "standardised_share"]].isna().all()
    assert any(note.endswith("give such a place away: North, West.") for note in compared.notes)


def test_a_place_unlike_the_others_is_marked(filters: Filters) -> None:
    cells = _cells(north={"survey": (30, 300)}, south={"survey": (33, 300)}, west={"survey": (90, 300)})
    rows = compare_sites(_told(cells), filters, None).funnel.rows.set_index("title")
    assert rows.loc["West", "is_signal"]


def test_a_difference_that_comes_from_the_mix_of_sources_is_warned_of(filters: Filters) -> None:
    cells = _cells(north={"survey": (18, 180), "x": (10, 20)}, south={"survey": (2, 20), "x": (90, 180)})
    assert any("South: 46 in 100" in warning for warning in compare_sites(_told(cells), filters, None).warnings)


def test_two_mentions_of_a_source_set_no_rate_at_a_place(filters: Filters) -> None:
    cells = _cells(
        north={"survey": (40, 100), "x": (50, 100)}, south={"survey": (45, 100), "x": (60, 100)},
        west={"survey": (50, 100), "x": (0, 2)},
    )  # fmt: skip
    compared = compare_sites(_told(cells), filters, None)
    assert "Not held fixed: x, because some place has fewer than 10 mentions from them." in compared.notes
    shares = compared.funnel.rows.set_index("title")["standardised_share"]
    assert shares.to_dict() == {"North": 0.4, "South": 0.45, "West": 0.5}


def test_a_place_of_few_mentions_keeps_no_source_from_being_held_fixed_elsewhere(filters: Filters) -> None:
    cells = _cells(
        north={"survey": (40, 100), "x": (50, 100)}, south={"survey": (45, 100), "x": (60, 100)},
        west={"survey": (2, 4)},
    )  # fmt: skip
    drawn = compare_sites(_told(cells), filters, None)
    assert not any(note.startswith("Not held fixed") for note in drawn.notes)


def test_like_mixes_bring_no_warning(filters: Filters) -> None:
    cells = _cells(north={"survey": (20, 100), "x": (20, 100)}, south={"survey": (25, 100), "x": (25, 100)})
    assert compare_sites(_told(cells), filters, None).warnings == ()


def test_the_curves_pass_through_the_limits_of_the_places(ask_: Ask, filters: Filters) -> None:
    drawn = compare_sites(ask_, filters, None).funnel
    curves = funnel_curves(drawn, points=5_000)
    for row in drawn.rows.to_dict("records"):
        for limit in ("low_95", "high_95", "low_998", "high_998"):
            assert np.interp(row["mentions"], curves["mentions"], curves[limit]) == pytest.approx(row[limit], abs=1e-5)


def test_two_periods_are_compared_with_both_counts(ask_: Ask) -> None:
    now = filters_for(ask_)
    then = now.before()
    assert then is not None
    compared = compare_periods(ask_, now, then, "phone_contact", "getting through by phone", "in the 4 weeks before")
    assert "more, by more than chance explains" in compared.sentence
    assert compared.rows["period"].tolist() == ["in the 4 weeks before", "in the last 4 weeks"]
    assert compared.change_low > 0


def test_a_source_that_only_one_period_has_is_said_to_be_left_out(ask_: Ask) -> None:
    now = filters_for(ask_)
    then = replace(now, first_day=LAST_DAY - timedelta(days=250), last_day=LAST_DAY - timedelta(days=200))
    compared = compare_periods(ask_, now, then, None, "anything at all", "then")
    assert compared.left_out == "Not held fixed: x, because one of the periods has fewer than 10 mentions from them."


def test_a_period_of_fewer_than_ten_mentions_is_not_compared(ask_: Ask) -> None:
    now = filters_for(ask_)
    empty = replace(now, first_day=LAST_DAY + timedelta(days=1), last_day=LAST_DAY + timedelta(days=9))
    compared = compare_periods(ask_, now, empty, None, "anything at all", "then")
    assert np.isnan(compared.change)
    assert compared.rows["crude_share"].isna().tolist() == [True, False]
    assert compared.rows["standardised_share"].isna().all()
    assert "No comparison" in compared.sentence
    assert f"{compared.rows['crude_share'].iloc[1] * 100:.0f} in 100" in compared.sentence
