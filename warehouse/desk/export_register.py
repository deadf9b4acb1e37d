"""The register of what has left the organisation, so that an erasure can name the files that hold a mention."""

from collections.abc import Iterable, Sequence
from dataclasses import astuple, dataclass
from datetime import UTC, date, datetime
from hashlib import file_digest
from pathlib import Path

import pandas as pd
import pyarrow as pa

from config.errors import HeedError
from warehouse.desk import audit_trail
from warehouse.store import Connection, transaction


@dataclass(frozen=True)
class Exported:
    """One file that was written for use outside heed.

    Attributes:
        export_id: Its number.
        kind: `report`, `figures`, `mentions`, `labels` or `shareable`.
        file: Its name, without the folder.
    """

    export_id: int
    kind: str
    file: str


@dataclass(frozen=True)
class Told:
    """Of whom a file of counts tells, and of which days: from `since` to `until`, all where these are None."""

    provider: str
    since: date | None = None
    until: date | None = None


def register(
    con: Connection,
    person: str,
    kind: str,
    written: Path,
    file: str,
    snapshot: str,
    items: int,
    mention_ids: pa.Table | Sequence[int] | None = None,
    mark: str | None = None,
    told: Told | None = None,
) -> int:
    """Note a file before it gets its name, so that nothing leaves unregistered.

    Args:
        con: The desk.
        person: Who exports.
        kind: What it is: see `Exported`.
        written: Where its bytes lie.
        file: The name it will have.
        snapshot: What it was made from.
        items: Rows it holds.
        mention_ids: The mentions it holds or quotes, or a table with the column `mention_id`.
        mark: What every row of it carries, to know it again when it was edited.
        told: Of whom and when its counts are, where it holds any: `warehouse.small_numbers.told_cells` keeps them.

    Returns:
        Its number in the register.

    Raises:
        HeedError: if counts left of another snapshot since this one was published.
    """
    if told is not None:
        _refuse_beside_others(con, file, snapshot, told.provider)
    if mention_ids is not None and not isinstance(mention_ids, pa.Table):
        mention_ids = pa.table({"mention_id": pa.array(mention_ids, pa.int64())})
    with written.open("rb") as held:
        digest = file_digest(held, "sha256").hexdigest()
    with transaction(con):
        found = con.execute("SELECT coalesce(max(export_id), 0) + 1 FROM export").fetchall()
        number = int(found[0][0])
        at = datetime.now(UTC).replace(tzinfo=None)
        con.execute(
            "INSERT INTO export VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, false)",
            [number, at, person, kind, file, snapshot, items, digest, mark, *(astuple(told) if told else [None] * 3)],
        )
        if mention_ids is not None:
            con.register("leaving_mentions", mention_ids)
            con.execute("INSERT INTO exported_mention SELECT ?, mention_id FROM leaving_mentions", [number])
            con.unregister("leaving_mentions")
        audit_trail.add(con, person, f"exported {kind}", f"export {number}")
    return number


def _refuse_beside_others(con: Connection, file: str, snapshot: str, provider: str) -> None:
    """Refuse counts of a snapshot that does not know what left of another: each may show what the other hides."""
    others = con.execute(
        "SELECT 1 FROM export WHERE kind IN ('report', 'shareable') AND NOT is_remembered AND snapshot <> $snapshot "
        "AND coalesce(provider, $provider) = $provider LIMIT 1",
        {"snapshot": snapshot, "provider": provider},
    ).fetchall()
    if others:
        raise HeedError(
            f"{file} was not written: figures left of another snapshot meanwhile. Run `heed publish`, load the page "
            "anew, and take it again."
        )


def registered(con: Connection, person: str, kind: str) -> set[str]:
    """Name the files of a kind that a person exported."""
    rows = con.execute("SELECT DISTINCT file FROM export WHERE person = ? AND kind = ?", [person, kind]).fetchall()
    return {str(file) for (file,) in rows}


def exports_holding(con: Connection, mention_ids: Iterable[int]) -> list[Exported]:
    """List the files that hold one of these mentions, oldest first: whoever has them must be told of an erasure."""
    con.register("asked", pd.DataFrame({"mention_id": list(mention_ids)}, dtype="int64"))
    rows = con.execute(
        "SELECT export_id, kind, file FROM export "
        "WHERE export_id IN (SELECT export_id FROM exported_mention SEMI JOIN asked USING (mention_id)) "
        "ORDER BY export_id"
    ).fetchall()
    con.unregister("asked")
    return [Exported(*row) for row in rows]
