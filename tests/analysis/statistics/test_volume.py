"""A week with far more mentions than usual is a burst; a busy season is not."""

import numpy as np
import pandas as pd
import pytest

from analysis.statistics.volume import recent_volume, volume_bursts


def _counts(mentions: list[int]) -> pd.DataFrame:
    weeks = pd.date_range("2024-01-01", periods=len(mentions), freq="7D")
    return pd.DataFrame({"week": weeks, "mentions": mentions})


def test_three_times_the_usual_volume_is_a_burst() -> None:
    rows = volume_bursts(_counts([20, 25, 15, 22] * 13 + [66]))
    assert rows["is_burst"].tolist() == [False] * 52 + [True]
    assert rows["usual_mentions"].iloc[-1] == pytest.approx(20.5)


def test_a_week_within_the_limit_is_no_burst() -> None:
    rows = volume_bursts(_counts([20, 25, 15, 22] * 13))
    assert not rows["is_burst"].any()
    assert (rows["limit"].dropna() > 25).all()


def test_the_first_half_year_is_not_judged() -> None:
    assert volume_bursts(_counts([1] * 25 + [500]))["p_value"].iloc[25] != 0
    assert np.isnan(volume_bursts(_counts([1] * 25 + [500]))["p_value"].iloc[25])


def test_silence_and_then_one_mention_is_no_burst() -> None:
    assert not volume_bursts(_counts([0] * 60 + [1]))["is_burst"].any()


def test_a_third_of_the_usual_volume_is_a_lull_and_so_is_nothing_at_all() -> None:
    rows = volume_bursts(_counts([20, 25, 15, 22] * 13 + [4, 0, 21]))
    assert rows["is_lull"].tolist() == [False] * 52 + [True, True, False]


def test_weeks_in_which_nothing_came_in_say_nothing_of_what_is_usual() -> None:
    rows = volume_bursts(_counts([20] * 20 + [0] * 20 + [20] * 20))
    assert rows["usual_mentions"].iloc[-1] == 20
    assert volume_bursts(_counts([0, 1, 0, 0] * 20))["usual_mentions"].iloc[-1] == pytest.approx(0.25, abs=0.01)


def test_a_missing_week_had_no_mentions() -> None:
    rows = volume_bursts(_counts([3, 4, 5]).drop(index=1))
    assert rows["mentions"].tolist() == [3, 0, 5]


def test_no_weeks_give_no_rows() -> None:
    assert volume_bursts(_counts([])).empty


def test_a_week_that_begins_on_another_day_is_left_out_and_said() -> None:
    counts = pd.DataFrame({"week": ["2024-01-01", "2024-01-08", "2024-01-16"], "mentions": [1, 2, 3]})
    rows = volume_bursts(counts)
    assert rows["mentions"].tolist() == [1, 2]
    assert "begins on another day" in rows.attrs["notes"][0]


def test_a_week_that_stands_twice_has_no_count() -> None:
    rows = volume_bursts(pd.concat([_counts([1]), _counts([2])]))
    assert rows["mentions"].isna().all()
    assert "stands twice" in rows.attrs["notes"][0]


def test_a_missing_count_is_no_burst_and_no_silence() -> None:
    rows = volume_bursts(_counts([5] * 60).assign(mentions=[5.0] * 29 + [np.nan] + [5.0] * 29 + [60.0]))
    assert rows["is_burst"].tolist() == [False] * 59 + [True]
    assert rows["usual_mentions"].iloc[-1] == 5


def _batches(months: int) -> np.ndarray:
    days = (np.arange(months) * 30.44).astype(int) // 7
    return np.bincount(days, minlength=days[-1] + 1) * 170.0


def test_weeks_of_monthly_batches_are_judged_by_as_many_as_hold_one() -> None:
    recent = recent_volume(_batches(15))
    assert recent is not None
    assert (recent.weeks, recent.is_lull) == (8, False)


def test_eight_weeks_without_a_batch_are_a_lull() -> None:
    recent = recent_volume(np.append(_batches(14), np.zeros(8)))
    assert recent is not None
    assert recent.is_lull


def test_a_year_of_one_batch_says_nothing_of_the_last_weeks() -> None:
    assert recent_volume(np.append(np.zeros(30), [300.0, *[0] * 40])) is None


def test_too_few_weeks_before_say_nothing_of_the_last_ones() -> None:
    assert recent_volume(np.full(29, 20.0)) is None


def test_uneven_weeks_in_which_nothing_changes_are_hardly_ever_called_a_lull() -> None:
    random = np.random.default_rng(2)
    years = random.negative_binomial(1, 1 / 43, (60, 60)).astype(float)
    found = [recent_volume(year) for year in years]
    assert sum(each is not None and each.is_lull for each in found) <= 1
