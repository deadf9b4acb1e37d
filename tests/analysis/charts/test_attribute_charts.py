"""Charts whose limits follow the number of mentions agree with the reference and do not call chance a signal."""

from pathlib import Path
from typing import get_args

import numpy as np
import pandas as pd
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from analysis.charts.attribute_charts import Kind, attribute_chart, dispersion_sentence
from analysis.spc import summary

_KINDS: dict[str, Kind] = {
    "p": "p", "pp": "p_prime", "u": "u", "up": "u_prime", "c": "c", "i": "i", "ip": "i_prime", "g": "g", "t": "t",
}  # fmt: skip


def _shares(events: list[int], mentions: list[int]) -> pd.DataFrame:
    dates = pd.date_range("2024-01-01", periods=len(events), freq="7D")
    return pd.DataFrame({"date": dates, "events": events, "mentions": mentions})


def _reference(case: pd.DataFrame) -> pd.DataFrame:
    kind = _KINDS[case["chart"].iloc[0]]
    frame = pd.DataFrame({"date": pd.Timestamp("2024-01-01") + pd.to_timedelta(case["seq"], unit="D")})
    frame["events"], frame["mentions"] = case["y"], case["n"]
    # The reference's I' chart divides its values by the mentions; ours is given means.
    frame["value"] = case["y"] / case["n"] if kind == "i_prime" else case["y"]
    freeze = case["freeze"].iloc[0]
    return attribute_chart(
        frame,
        kind,
        screen=bool(case["screenedmr"].iloc[0]),
        fix_after=None if pd.isna(freeze) else int(freeze),
        floor=False,
    )


def test_every_chart_agrees_with_the_reference(shared: Path) -> None:
    inputs = pd.read_csv(shared / "statistics" / "qic_inputs.csv")
    expected = dict(list(pd.read_csv(shared / "statistics" / "qic_expected_points.csv").groupby("case_id")))
    for name, case in inputs[inputs["chart"] != "run"].groupby("case_id"):
        ours, theirs = _reference(case), expected[name]
        for column, reference in (("value", "y"), ("mean", "cl"), ("lpl", "lcl"), ("upl", "ucl")):
            np.testing.assert_allclose(
                ours[column], theirs[reference], rtol=1e-9, atol=1e-12, err_msg=f"{name} {column}"
            )
        assert ours["outside_limits"].tolist() == theirs["sigma_signal"].tolist(), name


def test_limits_are_wider_where_mentions_are_fewer() -> None:
    points = attribute_chart(_shares([5, 1, 6, 2, 5, 2], [20, 5, 20, 5, 20, 5]), "p")
    assert points["upl"].iloc[1] > points["upl"].iloc[0]


def test_the_floored_limits_are_never_narrower_than_chance() -> None:
    frame = _shares([5] * 20, [20] * 20)
    frame.loc[3, "events"] = 6
    floored, plain = (attribute_chart(frame, kind) for kind in ("p_prime", "p"))
    np.testing.assert_allclose(floored["upl"], plain["upl"])
    assert (attribute_chart(frame, "p_prime", floor=False)["upl"] < plain["upl"]).all()


def test_over_dispersion_is_said() -> None:
    points = attribute_chart(_shares([2, 18] * 10, [40] * 20), "p_prime")
    assert dispersion_sentence(points).startswith("Periods differ by more than chance, so the limits are widened (")


def test_no_over_dispersion_says_nothing() -> None:
    assert dispersion_sentence(attribute_chart(_shares([5, 6] * 10, [20] * 20), "p_prime")) == ""


def test_a_week_without_mentions_has_no_share_and_no_signal() -> None:
    points = attribute_chart(_shares([3, 0, 4, 2], [10, 0, 10, 10]), "p_prime")
    assert np.isnan(points["value"].iloc[1])
    assert points["point_type"].iloc[1] == "common_cause"


def test_a_baseline_without_any_complaint_draws_no_limits() -> None:
    points = attribute_chart(_shares([0] * 12 + [1], [20] * 13), "p_prime", fix_after=12)
    assert points["upl"].isna().all()
    assert (points["point_type"] == "common_cause").all()


def test_runs_are_asked_for_only_on_request() -> None:
    frame = _shares([4, 6, 4, 6, 4, 4, 7, 7, 7, 7, 7, 7, 7, 4, 4], [40] * 15)
    assert (attribute_chart(frame, "p_prime")["point_type"] == "common_cause").all()
    assert attribute_chart(frame, "p_prime", has_runs=True)["special_cause_type"].eq("7 Points Above CL").sum() == 7


def test_a_rise_of_complaints_is_a_concern() -> None:
    points = attribute_chart(_shares([4, 6] * 10 + [30], [40] * 21), "p_prime", fix_after=20)
    assert points["point_type"].iloc[-1] == "special_cause_concern"
    assert summary(points)["variation_icon"].iloc[-1] == "concern_high"


def test_the_mean_of_few_mentions_may_vary_more() -> None:
    means = pd.DataFrame(
        {
            "date": pd.date_range("2024-01-01", periods=6, freq="7D"),
            "value": [0.1, 0.2, 0.1, 0.2, 0.1, 0.2],
            "mentions": [50, 50, 5, 50, 50, 50],
            "deviation": [0.5] * 6,
        }
    )
    points = attribute_chart(means, "xbar", improvement="increase")
    assert points["upl"].iloc[2] > points["upl"].iloc[1]
    assert points["mean"].iloc[1] == pytest.approx((0.2 * 150 + 0.1 * 100 + 0.5) / 255)


def test_means_that_differ_by_more_than_their_spread_widen_the_limits() -> None:
    dates = pd.date_range("2024-01-01", periods=20, freq="7D")
    wild = pd.DataFrame({"date": dates, "value": [0.0, 0.8] * 10, "mentions": 50, "deviation": 0.5})
    calm = wild.assign(value=[0.35, 0.45] * 10)
    width = [(points["upl"] - points["lpl"]).iloc[0] for points in (attribute_chart(f, "xbar") for f in (wild, calm))]
    assert width[0] > 3 * width[1]


def test_an_unknown_chart_is_refused() -> None:
    with pytest.raises(ValueError, match="no chart 'pie'"):
        attribute_chart(_shares([1], [2]).assign(value=1), "pie")  # type: ignore[arg-type]


@settings(max_examples=100)
@given(
    st.sampled_from(get_args(Kind)),
    st.lists(st.tuples(st.integers(0, 10**9), st.integers(0, 10**9)), max_size=30),
    st.booleans(),
)
@example("p_prime", [(0, 1), (0, 1), (0, 0), (1, 1)], False)
def test_any_counts_are_drawn_in_full(kind: Kind, counts: list[tuple[int, int]], has_runs: bool) -> None:
    frame = _shares([min(pair) for pair in counts], [max(pair) for pair in counts])
    frame["value"], frame["deviation"] = frame["events"], 1.0
    points = attribute_chart(frame, kind, has_runs=has_runs)
    assert len(points) == len(counts)
    assert not points["point_type"].isna().any()


@settings(max_examples=50)
@given(st.integers(0, 20), st.integers(1, 30), st.sampled_from(get_args(Kind)))
def test_equal_periods_never_give_a_signal(events: int, length: int, kind: Kind) -> None:
    frame = _shares([events] * length, [20] * length)
    frame["value"], frame["deviation"] = events / 20, 0.3
    assert (attribute_chart(frame, kind, has_runs=True)["point_type"] == "common_cause").all()
