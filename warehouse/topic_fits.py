"""The searches for topics that were made, newest is current."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

import pandas as pd

from warehouse.labels import append_within
from warehouse.store import Connection, transaction


@dataclass(frozen=True)
class Fit:
    """The newest search.

    Attributes:
        fit_id: Its number.
        version: Version of the topic code.
        method: `bertopic` or `phrases`.
        mentions: Mentions there were to find topics in when it was made.
        outlier_share: Share of the mentions assigned then that fit no topic; None for phrases.
        note: What a reader must know about it.
        topics: Frame with topic_id, title, keywords, examples.
        changes: Frame with topic_id, change (`kept`, `new`, `ended`), similarity, title: what it made of the topics
            before it.
        model: What it needs to assign further mentions.
        next_id: The first number that no topic ever had.
    """

    fit_id: int
    version: str
    method: str
    mentions: int
    outlier_share: float | None
    note: str
    topics: pd.DataFrame
    changes: pd.DataFrame
    model: bytes
    next_id: int = 0


def labeller_version(version: str, fit_id: int) -> str:
    """Name the version under which the assignments of one fit are kept."""
    return f"{version}.fit{fit_id}"


def newest_fit(con: Connection) -> Fit | None:
    """Read the newest search, or None before the first."""
    row = con.execute(
        """
        SELECT fit_id, version, method, mentions, outlier_share, note, model
        FROM topic_fit ORDER BY fit_id DESC LIMIT 1
        """
    ).fetchone()
    if row is None:
        return None
    topics = con.execute(
        "SELECT topic_id, title, keywords, examples FROM topic WHERE fit_id = $fit_id ORDER BY topic_id",
        {"fit_id": row[0]},
    ).df()
    changes = con.execute(
        "SELECT topic_id, change, similarity, title FROM topic_change WHERE fit_id = $fit_id ORDER BY topic_id",
        {"fit_id": row[0]},
    ).df()
    used = con.execute("SELECT coalesce(max(topic_id), -1) + 1 FROM topic").fetchall()[0][0]
    number, version, method, mentions, outlier_share, note, model = row
    return Fit(
        fit_id=int(number),
        version=str(version),
        method=str(method),
        mentions=int(mentions),
        outlier_share=outlier_share,
        note=str(note),
        topics=topics,
        changes=changes,
        model=bytes(model or b""),
        next_id=int(used),
    )


def outliers_of_sources(con: Connection, labeller: str, version: str, sources: Sequence[str]) -> tuple[int, int]:
    """Count the mentions of some sources that one version has assigned, and those of them that fit no topic."""
    assigned, outliers = con.execute(
        """
        SELECT count(*), count(*) FILTER (label = '-1')
        FROM label JOIN labeller USING (labeller_id) JOIN mention USING (mention_id)
        WHERE labeller = $labeller AND version = $version AND source IN (SELECT unnest($sources))
        """,
        {"labeller": labeller, "version": version, "sources": list(sources)},
    ).fetchall()[0]
    return int(assigned), int(outliers)


def save_fit(con: Connection, labeller: str, fit: Fit, labels: pd.DataFrame) -> None:
    """Write a search, its topics and all its assignments in one transaction: readers see all of it or none.

    Args:
        con: The store, open for writing.
        labeller: Name under which the assignments are kept.
        fit: The search; its number must be one more than the newest.
        labels: Assignments: mention_id, label, value.
    """
    with transaction(con):
        con.execute(
            """
            INSERT INTO topic_fit
            VALUES ($fit_id, $fitted_at, $version, $method, $mentions, $outlier_share, $note, $model)
            """,
            {
                "fit_id": fit.fit_id,
                "fitted_at": datetime.now(UTC).replace(tzinfo=None),
                "version": fit.version,
                "method": fit.method,
                "mentions": fit.mentions,
                "outlier_share": fit.outlier_share,
                "note": fit.note,
                "model": fit.model or None,
            },
        )
        for topic_id, title, keywords, examples in fit.topics.to_numpy(object).tolist():
            topic = [fit.fit_id, topic_id, title, list(keywords), list(examples)]
            con.execute("INSERT INTO topic VALUES (?, ?, ?, ?, ?)", topic)
        for topic_id, change, similarity, title in fit.changes.to_numpy(object).tolist():
            known = None if pd.isna(similarity) else similarity
            con.execute("INSERT INTO topic_change VALUES (?, ?, ?, ?, ?)", [fit.fit_id, topic_id, change, known, title])
        append_within(con, labeller, labeller_version(fit.version, fit.fit_id), None, labels)
