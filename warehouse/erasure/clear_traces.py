# ruff: noqa: S608 - every name in these statements stands in warehouse.erasure.traces
"""Take the traces of erased mentions out of one file, as `warehouse.erasure.traces` declares them."""

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from urllib.parse import unquote_plus

import pandas as pd

from warehouse.erasure.traces import REMOVED, TRACES, Trace
from warehouse.payload import any_word, texts_in
from warehouse.store import Connection

_QUOTED_WORDS = 6
"""So many words in a row that stand in a mention too are taken for a quotation of it."""
_FEWEST_QUOTED_WORDS = 4
"""A mention of fewer words is what anybody says ("Rude staff"): a note that says so too quotes nobody."""

_WORD = re.compile(r"\w+")
_NAMES = {
    "mention": "mentions",
    "raw_item": "raw_payloads",
    "label": "labels",
    "opinion": "opinions",
    "topic": "topics_with_examples",
}


def clear_mentions(con: Connection, room: str, mention_ids: Iterable[int]) -> Counter[str]:
    """Remove the rows of some mentions, and their numbers from lists, inside a transaction of the caller.

    Args:
        con: The file.
        room: `inbox`, `store` or `desk`.
        mention_ids: What is erased.

    Returns:
        How many rows were removed or changed, by what they are called on a receipt.
    """
    counts: Counter[str] = Counter()
    con.register("leaving", pd.DataFrame({"mention_id": list(mention_ids)}, dtype="int64"))
    for table, column in _columns(room, "mention"):
        counts[_name(table)] += _count(con, f"DELETE FROM {table} WHERE {column} IN (SELECT mention_id FROM leaving)")  # nosec
    for table, column in _columns(room, "mentions"):
        counts[_name(table)] += drop_from_lists(con, table, column, "leaving")
    con.unregister("leaving")
    return counts


def clear_items(con: Connection, room: str, items: Iterable[tuple[str, str]]) -> Counter[str]:
    """Remove the rows that name an item, given as source and id, or a stream that ends in its id."""
    counts: Counter[str] = Counter()
    con.register("leaving", pd.DataFrame(list(items), columns=["source", "item_id"], dtype="string"))
    for table, column in _columns(room, "item"):
        counts[_name(table)] += _count(
            con,
            f"DELETE FROM {table} WHERE (source, {column}) IN (SELECT (source, item_id) FROM leaving)",  # nosec
        )
    for table, column in _columns(room, "stream"):
        counts[_name(table)] += _count(
            con,
            f"DELETE FROM {table} WHERE EXISTS (SELECT 1 FROM leaving "  # nosec
            f"WHERE leaving.source = {table}.source AND ends_with({table}.{column}, ' ' || leaving.item_id))",
        )
    con.unregister("leaving")
    return counts


def clear_words(con: Connection, room: str, texts: Iterable[str], needles: Sequence[str] = ()) -> Counter[str]:
    """Replace the cells that quote one of some texts, or hold one of some names.

    What tells a row from a later state of it changes too: a page that still shows the words does not write them back.
    """
    counts: Counter[str] = Counter()
    quotable = {run for text in texts for run in _runs(text)}
    lengths = {len(run) for run in quotable}
    telling = [needle for needle in needles if len(needle) > 3]
    names = any_word(telling) if telling else None
    for table, column in _columns(room, "words"):
        rows = con.execute(f"SELECT rowid, {column}::VARCHAR FROM {table} WHERE {column} IS NOT NULL").fetchall()  # nosec
        is_json, later = _is_json(con, table, column), _as_a_later_one(con, table)
        quoting = [
            number
            for number, cell in rows
            if any((names and names.search(form)) or _quotes(form, quotable, lengths) for form in _forms(cell, is_json))
        ]
        for number in quoting:
            con.execute(
                f"UPDATE {table} SET {column} = $removed{later} WHERE rowid = $number",  # nosec
                {"removed": json.dumps(REMOVED) if is_json else REMOVED, "number": number},
            )
        counts["quoting_cells"] += len(quoting)
    return counts


def _as_a_later_one(con: Connection, table: str) -> str:
    """Give what is set in a row besides, where its table tells earlier from later ones; a draft by when it was kept."""
    found = con.execute(
        "SELECT column_name FROM duckdb_columns() WHERE table_name = $table", {"table": table}
    ).fetchall()
    if ("saved_at",) in found:
        return f", saved_at = TIMESTAMP '{datetime.now(UTC).replace(tzinfo=None)}'"
    return ", version = version + 1" if ("version",) in found else ""


def quotes(cell: str, texts: Iterable[str]) -> bool:
    """Tell whether words that a person wrote quote one of some texts."""
    quotable = {run for text in texts for run in _runs(text)}
    return _quotes(cell, quotable, {len(run) for run in quotable})


def drop_from_lists(con: Connection, table: str, column: str, leaving: str) -> int:
    """Take the numbers of a registered frame out of a list column; gives how many rows had one."""
    return _count(
        con,
        f"UPDATE {table} SET {column} = coalesce((SELECT list(number ORDER BY place) FROM (SELECT "  # nosec
        f"unnest({table}.{column}) AS number, generate_subscripts({table}.{column}, 1) AS place) "
        f"WHERE number NOT IN (SELECT mention_id FROM {leaving})), []) "
        f"WHERE list_has_any({column}, (SELECT list(mention_id) FROM {leaving}))",
    )


def _columns(room: str, wanted: Trace) -> Iterator[tuple[str, str]]:
    for table, columns in TRACES[room].items():
        yield from ((table, column) for column, trace in columns.items() if trace == wanted)


def _name(table: str) -> str:
    return _NAMES.get(table, f"{table}_rows")


def _count(con: Connection, statement: str) -> int:
    return int(con.execute(statement).fetchall()[0][0])


def _is_json(con: Connection, table: str, column: str) -> bool:
    found = con.execute(
        "SELECT data_type FROM duckdb_columns() WHERE table_name = $table AND column_name = $column",
        {"table": table, "column": column},
    ).fetchall()
    return [kind for (kind,) in found] == ["JSON"]


def _runs(text: str) -> Iterator[tuple[str, ...]]:
    """Every run of so many words; of a shorter text the whole of it."""
    words = _WORD.findall(text.casefold())
    if len(words) >= _FEWEST_QUOTED_WORDS:
        yield from (tuple(words[at : at + _QUOTED_WORDS]) for at in range(max(len(words) - _QUOTED_WORDS, 0) + 1))


def _forms(cell: str, is_json: bool) -> Iterator[str]:
    """Give a cell as it stands, and as a person reads it where it is JSON or an address: ./read?words=cold%20room."""
    yield cell
    if is_json:
        yield from texts_in(cell.encode())
    if cell.startswith("./"):
        yield unquote_plus(cell)


def _quotes(cell: str, quotable: set[tuple[str, ...]], lengths: set[int]) -> bool:
    words = _WORD.findall(cell.casefold())
    return any(
        tuple(words[at : at + length]) in quotable for length in lengths for at in range(len(words) - length + 1)
    )
