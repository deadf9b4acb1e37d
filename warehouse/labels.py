"""What still has to be labelled, and the labels that were made: append-only."""

import json
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from warehouse.store import Connection, transaction


def mentions(con: Connection) -> int:
    """Count the mentions in the store."""
    found = con.execute("SELECT count(*) FROM mention").fetchone()
    return int(found[0]) if found else 0


def newest_version(con: Connection, labeller: str, version: str) -> str:
    """Give the version to label with: the newest one if it is this, else this as a new one that nothing bears yet.

    Whoever reads labels takes the newest version of a labeller. Going back to a former one, say to another tier or to a
    former set of themes, must therefore be newer still, or old and new labels would mix.
    """
    rows = con.execute(
        "SELECT version FROM labeller WHERE labeller = $labeller ORDER BY labeller_id", {"labeller": labeller}
    ).fetchall()
    held = [str(name) for (name,) in rows]
    if held and held[-1].partition("+")[0] == version:
        return held[-1]
    before = sum(name.partition("+")[0] == version for name in held)
    return f"{version}+{before}" if before else version


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
    frame = con.execute(
        """
        WITH asked AS (
            SELECT unnest($names) AS labeller, unnest($versions) AS version, unnest($bits) AS bit
        ),
        current AS (SELECT labeller_id, labeller, bit FROM labeller JOIN asked USING (labeller, version)),
        made AS (SELECT mention_id, labeller, label, bit FROM label JOIN current USING (labeller_id))
        SELECT mention_id, coalesce(bit_or(bit), 0) AS made,
            any_value(label) FILTER (labeller = 'language') AS found_language
        FROM mention LEFT JOIN made USING (mention_id)
        WHERE text <> ''  -- one that has expired keeps the labels it has
        GROUP BY mention_id ORDER BY mention_id
        """,
        {"names": names, "versions": list(versions.values()), "bits": [1 << place for place in range(len(names))]},
    ).df()
    for place, name in enumerate(names):
        frame[name] = frame["made"].to_numpy(np.int64) & (1 << place) > 0
    return frame.drop(columns="made")


def texts_of(con: Connection, mention_ids: NDArray[np.int64]) -> pd.DataFrame:
    """Read the redacted texts of some mentions, and what was asked and declared about them.

    Returns:
        Frame, index mention_id in the order asked for; columns text, provider, source, question, rating,
        expected_language, wording (for `of_same_wording`). A mention that has been erased meanwhile is left out.
    """
    con.register("wanted", pd.DataFrame({"mention_id": mention_ids}))
    frame = con.execute(
        """
        SELECT mention_id, text, provider, source, question, rating, expected_language, hash(text) AS wording
        FROM mention SEMI JOIN wanted USING (mention_id)
        """
    ).df()
    con.unregister("wanted")
    frame = frame.set_index("mention_id")
    kept = mention_ids[np.isin(mention_ids, frame.index.to_numpy())]
    return frame.loc[kept]


def of_same_wording(con: Connection, wordings: pd.Series, made: pd.DataFrame) -> pd.DataFrame:
    """Keep what was made of texts that are still as they were read; an edit may have landed meanwhile.

    Call it under the writer's lock, just before `made` is appended.

    Args:
        con: The store.
        wordings: `texts_of(...)["wording"]` of the texts that were read.
        made: Frame with a mention_id column.
    """
    con.register("read_before", pd.DataFrame({"mention_id": wordings.index, "wording": wordings.to_numpy(np.uint64)}))
    answer = con.execute(
        "SELECT mention_id FROM mention JOIN read_before USING (mention_id) WHERE hash(text) = wording"
    ).fetchnumpy()
    con.unregister("read_before")
    return made[made["mention_id"].isin(np.asarray(answer["mention_id"], np.int64))]


def current_labels(con: Connection, labeller: str, version: str, mention_ids: NDArray[np.int64]) -> pd.DataFrame:
    """Read the labels that one version of a labeller gave to some mentions: mention_id, label, value."""
    con.register("wanted", pd.DataFrame({"mention_id": mention_ids}))
    frame = con.execute(
        """
        SELECT mention_id, label, value
        FROM label JOIN labeller USING (labeller_id) SEMI JOIN wanted USING (mention_id)
        WHERE labeller = $labeller AND version = $version
        """,
        {"labeller": labeller, "version": version},
    ).df()
    con.unregister("wanted")
    return frame


def labelled_ids(con: Connection, labeller: str, version: str) -> NDArray[np.int64]:
    """List the mentions that one version of a labeller has labelled."""
    answer = con.execute(
        """
        SELECT DISTINCT mention_id FROM label JOIN labeller USING (labeller_id)
        WHERE labeller = $labeller AND version = $version
        """,
        {"labeller": labeller, "version": version},
    ).fetchnumpy()
    return np.asarray(answer["mention_id"], np.int64)


def ids_in_languages(con: Connection, labeller: str, version: str, languages: Sequence[str]) -> NDArray[np.int64]:
    """List the mentions written in some languages, in the order of their ids.

    Args:
        con: The store.
        labeller: Name of the labeller that finds languages.
        version: Its version.
        languages: ISO 639-1 codes.
    """
    answer = con.execute(
        """
        SELECT mention_id FROM label JOIN labeller USING (labeller_id) JOIN mention USING (mention_id)
        WHERE labeller = $labeller AND version = $version AND label IN (SELECT unnest($languages))
        ORDER BY mention_id
        """,
        {"labeller": labeller, "version": version, "languages": list(languages)},
    ).fetchnumpy()
    return np.asarray(answer["mention_id"], np.int64)


def sample_of_sources(con: Connection, mention_ids: NDArray[np.int64], sources: Sequence[str], most: int) -> pd.Series:
    """Read the texts of some mentions of some sources, reposts left out: the first by id, which are random numbers.

    Returns:
        Redacted texts, index mention_id, in the order of the ids.
    """
    con.register("wanted", pd.DataFrame({"mention_id": mention_ids}))
    frame = con.execute(
        """
        SELECT mention_id, text FROM mention SEMI JOIN wanted USING (mention_id)
        WHERE repost_of IS NULL AND text <> '' AND source IN (SELECT unnest($sources))
        ORDER BY mention_id LIMIT $most
        """,
        {"sources": list(sources), "most": most},
    ).df()
    con.unregister("wanted")
    return frame.set_index("mention_id")["text"]


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
        return append_within(con, labeller, version, figures, labels)


def append_within(
    con: Connection, labeller: str, version: str, figures: Mapping[str, Any] | None, labels: pd.DataFrame
) -> int:
    """Append labels as `append` does, inside a transaction that the caller has begun."""
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
