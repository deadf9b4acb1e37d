"""Which files were imported, and what is still held of each?"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from warehouse.store import Connection


@dataclass(frozen=True)
class Imported:
    """One file that was imported.

    Attributes:
        number: Its number, rising.
        origin: Name of the file.
        provider: Whom it is about.
        source: Name of the source.
        landed_at: When, naive UTC.
        mentions: Mentions that it brought first and that are held.
    """

    number: int
    origin: str
    provider: str
    source: str
    landed_at: datetime
    mentions: int

    def held(self) -> str:
        """Say what is held of it."""
        count = f"{self.mentions:,} mention{'' if self.mentions == 1 else 's'}"
        return f"{self.origin} ({self.provider}, {self.source}): {count}"


def imports(inbox: Connection, store: Connection, numbers: Sequence[int] = ()) -> list[Imported]:
    """List the imported files, or those of some numbers, the newest first; a collected page is none."""
    rows = inbox.execute(
        "SELECT batch_id, origin, provider, source, landed_at FROM batch "
        "WHERE is_file AND (len($numbers) = 0 OR batch_id IN (SELECT unnest($numbers::BIGINT[]))) "
        "ORDER BY batch_id DESC",
        {"numbers": list(numbers)},
    ).fetchall()
    held = dict(store.execute("SELECT batch_id, count(*) FROM mention GROUP BY batch_id").fetchall())
    return [
        Imported(number, origin, provider, source, landed_at, held.get(number, 0))
        for number, origin, provider, source, landed_at in rows
    ]
