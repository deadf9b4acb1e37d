"""How far labels can be trusted is told by published measures, with intervals."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.agreement import (
    Scale,
    ac1,
    balanced_accuracy,
    calibration,
    confusion,
    corrected_share,
    kappa,
    krippendorff_alpha,
    raw_agreement,
    scores,
)

_NAN = float("nan")
# The example of Krippendorff (2011): four people, twelve units, five values.
_RATINGS = np.array(
    [
        [1, 2, 3, 3, 2, 1, 4, 1, 2, _NAN, _NAN, _NAN],
        [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, _NAN, 3],
        [_NAN, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, _NAN],
        [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, _NAN],
    ]
)


def _table(*rows: list[int]) -> pd.DataFrame:
    return pd.DataFrame(rows, index=["yes", "no"], columns=["yes", "no"])


@pytest.mark.parametrize(
    ("scale", "alpha"), [("nominal", 0.743), ("ordinal", 0.815), ("interval", 0.849), ("ratio", 0.797)]
)
def test_alpha_of_the_published_example(scale: Scale, alpha: float) -> None:
    assert krippendorff_alpha(_RATINGS, scale) == pytest.approx(alpha, abs=0.0005)


def test_alpha_of_one_person_is_unknown() -> None:
    assert np.isnan(krippendorff_alpha(_RATINGS[:1]))


def test_kappa_of_the_published_example() -> None:
    assert kappa(_table([20, 5], [10, 15])) == pytest.approx(0.4)


@pytest.mark.parametrize(
    ("table", "expected_kappa", "expected_ac1"),
    [(_table([425, 75], [75, 425]), 0.70, 0.70), (_table([50, 75], [75, 800]), 0.31, 0.81)],
)
def test_a_rare_label_lowers_kappa_but_not_ac1(table: pd.DataFrame, expected_kappa: float, expected_ac1: float) -> None:
    assert raw_agreement(table) == pytest.approx(0.85)
    assert kappa(table) == pytest.approx(expected_kappa, abs=0.01)
    assert ac1(table) == pytest.approx(expected_ac1, abs=0.01)


def test_one_label_alone_leaves_kappa_unknown() -> None:
    assert np.isnan(kappa(_table([10, 0], [0, 0])))


def test_a_confusion_table_counts_truth_by_label() -> None:
    table = confusion(["yes", "yes", "no"], ["yes", "no", "no"], ["yes", "no"])
    assert table.to_numpy().tolist() == [[1, 1], [0, 1]]


def test_an_unknown_label_is_refused() -> None:
    with pytest.raises(ValueError, match="'maybe' is none of yes, no"):
        confusion(["yes"], ["maybe"], ["yes", "no"])


def test_precision_recall_and_f1_come_with_their_intervals() -> None:
    row = scores(_table([20, 5], [10, 15])).iloc[0]
    assert (row["precision"], row["recall"]) == (pytest.approx(2 / 3), 0.8)
    assert row["f1"] == pytest.approx(2 * (2 / 3) * 0.8 / (2 / 3 + 0.8))
    assert row["f1_low"] < row["f1"] < row["f1_high"]
    assert not row["is_judged"]


def test_a_label_that_never_occurs_has_no_recall() -> None:
    assert np.isnan(scores(_table([0, 0], [2, 8]))["recall"].iloc[0])


def test_balanced_accuracy_averages_the_recalls_that_exist() -> None:
    assert balanced_accuracy(_table([20, 5], [10, 15])) == pytest.approx(0.7)
    assert balanced_accuracy(_table([0, 0], [2, 8])) == pytest.approx(0.8)


def test_a_probability_that_means_what_it_says_has_no_expected_error() -> None:
    found = calibration(np.array([0.25] * 4 + [0.75] * 4), np.array([1.0, 0, 0, 0, 1, 1, 1, 0]))
    assert found.expected_error == pytest.approx(0)
    assert found.brier == pytest.approx(0.1875)
    assert found.bins["mentions"].tolist() == [0, 4, 0, 4, 0]


def test_overconfidence_shows_as_expected_error() -> None:
    assert calibration(np.full(10, 0.9), np.array([1.0, 0] * 5)).expected_error == pytest.approx(0.4)


def test_a_probability_beyond_one_is_left_out_and_counted() -> None:
    found = calibration(np.array([1.2, 0.9]), np.array([1.0, 1.0]))
    assert (found.left_out, found.bins["mentions"].sum()) == (1, 1)


def test_the_corrected_share_removes_a_known_bias() -> None:
    found = corrected_share(550, 2000, audited_labelled=(727, 1000), audited_others=(69, 1000))
    assert found.share == pytest.approx(0.25, abs=0.002)
    assert found.low < 0.25 < found.high


def test_without_an_audit_the_corrected_share_is_wide_open() -> None:
    found = corrected_share(500, 2000, (0, 0), (0, 0))
    assert (found.low, found.high) == (0.0, 1.0)


@pytest.mark.parametrize("counts", [(5, 0, (0, 0), (0, 0)), (0, 0, (0, 0), (0, 0)), (1, 2, (3, 2), (0, 0))])
def test_impossible_audits_have_no_corrected_share(counts: tuple[int, int, tuple[int, int], tuple[int, int]]) -> None:
    assert np.isnan(corrected_share(*counts).share)


def test_the_corrected_share_covers_the_truth_as_often_as_it_says() -> None:
    random = np.random.default_rng(11)
    covered = sum(_covers(random) for _ in range(1500)) / 1500
    assert 0.93 <= covered <= 0.97


@settings(max_examples=60)
@given(st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from("abc")), min_size=2, max_size=60))
def test_no_measure_of_agreement_exceeds_one_or_depends_on_the_order(pairs: list[tuple[str, str]]) -> None:
    truth, labels = zip(*pairs, strict=True)
    one, other = confusion(truth, labels, "abc"), confusion(truth[::-1], labels[::-1], "abc")
    for measure in (kappa, ac1, raw_agreement):
        value = measure(one)
        assert np.isnan(value) or value <= 1 + 1e-12
        np.testing.assert_equal(value, measure(other))


def _covers(random: np.random.Generator, mentions: int = 2000, audited: int = 100, truth: float = 0.25) -> bool:
    is_true = random.random(mentions) < truth
    is_labelled = np.where(is_true, random.random(mentions) < 0.8, random.random(mentions) < 0.1)
    sample = random.choice(mentions, audited, replace=False)
    true, labelled = is_true[sample], is_labelled[sample]
    with_label = int((true & labelled).sum()), int(labelled.sum())
    without = int((true & ~labelled).sum()), int((~labelled).sum())
    found = corrected_share(int(is_labelled.sum()), mentions, with_label, without)
    return found.low <= truth <= found.high
