"""What needs a person in the period, as the desk has it now: the one list that Triage shows and This week counts."""

import pandas as pd

from dashboard.data import Snapshot, current, decided
from dashboard.filters import Filters
from dashboard.findings.triage_queue import asked_by_number, of_period, queue, taken_up


def queued(snapshot: Snapshot, filters: Filters) -> pd.DataFrame:
    """Give what waits in the period, and what somebody has in hand or closed since, as `triage_queue.queue` does."""
    desk = _desk(filters)
    known = asked_by_number(desk, filters.first_day)
    found = snapshot.ask("urgent_mentions", **filters.parameters(), mention_ids=known)
    return of_period(queue(found, desk), filters.first_day, filters.last_day, filters.sources)


def older_waiting(filters: Filters) -> int:
    """Count what waits from before the period, also where somebody took it up and put it back as new."""
    taken = taken_up(_desk(filters))
    return int(current().ask("urgent_older", **filters.parameters(), mention_ids=taken)["mentions"].iloc[0])


def _desk(filters: Filters) -> pd.DataFrame:
    rows = decided("triage")
    return rows[rows["provider"] == filters.provider]
