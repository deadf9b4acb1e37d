"""What a person is writing and has not saved: kept on the desk, so that a refresh or a closed window loses nothing."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

import pandas as pd

from config.errors import HeedError
from warehouse.desk.edit import row_of
from warehouse.erasure.traces import REMOVED
from warehouse.store import Connection


@dataclass(frozen=True)
class Draft:
    """Words that are not saved yet.

    Attributes:
        content: Field to what stands in it.
        version: Version of the row that the person began from; 0 where there was none.
        saved_at: When it was last kept, naive UTC.
    """

    content: Mapping[str, str]
    version: int
    saved_at: datetime


def keep(
    con: Connection, person: str, subject: str, content: Mapping[str, str], version: int, mention_id: int | None = None
) -> datetime:
    """Keep what a person has written so far; a mention that is erased takes it along.

    Args:
        con: The desk.
        person: Who writes.
        subject: What about, such as `triage 12`.
        content: Field to what stands in it.
        version: Version of the row that they began from.
        mention_id: The mention it is about, if any.

    Returns:
        When it was kept, naive UTC.

    Raises:
        HeedError: if it changes words of a row that an erasure has taken out since: they may be the same words.
    """
    row = row_of(con, subject)
    if row and row["version"] > version and any(row.get(name) == REMOVED for name in content):
        raise HeedError("It begins with words that quoted a mention, and the mention was erased meanwhile.")
    now = datetime.now(UTC).replace(tzinfo=None)
    con.execute(
        "INSERT OR REPLACE INTO draft (person, subject, mention_id, content, version, saved_at) "
        "VALUES ($person, $subject, $mention_id, $content, $version, $at)",
        {
            "person": person,
            "subject": subject,
            "mention_id": mention_id,
            "content": json.dumps(dict(content)),
            "version": version,
            "at": now,
        },
    )
    return now


def kept_at(con: Connection, person: str, subject: str) -> datetime | None:
    """Say when a person's words about something were last kept, naive UTC; None where there are none."""
    found = con.execute(
        "SELECT saved_at FROM draft WHERE person = $person AND subject = $subject",
        {"person": person, "subject": subject},
    ).fetchone()
    return found[0] if found else None


def emptied_at(con: Connection, person: str, subject: str) -> datetime | None:
    """Say when an erasure took away what a person was writing, naive UTC; None where none did."""
    mine = {"person": person, "subject": subject}
    rows = con.execute("SELECT * FROM draft WHERE person = $person AND subject = $subject", mine).df()
    return emptied_in(rows, person, subject)


def emptied_in(rows: pd.DataFrame, person: str, subject: str) -> datetime | None:
    """Say from the table `draft` when an erasure took away what a person was writing; None where none did."""
    mine = rows[(rows["person"] == person) & (rows["subject"] == subject)]
    if mine.empty or isinstance(json.loads(mine["content"].iloc[0]), dict):
        return None
    emptied: datetime = mine["saved_at"].iloc[0].to_pydatetime()
    return emptied


def draft_in(rows: pd.DataFrame, person: str, subject: str) -> Draft | None:
    """Give what a person was writing; None where there is nothing, or where an erasure took it away.

    Args:
        rows: The table `draft`.
        person: Who writes.
        subject: What about.
    """
    mine = rows[(rows["person"] == person) & (rows["subject"] == subject)]
    if mine.empty:
        return None
    content = json.loads(mine["content"].iloc[0])
    saved_at = mine["saved_at"].iloc[0].to_pydatetime()
    return Draft(content, int(mine["version"].iloc[0]), saved_at) if isinstance(content, dict) else None


def drop(con: Connection, person: str, subject: str) -> None:
    """Forget what a person was writing: it is saved, or they threw it away."""
    con.execute(
        "DELETE FROM draft WHERE person = $person AND subject = $subject", {"person": person, "subject": subject}
    )
