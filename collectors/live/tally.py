"""What one run did at one source, for a person and for a program."""

from collections import Counter
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any


@dataclass
class Tally:
    """Counts of one run at one source.

    Attributes:
        source: Name on the board of sources.
        fetched: Items that the platform returned.
        kept: Those that are about a provider; an item that is returned twice counts twice.
        rejected: Those that the full rule turned away.
        left_out: Those without text, deleted or withheld.
        unreadable: Those that could not be parsed; they are in quarantine.
        stored: Mentions that are new in the store.
        revised: Mentions whose text was edited.
        requests: Requests that were paid or counted.
        spent: US dollars.
        gaps: Stretches of time that could not be read and no longer can.
        gone_references: References to posts that are gone; each is kept as a stub without text.
        undone: What is left, each as a sentence.
        failure: Why the source was stopped; empty where it was not.
        is_over_budget: Whether a ceiling or a quota stopped it.
        is_refused: Whether the platform does not take a question, which no later run mends.
    """

    source: str
    fetched: int = 0
    kept: int = 0
    rejected: int = 0
    left_out: int = 0
    unreadable: int = 0
    stored: int = 0
    revised: int = 0
    requests: int = 0
    spent: Decimal = Decimal(0)
    gaps: int = 0
    gone_references: int = 0
    undone: list[str] = field(default_factory=list)
    failure: str = ""
    is_over_budget: bool = False
    is_refused: bool = False
    rejected_by: Counter[str] = field(default_factory=Counter)

    def as_dict(self) -> dict[str, Any]:
        """Give the counts as plain values."""
        return {**vars(self), "spent": float(self.spent), "rejected_by": dict(self.rejected_by)}

    def cost_in_words(self) -> str:
        """Say what was asked and spent."""
        return f"{self.requests:,} request{'' if self.requests == 1 else 's'}, ${self.spent:.2f} spent."

    def sentences(self) -> list[str]:
        """Give the counts as lines for a person."""
        if self.failure and not self.requests:
            return [f"{self.source}: nothing was read: {self.failure}"]
        lines = [
            f"{self.source}: {self.fetched:,} fetched, {self.kept:,} kept, {self.rejected:,} rejected, "
            f"{self.left_out:,} without text or gone, {self.unreadable:,} unreadable; "
            f"{self.stored:,} new in the store, {self.revised:,} edited. "
            f"{self.cost_in_words()}"
        ]
        if self.gone_references:
            posts = (
                "1 post refers to one" if self.gone_references == 1 else f"{self.gone_references:,} posts refer to one"
            )
            lines.append(f"{self.source}: {posts} that is gone; that is noted, without its words.")
        if self.gaps:
            stretches = "1 stretch" if self.gaps == 1 else f"{self.gaps} stretches"
            lines.append(
                f"{self.source}: {stretches} of time could not be read and no longer can; `heed status` counts them."
            )
        lines += [f"{self.source}: left undone: {sentence}" for sentence in self.undone]
        return lines + ([f"{self.source}: stopped: {self.failure}"] if self.failure else [])
