"""How far labels can be trusted is told by published measures, with intervals."""

import numpy as np
import pandas as pd
import pytest

from analysis.agreement import confusion, corrected_share, raw_agreement, scores


def _table(*rows: list[int]) -> pd.DataFrame:
    return pd.DataFrame(rows, index=["yes", "no"], columns=["yes", "no"])


def test_the_raw_agreement_is_the_share_on_which_both_agree() -> None:
    assert raw_agreement(_table([425, 75], [75, 425])) == pytest.approx(0.85)
    assert np.isnan(raw_agreement(_table([0, 0], [0, 0])))


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


def _covers(random: np.random.Generator, mentions: int = 2000, audited: int = 100, truth: float = 0.25) -> bool:
    is_true = random.random(mentions) < truth
    is_labelled = np.where(is_true, random.random(mentions) < 0.8, random.random(mentions) < 0.1)
    sample = random.choice(mentions, audited, replace=False)
    true, labelled = is_true[sample], is_labelled[sample]
    with_label = int((true & labelled).sum()), int(labelled.sum())
    without = int((true & ~labelled).sum()), int((~labelled).sum())
    found = corrected_share(int(is_labelled.sum()), mentions, with_label, without)
    return found.low <= truth <= found.high
