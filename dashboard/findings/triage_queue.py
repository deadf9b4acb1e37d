"""The queue of mentions that need a person: what was found, joined with what people decided, and its clock."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

import pandas as pd

from config.triage import Targets
from config.urgencies import URGENCY_KINDS, load_urgencies
from dashboard.filters import Filters
from dashboard.words.wording import counted
from warehouse.ask import Ask

VIEWS = ("to take up", "in hand", "closed")
VIEW_OF = {"new": "to take up", "acknowledged": "in hand", "in hand": "in hand", "closed": "closed"}


@dataclass(frozen=True)
class Clock:
    """How long an item has been open, against what was promised.

    Attributes:
        words: For people: "written 8 days ago; came into heed 3 hours ago, to be taken up within 24 hours".
        is_late: Whether the promise is broken.
    """

    words: str
    is_late: bool


def queue(ask: Ask, filters: Filters, decided: pd.DataFrame) -> pd.DataFrame:
    """Find what waits in a period, and what somebody has in hand or closed since.

    Args:
        ask: Answers a question of the warehouse.
        filters: The period, the places and the sources.
        decided: Rows of the table `triage`, of any organisation.

    Returns:
        Rows of the question `urgent_mentions` in their order, with what was decided about each, as `with_decisions`.
    """
    desk = decided[decided["provider"] == filters.provider]
    found = ask("urgent_mentions", **filters.parameters(), mention_ids=_asked_by_number(desk, filters.first_day))
    items = with_decisions(found, desk)
    is_of_it = items["day"].between(pd.Timestamp(filters.first_day), pd.Timestamp(filters.last_day))
    if filters.sources is not None:
        is_of_it &= items["source"].isin(filters.sources)
    # What a person has in hand, or closed, stays, whenever it was written and wherever.
    return items[(items["view"] != VIEWS[0]) | is_of_it].reset_index(drop=True)


def with_decisions(found: pd.DataFrame, decided: pd.DataFrame) -> pd.DataFrame:
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


def _asked_by_number(decided: pd.DataFrame, first_day: date) -> list[int]:
    """List what people decided on and the queue may hold, flagged or not, but for what was closed before its days."""
    is_recent = decided["changed_at"] >= pd.Timestamp(first_day)
    numbers: list[int] = decided.loc[(decided["status"] != "closed") | is_recent, "mention_id"].tolist()
    return numbers


def older_waiting(ask: Ask, filters: Filters, decided: pd.DataFrame) -> int:
    """Count what waits from before the period, also where somebody took it up and put it back as new.

    Args:
        ask: Answers a question of the warehouse.
        filters: The period, the places and the sources.
        decided: Rows of the table `triage`, of any organisation.
    """
    is_taken = (decided["provider"] == filters.provider) & (decided["status"] != "new")
    taken = decided.loc[is_taken, "mention_id"].tolist()
    return int(ask("urgent_older", **filters.parameters(), mention_ids=taken)["mentions"].iloc[0])


def others_after(number: int, items: pd.DataFrame) -> list[int]:
    """List the others to be taken up, from the one after this on and then from the first, so that Next comes to each.

    Args:
        number: The mention that is open, taken up or not; where it is none of the items, they begin with the first.
        items: Rows of `queue`.
    """
    known = items["mention_id"].tolist()
    place = known.index(number) if number in known else -1
    others = pd.concat([items.iloc[place + 1 :], items.iloc[: max(place, 0)]])
    waiting: list[int] = others.loc[others["view"] == VIEWS[0], "mention_id"].tolist()
    return waiting


def clock(row: Any, targets: Targets, now: datetime) -> Clock:
    """Say how long ago an item was written, and how long it has been open, from when it came into heed.

    Args:
        row: With created_at, admitted_at, status and closed_at.
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
        due = f"should have been {deed} within {_days(promised)}"
    else:
        due = f"to be {deed} within {_days(promised)}"
    written, came_in = _days(written_ago(row["created_at"], now)), _days(age)
    ages = f"written {written} ago" + (f"; came into heed {came_in} ago" if came_in != written else "")
    return Clock(f"{ages}, {due}", age > promised)


def waiting_in_words(waiting: pd.DataFrame, targets: Targets, now: datetime) -> str:
    """Say how many wait to be taken up, how many longer than promised, and where none does, how old the oldest is.

    Args:
        waiting: Rows of `queue` to be taken up, one or more.
        targets: What was promised.
        now: Naive UTC.
    """
    first = f"{counted(len(waiting), 'mention')} {'waits' if len(waiting) == 1 else 'wait'} for a person to take up"
    if overdue := int(late(waiting, targets, now).sum()):
        return f"{first}; {overdue} longer than promised"
    oldest = written_ago(waiting["created_at"].min(), now)
    old = f"; the oldest was written {_days(oldest)} ago" if oldest > _promised("new", targets) else ""
    return f"{first}, none in heed for longer than promised{old}"


def written_ago(created_at: datetime, now: datetime) -> timedelta:
    """Say how long ago something was written; a day without a time stands as its noon, which may be still to come."""
    return max(pd.Timestamp(now) - pd.Timestamp(created_at), timedelta(0))


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


SEVERE = "severe"
"""The kind of what is flagged for nothing but its severity."""

BY_HAND = "by hand"
"""The kind of what heed did not flag and a person wrote about in Triage."""

FLAGS_MEAN = (
    "A flag asks for a reader; it states nothing. “Words suggest”: the text holds words from a list, and may mean them "
    "harmlessly. “Reads like”: it holds none of them; heed takes it for similar, and is often wrong."
)


def reason(kind: str, is_in_words: bool) -> str:
    """Say why mentions are flagged, as an opinion: a word list and a model read them, and no person did yet.

    Args:
        kind: One of `config.urgencies.URGENCY_KINDS`, `SEVERE` or `BY_HAND`.
        is_in_words: Whether words suggest it; otherwise the text only reads like it, which is right less often.
    """
    if kind == BY_HAND:
        return "Put here by a person"
    titles = {urgency.name: urgency.title.lower() for urgency in load_urgencies()} | {SEVERE: "a severe complaint"}
    return f"Words suggest {titles[kind]}" if is_in_words else f"Reads like {titles[kind]}: check"


def reasons(row: Any) -> dict[str, bool]:
    """Say why a mention may need a person, most pressing first, and of each reason whether words suggest it."""
    said = [kind for kind in URGENCY_KINDS if kind in row["urgency_in_words"]]
    alike = [kind for kind in URGENCY_KINDS if kind in row["urgency"] and kind not in said]
    if row["severity"] == 3 and not said:
        said = [SEVERE]
    return {reason(kind, kind in said): kind in said for kind in (*said, *alike)}


def criticality(row: Any) -> str:
    """Say for how critical heed takes a mention: its gravest level, and whether any statement in it complains."""
    levels = {0: "no complaint", 1: "low", 2: "medium", 3: "high"}
    level = "not judged" if pd.isna(row["severity"]) else levels[int(row["severity"])]
    is_mild = row["most_negative"] in ("neutral", "positive")
    return f"Severity, as heed judges it: {level}{'; no statement in it complains' if is_mild else ''}"


def _days(length: timedelta) -> str:
    hours = length.total_seconds() / 3600
    if hours < 1:
        return "less than an hour"
    if hours < 48:
        return f"{hours:.0f} hour{'' if round(hours) == 1 else 's'}"
    return f"{hours / 24:.0f} days"
