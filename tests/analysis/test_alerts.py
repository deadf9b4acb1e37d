"""Emerging complaints are alerted with the numbers they rest on, and chance is not."""

from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.alerts import alerts, cusum_of, monitor
from analysis.statistics.baseline import baseline_of
from analysis.statistics.false_discovery import false_discovery


def _counts(complaints: list[int], mentions: int = 20, voices: int = 5, theme: str = "parking") -> pd.DataFrame:
    weeks = pd.date_range("2024-01-01", periods=len(complaints), freq="7D")
    return pd.DataFrame(
        {"theme": theme, "week": weeks, "complaints": complaints, "mentions": mentions, "recent_voices": voices}
    )


_QUIET = [2, 1, 2, 3] * 13


def _cases(shared: Path) -> list[tuple[str, pd.DataFrame, pd.DataFrame]]:
    expected = dict(list(pd.read_csv(shared / "statistics" / "binomial_cusum_expected.csv").groupby("case_id")))
    inputs = pd.read_csv(shared / "statistics" / "binomial_cusum_inputs.csv")
    return [(str(name), case, expected[name]) for name, case in inputs.groupby("case_id")]


def test_baselines_evidence_and_tails_agree_with_the_reference(shared: Path) -> None:
    for name, case, expected in _cases(shared):
        length = int(case["baseline_weeks"].iloc[0])
        complaints, mentions = (case[[column]].to_numpy(dtype=np.float64) for column in ("x", "n"))
        base = baseline_of(complaints[:length], mentions[:length])
        ours = {
            "p0": np.full(len(expected), base.share),
            "phi": np.full(len(expected), base.over_dispersion),
            "rho": np.full(len(expected), base.correlation),
            "llr": base.evidence(complaints, mentions)[length:, 0],
            "predictive_p": base.tail(complaints[length:], mentions[length:])[:, 0],
        }
        for column, values in ours.items():
            np.testing.assert_allclose(values, expected[column], rtol=1e-9, atol=1e-12, err_msg=f"{name} {column}")


def test_the_cusum_and_its_alarms_agree_with_the_reference(shared: Path) -> None:
    for name, _, expected in _cases(shared):
        has_enough = expected[["count_last4"]].to_numpy() >= 3
        sums, is_alarm = cusum_of(expected[["llr"]].to_numpy(), expected["h"].to_numpy()[:1], has_enough)
        np.testing.assert_allclose(sums[:, 0], expected["cusum"], rtol=1e-9, atol=1e-12, err_msg=name)
        assert is_alarm[:, 0].tolist() == expected["alarm"].tolist(), name


def test_corrected_p_values_agree_with_the_reference(shared: Path) -> None:
    for name, tests in pd.read_csv(shared / "statistics" / "bh_expected.csv").groupby("set"):
        ours = false_discovery(tests["p"].to_numpy()[None, :])[0]
        np.testing.assert_allclose(ours, tests["bh"], rtol=1e-12, err_msg=str(name))


def test_missing_p_values_do_not_count_as_tests() -> None:
    q_values = false_discovery(np.array([[0.01, np.nan, 0.04]]))
    np.testing.assert_allclose(q_values, [[0.02, np.nan, 0.04]])


def test_a_sudden_rise_is_alerted_in_its_first_week_with_its_numbers() -> None:
    (alert,) = alerts(_counts([*_QUIET, 10]), titles={"parking": "Parking"})
    assert alert.kinds == ("cusum", "test") or alert.kinds == ("test",)
    assert (alert.complaints, alert.mentions, alert.recent_voices, alert.threshold) == (10, 20, 5, 6.0)
    assert alert.usual_share == pytest.approx(104.5 / 1041)
    assert alert.q_value < 0.001
    assert alert.sentence == (
        "Parking: 10 of 20 mentions in the week of 30 December 2024, usually 10.0 in 100; "
        "a sudden rise, from 5 people in the last 4 weeks."
    )


def test_no_day_is_written_as_windows_cannot() -> None:
    rooms = [
        Path(__file__).parents[2] / room for room in ("config", "warehouse", "collectors", "analysis", "dashboard")
    ]
    assert [path for room in rooms for path in room.rglob("*.py") if "%-d" in path.read_text("utf-8")] == []


def test_a_lasting_rise_is_alerted_by_the_cusum() -> None:
    found = alerts(_counts([*_QUIET, *[4] * 12]))
    assert found[0].kinds == ("cusum",)
    assert found[0].cusum > found[0].threshold


def test_a_quiet_year_raises_nothing() -> None:
    assert alerts(_counts(_QUIET * 2)) == []


