"""A trend draws the chart that the data carry, and claims a signal only where the chart shows one."""

import numpy as np
import pandas as pd
import pytest

from analysis.charts.trend import trend_of
from analysis.charts.trend_sentence import trend_sentence, way_of

MONDAY = pd.Timestamp("2024-01-01")


def _counts(complaints: list[int], mentions: int | list[int]) -> pd.DataFrame:
    weeks = [MONDAY + pd.Timedelta(weeks=number) for number in range(len(complaints))]
    return pd.DataFrame({"week": weeks, "complaints": complaints, "mentions": mentions})


def _steady(weeks: int, share: float, mentions: int, seed: int = 1) -> list[int]:
    return [int(count) for count in np.random.default_rng(seed).binomial(mentions, share, weeks)]


def test_many_complaints_a_week_are_drawn_by_week() -> None:
    trend = trend_of(_counts(_steady(70, 0.2, 40), 40))
    assert (trend.choice.chart, trend.choice.period) == ("p_prime", "week")


def test_few_complaints_a_week_are_summed_over_four() -> None:
    trend = trend_of(_counts(_steady(104, 0.06, 20), 20))
    assert (trend.choice.chart, trend.choice.period) == ("p_prime", "4 weeks")
    assert "only" in trend.choice.reason


def test_a_few_weeks_are_a_run_chart_without_limits() -> None:
    trend = trend_of(_counts([3, 4, 5], 20))
    assert (trend.choice.chart, trend.icon) == ("run", "none")


def test_the_usual_comes_from_the_first_year_only() -> None:
    trend = trend_of(_counts([8] * 52 + [16] * 20, 40))
    assert trend.usual == pytest.approx(0.2)


def test_a_lasting_rise_is_a_signal_since_it_began() -> None:
    trend = trend_of(_counts(_steady(60, 0.2, 40) + [30] * 6, 40))
    assert trend.icon == "concern"
    assert trend.since == MONDAY + pd.Timedelta(weeks=60)
    sentence = trend_sentence(trend, "Complaints about parking")
    assert sentence.startswith(
        "Complaints about parking: 75 in 100 mentions in the last 4 weeks (120 of 160, whole weeks to 6 April 2025), "
        "usually 2"
    )
    assert sentence.endswith("this is a signal since 24 February 2025: more than usual.")


def test_a_lasting_fall_is_an_improvement() -> None:
    trend = trend_of(_counts(_steady(60, 0.4, 40) + [1] * 8, 40))
    assert trend.icon == "improvement"
    assert "fewer than usual" in trend_sentence(trend, "Complaints about parking")


def test_what_falls_and_still_lies_above_the_usual_is_not_called_fewer_than_usual() -> None:
    usual = [int(count) for count in np.random.default_rng(4).binomial(40, 0.2, 60)]
    trend = trend_of(_counts([*usual, 20, 20, 19, 18, 17, 16, 15, 14, 13, 12, 11], 40))
    assert trend_sentence(trend, "Complaints").endswith("7 points in a row falling, now above what is usual.")
    assert way_of(trend) == "falling"


def test_what_was_a_signal_before_weeks_of_too_few_mentions_is_none_now() -> None:
    trend = trend_of(_counts([*_steady(60, 0.2, 40), 30, 30, 0, 1, 0, 1], [40] * 62 + [9] * 4))
    assert trend.points["signal"].tolist()[60:62] == ["concern", "concern"]
    assert (trend.icon, trend.since) == ("none", None)
    assert trend_sentence(trend, "Complaints").endswith("whether that is unusual cannot be told yet.")


def test_a_steady_series_claims_nothing() -> None:
    trend = trend_of(_counts([8, 9, 7, 8, 9, 7] * 12, 40))
    assert trend.icon == "common"
    assert trend_sentence(trend, "Complaints").endswith("inside the limits.")


def test_an_alert_that_stands_is_said_where_the_chart_shows_none() -> None:
    trend = trend_of(_counts([8, 9, 7, 8, 9, 7] * 12, 40))
    sentence = trend_sentence(trend, "Complaints", pd.Timestamp("2025-05-05"))
    assert sentence.endswith("this is a signal since the week of 5 May 2025: an alert stands, more than usual.")


def test_an_alert_that_stands_says_since_when_also_where_the_chart_begins_its_signal_in_another_week() -> None:
    trend = trend_of(_counts(_steady(60, 0.2, 40) + [30] * 6, 40))
    words = "this is a signal since the week of {}: more than usual."
    later = trend_sentence(trend, "Complaints", pd.Timestamp("2025-03-03"))
    assert later.endswith(words.format("3 March 2025 (on this chart from the point of 24 February 2025 on)"))
    assert trend_sentence(trend, "Complaints", trend.since).endswith(words.format("24 February 2025"))


