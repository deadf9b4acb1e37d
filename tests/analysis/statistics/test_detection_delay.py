"""A quiet screen says how long a doubling could stay unseen."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.statistics.detection_delay import doubling_sentence, weeks_to_see_a_doubling


@pytest.mark.parametrize(("mentions", "weeks"), [(5, 18), (20, 8), (100, 3), (1000, 3)])
def test_the_simulated_volumes_give_the_simulated_weeks(mentions: float, weeks: float) -> None:
    assert weeks_to_see_a_doubling(mentions) == pytest.approx(weeks)


@given(st.floats(0, 1000), st.floats(0, 1000))
def test_more_mentions_never_take_longer(one: float, other: float) -> None:
    fewer, more = sorted((one, other))
    assert weeks_to_see_a_doubling(more) <= weeks_to_see_a_doubling(fewer)


def test_the_sentence_names_the_volume_and_the_weeks() -> None:
    assert doubling_sentence(20) == (
        "With about 20 writers a week, a complaint that doubles (from 10 to 20 in 100) is usually seen after 8 weeks; "
        "82 in 100 are seen within 13 weeks."
    )


def test_what_leaves_says_the_volume_to_the_nearest_ten() -> None:
    assert doubling_sentence(23, to_the_nearest=10) == doubling_sentence(20)
    assert doubling_sentence(3, to_the_nearest=10) == (
        "With fewer than 10 writers a week, a complaint that doubles is usually seen only after more than 4 months."
    )


def test_below_what_was_simulated_no_figure_is_made_up() -> None:
    assert doubling_sentence(1) == (
        "With about 1 writer a week, a complaint that doubles is usually seen only after more than 4 months."
    )


def test_where_places_share_the_false_alarms_it_takes_longer() -> None:
    assert [round(weeks_to_see_a_doubling(20, places)) for places in (1, 4, 11, 51, 200)] == [8, 10, 11, 13, 13]
    assert "after 10 weeks; 73 in 100" in doubling_sentence(20, places=4)
