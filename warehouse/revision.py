"""Edits: a later version of a known mention takes the place of the one that is held."""

from collections.abc import Mapping

import pandas as pd

from warehouse import gate
from warehouse.mention import Mention
from warehouse.store import Connection


def newer(con: Connection, known: Mapping[int, Mention]) -> dict[int, Mention]:
    """Pick the mentions whose version is later than the one that is held.

    Args:
        con: The store.
        known: Mentions that the store holds, by their number.
    """
    numbered = {number: mention for number, mention in known.items() if mention.revision > 0}
    if not numbered:
        return {}
    con.register("versions", pd.DataFrame({"mention_id": list(numbered)}, dtype="int64"))
    held = con.execute("SELECT mention_id, revision FROM versions JOIN revision USING (mention_id)").fetchall()
    con.unregister("versions")
    revisions: dict[int, int] = dict(held)
    return {number: mention for number, mention in numbered.items() if mention.revision > revisions.get(number, 0)}


def of_older_gate(con: Connection, known: Mapping[int, Mention]) -> dict[int, Mention]:
    """Pick the mentions that an older version of the gate let in, in no earlier version than the one that is held.

    Args:
        con: The store.
        known: Mentions that the store holds, by their number.
    """
    if not known:
        return {}
    con.register("versions", pd.DataFrame({"mention_id": list(known)}, dtype="int64"))
    rows = con.execute(
        "SELECT mention_id, coalesce(revision, 0) FROM versions JOIN mention USING (mention_id) "
        "LEFT JOIN revision USING (mention_id) WHERE gate_version <> $now",
        {"now": gate.VERSION},
    ).fetchall()
    con.unregister("versions")
    return {number: known[number] for number, revision in rows if known[number].revision >= revision}


def keep_revisions(con: Connection, mentions: Mapping[int, Mention]) -> None:
    """Note which version of each mention is held; sources that number none are left out."""
    rows = [(number, mention.revision) for number, mention in mentions.items() if mention.revision > 0]
    if rows:
        con.register("versions", pd.DataFrame(rows, columns=["mention_id", "revision"], dtype="int64"))
        con.execute("INSERT OR REPLACE INTO revision SELECT mention_id, revision FROM versions")
        con.unregister("versions")


def changed(con: Connection, texts: Mapping[int, str]) -> set[int]:
    """Name the mentions whose redacted text differs from the one that is held."""
    if not texts:
        return set()
    con.register("versions", pd.DataFrame({"mention_id": list(texts), "wanted": list(texts.values())}))
    rows = con.execute(
        "SELECT mention_id FROM versions JOIN mention USING (mention_id) WHERE text <> wanted"
    ).fetchall()
    con.unregister("versions")
    return {number for (number,) in rows}
