"""The searches for topics that were made, newest is current."""

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
        model: What it needs to assign further mentions.
    """

    fit_id: int
    version: str
    method: str
    mentions: int
    outlier_share: float | None
    note: str
    topics: pd.DataFrame
    model: bytes


def labeller_version(version: str, fit_id: int) -> str:
    """Name the version under which the assignments of one fit are kept: topic numbers mean nothing outside it."""
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
    return Fit(int(row[0]), str(row[1]), str(row[2]), int(row[3]), row[4], str(row[5]), topics, bytes(row[6] or b""))


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
            con.execute(
                "INSERT INTO topic VALUES ($fit_id, $topic_id, $title, $keywords, $examples)",
                {
                    "fit_id": fit.fit_id,
                    "topic_id": topic_id,
                    "title": title,
                    "keywords": list(keywords),
                    "examples": list(examples),
                },
            )
        append_within(con, labeller, labeller_version(fit.version, fit.fit_id), None, labels)
