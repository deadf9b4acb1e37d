"""Where few events are usual, one of them is no signal."""

import numpy as np
import pandas as pd
import pytest

from analysis.charts.rare_limit import CHANCE, most_by_chance, rare_limit
from analysis.charts.trend import trend_of

# Begins a block of four weeks.
MONDAY = pd.Timestamp("2024-01-22")


def _blocks(complaints: list[int]) -> pd.DataFrame:
    """Give counts of blocks of four weeks, of 200 mentions each, all complaints in the first week of each."""
    weeks = [MONDAY + pd.Timedelta(weeks=number) for number in range(4 * len(complaints))]
    events = [count for block in complaints for count in (block, 0, 0, 0)]
    return pd.DataFrame({"week": weeks, "complaints": events, "mentions": 50})


def _most(events: int, mentions: int, size: int) -> int:
    return int(most_by_chance(*(np.array([count], dtype=np.float64) for count in (events, mentions, size)))[0])


def test_one_complaint_where_hardly_any_is_usual_is_no_signal_and_many_are() -> None:
    trend = trend_of(_blocks([1, *[0] * 12, 1, 0, 2, 0, 7, 7, 35]))
    assert trend.points["signal"].tolist() == [*[""] * 17, *["concern"] * 3]
    assert trend.since == MONDAY + pd.Timedelta(weeks=4 * 17)
    assert (trend.points["value"][:17] <= trend.points["upper"][:17]).all(), "what is drawn agrees"
    assert "chance reaches" in " ".join(trend.notes)


def test_what_is_usual_often_keeps_its_limits() -> None:
    points = pd.DataFrame(
        {"events": [20] * 15, "mentions": 200, "value": 0.1, "centre": 0.1, "upper": 0.16, "lower": 0.04}
        | {"signal": "concern", "rule": "above the upper limit", "is_outside": True}
    )
    pd.testing.assert_frame_equal(rare_limit(points, pd.Series([1] * 15), 13, 3.0), points)


def test_each_stretch_with_limits_of_its_own_is_judged_by_its_own_baseline() -> None:
    points = pd.DataFrame(
        {"events": [0] * 12 + [1, 1] + [2] * 12 + [3], "mentions": 200, "centre": 0.001, "upper": 0.002, "lower": 0.0}
        | {"rule": "above the upper limit"}
    ).assign(value=lambda rows: rows["events"] / 200, is_outside=lambda rows: rows["events"] > 0)
    points["signal"] = points["is_outside"].map({True: "concern", False: ""})
    judged = rare_limit(points, pd.Series([1] * 14 + [2] * 13), 12, 3.0)
    assert not judged["is_outside"].any()
    assert judged["upper"].iloc[12] == pytest.approx(_most(0, 2400, 200) / 200)
    assert judged["upper"].iloc[26] == pytest.approx(_most(24, 2400, 200) / 200)
    assert judged["upper"].iloc[14] == pytest.approx(_most(22, 2200, 200) / 200), "without the point itself"


@pytest.mark.parametrize(("events", "most"), [(0, 2), (1, 3), (13, 6), (30, 9)])
def test_the_limit_is_the_most_that_comes_by_chance(events: int, most: int) -> None:
    rng = np.random.default_rng(7)
    assert _most(events, 2600, 200) == most
    # Given so many events in all, those of the point are drawn among 2,800 mentions of which 200 are its own.
    above = [(rng.binomial(events + count, 200 / 2800, 200_000) >= count).mean() for count in (most, most + 1)]
    assert above[0] > CHANCE * 0.9
    assert above[1] < CHANCE * 1.1


def test_a_point_has_no_more_events_than_mentions() -> None:
    assert _most(50, 50, 3) == 3
    assert _most(0, 0, 0) == 0


def test_rare_complaints_that_stay_as_rare_are_seldom_a_signal() -> None:
    rng = np.random.default_rng(11)
    points = [trend_of(_blocks([int(count) for count in rng.poisson(1.4, 26)])).points for _ in range(120)]
    assert np.mean([(each["signal"] == "concern").any() for each in points]) < 0.06
