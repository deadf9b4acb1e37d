"""The run chart agrees with the reference and needs no limits."""

from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from analysis.charts.run_chart import run_chart, runs


def test_runs_and_crossings_agree_with_the_reference(shared: Path) -> None:
    points = dict(list(pd.read_csv(shared / "statistics" / "qic_expected_points.csv").groupby("case_id")))
    for case in pd.read_csv(shared / "statistics" / "qic_expected_summary.csv").itertuples():
        drawn = points[str(case.case_id)]
        ours = runs(drawn["y"].to_numpy(), drawn["cl"].to_numpy())
        counts = ours.useful_points, ours.longest_run, ours.longest_run_limit, ours.crossings, ours.crossings_limit
        assert counts == (
            case.n_useful, case.longest_run, case.longest_run_max, case.n_crossings, case.n_crossings_min
        ), case.case_id  # fmt: skip
        assert ours.is_signal == case.runs_signal, case.case_id


def test_the_median_agrees_with_the_reference(shared: Path) -> None:
    inputs = pd.read_csv(shared / "statistics" / "qic_inputs.csv")
    expected = dict(list(pd.read_csv(shared / "statistics" / "qic_expected_points.csv").groupby("case_id")))
    for name, case in inputs[inputs["chart"] == "run"].groupby("case_id"):
        dates = pd.date_range("2024-01-01", periods=len(case), freq="7D")
        points = run_chart(pd.DataFrame({"date": dates, "value": case["y"].to_numpy()}))
        np.testing.assert_allclose(points["median"], expected[name]["cl"])


def test_a_long_run_on_one_side_is_a_shift() -> None:
    found = runs(np.array([1.0, 2, 1, 2, 1, 2, 1, 2, 9, 8, 9, 8, 9, 8, 9, 8]), np.full(16, 5.0))
    assert found.is_signal
    assert found.sentence.startswith("A shift: points in a row on one side of the median: 8 (chance allows 7)")


def test_points_on_the_median_neither_lengthen_nor_break_a_run() -> None:
    assert runs(np.array([1.0, 5, 1, 5, 1]), np.full(5, 5.0)).longest_run == 3


@pytest.mark.parametrize("values", [[], [1.0], [np.nan, 1.0]])
def test_too_few_points_are_no_shift(values: list[float]) -> None:
    found = runs(np.array(values), np.zeros(len(values)))
    assert not found.is_signal
    assert "Too few" in found.sentence


def test_a_share_has_its_interval() -> None:
    points = run_chart(pd.DataFrame({"date": ["2024-01-01", "2024-01-08"], "events": [0, 0], "mentions": [5, 0]}))
    assert points["high"].iloc[0] == pytest.approx(0.434482464783175)
    assert np.isnan(points["value"].iloc[1])
