"""A change of complaints is called a signal when figures carry it, and in words that do not exceed them."""

from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.change import COUNTS, _fisher, complaint_changes, per_100
from analysis.statistics.false_discovery import false_discovery


def _counts(**numbers: int) -> pd.DataFrame:
    row = {
        "theme": "phone_access",
        "title": "Getting through by phone",
        "writers_before": 12,
        "complaints_before": 12,
        "mentions_before": 200,
        "writers_now": 28,
        "complaints_now": 30,
        "mentions_now": 210,
    }
    return pd.DataFrame([{**row, **numbers}])


def test_a_clear_rise_is_a_signal_and_says_both_figures() -> None:
    changes = complaint_changes(_counts(), now="in the last 4 weeks", before="in the 4 weeks before")
    assert changes.iloc[0]["is_signal"]
    assert changes.iloc[0]["sentence"] == (
        "Complaints about getting through by phone: 14 in 100 mentions in the last 4 weeks (30 of 210), "
        "6 in 100 in the 4 weeks before (12 of 200); more, by more than chance explains."
    )


def test_a_clear_fall_is_a_signal_even_when_nobody_complains_now() -> None:
    changes = complaint_changes(_counts(complaints_now=0, writers_now=0, complaints_before=30, writers_before=28))
    assert changes.iloc[0]["is_signal"]
    assert "fewer, by more than chance explains" in changes.iloc[0]["sentence"]


def test_a_small_difference_is_within_chance() -> None:
    changes = complaint_changes(_counts(complaints_now=14, writers_now=14))
    assert not changes.iloc[0]["is_signal"]
    assert changes.iloc[0]["sentence"].endswith("within what chance allows.")


def test_many_complaints_by_two_writers_are_no_signal() -> None:
    row = complaint_changes(_counts(writers_now=2)).iloc[0]
    assert not row["is_signal"]
    assert row["sentence"].endswith("by fewer than 3 writers, too few for a signal.")


def test_where_test_and_interval_differ_the_sentence_says_both() -> None:
    few = {"writers_before": 3, "complaints_before": 3, "mentions_before": 22}
    row = complaint_changes(_counts(writers_now=5, complaints_now=5, mentions_now=10, **few)).iloc[0]
    assert row["change_low"] > 0
    assert row["sentence"].endswith(
        "within what chance allows by the exact test, though the 95 % interval lies above 0."
    )


def test_what_chance_among_all_themes_explains_is_said_to_be_that() -> None:
    near = _counts(complaints_now=26, writers_now=26)
    others = [_counts(complaints_now=12).assign(theme=f"theme_{number}") for number in range(30)]
    row = complaint_changes(pd.concat([near, *others])).iloc[0]
    assert (row["p_value"] < 0.05, row["is_signal"]) == (True, False)
    assert "chance allows among all themes compared, though the 95 % interval lies above 0." in row["sentence"]


def test_fewer_than_ten_mentions_give_no_share() -> None:
    changes = complaint_changes(_counts(mentions_now=9, complaints_now=8, writers_now=8))
    assert np.isnan(changes.iloc[0]["share_now"])
    assert "fewer than 10 mentions now; too few to give a share" in changes.iloc[0]["sentence"]


def test_too_few_mentions_before_give_no_comparison() -> None:
    changes = complaint_changes(_counts(mentions_before=3, complaints_before=1))
    assert np.isnan(changes.iloc[0]["change"])
    assert "No comparison: fewer than 10 scored mentions before" in changes.iloc[0]["sentence"]


def test_no_themes_give_an_empty_frame() -> None:
    assert complaint_changes(_counts().iloc[:0]).empty


def test_an_abbreviation_keeps_its_capitals() -> None:
    counts = _counts().assign(title="IT access")
    assert complaint_changes(counts).iloc[0]["sentence"].startswith("Complaints about IT access:")


@pytest.mark.parametrize(
    ("share", "words"),
    [
        (0, "0 in 100 mentions"),
        (0.004, "fewer than 1 in 100 mentions"),
        (0.14, "14 in 100 mentions"),
        (0.997, "more than 99 in 100 mentions"),
        (1, "100 in 100 mentions"),
    ],
)
def test_a_small_share_is_not_called_none(share: float, words: str) -> None:
    assert per_100(share) == words


def test_benjamini_hochberg_agrees_with_r(shared: Path) -> None:
    expected = pd.read_csv(shared / "statistics/bh_expected.csv")
    for _, family in expected.groupby("set"):
        np.testing.assert_allclose(false_discovery(family["p"].to_numpy()), family["bh"], rtol=1e-12)


def test_p_values_agree_with_r(shared: Path) -> None:
    expected = pd.read_csv(shared / "statistics/newcombe_expected.csv").astype(float)
    columns = ("x2", "x2", "n2", "x1", "x1", "n1")
    number = {ours: expected[theirs].to_numpy() for ours, theirs in zip(COUNTS, columns, strict=True)}
    np.testing.assert_allclose(_fisher(number), expected["fisher_p"], rtol=1e-9)


@settings(max_examples=60)
@given(st.lists(st.tuples(st.integers(0, 80), st.integers(0, 80)), min_size=1, max_size=12))
def test_a_signal_always_has_an_interval_without_zero(pairs: list[tuple[int, int]]) -> None:
    counts = pd.DataFrame(
        [
            {
                "theme": f"t{i}",
                "title": f"Theme {i}",
                "writers_before": b,
                "complaints_before": b,
                "mentions_before": 80,
                "writers_now": n,
                "complaints_now": n,
                "mentions_now": 80,
            }
            for i, (b, n) in enumerate(pairs)
        ]
    )
    signals = complaint_changes(counts).query("is_signal")
    assert ((signals["change_low"] > 0) | (signals["change_high"] < 0)).all()
