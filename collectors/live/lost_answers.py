"""What did requests cost whose answer never arrived, because heed was killed or the line broke? Pure.

Two facts settle it. What such an answer held is asked for again, and X charges a post once in a UTC day: read again on
the same day it costs nothing, so the request costs nothing of its own. Whatever that leaves open is told by the
platform's own count, which may come late: it is asked about lost answers of former days only, and it never lowers what
the ledger has settled.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

_REMEMBERED = timedelta(days=2)


@dataclass(frozen=True)
class LostAnswer:
    """A request that was reserved and never settled.

    Attributes:
        entry_id: In the ledger.
        reserved_at: Naive UTC.
        items: Reserved.
        is_read_again: Whether what it held was read again on the same day.
    """

    entry_id: str
    reserved_at: datetime
    items: int
    is_read_again: bool


@dataclass(frozen=True)
class Count:
    """What the platform and the ledger counted at one moment; only their growth since an earlier one means anything."""

    platform: int
    settled: int


@dataclass(frozen=True)
class Explained:
    """What lost answers cost, and the counts that this explains.

    Attributes:
        items: By ledger entry, what it was really charged.
        until: Where the next comparison begins.
        unexplained: Items that the platform counted and no request of this ledger explains.
    """

    items: Mapping[str, int]
    until: Count
    unexplained: int


def explain(lost: Sequence[LostAnswer], former: Count | None, present: Count, now: datetime) -> Explained:
    """Compare the platform's count with the ledger's, and settle lost answers by the difference.

    Args:
        lost: Lost answers, oldest first.
        former: Where the comparison before ended; None for the first.
        present: Now; `settled` without the lost answers.
        now: The platform's time, naive UTC.
    """
    if former is None or present.platform < former.platform:  # the platform began a new cycle
        return Explained({}, present, 0)
    left = max((present.platform - former.platform) - (present.settled - former.settled), 0)
    items: dict[str, int] = {}
    for each in lost:
        # While the day lasts, what was taken for read again may still come, as may what was not.
        if each.reserved_at.date() >= now.date():
            continue
        if not each.is_read_again or (left and now - each.reserved_at < _REMEMBERED):
            items[each.entry_id] = min(each.items, left)
        left -= items.get(each.entry_id, 0)
    open_today = sum(each.items for each in lost if each.reserved_at.date() >= now.date())
    waiting = min(left, open_today)
    until = Count(present.platform - waiting, present.settled + sum(items.values()))
    return Explained(items, until, left - waiting)
