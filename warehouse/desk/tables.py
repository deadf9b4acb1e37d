"""Read what people decided, whole tables at a time: they are small."""

import pandas as pd

from warehouse.store import Connection

# The order in which people look for things: newest first, samples as they were drawn.
_ORDERS = {
    "action": "day DESC, action_id DESC",
    "triage": "changed_at DESC",
    "claim": "changed_at DESC",
    "dismissal": "changed_at DESC",
    "draft": "saved_at DESC",
    "rebase": "day, rebase_id",
    "correction": "corrected_at DESC",
    "topic_decision": "topic_id",
    "own_theme": "theme_id",
    "own_theme_example": "theme_id, phrase",
    "theme_owner": "provider_theme",
    "audit_sample": "sample_id DESC",
    "audit_item": "sample_id, position",
    "saved_view": "name, owner",
    "audit_trail": "entry_id DESC LIMIT 500",
}


def read_table(con: Connection, table: str) -> pd.DataFrame:
    """Read a table of the desk; of the audit trail the newest 500 entries."""
    return con.execute(f"SELECT * FROM {table} ORDER BY {_ORDERS[table]}").df()  # noqa: S608 - one of our own names  # nosec


def read_trail_of(con: Connection, subject: str) -> pd.DataFrame:
    """Read what was done to one thing, newest first: done_at, person, deed."""
    return con.execute(
        "SELECT done_at, person, deed FROM audit_trail WHERE subject = $subject ORDER BY entry_id DESC LIMIT 50",
        {"subject": subject},
    ).df()
