"""What may be removed after a platform was asked which items it still shows? Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

State = Literal["public", "gone", "absent", "edited"]
"""`gone`: the platform says so. `absent`: it says nothing, which may be a fault of its own."""

BETWEEN_ABSENCES = timedelta(hours=1)
"""12 percent of the ids that one answer lacked came back in the next (hydrator #31)."""

OUTAGE = timedelta(hours=24)
"""How long a whole batch must stay absent until that is no longer taken for an outage."""


@dataclass(frozen=True)
class Verdict:
    """What is to be removed, since when the rest has been absent, and whether an outage is suspected."""

    remove: tuple[int, ...]
    absent: Mapping[int, datetime | None]
    is_outage: bool


def judge(states: Mapping[int, State], absent_since: Mapping[int, datetime | None], now: datetime) -> Verdict:
    """Decide on one batch of items that were asked about together.

    Args:
        states: By mention.
        absent_since: As noted before.
        now: The platform's time, naive UTC.
    """
    is_outage = bool(states) and all(state == "absent" for state in states.values())
    patience = OUTAGE if is_outage else BETWEEN_ABSENCES
    remove: list[int] = []
    absent: dict[int, datetime | None] = {}
    for number, state in states.items():
        since = (absent_since.get(number) or now) if state == "absent" else None
        if state == "gone" or (since is not None and now - since >= patience):
            remove.append(number)
        else:
            absent[number] = since
    return Verdict(tuple(remove), absent, is_outage and len(remove) < len(states))
