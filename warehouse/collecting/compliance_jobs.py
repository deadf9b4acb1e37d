"""The question about deletions that a platform still works on, so that the next sweep fetches its answer."""

from dataclasses import dataclass
from datetime import datetime

from warehouse.collecting.watch import Watched
from warehouse.store import Connection


@dataclass(frozen=True)
class SentJob:
    """A list of ids that was sent.

    Attributes:
        source: Name on the board of sources.
        job_id: Its number at the platform.
        due_at: What was due then stands on it, naive UTC.
        last_batch_id: The newest batch of the items on it.
        is_of_all: Whether items stand on it that were not due.
    """

    source: str
    job_id: str
    due_at: datetime
    last_batch_id: int
    is_of_all: bool

    def is_about(self, item: Watched) -> bool:
        """Tell whether an item that is due stands on the list: an id that is not in the answer is still public."""
        was_due = item.next_check_at is None or item.next_check_at <= self.due_at
        return item.batch_id <= self.last_batch_id and (self.is_of_all or was_due)


def note_job(con: Connection, job: SentJob) -> None:
    """Keep a job whose ids were sent."""
    con.execute(
        "INSERT OR REPLACE INTO compliance_job VALUES ($source, $job_id, $due_at, $last_batch_id, $is_of_all)",
        vars(job),
    )


def sent_job(con: Connection, source: str) -> SentJob | None:
    """Give the job that a source still works on, or whose answer was not fetched; None where there is none."""
    rows = con.execute(
        "SELECT source, job_id, due_at, last_batch_id, is_of_all FROM compliance_job WHERE source = $source",
        {"source": source},
    ).fetchall()
    return SentJob(*rows[0]) if rows else None


def forget_job(con: Connection, source: str) -> None:
    """Forget the job of a source: its answer was taken over, or it will have none."""
    con.execute("DELETE FROM compliance_job WHERE source = $source", {"source": source})