def test_a_point_of_fewer_than_ten_mentions_has_no_share_and_no_signal() -> None:
    trend = trend_of(_counts([*_steady(60, 0.2, 40), 5], [40] * 60 + [5]))
    assert np.isnan(trend.points["value"].iloc[-1])
    assert trend.points["signal"].iloc[-1] == ""


def test_of_a_last_month_of_fewer_than_ten_mentions_no_number_is_told() -> None:
    trend = trend_of(_counts([*_steady(60, 0.2, 40), 1, 0, 1, 0], [40] * 60 + [2] * 4))
    told = trend_sentence(trend, "Complaints")
    # The screens count the last 28 days, which may hold 10 where the whole weeks do not.
    weeks = "in the last 4 weeks (whole weeks to 23 March 2025)"
    assert told == f"Complaints: fewer than 10 mentions {weeks}, too few for a share."


def test_a_complaint_that_was_never_heard_before_has_no_limits_and_says_why() -> None:
    trend = trend_of(_counts([0] * 60 + [9] * 8, 40))
    assert trend.icon == "none"
    assert any("Nobody complained in the weeks that set the usual" in note for note in trend.notes)
    assert "cannot be told yet" in trend_sentence(trend, "Complaints")


def test_runs_are_not_judged_where_few_complaints_are_usual() -> None:
    trend = trend_of(_counts(_steady(40, 0.05, 20), 20))
    assert any("runs of points are not judged" in note for note in trend.notes)


@pytest.mark.parametrize("counts", [_counts([0] * 60 + [9] * 8, 40), _counts(_steady(40, 0.05, 20), 20)])
def test_events_that_are_no_complaints_are_not_called_so(counts: pd.DataFrame) -> None:
    trend = trend_of(counts, measure="event share")
    assert trend.measure == "event share"
    said = [trend.choice.reason, *trend.notes, trend_sentence(trend, "Mentions of a medicine")]
    assert "such mention" in " ".join(said)
    assert "complain" not in " ".join(said)


def test_weeks_of_several_sources_are_summed() -> None:
    one = _counts(_steady(60, 0.2, 40), 40)
    assert trend_of(pd.concat([one, one])).points["mentions"].sum() == 2 * one["mentions"].sum()


def test_over_dispersion_is_said() -> None:
    trend = trend_of(_counts([2, 20] * 30, 40))
    assert trend.choice.reason.startswith("Weeks differ by more than chance (over-dispersion x")
    # Too short for blocks of 4 weeks: the limits of weeks are widened.
    trend = trend_of(_counts([2, 20] * 20, 40))
    assert any("the limits are widened (over-dispersion x" in note for note in trend.notes)


def test_no_week_is_an_error_that_says_so() -> None:
    with pytest.raises(ValueError, match="at least one whole week"):
        trend_of(_counts([], []))


@pytest.mark.parametrize("complaints", [[0], [5], [10], [0] * 30, [10] * 60, [0] * 130])
def test_degenerate_series_give_a_sentence_and_no_signal(complaints: list[int]) -> None:
    trend = trend_of(_counts(complaints, 10))
    assert not trend.points["signal"].any()
    assert trend_sentence(trend, "Complaints").startswith("Complaints: ")


def test_new_limits_hold_from_the_first_point_after_the_day_that_people_chose() -> None:
    counts = _counts([8] * 60 + [16] * 30, 40)
    assert trend_of(counts).icon == "concern"
    anew = trend_of(counts, [MONDAY + pd.Timedelta(weeks=59, days=3)])
    assert anew.usual == pytest.approx(0.4)
    assert anew.icon == "common"
    assert anew.points["centre"].iloc[59] == pytest.approx(0.2)
    assert anew.notes[0].startswith("People gave the chart new limits from")


def test_new_limits_outside_the_data_change_nothing() -> None:
    counts = _counts(_steady(70, 0.2, 40), 40)
    for day in (MONDAY - pd.Timedelta(weeks=5), MONDAY + pd.Timedelta(weeks=500)):
        pd.testing.assert_frame_equal(trend_of(counts, [day]).points, trend_of(counts).points)


def test_a_run_chart_of_few_points_is_cut_where_people_chose() -> None:
    trend = trend_of(_counts([3, 4, 5, 9, 9, 9], 20), [MONDAY + pd.Timedelta(weeks=3)])
    assert trend.points["centre"].tolist() == pytest.approx([0.2] * 3 + [0.45] * 3)
