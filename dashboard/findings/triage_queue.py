"""The queue of mentions that need a person: what was found, joined with what people decided, and its clock."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

import pandas as pd

from config.triage import Targets
from config.urgencies import load_urgencies

VIEWS = ("to take up", "in hand", "closed")
VIEW_OF = {"new": "to take up", "acknowledged": "in hand", "in hand": "in hand", "closed": "closed"}


@dataclass(frozen=True)
class Clock:
    """How long an item has been open, against what was promised.

    Attributes:
        words: For people: "open 3 days, to be taken up within 24 hours".
        is_late: Whether the promise is broken.
    """

    words: str
    is_late: bool


def queue(found: pd.DataFrame, decided: pd.DataFrame) -> pd.DataFrame:
    """Join the mentions that need a person with what was decided about them.

    Args:
        found: Rows of the question `urgent_mentions`.
        decided: Rows of the table `triage`.

    Returns:
        The rows of `found` in their order, with status, owner, outcome, closed_at, changed_at, changed_by and view.
    """
    columns = ["mention_id", "status", "owner", "outcome", "closed_at", "changed_at", "changed_by"]
    joined = found.merge(decided[columns], on="mention_id", how="left")
    joined["status"] = joined["status"].fillna("new")
    joined[["owner", "outcome", "changed_by"]] = joined[["owner", "outcome", "changed_by"]].fillna("")
    joined["view"] = joined["status"].map(VIEW_OF)
    return joined


def clock(row: Any, targets: Targets, now: datetime) -> Clock:
    """Say how long an item has been open, from when it came into heed.

    Args:
        row: With admitted_at, status and closed_at.
        targets: What was promised.
        now: Naive UTC.
    """
    promised = _promised(row["status"], targets)
    if row["status"] == "closed":
        took = pd.Timestamp(row["closed_at"]) - pd.Timestamp(row["admitted_at"])
        return Clock(f"closed after {_days(took)}; the target was {_days(promised)}", took > promised)
    deed = "taken up" if row["status"] == "new" else "closed"
    age = pd.Timestamp(now) - pd.Timestamp(row["admitted_at"])
    if age > promised:
        words = f"open {_days(age)}; should have been {deed} within {_days(promised)}"
    else:
        words = f"open {_days(age)}; to be {deed} within {_days(promised)}"
    return Clock(words, age > promised)


def due_day(status: str, admitted_at: datetime, targets: Targets) -> date:
    """Give the day by which an item of this status is to be taken up, or to be closed."""
    return (admitted_at + _promised(status, targets)).date()


def late(items: pd.DataFrame, targets: Targets, now: datetime) -> "pd.Series[bool]":
    """Say of each item what the clock of each would say: whether the promise is broken.

    Args:
        items: Rows of `queue`.
        targets: What was promised.
        now: Naive UTC.
    """
    until = items["closed_at"].where(items["status"] == "closed", pd.Timestamp(now))
    promised = {status: _promised(status, targets) for status in VIEW_OF}
    return until - items["admitted_at"] > pd.to_timedelta(items["status"].map(promised))


def _promised(status: str, targets: Targets) -> timedelta:
    return timedelta(hours=targets.acknowledge_hours) if status == "new" else timedelta(days=targets.close_days)


def reasons(row: Any) -> list[str]:
    """Say why a mention needs a person, most pressing first: its kinds of urgency, how grave it is.

    Where no words of it say so: that it only reads like such texts, which is right less often and asks for a look.
    """
    titles = {urgency.name: urgency.title for urgency in load_urgencies()}
    words = [title for name, title in titles.items() if name in row["urgency"]]
    if not row["is_in_words"]:
        words = [f"Reads like {title.lower()}: check" for title in words]
    if not words and row["severity"] == 3:
        words.append("Severe complaint")
    return words


def criticality(row: Any) -> str:
    """Say how critical a mention is: its gravest level, and whether any statement in it complains."""
    levels = {0: "no complaint", 1: "low", 2: "medium", 3: "high"}
    level = "not judged" if pd.isna(row["severity"]) else levels[int(row["severity"])]
    is_mild = row["most_negative"] in ("neutral", "positive")
    return f"Severity: {level}{'; no statement in it complains' if is_mild else ''}"


def _days(length: timedelta) -> str:
    hours = length.total_seconds() / 3600
    if hours < 1:
        return "less than an hour"
    if hours < 48:
        return f"{hours:.0f} hour{'' if round(hours) == 1 else 's'}"
    return f"{hours / 24:.0f} days"
