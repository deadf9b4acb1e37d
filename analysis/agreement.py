"""Can the labels be trusted: how a labeller agrees with people, and a share freed of its bias."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from analysis.statistics.intervals import Numbers, wilson
from analysis.statistics.readable import number_array

# Below this recall or precision rests on too few mentions to be judged.
MINIMUM_JUDGED = 30
_Z = 1.959963984540054


def confusion(truth: Sequence[str], labels: Sequence[str], names: Sequence[str]) -> pd.DataFrame:
    """Count how often each true label (rows) was given each label (columns), in the order of `names`.

    A mention that one of the two did not label is left out.

    Raises:
        ValueError: if the two differ in length or hold a label that is not among `names`.
    """
    if len(truth) != len(labels):
        raise ValueError(f"There are {len(truth)} true labels and {len(labels)} given ones.")
    position = {name: number for number, name in enumerate(names)}
    pairs = [pair for pair in zip(truth, labels, strict=True) if not (pd.isna(pair[0]) or pd.isna(pair[1]))]
    truth, labels = ([pair[side] for pair in pairs] for side in (0, 1))
    unknown = sorted({str(label) for label in (*truth, *labels)} - set(position))
    if unknown:
        raise ValueError(f"The label '{unknown[0]}' is none of {', '.join(names)}.")
    counts = np.zeros((len(names), len(names)), dtype=np.int64)
    np.add.at(counts, ([position[label] for label in truth], [position[label] for label in labels]), 1)
    return pd.DataFrame(counts, pd.Index(list(names), name="truth"), pd.Index(list(names), name="label"))


def scores(counts: pd.DataFrame) -> pd.DataFrame:
    """Compute precision, recall and F1 of each label with 95 % intervals.

    Args:
        counts: What `confusion` returned, over a simple random sample.

    Returns:
        One row a label: `label`, `truths`, `labelled`, `right`, and `precision`, `recall`, `f1` each with `_low` and
        `_high` (0-1, NaN where nothing was counted), `is_judged` (whether at least 30 true mentions carry the recall).

    Source:
        Wilson (1927). The interval of F1 is Wilson's of right / (truths + labelled - right), of which F1 is a rising
        function: 2j / (1 + j).
    """
    right = np.diag(counts.to_numpy()).astype(np.float64)
    truths, labelled = counts.sum(axis=1).to_numpy(np.float64), counts.sum(axis=0).to_numpy(np.float64)
    rows = pd.DataFrame({"label": counts.index, "truths": truths, "labelled": labelled, "right": right})
    rows[["truths", "labelled", "right"]] = rows[["truths", "labelled", "right"]].astype(np.int64)
    for name, of in (("precision", labelled), ("recall", truths)):
        rows[name] = _divided(right, of)
        rows[f"{name}_low"], rows[f"{name}_high"] = wilson(right, of)
    either = truths + labelled - right
    low, high = wilson(right, either)
    for column, overlap in (("f1", _divided(right, either)), ("f1_low", low), ("f1_high", high)):
        rows[column] = 2 * overlap / (1 + overlap)
    rows["is_judged"] = rows["truths"] >= MINIMUM_JUDGED
    return rows


def raw_agreement(counts: pd.DataFrame) -> float:
    """Give the share of mentions on which both agree, 0-1."""
    total = counts.to_numpy().sum()
    return float(np.trace(counts.to_numpy()) / total) if total else float("nan")


@dataclass(frozen=True)
class CorrectedShare:
    """A share freed of the labeller's bias by an audit; all 0-1, NaN where there is none to correct.

    Attributes:
        share: The corrected share.
        low: Lower limit of its 95 % interval.
        high: Upper limit.
    """

    share: float
    low: float
    high: float


def corrected_share(
    labelled: int, mentions: int, audited_labelled: tuple[int, int], audited_others: tuple[int, int]
) -> CorrectedShare:
    """Correct a labeller's share by a random sample that people labelled too.

    Args:
        labelled: Mentions that the labeller gave the label, of all.
        mentions: All mentions.
        audited_labelled: Truly so, and audited, among those with the label.
        audited_others: Truly so, and audited, among the others.

    Returns:
        The share; NaN where a count is missing or impossible, or there are no mentions.

    Source:
        Post-stratified estimator; reference/statistics section 7 d: each share is (k + .5) / (m + 1).
    """
    given = number_array([[*audited_labelled], [*audited_others], [labelled, mentions]])
    right, audited = given.T
    if not ((right >= 0) & (right <= audited)).all() or not audited[2]:
        return CorrectedShare(np.nan, np.nan, np.nan)
    (k1, m1), (k0, m0), (labelled, mentions) = given.tolist()
    q = labelled / mentions
    a1, a0 = (k1 + 0.5) / (m1 + 1), (k0 + 0.5) / (m0 + 1)
    share = q * a1 + (1 - q) * a0
    variance = q**2 * a1 * (1 - a1) / max(m1, 1) + (1 - q) ** 2 * a0 * (1 - a0) / max(m0, 1)
    variance += (a1 - a0) ** 2 * q * (1 - q) / mentions
    half = _Z * float(np.sqrt(variance))
    return CorrectedShare(share, max(share - half, 0.0), min(share + half, 1.0))


def _divided(part: Numbers, whole: Numbers) -> Numbers:
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(whole > 0, part / whole, np.nan)
