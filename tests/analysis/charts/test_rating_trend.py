"""Ratings are drawn as means whose limits know how much one rating differs from the next."""

import numpy as np
import pandas as pd
import pytest

from analysis.charts.rating_trend import rating_sentence, rating_trend

MONDAY = pd.Timestamp("2024-01-01")


def _weeks(count: int, number: int, means: list[float] | float = 0.7, seed: int = 5) -> pd.DataFrame:
    random = np.random.default_rng(seed)
    means = [means] * count if isinstance(means, float) else means
    given = [np.clip(random.normal(mean, 0.2, number), 0, 1) for mean in means]
    return pd.DataFrame(
        {
            "week": [MONDAY + pd.Timedelta(weeks=week) for week in range(count)],
            "ratings": number,
            "total": [ratings.sum() for ratings in given],
            "squares": [(ratings**2).sum() for ratings in given],
        }
    )


def test_steady_ratings_are_an_xbar_chart_without_a_signal() -> None:
    trend = rating_trend(_weeks(70, 25))
    assert (trend.choice.chart, trend.choice.period, trend.measure, trend.icon) == ("xbar", "week", "rating", "common")
    assert trend.usual == pytest.approx(0.69, abs=0.02)
    assert rating_sentence(trend).endswith("inside the limits.")


def test_a_fall_of_the_mean_is_a_concern_and_a_rise_an_improvement() -> None:
    fall, rise = (rating_trend(_weeks(61, 25, [0.6] * 60 + [last])) for last in (0.3, 0.9))
    assert (fall.icon, rise.icon) == ("concern", "improvement")
    assert "lower than usual" in rating_sentence(fall)
    assert "higher than usual" in rating_sentence(rise)


def test_few_ratings_a_week_are_summed_over_four() -> None:
    assert rating_trend(_weeks(70, 5)).choice.period == "4 weeks"


def test_a_mean_over_four_weeks_is_that_of_its_ratings() -> None:
    weeks = _weeks(70, 5)
    point = rating_trend(weeks).points.iloc[1]
    inside = weeks[(weeks["week"] >= point["date"]) & (weeks["week"] < point["date"] + pd.Timedelta(weeks=4))]
    assert point["value"] == pytest.approx(inside["total"].sum() / inside["ratings"].sum())


def test_few_weeks_have_means_with_intervals_and_no_limits() -> None:
    trend = rating_trend(_weeks(5, 25))
    assert (trend.choice.chart, trend.icon) == ("run", "none")
    assert (trend.points["lower"] < trend.points["value"]).all()


def test_equal_ratings_and_single_ones_say_nothing_false() -> None:
    same = _weeks(60, 20).assign(total=14.0, squares=9.8)
    assert rating_trend(same).icon in ("common", "none")
    alone = _weeks(60, 1)
    assert rating_trend(alone).icon in ("common", "none")


def test_no_row_is_said() -> None:
    with pytest.raises(ValueError, match="at least one whole week"):
        rating_trend(_weeks(0, 5))