def test_two_people_raise_no_alert_however_often_they_write() -> None:
    assert alerts(_counts([*_QUIET, *[12] * 4], voices=2)) == []


def test_a_rise_gathered_from_two_people_alerts_when_a_third_speaks() -> None:
    counts = _counts([*_QUIET, *[12] * 4], voices=2)
    counts.loc[counts.index[-1], "recent_voices"] = 3
    (alert,) = alerts(counts)
    assert alert.week == counts["week"].iloc[-1]


def test_one_mention_of_a_safety_critical_theme_is_enough_even_without_a_baseline() -> None:
    (alert,) = alerts(_counts([0, 0, 1], voices=1, theme="safety"), safety_critical=["safety"])
    assert alert.kinds == ("safety",)
    assert np.isnan(alert.cusum)


def test_without_a_baseline_nothing_else_is_judged() -> None:
    assert alerts(_counts([*_QUIET[:20], 15])) == []


def test_more_mentions_alone_raise_no_alert() -> None:
    counts = _counts([*_QUIET, 20])
    counts.loc[counts.index[-1], "mentions"] = 200
    assert alerts(counts) == []


def test_the_threshold_follows_the_volume() -> None:
    thresholds = [monitor(_counts(_QUIET, mentions=n))["threshold"].iloc[0] for n in (5, 20, 100)]
    assert thresholds == [4.5, 6.0, 7.0]


def test_many_places_share_the_false_alarms_of_one() -> None:
    alone, beside = (monitor(_counts([*_QUIET, 7]), places=places) for places in (1, 20))
    assert beside["threshold"].iloc[-1] == pytest.approx(alone["threshold"].iloc[-1] + np.log(20))
    # A week that stands out at one place is to be expected among twenty.
    assert (alone["is_alert"].iloc[-1], beside["is_alert"].iloc[-1]) == (True, False)


# Complaints double for good after the year that says what is usual, and once more a year later.
_RISING_TWICE = [*_QUIET, *[4] * 60, *[10] * 6]
_RISEN = pd.Timestamp("2024-12-30")


def test_a_rise_that_people_took_as_usual_is_alerted_no_more() -> None:
    before, after = alerts(_counts(_RISING_TWICE)), alerts(_counts(_RISING_TWICE), anew={"parking": [_RISEN]})
    again = _RISEN + pd.Timedelta(weeks=60)
    assert sum(alert.week < again for alert in before) > 5
    assert after[0].week == again
    assert after[0].usual_share == pytest.approx(0.2, abs=0.001)
    assert after[0].usual_weeks == (_RISEN, _RISEN + pd.Timedelta(weeks=25))


@pytest.mark.parametrize("weeks", [52, 53, 60, 90])
def test_a_rise_after_another_usual_is_not_taken_for_usual_as_weeks_go_by(weeks: int) -> None:
    counts = _counts([*_QUIET, *[4] * 44, *[9] * 60][: 52 + weeks])
    found = alerts(counts, anew={"parking": [_RISEN]})
    assert found[0].week == _RISEN + pd.Timedelta(weeks=44)


def test_of_two_days_each_has_its_usual_up_to_the_next() -> None:
    days = [_RISEN + pd.Timedelta(weeks=weeks) for weeks in (40, 0)]
    rows = monitor(_counts([*_QUIET, *[4] * 40, *[10] * 30]), anew={"parking": days})
    usual = rows.set_index("week")["usual_share"].round(1)
    assert (usual[_RISEN - pd.Timedelta(weeks=1)], usual[_RISEN]) == (0.1, 0.2)
    assert (usual[days[0] - pd.Timedelta(weeks=1)], usual[days[0]]) == (0.2, 0.5)


def test_what_was_alerted_before_the_usual_began_anew_stays() -> None:
    later = _RISEN + pd.Timedelta(weeks=30)
    as_usual, anew = (monitor(_counts(_RISING_TWICE), anew=days) for days in (None, {"parking": [later]}))
    is_before = anew["week"] < later
    pd.testing.assert_frame_equal(anew[is_before], as_usual[is_before])


def test_another_usual_of_one_theme_leaves_the_evidence_against_others_as_it_is() -> None:
    both = pd.concat([_counts(_RISING_TWICE), _counts(_RISING_TWICE, theme="billing")])
    rows = monitor(both, anew={"parking": [_RISEN]}).query("theme == 'billing'").reset_index(drop=True)
    alone = monitor(_counts(_RISING_TWICE, theme="billing"))
    kept = ["cusum", "p_value", "usual_share", "threshold"]
    pd.testing.assert_frame_equal(rows[kept], alone[kept])


