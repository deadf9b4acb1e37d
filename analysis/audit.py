"""A blind audit: which mentions to draw, and what people's labels say of the machine's."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from analysis.agreement import CorrectedShare, confusion, corrected_share, raw_agreement, scores
from analysis.statistics.intervals import divided, wilson

SENTIMENTS = ("negative", "mixed", "neutral", "positive")
COMPLAINTS = ("negative", "mixed")
"""The sentiments of a mention that complains."""


def shares_of_sample(available: Mapping[str, int], size: int) -> dict[str, int]:
    """Divide a sample over the sources: equal parts, and what a small source lacks goes to the others.

    Args:
        available: Source to how many of its mentions could be drawn.
        size: How many to draw in all.
    """
    drawn = dict.fromkeys(available, 0)
    left = min(size, sum(available.values()))
    while left:
        open_ = [source for source in sorted(available) if drawn[source] < available[source]]
        part = max(left // len(open_), 1)
        for source in open_[:left]:
            more = min(part, available[source] - drawn[source])
            drawn[source] += more
            left -= more
    return drawn


def drawn_sample(candidates: pd.DataFrame, size: int, seed: int) -> pd.DataFrame:
    """Choose a sample, stratified by source, in an order that tells nothing.

    Args:
        candidates: Rows of the question `audit_draw`: at least `size` of each source that has as many.
        size: How many to draw in all.
        seed: Decides the order.

    Returns:
        Chosen rows with `position` from 1 and `stratum` (the source).
    """
    available = {str(source): count for source, count in candidates["source"].value_counts().items()}
    wanted = shares_of_sample(available, size)
    chosen = candidates[candidates["place"] <= candidates["source"].map(wanted)]
    order = np.random.default_rng(seed).permutation(len(chosen))
    return chosen.iloc[order].assign(position=range(1, len(chosen) + 1), stratum=lambda rows: rows["source"])


@dataclass(frozen=True)
class SourceAudit:
    """What an audit found in one source, or in all.

    Attributes:
        judged: Mentions that a person labelled.
        agreeing: Those on which person and machine gave the same sentiment.
        agreement_low: Lower limit of the 95 % interval of that share.
        agreement_high: Upper limit.
        labels: Precision and recall of each sentiment, as `agreement.scores` gives them; None for all sources together,
            where the parts of the sample do not stand in proportion.
        machine_share: Share of complaints as the machine labelled all mentions.
        corrected: The same corrected by the sample; None below two judged mentions.
    """

    judged: int
    agreeing: int
    agreement_low: float
    agreement_high: float
    labels: pd.DataFrame | None
    machine_share: float
    corrected: CorrectedShare | None


def audit_source(truth: Sequence[str], labels: Sequence[str], mentions: int, complaints: int) -> SourceAudit:
    """Measure the machine's sentiments in one source by a random sample of it.

    Args:
        truth: What people said, each one of `SENTIMENTS`.
        labels: What the machine had said of the same mentions.
        mentions: How many mentions could have been drawn.
        complaints: Those of them that the machine called negative or mixed.
    """
    counts = confusion(truth, labels, SENTIMENTS)
    judged, agreeing = len(truth), round(raw_agreement(counts) * len(truth)) if truth else 0
    low, high = map(float, wilson(agreeing, judged))
    corrected = None
    if judged > 1 and mentions:
        pairs = [(person in COMPLAINTS, machine in COMPLAINTS) for person, machine in zip(truth, labels, strict=True)]
        labelled = [person for person, machine in pairs if machine]
        others = [person for person, machine in pairs if not machine]
        corrected = corrected_share(
            min(complaints, mentions), mentions, (sum(labelled), len(labelled)), (sum(others), len(others))
        )
    share = complaints / mentions if mentions else float("nan")
    return SourceAudit(judged, agreeing, low, high, scores(counts), share, corrected)


def all_sources(audits: Sequence[tuple[SourceAudit, int]]) -> SourceAudit:
    """Put the sources together, each weighted by how many mentions it has.

    Args:
        audits: Each source's audit with its number of mentions; those without a corrected share are left out.
    """
    parts = [(audit.corrected, audit.machine_share, n) for audit, n in audits if audit.corrected is not None]
    judged, agreeing = sum(a.judged for a, _ in audits), sum(a.agreeing for a, _ in audits)
    low, high = map(float, wilson(agreeing, judged))
    total = sum(n for _, _, n in parts)
    if not total:
        return SourceAudit(judged, agreeing, low, high, None, float("nan"), None)
    machine = sum(share * n for _, share, n in parts) / total
    share = sum(one.share * n for one, _, n in parts) / total
    # The longer side of each interval: the other may have been cut off at 0 or at 1.
    halves = [max(one.high - one.share, one.share - one.low) * n / total for one, _, n in parts]
    half = float(np.linalg.norm(halves))
    corrected = CorrectedShare(share, max(share - half, 0.0), min(share + half, 1.0))
    return SourceAudit(judged, agreeing, low, high, None, machine, corrected)


def theme_agreement(truth: Sequence[Sequence[str]], labels: Sequence[Sequence[str]]) -> pd.DataFrame:
    """Measure each theme that a person or the machine gave.

    Returns:
        One row a theme: `theme`, `truths`, `labelled`, `right`, precision and recall with `_low` and `_high`; those
        most often true first.

    Source:
        Wilson (1927) for the intervals.
    """
    names = sorted({name for names in (*truth, *labels) for name in names})
    pairs = [(set(person), set(machine)) for person, machine in zip(truth, labels, strict=True)]
    rows = pd.DataFrame(
        {
            "theme": names,
            "truths": [sum(name in person for person, _ in pairs) for name in names],
            "labelled": [sum(name in machine for _, machine in pairs) for name in names],
            "right": [sum(name in person and name in machine for person, machine in pairs) for name in names],
        }
    )
    right = rows["right"].to_numpy(np.float64)
    for measure, of in (("precision", "labelled"), ("recall", "truths")):
        whole = rows[of].to_numpy(np.float64)
        rows[measure] = divided(right, whole)
        rows[f"{measure}_low"], rows[f"{measure}_high"] = wilson(right, whole)
    return rows.sort_values(["truths", "labelled"], ascending=False, ignore_index=True)
