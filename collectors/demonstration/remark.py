"""One invented mention before it gets the wire format of its source."""

from dataclasses import dataclass
from datetime import date, datetime

from collectors.demonstration.truth import Label


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """What somebody wrote, when and where.

    Attributes:
        source: `x`, `reddit`, `survey` or `review`.
        item_id: The source's id.
        author: The source's id of the writer.
        created_at: Naive UTC; the local day is the same.
        visited: Name of the site that the writer visited.
        text: As typed.
        label: What it is meant to say.
        service: Department.
        question: Key of the survey question, or None.
        stars: 1 (worst) to 5 (best).
    """

    source: str
    item_id: str
    author: str
    created_at: datetime
    visited: str
    text: str
    label: Label
    service: str
    question: str | None
    stars: int

    @property
    def day(self) -> date:
        """Local day of writing."""
        return self.created_at.date()