def test_the_first_weeks_of_another_usual_are_not_judged_but_for_safety() -> None:
    counts, anew = _counts([*_QUIET, *[9] * 20]), {"parking": [_RISEN + pd.Timedelta(days=1)]}
    assert [alert.week for alert in alerts(counts, anew=anew)] == [_RISEN]
    assert {alert.kinds for alert in alerts(counts, ["parking"], anew=anew)[-19:]} == {("safety",)}


def test_a_theme_without_a_row_had_no_complaint_that_week() -> None:
    both = pd.concat([_counts([*_QUIET, 2]), _counts([0, 0, 8], theme="billing").iloc[[2]].assign(week="2024-12-30")])
    billing = monitor(both).query("theme == 'billing'")
    assert (billing["mentions"] == 20).all()
    assert billing["usual_share"].iloc[0] == pytest.approx(0.5 / 1041)
    assert billing["is_alert"].iloc[-1]


def test_silent_weeks_do_not_make_the_others_look_alike() -> None:
    complaints, mentions = np.array([[0.0], [9], [1], [8], [2], [10]] * 5), np.full((30, 1), 20.0)
    silent = np.zeros((30, 1))
    whole, broken = (
        baseline_of(*(np.concatenate([part, silent[:weeks]]) for part in (complaints, mentions))) for weeks in (0, 30)
    )
    assert whole.over_dispersion > 1.5
    assert broken.over_dispersion == pytest.approx(whole.over_dispersion)
    assert broken.correlation == pytest.approx(whole.correlation)


def test_a_baseline_with_one_week_of_one_mind_still_gives_chances_that_fall() -> None:
    complaints, mentions = np.zeros((26, 1)), np.ones((26, 1))
    complaints[20] = mentions[20] = 8
    tail = baseline_of(complaints, mentions).tail(np.arange(1.0, 7)[:, None], np.full((6, 1), 6.0))[:, 0]
    assert (np.diff(tail) < 0).all()
    assert 0.1 < tail[-1] < tail[0] < 0.3


def test_no_counts_give_no_alerts() -> None:
    assert alerts(_counts([])) == []


@pytest.mark.parametrize(
    ("counts", "message"),
    [
        (pd.concat([_counts([1]), _counts([2])]), "two different rows for one week"),
        (_counts([-1]), "1 row has a count that is missing or impossible"),
        (_counts([1, 2]).assign(complaints=[1.0, np.nan]), "1 row has a count that is missing or impossible"),
        (_counts([21]), "1 row has a count that is missing or impossible"),
    ],
)
def test_impossible_counts_say_nothing_and_are_named(counts: pd.DataFrame, message: str) -> None:
    rows = monitor(counts)
    assert message in " ".join(rows.attrs["notes"])
    assert rows["mentions"].min() == 0


def test_a_row_that_stands_twice_counts_once() -> None:
    once = monitor(_counts([1, 2]))
    pd.testing.assert_frame_equal(monitor(pd.concat([_counts([1, 2]), _counts([1, 2])])), once)


def test_a_missing_column_is_named() -> None:
    with pytest.raises(ValueError, match="no column 'mentions'"):
        monitor(_counts([1]).drop(columns="mentions"))


def test_a_huge_week_is_judged_too() -> None:
    counts = _counts([*_QUIET, 900_000])
    counts.loc[counts.index[-1], "mentions"] = 1_000_000
    assert alerts(counts)[0].p_value < 1e-6


def test_the_tail_of_a_huge_week_joins_the_summed_one() -> None:
    base = baseline_of(np.array([[2.0], [1], [3], [4], [0], [6]]), np.full((6, 1), 20.0))
    summed = base.tail(np.array([[400.0]]), np.array([[2000.0]]))
    joined = base.tail(np.array([[400.2]]), np.array([[2001.0]]))
    np.testing.assert_allclose(summed, joined, rtol=0.01)


@settings(max_examples=50)
@given(st.lists(st.tuples(st.integers(0, 500), st.integers(0, 500)), max_size=90))
def test_any_counts_are_judged_without_a_gap(weeks: list[tuple[int, int]]) -> None:
    counts = _counts([min(pair) for pair in weeks])
    counts["mentions"] = [max(pair) for pair in weeks]
    rows = monitor(counts)
    assert len(rows) == len(weeks)
    assert rows["p_value"].dropna().between(0, 1).all()
    assert (rows["over_dispersion"] >= 1).all()
