"""What still has to be labelled, and the labels that were made: append-only."""

import json
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any
import numpy as np
import pandas as pd
from numpy.typing import NDArray

from warehouse.store import Connection, transaction


def labelled(con: Connection, versions: Mapping[str, str]) -> pd.DataFrame:
    """Say for every mention which labellers' current versions have labelled it.

    Args:
        con: The store.
        versions: Labeller to its current version.

    Returns:
        Frame sorted by mention_id with one boolean column per labeller and, where it has been found, the language
        as `found_language` (NA otherwise).
    """
    names = list(versions)
    flags = ", ".join(f"coalesce(bool_or(labeller = ${name}_name), false) AS {name}" for name in names)
    return con.execute(
        f"""
        WITH current AS (
            SELECT labeller_id, labeller FROM labeller
            WHERE (labeller, version) IN (SELECT unnest($names), unnest($versions))
        ),
        made AS (SELECT mention_id, labeller, label FROM label JOIN current USING (labeller_id))
        SELECT mention_id, {flags}, any_value(label) FILTER (labeller = 'language') AS found_language
        FROM mention LEFT JOIN made USING (mention_id)
        GROUP BY mention_id ORDER BY mention_id
        """,
        {"names": names, "versions": list(versions.values()), **{f"{name}_name": name for name in names}},
    ).df()


def texts_of(con: Connection, mention_ids: NDArray[np.int64]) -> pd.DataFrame:
    """Read the redacted texts of some mentions, and what was asked and declared about them.

    Returns:
        Frame, index mention_id in the order asked for; columns text, provider, source, question, rating,
        expected_language. A mention that has been erased meanwhile is left out.
    """
    frame = con.execute(
        """
        SELECT mention_id, text, provider, source, question, rating, expected_language
        FROM mention WHERE mention_id IN (SELECT unnest($mention_ids::BIGINT[]))
        """,
        {"mention_ids": mention_ids.tolist()},
    ).df()
    frame = frame.set_index("mention_id")
    kept = mention_ids[np.isin(mention_ids, frame.index.to_numpy())]
    return frame.loc[kept]


def current_labels(con: Connection, labeller: str, version: str, mention_ids: NDArray[np.int64]) -> pd.DataFrame:
    """Read the labels that one version of a labeller gave to some mentions: mention_id, label, value."""
    return con.execute(
        """
        SELECT mention_id, label, value FROM label JOIN labeller USING (labeller_id)
        WHERE labeller = $labeller AND version = $version
            AND mention_id IN (SELECT unnest($mention_ids::BIGINT[]))
        """,
        {"labeller": labeller, "version": version, "mention_ids": mention_ids.tolist()},
    ).df()


def append(
    con: Connection, labeller: str, version: str, figures: Mapping[str, Any] | None, labels: pd.DataFrame
) -> int:
    """Append the labels of one labeller version in one transaction; labels that exist are left as they are.

    Args:
        con: The store, open for writing.
        labeller: Its name.
        version: Its version.
        figures: How well it did on labelled data; kept with the version the first time it is used.
        labels: Frame with mention_id, label, value; those of mentions that were erased meanwhile are dropped.

    Returns:
        How many labels were added.
    """
    with transaction(con):
        labeller_id = _number(con, labeller, version, figures)
        con.register("given_labels", labels[["mention_id", "label", "value"]])
        try:
            added = con.execute(
                """
                INSERT INTO label
                SELECT mention_id, $labeller_id, label, value FROM given_labels
                WHERE mention_id IN (SELECT mention_id FROM mention)
                ON CONFLICT DO NOTHING
                """,
                {"labeller_id": labeller_id},
            ).fetchone()
        finally:
            con.unregister("given_labels")
    return int(added[0]) if added else 0


def _number(con: Connection, labeller: str, version: str, figures: Mapping[str, Any] | None) -> int:
    names: Sequence[str] = (labeller, version)
    known = con.execute("SELECT labeller_id FROM labeller WHERE labeller = ? AND version = ?", names).fetchone()
    if known:
        return int(known[0])
    highest = con.execute("SELECT coalesce(max(labeller_id), 0) FROM labeller").fetchone()
    number = int(highest[0]) + 1 if highest else 1
    con.execute(
        "INSERT INTO labeller VALUES ($number, $labeller, $version, $first_used_at, $figures)",
        {
            "number": number,
            "labeller": labeller,
            "version": version,
            "first_used_at": datetime.now(UTC).replace(tzinfo=None),
            "figures": json.dumps(figures) if figures else None,
        },
    )
    return number
