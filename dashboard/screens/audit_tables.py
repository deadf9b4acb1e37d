"""The figures of an audit as they are read."""

from collections.abc import Mapping

import pandas as pd

from analysis.audit import SourceAudit


def source_table(sources: Mapping[str, SourceAudit], uncorrected: str) -> pd.DataFrame:
    """Give one row per source: judged, agreement, complaints before and after correction, or why there is none."""
    return pd.DataFrame(
        [
            {
                "Source": title,
                "Judged": audit.judged,
                "Same sentiment": _share(audit.agreeing, audit.judged, audit.agreement_low, audit.agreement_high),
                "Complaints per 100, machine": round(audit.machine_share * 100, 1),
                "Complaints per 100, corrected": _corrected(audit, uncorrected),
            }
            for title, audit in sources.items()
        ]
    )


def sentiment_table(labels: pd.DataFrame) -> pd.DataFrame:
    """Give one row per sentiment: how often the machine is right when it says so, and how many it finds."""
    return pd.DataFrame(
        {
            "Sentiment": labels["label"],
            "People said so": labels["truths"],
            "Machine said so": labels["labelled"],
            "Precision": _measure(labels, "precision"),
            "Recall": _measure(labels, "recall"),
            "Enough to judge": labels["is_judged"].map({True: "yes", False: "fewer than 30"}),
        }
    )


def theme_table(themes: pd.DataFrame, known: pd.DataFrame) -> pd.DataFrame:
    """Give one row per theme that a person or the machine gave."""
    titles = known.set_index("theme")["title"]
    return pd.DataFrame(
        {
            "Theme": themes["theme"].map(titles).fillna(themes["theme"]),
            "People said so": themes["truths"],
            "Machine said so": themes["labelled"],
            "Precision": _measure(themes, "precision"),
            "Recall": _measure(themes, "recall"),
        }
    )


def _measure(rows: pd.DataFrame, name: str) -> list[str]:
    return [
        "none" if pd.isna(value) else f"{value * 100:.0f} ({low * 100:.0f} to {high * 100:.0f})"
        for value, low, high in zip(rows[name], rows[f"{name}_low"], rows[f"{name}_high"], strict=True)
    ]


def _share(part: int, whole: int, low: float, high: float) -> str:
    return f"{part} of {whole} ({low * 100:.0f} to {high * 100:.0f} in 100)" if whole else "none judged"


def _corrected(audit: SourceAudit, otherwise: str) -> str:
    if audit.corrected is None:
        return otherwise
    found = audit.corrected
    return f"{found.share * 100:.0f} ({found.low * 100:.0f} to {found.high * 100:.0f})"
