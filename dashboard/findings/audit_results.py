"""What a sample says: the machine's labels as they were drawn, joined with what people said since."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

import pandas as pd

from analysis.audit import SourceAudit, all_sources, audit_source, theme_agreement
from dashboard.findings.audit_age import replaced_since


@dataclass(frozen=True)
class AuditResults:
    """What people found in one sample.

    Attributes:
        drawn: Mentions in it.
        judged: Those that a person labelled.
        sources: Source to its audit.
        all: All sources, each weighted by its mentions.
        themes: Precision and recall of each theme, as `analysis.audit.theme_agreement` gives them.
        replaced: The version of the sentiment that was judged and the one that took over since, by whose labels nothing
            can be corrected then; None where it is in use.
    """

    drawn: int
    judged: int
    sources: Mapping[str, SourceAudit]
    all: SourceAudit
    themes: pd.DataFrame
    replaced: tuple[str, str] | None


def machine_counts(audit: SourceAudit) -> str:
    """Say whether the machine counts "too few" or "too many" complaints; empty where people may count as many."""
    if audit.corrected is None or audit.corrected.low <= audit.machine_share <= audit.corrected.high:
        return ""
    return "too few" if audit.machine_share < audit.corrected.low else "too many"


def audit_results(
    items: pd.DataFrame, judged: pd.DataFrame, population: pd.DataFrame, labellers: pd.DataFrame, drawn_at: datetime
) -> AuditResults:
    """Measure the labels by what people said of a sample.

    Args:
        items: Rows of the table `audit_item` of one sample.
        judged: What `warehouse.desk.audit.judgements` gave for `test`.
        population: Rows of the question `audit_population` for the sample's own days, places and sources.
        labellers: Rows of the question `labellers`.
        drawn_at: When the sample was drawn, naive UTC.
    """
    replaced = replaced_since(labellers, drawn_at)
    both = items.merge(judged, on="mention_id", suffixes=("", "_true"))
    sources: dict[str, SourceAudit] = {}
    weighted: list[tuple[SourceAudit, int]] = []
    counted = population.set_index("source")
    # What was judged of a source counts, whether or not any of its mentions is still there.
    for source in sorted({*counted.index, *both["source"]}):
        mine = both[both["source"] == source]
        row = counted.loc[source] if source in counted.index else {"title": source, "mentions": 0, "complaints": 0}
        mentions = int(row["mentions"])
        audit = audit_source(
            mine["sentiment_true"].tolist(), mine["sentiment"].tolist(), mentions, int(row["complaints"])
        )
        # The errors of one version say nothing of the labels of another.
        audit = replace(audit, corrected=None) if replaced else audit
        if len(mine):
            sources[str(row["title"])] = audit
        weighted.append((audit, mentions))
    themes = theme_agreement([list(names) for names in both["themes_true"]], [list(names) for names in both["themes"]])
    return AuditResults(len(items), len(both), sources, all_sources(weighted), themes, replaced)
