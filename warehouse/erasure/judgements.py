"""What labellers made of mentions, taken back: for a text that was changed or erased."""

from collections.abc import Iterable

import pandas as pd

from warehouse.erasure.clear_traces import drop_from_lists
from warehouse.store import Connection


def drop_judgements(con: Connection, mention_ids: Iterable[int]) -> dict[str, int]:
    """Remove the labels, opinions and topic examples of some mentions, inside a transaction of the caller.

    Returns:
        How many of each were removed.
    """
    con.register("judged", pd.DataFrame({"mention_id": list(mention_ids)}, dtype="int64"))
    try:
        labels = con.execute("DELETE FROM label WHERE mention_id IN (SELECT mention_id FROM judged)").fetchall()
        # What repeated them is looked at again: another of the copies is now the first.
        con.execute(
            "DELETE FROM label WHERE labeller_id IN (SELECT labeller_id FROM labeller WHERE labeller = 'copy') "
            "AND label IN (SELECT mention_id::VARCHAR FROM judged)"
        )
        opinions = con.execute("DELETE FROM opinion WHERE mention_id IN (SELECT mention_id FROM judged)").fetchall()
        examples = drop_from_lists(con, "topic", "examples", "judged")
    finally:
        con.unregister("judged")
    return {"labels": labels[0][0], "opinions": opinions[0][0], "topic_examples": examples}
