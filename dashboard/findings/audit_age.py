"""Whether people's last look at the labels still says something about those in use."""

from collections.abc import Sequence
from datetime import date, datetime

import pandas as pd

from dashboard.filters import day_in_words
from dashboard.words.labeller_words import labeller_in_words
from dashboard.words.wording import counted, listed
from warehouse.ask import Ask

NEVER_AUDITED = "never audited by people"
# Half a year, as labels and what is written change.
_LASTS = pd.Timedelta(weeks=26)


def audit_age(audits: pd.DataFrame, labellers: pd.DataFrame, last_day: date) -> str:
    """Say when people last audited the labels, and where that says nothing of those in use.

    Args:
        audits: Rows of the question `last_audit`.
        labellers: What `counted_labellers` gives.
        last_day: The last day that is looked at.
    """
    if audits.empty:
        return NEVER_AUDITED
    said = f"audited {day_in_words(audits['judged_at'].max().date())}"
    later = labellers[labellers["first_used_at"] > audits["drawn_at"].max()]
    if len(later):
        return f"{said}, before {labeller_in_words(later.iloc[0])} took over: it says nothing of that"
    if pd.Timestamp(last_day) - audits["judged_at"].max() > _LASTS:
        return f"{said}, more than half a year before: too old to rely on"
    return said


def replaced_since(labellers: pd.DataFrame, drawn_at: datetime) -> tuple[str, str] | None:
    """Name the version of the sentiment that a sample is of, and the newest one that took over since; None for none.

    Args:
        labellers: Rows of the question `labellers`.
        drawn_at: When the sample was drawn, naive UTC.
    """
    versions = labellers[labellers["labeller"] == "sentiment"].sort_values("first_used_at")
    is_later = versions["first_used_at"] > drawn_at
    if not is_later.any():
        return None
    former = versions[~is_later]
    named = labeller_in_words(former.iloc[-1]) if len(former) else "an earlier version"
    return named, labeller_in_words(versions.iloc[-1])


def agreement(audits: pd.DataFrame) -> str:
    """Say how often people agreed: "38 of 50 labels of sentiment".

    Args:
        audits: Rows of the question `last_audit`.
    """
    rows = audits.to_dict("records")
    return listed([f"{row['agreeing']:,} of {row['judged']:,} labels of {row['labeller']}" for row in rows])


def counted_labellers(ask: Ask) -> pd.DataFrame:
    """Give the labellers in use whose labels are counted, as the question `labellers` does."""
    rows = ask("labellers")
    return rows[rows["is_current"] & rows["labeller"].isin(("sentiment", "theme"))]


def audit_since(items: Sequence[int], judged: pd.DataFrame, drawn_at: datetime, audits: pd.DataFrame) -> str:
    """Say what people judged of a sample since the figures were published; empty where that is nothing.

    Args:
        items: Mentions of the sample.
        judged: Rows of the table `correction`.
        drawn_at: When the sample was drawn, naive UTC.
        audits: Rows of the question `last_audit`.
    """
    mine = judged[judged["mention_id"].isin(items) & (judged["labeller"] == "sentiment")]
    fresh = mine.loc[mine["corrected_at"] >= drawn_at, "corrected_at"]
    if fresh.empty or (len(audits) and fresh.max() <= audits["judged_at"].max()):
        return ""
    done, drawn = mine["mention_id"].nunique(), counted(len(items), "mention")
    if done < len(items):
        return f"{done:,} of {drawn} of an audit are judged: they count from the next publication on"
    return (
        f"an audit of {drawn} is finished, {day_in_words(fresh.max().date())}: it counts from the next publication on"
    )
