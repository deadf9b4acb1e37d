"""A set of counts that may leave the organisation: whole months and quarters, small numbers hidden, no single row."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd

from warehouse.linked_suppression import Sum, hidden
from warehouse.store import Connection, connect
from warehouse.suppression import FEWEST, Profile

ALL = "all"
"""Names a total."""

Cell = tuple[str, ...]
_COUNTS = Path(__file__).parent / "shareable_counts"
# What each table says. Its first column is the period, its last the count, the one before that is broken down.
_TABLES = {
    "mentions_by_sentiment": "Scored mentions about care, reposts left out, by month and sentiment.",
    "mentions_by_source": "The same mentions by month and source.",
    "mentions_by_site": "The same mentions by month and site.",
    "complaints_by_theme_and_site": "Complaining mentions by quarter, theme and site; one may have several themes.",
}
_COLUMNS = {
    "month": "First day of the local month; whole months only.",
    "quarter": "First day of the local quarter; whole quarters only.",
    "sentiment": "negative, mixed, neutral, positive; all for their sum.",
    "source": "Title of the source; all for their sum.",
    "site": "Title of the site, not known where it is; all for their sum.",
    "theme": "Title of the theme.",
    "mentions": "Count; NULL where it is hidden. Under round5 to the nearest 5.",
    "complaints": "Count; NULL where it is hidden. Under round5 to the nearest 5.",
    "is_hidden": "Whether the count is hidden: it is small, or a small one would follow from it.",
}


@dataclass(frozen=True)
class Shareable:
    """What was written: `tables` by name as they left, `files` in the folder, `hidden` cells by table."""

    tables: dict[str, pd.DataFrame]
    files: list[Path]
    hidden: dict[str, int]


def write_shareable(snapshot: Connection, folder: Path, provider: str, profile: Profile) -> Shareable:
    """Write the set as one DuckDB file and as Parquet, one file a table.

    Args:
        snapshot: A published snapshot.
        folder: An empty folder.
        provider: Whom it is about.
        profile: `k10` or `round5`.
    """
    counted = {
        name: snapshot.execute((_COUNTS / f"{name}.sql").read_text("utf-8"), {"provider": provider}).df()
        for name in _TABLES
    }
    tables = suppressed(counted, profile)
    for rows in tables.values():
        rows[rows.columns[0]] = rows[rows.columns[0]].dt.date  # a day, also in the files
    about = _about(snapshot, provider, profile, tables)
    path = folder / "shareable.duckdb"
    with connect(path) as con:
        for name, rows in {**tables, "about": about}.items():
            con.register("given", rows)
            con.execute(f"CREATE TABLE {name} AS FROM given")
            con.unregister("given")
        for name, words in _TABLES.items():
            con.execute(f"COMMENT ON TABLE {name} IS '{words}'")
            for column in tables[name].columns:
                con.execute(f"COMMENT ON COLUMN {name}.{column} IS '{_COLUMNS[column]}'")
        con.execute("COMMENT ON TABLE about IS 'What this set holds, what is hidden in it, and by which rule.'")
        con.execute("COMMENT ON COLUMN about.fact IS 'Name of the fact.'")
        con.execute("COMMENT ON COLUMN about.value IS 'Its value, as text.'")
    files = [path]
    for name, rows in {**tables, "about": about}.items():
        files.append(folder / f"{name}.parquet")
        rows.to_parquet(files[-1], index=False)
    return Shareable(tables, files, {name: int(rows["is_hidden"].sum()) for name, rows in tables.items()})


def suppressed(counted: dict[str, pd.DataFrame], profile: Profile) -> dict[str, pd.DataFrame]:
    """Hide small numbers in all tables together.

    Args:
        counted: By name, each with the period first, the count last, and no totals. The tables by month count the same
            mentions, so that they share the total of a month.
        profile: `k10` hides 1 to 9; `round5` hides 1 to 7 and gives others to the nearest 5.
    """
    cells, sums = cells_and_sums(counted)
    gone = set[Cell]()
    for own in _systems(sums).values():
        gone |= hidden({cell: cells[cell] for cell in own[0]}, own[1], FEWEST[profile])
    found = {}
    for name, rows in counted.items():
        keys, count = list(rows.columns[:-1]), str(rows.columns[-1])
        totals = rows.groupby(keys[:-1], as_index=False, sort=False)[count].sum().assign(**{keys[-1]: ALL})
        whole = pd.concat([rows, totals[rows.columns]]).sort_values(keys, kind="stable", ignore_index=True)
        named = [_cell(name, key) for key in whole[keys].itertuples(index=False, name=None)]
        whole["is_hidden"] = [cell in gone for cell in named]
        shown = whole[count].astype("Int64")
        if profile == "round5":
            shown = 5 * ((shown + 2) // 5)
        whole[count] = shown.mask(whole["is_hidden"])
        found[name] = whole
    return found


def cells_and_sums(counted: dict[str, pd.DataFrame]) -> tuple[dict[Cell, int], list[Sum[Cell]]]:
    """Give every cell of the tables with its count, and every equation among them."""
    cells: dict[Cell, int] = {}
    sums: list[Sum[Cell]] = []
    for name, rows in counted.items():
        keys, count = list(rows.columns[:-1]), str(rows.columns[-1])
        for group, own in rows.groupby(keys[:-1], sort=True):
            parts = [_cell(name, key) for key in own[keys].itertuples(index=False, name=None)]
            cells.update(zip(parts, own[count].astype(int), strict=True))
            total = _cell(name, (*(group if isinstance(group, tuple) else (group,)), ALL))
            cells[total] = int(own[count].sum())
            sums.append((total, parts))
    return cells, sums


def _cell(name: str, key: tuple[Any, ...]) -> Cell:
    words = tuple(str(part) for part in key)
    # The total of a month is one and the same cell in every table by month.
    return ("mentions", *words) if name.startswith("mentions_by_") and words[-1] == ALL else (name, *words)


def _systems(sums: Sequence[Sum[Cell]]) -> dict[Cell, tuple[set[Cell], list[Sum[Cell]]]]:
    """Part the equations into those that share a total: the others have no cell in common."""
    found: dict[Cell, tuple[set[Cell], list[Sum[Cell]]]] = {}
    for total, parts in sums:
        own = found.setdefault(total, (set(), []))
        own[0].update((total, *parts))
        own[1].append((total, parts))
    return found


def _about(con: Connection, provider: str, profile: Profile, tables: dict[str, pd.DataFrame]) -> pd.DataFrame:
    known = dict(con.execute("SELECT fact, value FROM about").fetchall())
    title = con.execute("SELECT title FROM provider WHERE provider = $provider", {"provider": provider}).fetchall()
    least = FEWEST[profile]
    rule = f"counts of 1 to {least - 1} are hidden, and others that they would follow from"
    facts = {
        "provider": title[0][0] if title else provider,
        "snapshot": known["snapshot"],
        "published_at": known["published_at"],
        "heed_version": known["heed_version"],
        "is_demonstration": known["is_demonstration"],
        "profile": profile,
        "rule": f"{rule}; shown ones are to the nearest 5" if profile == "round5" else rule,
        "periods": "whole months and quarters only, so that two sets do not differ by an unfinished one",
        "readers": "counts of mentions, no text and no row of a person: may leave the organisation",
        "unit": "mentions by people who chose to write; not a survey of all patients",
        "not beside": "reports of heed show complaints of fewer than 10 where 10 or more mentions were scored: one "
        "that leaves beside this set can give away what is hidden here",
    }
    for name, rows in tables.items():
        facts[f"hidden in {name}"] = f"{int(rows['is_hidden'].sum())} of {len(rows)} cells"
    return pd.DataFrame(list(facts.items()), columns=["fact", "value"])
