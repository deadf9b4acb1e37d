"""The opinions that mentions were parted into: append-only, as labels are."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from warehouse import labels
from warehouse.store import Connection, transaction


def append_opinions(
    con: Connection,
    labeller: str,
    version: str,
    figures: Mapping[str, Any] | None,
    opinions: pd.DataFrame,
    found: pd.DataFrame,
) -> int:
    """Append the opinions of one labeller version, and the labels that sum them up, in one transaction.

    A label says that a mention has been parted; opinions and labels that exist are left as they are.

    Args:
        con: The store, open for writing.
        labeller: Its name.
        version: Its version.
        figures: How well it did on labelled data.
        opinions: Frame with mention_id, label, value, start, stop, theme.
        found: Frame with mention_id, label, value; at least one row a mention.

    Returns:
        How many opinions were added; those of mentions that were erased meanwhile are dropped.
    """
    with transaction(con):
        labels.append_within(con, labeller, version, figures, found)
        con.register("given_opinions", opinions)
        try:
            added = con.execute(
                """
                INSERT INTO opinion
                SELECT mention_id, labeller_id, start, stop, theme, label, value
                FROM given_opinions, labeller
                WHERE labeller = $labeller AND version = $version AND mention_id IN (SELECT mention_id FROM mention)
                ON CONFLICT DO NOTHING
                """,
                {"labeller": labeller, "version": version},
            ).fetchone()
        finally:
            con.unregister("given_opinions")
    return int(added[0]) if added else 0
