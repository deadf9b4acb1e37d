"""Intervals agree with R to the last digits and obey the laws of an interval."""

from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.statistics.intervals import newcombe, wilson

counts = st.integers(1, 5_000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))


def test_wilson_agrees_with_r(shared: Path) -> None:
    expected = pd.read_csv(shared / "statistics/wilson_expected.csv")
    lower, upper = wilson(expected["x"], expected["n"])
    np.testing.assert_allclose(lower, expected["wilson_lo"], rtol=1e-10, atol=1e-14)
    np.testing.assert_allclose(upper, expected["wilson_hi"], rtol=1e-10, atol=1e-14)


def test_newcombe_agrees_with_r(shared: Path) -> None:
    expected = pd.read_csv(shared / "statistics/newcombe_expected.csv")
    # The reference takes group 1 minus group 2: group 1 is ours after.
    change, lower, upper = newcombe(expected["x2"], expected["n2"], expected["x1"], expected["n1"])
    np.testing.assert_allclose(change, expected["diff"], rtol=1e-10, atol=1e-14)
    np.testing.assert_allclose(lower, expected["newcombe_lo"], rtol=1e-10, atol=1e-12)
    np.testing.assert_allclose(upper, expected["newcombe_hi"], rtol=1e-10, atol=1e-12)


def test_newcombe_reproduces_the_published_example() -> None:
    """Newcombe (1998), table II, example (a): 56/70 against 48/80 gives 0.0524 to 0.3339."""
    change, lower, upper = newcombe(48, 80, 56, 70)
    assert (round(float(change), 4), round(float(lower), 4), round(float(upper), 4)) == (0.2, 0.0524, 0.3339)


@given(counts)
def test_wilson_holds_the_share_and_stays_between_0_and_1(count: tuple[int, int]) -> None:
    lower, upper = wilson(*count)
    assert 0 <= lower <= count[0] / count[1] + 1e-12
    assert count[0] / count[1] - 1e-12 <= upper <= 1


@given(counts, counts)
def test_newcombe_turns_its_sign_when_before_and_after_are_swapped(a: tuple[int, int], b: tuple[int, int]) -> None:
    there, back = newcombe(*a, *b), newcombe(*b, *a)
    np.testing.assert_allclose([there[0], there[1], there[2]], [-back[0], -back[2], -back[1]], atol=1e-12)


def test_no_mentions_give_nan_without_a_warning() -> None:
    assert np.isnan(wilson(0, 0)).all()


def test_no_complaint_in_ten_still_allows_a_quarter() -> None:
    lower, upper = wilson(0, 10)
    assert lower == 0
    assert upper == pytest.approx(0.2775, abs=1e-4)


@pytest.mark.parametrize(("events", "mentions"), [(-1, 5), (6, 5), (float("nan"), 5), (1, float("inf"))])
def test_impossible_counts_have_no_interval(events: float, mentions: float) -> None:
    assert np.isnan(wilson(events, mentions)).all()
    assert np.isnan(newcombe(1, 5, events, mentions)).all()


@pytest.mark.parametrize("confidence", [0, 1, -0.5, 95])
def test_an_impossible_confidence_is_refused(confidence: float) -> None:
    with pytest.raises(ValueError, match="confidence"):
        wilson(1, 10, confidence)
