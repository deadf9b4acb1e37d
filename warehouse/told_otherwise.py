"""Known mentions of which a file now tells something else beside the words: another day, place, rating ..."""

from collections.abc import Collection, Sequence
from typing import Any

import pandas as pd

from warehouse.store import Connection

# By column of the store, as people call it.
BESIDE_THE_WORDS = {
    "site": "site",
    "service": "service",
    "created_at": "date",
    "day": "date",  # of the same moment in a time zone that was corrected
    "voice": "writer",
    "question": "question",
    "rating": "rating",
    "expected_language": "language",
}
_NAMES = ", ".join(
    f"CASE WHEN mention.{column} IS DISTINCT FROM told.{column} "
    f"AND ($are_gaps_told OR told.{column} IS NOT NULL) THEN '{name}' END"
    for column, name in BESIDE_THE_WORDS.items()
)
_DIFFERING = (
    f"SELECT mention_id, list_filter([{_NAMES}], lambda name: name IS NOT NULL) AS names "  # noqa: S608 - our own words  # nosec
    "FROM told JOIN mention USING (mention_id) WHERE len(names) > 0"
)
# Labellers read these beside the text.
_READ_WITH_THE_WORDS = frozenset(("question", "rating", "language"))


def told_otherwise(con: Connection, rows: Sequence[Sequence[Any]], *, are_gaps_told: bool) -> dict[int, list[str]]:
    """Name what of known mentions is told otherwise than the store holds it.

    Args:
        con: The store.
        rows: Number of the mention, then one value for each of `BESIDE_THE_WORDS`.
        are_gaps_told: Whether an empty value counts where the store holds one.

    Returns:
        By number of the mention, the names of what differs; those of which nothing does are left out.
    """
    if not rows:
        return {}
    frame = pd.DataFrame(rows, columns=["mention_id", *BESIDE_THE_WORDS], dtype=object).astype(
        {"mention_id": "int64", "voice": "int64", "rating": "Float64", "created_at": "datetime64[us]"}
        | {"day": "datetime64[s]"}
        | dict.fromkeys(("site", "service", "question", "expected_language"), "string")
    )
    con.register("told", frame)
    found = con.execute(_DIFFERING, {"are_gaps_told": are_gaps_told}).fetchall()
    con.unregister("told")
    return dict(found)


def judged_by(names: Collection[str]) -> bool:
    """Tell whether labels may depend on what differs."""
    return bool(_READ_WITH_THE_WORDS.intersection(names))
