"""Read what people decided, whole tables at a time: they are small."""

import pandas as pd

from warehouse.store import Connection

# The order in which people look for things: newest first, samples as they were drawn.
_ORDERS = {
    "action": "day DESC, action_id DESC",
    "triage": "changed_at DESC",
    "claim": "changed_at DESC",
    "correction": "corrected_at DESC",
    "audit_sample": "sample_id DESC",
    "audit_item": "sample_id, position",
    "audit_trail": "entry_id DESC LIMIT 500",
}


def read_table(con: Connection, table: str) -> pd.DataFrame:
    """Read a table of the desk; of the audit trail the newest 500 entries."""
    return con.execute(f"SELECT * FROM {table} ORDER BY {_ORDERS[table]}").df()  # noqa: S608 - one of our own names  # nosec B608
