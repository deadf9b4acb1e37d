"""How much may need a person, of what kind, and where: the queue of Triage, counted."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from itertools import product

import pandas as pd

from config.urgencies import URGENCY_KINDS
from dashboard.findings.triage_queue import BY_HAND, SEVERE, VIEWS


@dataclass(frozen=True)
class Urgent:
    """What may need a person, counted as Triage shows it.

    Attributes:
        kinds: (whether words suggest it, kind) to how many mentions nobody has taken up; the most pressing first.
        newest_day: Day of the newest of them; None where there is none.
        places: Titles of the sites that they are about.
        in_hand: How many somebody has taken up and nobody closed, whenever they were written.
    """

    kinds: Mapping[tuple[bool, str], int]
    newest_day: date | None
    places: tuple[str, ...]
    in_hand: int

    @property
    def to_take_up(self) -> int:
        """How many nobody has taken up."""
        return sum(self.kinds.values())

    @property
    def is_pressing(self) -> bool:
        """Whether words suggest any of them."""
        return any(is_in_words for is_in_words, _ in self.kinds)


def urgent_of(items: pd.DataFrame) -> Urgent:
    """Count what waits for a person, and what a person takes care of.

    Args:
        items: Rows of `triage_queue.queue`, of the period.
    """
    waits = items[items["view"] == VIEWS[0]]
    counts = waits.groupby(["is_in_words", "kind"]).size()
    by_pressure = product((True, False), (*URGENCY_KINDS, SEVERE, BY_HAND))
    newest_first = waits.sort_values("created_at", ascending=False, kind="stable")
    return Urgent(
        {kind: int(counts[kind]) for kind in by_pressure if kind in counts.index},
        next((day.date() for day in newest_first["day"]), None),
        tuple(sorted(waits["site_title"].dropna().unique())),
        int((items["view"] == VIEWS[1]).sum()),
    )
