"""The chart and its period follow from the data, and the reason is said."""

import pandas as pd
import pytest

from analysis.charts.choice import by_period, choose_chart, mentions_between


def _weeks(weeks: int, events: int, mentions: int) -> pd.DataFrame:
    return pd.DataFrame(
        {"day": pd.date_range("2022-01-03", periods=weeks, freq="7D"), "events": events, "mentions": mentions}
    )


@pytest.mark.parametrize(
    ("counts", "chart", "period"),
    [
        (_weeks(52, 5, 20), "p_prime", "week"),
        (_weeks(60, 2, 5), "p_prime", "4 weeks"),
        (_weeks(200, 1, 2), "p_prime", "quarter"),
        (_weeks(52, 0, 0), "run", "quarter"),
        (_weeks(8, 5, 20), "run", "week"),
    ],
)
def test_the_shortest_period_with_enough_mentions_is_taken(counts: pd.DataFrame, chart: str, period: str) -> None:
    choice = choose_chart(counts)
    assert (choice.chart, choice.period) == (chart, period)


def test_the_reason_is_one_sentence_with_its_figure() -> None:
    assert choose_chart(_weeks(52, 5, 20)).reason == (
        "A usual week has 20 mentions, enough for limits; "
        "limits follow the mentions and widen where periods differ by more than chance."
    )


def test_a_rare_and_grave_theme_is_drawn_by_the_days_between() -> None:
    counts = _weeks(100, 0, 20)
    counts.loc[::5, "events"] = 1
    choice = choose_chart(counts, is_rare_and_grave=True)
    assert (choice.chart, choice.period) == ("t", None)
    assert choice.reason == "20 events in 100 weeks are rare and grave: the chart shows the days between them."


def test_a_rare_and_grave_theme_is_drawn_by_the_mentions_between_where_volume_is_uneven() -> None:
    counts = _weeks(100, 0, 20)
    counts.loc[::5, "events"] = 1
    counts.loc[::4, "mentions"] = 90
    choice = choose_chart(counts, is_rare_and_grave=True)
    assert (choice.chart, choice.period) == ("g", None)
    assert "many more mentions" in choice.reason


def test_too_few_grave_events_are_shown_one_by_one() -> None:
    counts = _weeks(100, 0, 20)
    counts.loc[50, "events"] = 1
    assert choose_chart(counts, is_rare_and_grave=True).reason.startswith("1 event in 100 weeks")


def test_a_theme_too_rare_for_weeks_is_drawn_over_longer_periods() -> None:
    counts = _weeks(60, 0, 20)
    counts.loc[::3, "events"] = 1
    assert choose_chart(counts).period == "4 weeks"


def test_a_mean_gets_the_chart_of_means() -> None:
    assert choose_chart(_weeks(52, 0, 20), is_mean=True).chart == "xbar"


def test_no_data_give_a_run_chart() -> None:
    assert choose_chart(_weeks(0, 0, 0)).chart == "run"


def test_a_period_without_rows_counts_zero() -> None:
    counts = pd.DataFrame({"day": ["2024-01-03 10:30", "2024-01-20"], "events": [1, 2], "mentions": [4, 5]})
    weeks = by_period(counts, "week")
    assert weeks["date"].dt.strftime("%m-%d").tolist() == ["01-01", "01-08", "01-15"]
    assert weeks["mentions"].tolist() == [4, 0, 5]


def test_blocks_of_four_weeks_do_not_move_when_data_are_added() -> None:
    early, late = _weeks(9, 1, 5), _weeks(30, 1, 5)
    first = by_period(early, "4 weeks")["date"]
    assert set(first) <= set(by_period(late.iloc[3:], "4 weeks")["date"]) | {first.iloc[0]}


def test_mentions_between_events_are_counted() -> None:
    days = pd.date_range("2024-01-01", periods=10)
    mentions = pd.DataFrame({"day": days, "mentions": 2})
    between = mentions_between(pd.DataFrame({"day": [days[1], days[4], days[4], days[9]]}), mentions)
    assert between["value"].tolist() == [6.0, 10.0]


def test_a_missing_column_is_named() -> None:
    with pytest.raises(ValueError, match="no column 'events'"):
        by_period(pd.DataFrame({"day": []}), "week")


def test_impossible_counts_are_left_out_and_said() -> None:
    counts = pd.DataFrame({"day": ["2024-01-01", "2024-01-02"], "events": [-1, 1], "mentions": [1, 2]})
    sums = by_period(counts, "week")
    assert sums[["events", "mentions"]].to_numpy().tolist() == [[1, 2]]
    assert sums.attrs["notes"] == ("1 row has a count that is missing or impossible, and say nothing.",)


def test_weeks_that_differ_by_more_than_chance_are_summed_to_four() -> None:
    days = pd.date_range("2024-01-01", periods=60, freq="7D")
    counts = pd.DataFrame({"day": days, "events": [15, 35] * 30, "mentions": 100})
    choice = choose_chart(counts)
    assert (choice.chart, choice.period) == ("p_prime", "4 weeks")
    assert choice.reason.startswith("Weeks differ by more than chance (over-dispersion x5.4)")
    assert choose_chart(counts.assign(events=[24, 26] * 30)).period == "week"
    assert choose_chart(counts.iloc[:40]).period == "week"
