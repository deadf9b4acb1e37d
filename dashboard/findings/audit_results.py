"""What a sample says: the machine's labels as they were drawn, joined with what people said since."""

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from analysis.audit import SourceAudit, all_sources, audit_source, theme_agreement


@dataclass(frozen=True)
class AuditResults:
    """What people found in one sample.

    Attributes:
        drawn: Mentions in it.
        judged: Those that a person labelled.
        sources: Source to its audit.
        all: All sources, each weighted by its mentions.
        themes: Precision and recall of each theme, as `analysis.audit.theme_agreement` gives them.
    """

    drawn: int
    judged: int
    sources: Mapping[str, SourceAudit]
    all: SourceAudit
    themes: pd.DataFrame


def machine_counts(audit: SourceAudit) -> str:
    """Say whether the machine counts "too few" or "too many" complaints; empty where people may count as many."""
    if audit.corrected is None or audit.corrected.low <= audit.machine_share <= audit.corrected.high:
        return ""
    return "too few" if audit.machine_share < audit.corrected.low else "too many"


def audit_results(items: pd.DataFrame, judged: pd.DataFrame, population: pd.DataFrame) -> AuditResults:
    """Measure the labels by what people said of a sample.

    Args:
        items: Rows of the table `audit_item` of one sample.
        judged: What `warehouse.desk.audit.judgements` gave for `test`.
        population: Rows of the question `audit_population` for the sample's own days, places and sources.
    """
    both = items.merge(judged, on="mention_id", suffixes=("", "_true"))
    sources: dict[str, SourceAudit] = {}
    weighted: list[tuple[SourceAudit, int]] = []
    for row in population.to_dict("records"):
        mine = both[both["source"] == row["source"]]
        audit = audit_source(
            mine["sentiment_true"].tolist(), mine["sentiment"].tolist(), int(row["mentions"]), int(row["complaints"])
        )
        if len(mine):
            sources[str(row["title"])] = audit
        weighted.append((audit, int(row["mentions"])))
    themes = theme_agreement([list(names) for names in both["themes_true"]], [list(names) for names in both["themes"]])
    return AuditResults(len(items), len(both), sources, all_sources(weighted), themes)
