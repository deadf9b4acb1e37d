"""What is rare and grave is drawn by the gaps between it, and a cluster of it is a signal."""

import numpy as np
import pandas as pd

from analysis.charts.gap_trend import gap_sentence, gap_trend, whole_weeks
from analysis.charts.trend import Trend

MONDAY = pd.Timestamp("2024-01-01")


def _daily(days_with_one: list[int], length: int = 730, mentions: int | list[int] = 6) -> pd.DataFrame:
    days = [MONDAY + pd.Timedelta(days=number) for number in range(length)]
    daily = pd.DataFrame({"day": days, "events": 0, "mentions": mentions})
    daily.loc[days_with_one, "events"] = 1
    return daily


def _drawn(daily: pd.DataFrame) -> Trend:
    trend = gap_trend(daily)
    assert trend is not None
    return trend


def _steady(length: int = 730, often: float = 14, seed: int = 3) -> list[int]:
    return sorted(np.flatnonzero(np.random.default_rng(seed).random(length) < 1 / often).tolist())


def test_a_steady_trickle_is_a_t_chart_without_a_signal() -> None:
    trend = _drawn(_daily(_steady()))
    assert (trend.choice.chart, trend.measure, trend.icon) == ("t", "days between", "common")
    assert trend.points["value"].min() >= 1
    assert gap_sentence(trend, "Mentions of self-harm").endswith("inside the limits.")


def test_a_cluster_is_a_signal_of_concern() -> None:
    early = [day for day in _steady() if day < 690]
    trend = _drawn(_daily([*early, *range(700, 728, 2)]))
    assert trend.icon == "concern"
    assert gap_sentence(trend, "Mentions of self-harm").endswith("more often than usual.")


def test_a_long_quiet_time_is_an_improvement() -> None:
    trend = _drawn(_daily([*range(0, 350, 10), 729]))
    assert trend.icon == "improvement"
    assert "more seldom" in gap_sentence(trend, "Mentions of self-harm")


def test_where_volume_is_uneven_mentions_are_counted_and_small_numbers_are_not_told() -> None:
    uneven = [40 if day // 7 % 4 == 0 else 2 for day in range(730)]
    trend = _drawn(_daily([*_steady(), 728, 729], mentions=uneven))
    assert (trend.choice.chart, trend.measure) == ("g", "mentions between")
    assert trend.points["value"].min() == 10
    assert any("fewer than 10 mentions" in note for note in trend.notes)


def test_few_events_have_gaps_and_no_limits() -> None:
    trend = _drawn(_daily([100, 200, 210, 400]))
    assert (trend.choice.chart, trend.icon, len(trend.points)) == ("run", "none", 3)
    assert trend.points["value"].tolist() == [100, 10, 190]
    assert gap_sentence(trend, "Mentions of self-harm").endswith("cannot be told yet.")


def test_one_event_has_no_gap_and_many_are_not_rare() -> None:
    assert gap_trend(_daily([100])) is None
    assert gap_trend(_daily([])) is None
    assert gap_trend(_daily(list(range(0, 730, 2)))) is None


def test_how_long_it_has_been_quiet_is_said() -> None:
    assert _drawn(_daily(_steady(600))).notes[-1].startswith("Since the last one 1")


def test_only_whole_weeks_are_summed() -> None:
    daily = _daily([8], length=17)
    weeks = whole_weeks(daily.iloc[1:], MONDAY + pd.Timedelta(days=1), MONDAY + pd.Timedelta(days=16))
    assert weeks[["complaints", "mentions"]].to_numpy().tolist() == [[1, 42]]


def test_new_limits_leave_those_of_earlier_points_as_they_were() -> None:
    daily = _daily(_steady())
    before = _drawn(daily).points
    after = gap_trend(daily, [before["date"].iloc[-10]])
    assert after is not None
    pd.testing.assert_frame_equal(after.points.iloc[:-10], before.iloc[:-10])
