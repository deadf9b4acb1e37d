"""What a collected item refers to and its platform no longer shows: kept as a stub, the ids and the reason, no text."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

import pandas as pd

from warehouse.store import Connection


@dataclass(frozen=True, slots=True)
class GoneReference:
    """One reference that leads nowhere.

    Attributes:
        item_id: The item that refers.
        reference_id: What it refers to.
        kind: How: `reposted`, `quoted`, `replied_to`.
        reason: Why it is not shown, as far as the platform says.
    """

    item_id: str
    reference_id: str
    kind: str
    reason: str


def note_gone_references(con: Connection, source: str, gone: Sequence[GoneReference]) -> None:
    """Keep stubs, the newest word on each; none of an item that was removed for good, nor to one."""
    if not gone:
        return
    rows = [(each.item_id, each.reference_id, each.kind, each.reason) for each in gone]
    frame = pd.DataFrame(rows, columns=["item_id", "reference_id", "kind", "reason"], dtype="string")
    con.register("gone", frame.drop_duplicates(["item_id", "reference_id"]))
    con.execute(
        """
        INSERT OR REPLACE INTO gone_reference
        SELECT $source, item_id, reference_id, kind, reason, $at FROM gone
        WHERE sha256($source || ':' || item_id) NOT IN (SELECT item_hash FROM tombstone)
            AND sha256($source || ':' || reference_id) NOT IN (SELECT item_hash FROM tombstone)
        """,
        {"source": source, "at": datetime.now(UTC).replace(tzinfo=None)},
    )
    con.unregister("gone")
