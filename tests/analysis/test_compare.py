"""Sites are compared by funnel and shrunken shares that agree with the references, and never ranked."""

from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.compare import funnel, shrink

pytestmark = pytest.mark.thorough


def _counts(events: list[int], mentions: list[int]) -> pd.DataFrame:
    return pd.DataFrame({"unit": [f"site {n}" for n in range(len(events))], "events": events, "mentions": mentions})


@pytest.mark.parametrize("has_over_dispersion", [True, False])
def test_the_funnel_agrees_with_the_reference(shared: Path, has_over_dispersion: bool) -> None:
    inputs = pd.read_csv(shared / "statistics" / "funnel_inputs.csv")
    expected = pd.read_csv(shared / "statistics" / "funnel_expected.csv").query("od_adjusted == @has_over_dispersion")
    counts = inputs.rename(columns={"num": "events", "den": "mentions"})
    rows = funnel(counts, has_over_dispersion).rows
    for ours, theirs in (
        ("share", "rr"), ("z", "Uzscore"), ("low_95", "OD95LCL"), ("high_95", "OD95UCL"),
        ("low_998", "OD99LCL"), ("high_998", "OD99UCL"),
    ):  # fmt: skip
        np.testing.assert_allclose(rows[ours], expected[theirs], rtol=1e-9, err_msg=ours)
    assert rows["is_signal"].tolist() == expected["outlier"].astype(bool).tolist()


def test_the_prior_of_the_reference_set_is_found(shared: Path) -> None:
    inputs = pd.read_csv(shared / "statistics" / "funnel_inputs.csv")
    shrunken = shrink(inputs["num"].to_numpy(np.float64), inputs["den"].to_numpy(np.float64))
    np.testing.assert_allclose((shrunken.a, shrunken.b), (24.72, 57.74), atol=0.01)
    assert shrunken.shrunken_share[4] == pytest.approx(0.375, abs=0.0005)


def test_few_units_get_limits_of_chance_alone_and_it_is_said() -> None:
    found = funnel(_counts([5, 9, 2], [40, 60, 30]))
    assert found.between == 0
    assert found.caution.startswith("Only 3 to compare")


def test_a_unit_far_from_the_others_is_a_signal() -> None:
    rows = funnel(_counts([10, 11, 9, 10, 12, 8, 10, 9, 11, 10, 60], [100] * 11)).rows
    assert rows["is_signal"].tolist() == [False] * 10 + [True]
    assert rows["above_chance"].iloc[-1] > 0.99


def test_a_share_of_few_mentions_is_drawn_further_to_the_average() -> None:
    rows = funnel(_counts([6, 60, 100, 90, 110], [10, 100, 500, 500, 500])).rows
    assert rows["shrunken_share"].iloc[0] < rows["shrunken_share"].iloc[1] < 0.6


def test_a_unit_without_mentions_has_no_share_and_no_signal() -> None:
    rows = funnel(_counts([5, 0], [40, 0])).rows
    assert np.isnan(rows["share"].iloc[1])
    assert not rows["is_signal"].iloc[1]


@pytest.mark.parametrize(
    ("counts", "message"),
    [
        (_counts([5], [4]), "1 row has a count that is missing or impossible"),
        (_counts([1], [4]).assign(events=np.nan), "1 row has a count that is missing or impossible"),
        (pd.concat([_counts([1], [4]), _counts([2], [4])]), "'site 0' stands twice with different numbers"),
    ],
)
def test_a_unit_with_impossible_counts_has_no_figures_and_is_named(counts: pd.DataFrame, message: str) -> None:
    drawn = funnel(counts)
    assert drawn.rows["share"].isna().tolist() == [True]
    assert not drawn.rows["is_signal"].any()
    assert message in drawn.caution


def test_a_missing_column_is_named() -> None:
    with pytest.raises(ValueError, match="no column 'events'"):
        funnel(pd.DataFrame({"unit": []}))


@settings(max_examples=60)
@given(st.lists(st.tuples(st.integers(0, 10**6), st.integers(0, 10**6)), max_size=20))
def test_any_counts_are_compared(counts: list[tuple[int, int]]) -> None:
    rows = funnel(_counts([min(pair) for pair in counts], [max(pair) for pair in counts])).rows
    assert rows["shrunken_share"].between(0, 1).all()
    assert (rows["low_998"].isna() | (rows["low_998"] <= rows["high_998"])).all()


@settings(max_examples=30)
@given(st.integers(0, 100), st.integers(2, 20))
def test_equal_units_are_no_signals(events: int, units: int) -> None:
    assert not funnel(_counts([events] * units, [100] * units)).rows["is_signal"].any()
