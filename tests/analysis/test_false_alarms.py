"""On series in which nothing changes, charts, alerts and verdicts raise no more false alarms than they promise.

The figures they are held to were found by an independent simulation; seeds are fixed, ranges allow for its error.
"""

import pytest

from tests.analysis.simulations import (
    chosen_false_signal_share,
    corrected_coverage,
    doublings_found,
    false_alerts_a_year,
    false_improvements,
    false_signal_share,
    halvings_found,
    heaped_improvements,
)

pytestmark = pytest.mark.slow


@pytest.mark.parametrize(
    ("mean", "correlation", "low", "high"),
    [(5, 0, 0.08, 0.18), (20, 0, 0.05, 0.14), (20, 0.01, 0.15, 0.27), (100, 0, 0.06, 0.15), (100, 0.01, 0.24, 0.38)],
)
def test_a_stable_share_leaves_the_floored_limits_as_seldom_as_measured(
    mean: float, correlation: float, low: float, high: float
) -> None:
    assert low <= false_signal_share("p_prime", mean, correlation) <= high


@pytest.mark.parametrize(("mean", "correlation", "most"), [(20, 0.01, 0.21), (100, 0, 0.15), (100, 0.01, 0.26)])
def test_the_chart_that_is_chosen_leaves_its_limits_less_often_where_weeks_differ(
    mean: float, correlation: float, most: float
) -> None:
    assert chosen_false_signal_share(mean, correlation) <= most


def test_the_chart_that_is_chosen_still_finds_a_shift() -> None:
    assert chosen_false_signal_share(100, 0.01, after=0.40) >= 0.9


def test_a_season_of_volume_raises_no_more_false_alerts() -> None:
    assert false_alerts_a_year(20, season=0.5) <= 2


def test_the_plain_chart_cries_wolf_where_weeks_differ() -> None:
    assert false_signal_share("p", 100, 0.01) > 0.75


@pytest.mark.parametrize(("mean", "limit"), [(5, 1.6), (20, 2.0), (100, 2.8)])
def test_alerts_are_false_at_most_about_twice_a_provider_and_year(mean: float, limit: float) -> None:
    assert false_alerts_a_year(mean) <= limit


def test_three_quarters_of_doublings_are_found_within_thirteen_weeks() -> None:
    assert doublings_found(20) >= 0.75


def test_a_provider_of_three_places_has_no_more_false_alerts_than_one_place_may() -> None:
    assert false_alerts_a_year(20, sites=3, years=400) <= 2.0


def test_about_three_quarters_of_doublings_at_one_of_three_places_are_found_within_thirteen_weeks() -> None:
    # 0.73 to 0.77 in simulations of 400 to 900 providers.
    assert doublings_found(20, sites=3, years=200) >= 0.70


def test_a_doubling_at_every_place_is_hardly_ever_missed() -> None:
    assert doublings_found(20, sites=3, years=60, is_everywhere=True) >= 0.95


@pytest.mark.parametrize(("weeks", "mean"), [(6, 100), (11, 20), (11, 100), (12, 20), (26, 20), (26, 100)])
def test_a_falling_trend_passes_for_an_improvement_at_most_one_time_in_twenty(weeks: int, mean: float) -> None:
    assert false_improvements(weeks, mean) <= 0.05


@pytest.mark.parametrize(("mean", "weeks", "steepness"), [(20, 26, 0.0), (100, 26, 0.0), (20, 26, 0.15), (20, 8, 0.0)])
def test_one_week_unlike_the_others_passes_for_an_improvement_at_most_one_time_in_twenty(
    mean: float, weeks: int, steepness: float
) -> None:
    assert heaped_improvements(mean, weeks, steepness) <= 0.05


@pytest.mark.parametrize(("mean", "correlation", "share"), [(20, 0.0, 0.50), (20, 0.01, 0.47), (100, 0.01, 0.90)])
def test_halved_complaints_are_found_as_often_as_figures_say(mean: float, correlation: float, share: float) -> None:
    assert halvings_found(mean, correlation) >= share


@pytest.mark.parametrize("audited", [100, 200])
def test_the_corrected_share_covers_the_truth_as_often_as_promised(audited: int) -> None:
    assert 0.93 <= corrected_coverage(audited) <= 0.97
