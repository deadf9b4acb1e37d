"""Can the labels be trusted: how a labeller agrees with people, and people with each other."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
import pandas as pd

from analysis.statistics.intervals import Z_95, Numbers, divided, wilson
from analysis.statistics.readable import number_array

# Below this recall or precision rests on too few mentions to be judged.
MINIMUM_JUDGED = 30
RELIABILITY_BINS = 5

Scale = Literal["nominal", "ordinal", "interval", "ratio"]


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
        rows[name] = divided(right, of)
        rows[f"{name}_low"], rows[f"{name}_high"] = wilson(right, of)
    either = truths + labelled - right
    low, high = wilson(right, either)
    for column, overlap in (("f1", divided(right, either)), ("f1_low", low), ("f1_high", high)):
        rows[column] = 2 * overlap / (1 + overlap)
    rows["is_judged"] = rows["truths"] >= MINIMUM_JUDGED
    return rows


def balanced_accuracy(counts: pd.DataFrame) -> float:
    """Average the recall over the labels that occur in truth."""
    truths = counts.sum(axis=1).to_numpy(np.float64)
    recall = divided(np.diag(counts.to_numpy()).astype(np.float64), truths)
    return float(recall[truths > 0].mean()) if (truths > 0).any() else float("nan")


def raw_agreement(counts: pd.DataFrame) -> float:
    """Give the share of mentions on which both agree, 0-1."""
    total = counts.to_numpy().sum()
    return float(np.trace(counts.to_numpy()) / total) if total else float("nan")


def kappa(counts: pd.DataFrame) -> float:
    """Compute Cohen's kappa: agreement beyond that of two who label at random in their own proportions.

    Source:
        Cohen (1960), Educational and Psychological Measurement 20. NaN where one label is all there is.
    """
    total = counts.to_numpy().sum()
    chance = float((counts.sum(axis=1).to_numpy() * counts.sum(axis=0).to_numpy()).sum() / total**2) if total else 1.0
    return _beyond(raw_agreement(counts), chance)


def ac1(counts: pd.DataFrame) -> float:
    """Compute Gwet's AC1, which stays near the raw agreement where one label is rare.

    Source:
        Gwet (2008), Br J Math Stat Psychol 61.
    """
    total, labels = counts.to_numpy().sum(), len(counts)
    if not total or labels < 2:
        return float("nan")
    share = (counts.sum(axis=1).to_numpy() + counts.sum(axis=0).to_numpy()) / (2 * total)
    return _beyond(raw_agreement(counts), float((share * (1 - share)).sum() / (labels - 1)))


def krippendorff_alpha(ratings: Numbers, scale: Scale = "nominal") -> float:
    """Compute Krippendorff's alpha over any number of people, some of whom may not have labelled all.

    Args:
        ratings: Shape (people, mentions), numbers; NaN where a person did not label.
        scale: What differences between the numbers mean.

    Returns:
        1 for full agreement, 0 for chance, NaN where no mention was labelled twice or only one value occurs.

    Source:
        Krippendorff (2011), Computing Krippendorff's alpha-reliability.
    """
    ratings = np.atleast_2d(number_array(ratings))
    values = np.unique(ratings[~np.isnan(ratings)])
    counts = np.stack([(ratings == value).sum(axis=0) for value in values], axis=1) if len(values) else np.zeros((0, 0))
    counts = counts[counts.sum(axis=1) > 1].astype(np.float64) if len(values) else counts
    if not counts.size:
        return float("nan")
    coincidences = np.einsum("uc,uk,u->ck", counts, counts, 1 / (counts.sum(axis=1) - 1))
    coincidences -= np.diag((counts / (counts.sum(axis=1, keepdims=True) - 1)).sum(axis=0))
    totals = coincidences.sum(axis=0)
    distance = _distance(values, totals, scale)
    expected = (np.outer(totals, totals) * distance).sum() / (totals.sum() - 1)
    return float(1 - (coincidences * distance).sum() / expected) if expected > 0 else float("nan")


@dataclass(frozen=True)
class Calibration:
    """Whether a probability means what it says.

    Attributes:
        bins: `low`, `high`, `mentions`, `stated_share` (mean probability), `true_share`, `true_low`, `true_high`.
        brier: Mean squared distance of probability and outcome, 0 (best) to 1.
        expected_error: Mean distance of stated and true share over the bins, weighted by mentions (ECE).
        left_out: Mentions that lack a probability from 0 to 1, or an outcome of 0 or 1.
    """

    bins: pd.DataFrame
    brier: float
    expected_error: float
    left_out: int = 0


def calibration(probability: Numbers, is_true: Numbers, bins: int = RELIABILITY_BINS) -> Calibration:
    """Compare stated probabilities with outcomes.

    Args:
        probability: 0-1, shape (mentions,).
        is_true: 0 or 1, same shape.
        bins: Bins of equal width.

    Raises:
        ValueError: if the shapes differ.
    """
    probability, is_true = number_array(probability), number_array(is_true)
    if probability.shape != is_true.shape:
        raise ValueError(f"There are {probability.size} probabilities for {is_true.size} outcomes.")
    with np.errstate(invalid="ignore"):
        is_known = (probability >= 0) & (probability <= 1) & np.isin(is_true, (0, 1))
    left_out = int((~is_known).sum())
    probability, is_true = probability[is_known], is_true[is_known]
    edges = np.linspace(0, 1, bins + 1)
    place = np.clip(np.searchsorted(edges, probability, side="right") - 1, 0, bins - 1)
    weights = np.ones_like(probability), probability, is_true
    mentions, stated, true = (np.bincount(place, weight, bins).astype(np.float64) for weight in weights)
    low, high = wilson(true, mentions)
    rows = pd.DataFrame(
        {
            "low": edges[:-1], "high": edges[1:], "mentions": mentions.astype(np.int64),
            "stated_share": divided(stated, mentions), "true_share": divided(true, mentions),
            "true_low": low, "true_high": high,
        }
    )  # fmt: skip
    total = len(probability)
    brier = float(np.mean((probability - is_true) ** 2)) if total else float("nan")
    return Calibration(rows, brier, float(np.abs(stated - true).sum() / total) if total else float("nan"), left_out)


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
        Post-stratified estimator; each share is (k + .5) / (m + 1).
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
    half = Z_95 * float(np.sqrt(variance))
    return CorrectedShare(share, max(share - half, 0.0), min(share + half, 1.0))


def _beyond(agreement: float, chance: float) -> float:
    return (agreement - chance) / (1 - chance) if chance < 1 else float("nan")


def _distance(values: Numbers, totals: Numbers, scale: Scale) -> Numbers:
    if scale == "nominal":
        return 1.0 - np.eye(len(values))
    if scale == "ordinal":
        below = np.cumsum(totals) - totals / 2
        return np.asarray((below[:, None] - below[None, :]) ** 2)
    difference = values[:, None] - values[None, :]
    if scale == "interval":
        return np.asarray(difference**2)
    if scale == "ratio":
        both = values[:, None] + values[None, :]
        return np.asarray(np.divide(difference, both, out=np.zeros_like(both), where=both != 0) ** 2)
    raise ValueError(f"There is no scale '{scale}'.")
