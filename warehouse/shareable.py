"""A set of counts that may leave the organisation: whole months, quarters, years; small numbers hidden, no row."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import pandas as pd

from warehouse.ask import Ask, ask
from warehouse.duck import draft
from warehouse.small_numbers.leaving_counts import QUESTION, days_of_quarter
from warehouse.small_numbers.leaving_years import days_of_year, whole_years
from warehouse.small_numbers.suppression import FACT, FEWEST, Profile, profile_in
from warehouse.store import Connection

ALL = "all"
"""Names a total."""

# What each table says. Its first column is the period, its last the count, the one before that is broken down.
_TABLES = {
    "mentions_by_sentiment": "Scored mentions about care, reposts left out, by month and sentiment.",
    "mentions_by_source": "The same mentions by month and source.",
    "mentions_by_site": "The same mentions by month and site.",
    "complaints_by_theme_and_site": "Complaining mentions by quarter, theme and site; one may have several themes.",
    "complaints_by_theme_and_year": "The same mentions by year and theme, all sites together; fewer are hidden.",
}
_KEYS = {
    "mentions_by_sentiment": ("month", "sentiment"),
    "mentions_by_source": ("month", "source"),
    "mentions_by_site": ("month", "site"),
    "complaints_by_theme_and_site": ("quarter", "theme", "site"),
    "complaints_by_theme_and_year": ("year", "theme"),
}
_SENTIMENTS = ("negative", "mixed", "neutral", "positive")
_COLUMNS = {
    "month": "First day of the local month; whole months only.",
    "quarter": "First day of the local quarter; whole quarters only.",
    "year": "First day of the local year; whole years only.",
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
    """What was written: `tables` by name as they left, `files`, `hidden` cells by table, and by which `profile`."""

    tables: dict[str, pd.DataFrame]
    files: list[Path]
    hidden: dict[str, int]
    profile: Profile


def write_shareable(snapshot: Connection, folder: Path, provider: str) -> Shareable:
    """Write the set as one DuckDB file and as Parquet, one file a table.

    Args:
        snapshot: A published snapshot.
        folder: An empty folder.
        provider: Whom it is about.
    """
    known = dict(snapshot.execute("SELECT fact, value FROM about").fetchall())
    profile = profile_in(known[FACT])
    tables = shared_tables(partial(ask, snapshot), provider, profile)
    for rows in tables.values():
        rows[rows.columns[0]] = rows[rows.columns[0]].dt.date  # a day, also in the files
    about = _about(snapshot, known, provider, profile, tables)
    path = folder / "shareable.duckdb"
    with draft(path) as con:
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
        con.execute("CHECKPOINT")
    files = [path]
    for name, rows in {**tables, "about": about}.items():
        files.append(folder / f"{name}.parquet")
        rows.to_parquet(files[-1], index=False)
    return Shareable(tables, files, {name: int(rows["is_hidden"].sum()) for name, rows in tables.items()}, profile)


def shared_tables(answer: Ask, provider: str, profile: Profile) -> dict[str, pd.DataFrame]:
    """Give the tables as they leave: whole months, quarters and years, each count or NULL, and the totals of each.

    Args:
        answer: Answers a question by its name.
        provider: Whom they are about.
        profile: `k10` or `round5`.
    """
    heard = answer("providers").set_index("provider")
    first, last = (pd.Timestamp(heard[day].to_dict()[provider]) for day in ("first_day", "last_day"))
    sites = dict(answer("sites", provider=provider)[["site", "title"]].itertuples(index=False, name=None))
    sources = dict(answer("sources", provider=provider)[["source", "title"]].itertuples(index=False, name=None))
    themes = dict(answer("themes")[["theme", "title"]].itertuples(index=False, name=None))
    rows: dict[str, list[tuple[Any, ...]]] = {name: [] for name in _TABLES}
    for quarter in pd.date_range(first.to_period("Q").start_time, last, freq="QS"):
        asked = {"provider": provider, "profile": profile, **days_of_quarter(quarter.date())}
        for row in answer(QUESTION, **asked).to_dict("records"):
            is_month = pd.notna(row["month"])
            start = row["month"] if is_month else quarter
            if start + pd.DateOffset(months=1 if is_month else 3) > last + pd.Timedelta(days=1):
                continue  # not whole yet
            # A place, source or theme that is no longer there may have been hidden when it was.
            site = str(row["site"])
            site = ALL if row["is_all_sites"] else "not known" if pd.isna(row["site"]) else sites.get(site, site)
            for name, key in _places(row["what"], site, is_month, sources, themes):
                rows[name].append((pd.Timestamp(start), *key, row["counted"]))
    for year in whole_years(first, last):
        asked = {"provider": provider, "profile": profile, "of_years": True, **days_of_year(year)}
        for row in answer(QUESTION, **asked).to_dict("records"):
            theme = themes[row["what"].removeprefix("complaints about ")]
            rows["complaints_by_theme_and_year"].append((row["year"], theme, row["counted"]))
    found = {}
    for name, columns in _KEYS.items():
        table = pd.DataFrame(rows[name], columns=[*columns, "mentions" if columns[0] == "month" else "complaints"])
        table = _with_zeros(table) if name == "mentions_by_sentiment" else table
        table[columns[0]] = pd.to_datetime(table[columns[0]])  # also where there is no row
        count = table.columns[-1]
        table[count] = table[count].astype("Int64")
        found[name] = table.assign(is_hidden=table[count].isna()).sort_values(list(columns), ignore_index=True)
    return found


def _places(
    what: str, site: str, is_month: bool, sources: dict[str, str], themes: dict[str, str]
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Say in which tables a cell stands, and as what; none for what stands in reports only."""
    kind, _, name = what.partition(" ")
    if what == "scored" and is_month:
        yield "mentions_by_site", (site,)
        if site == ALL:
            yield from (("mentions_by_source", (ALL,)), ("mentions_by_sentiment", (ALL,)))
    elif kind == "source" and is_month:
        yield "mentions_by_source", (sources.get(name, name),)
    elif kind == "sentiment":
        yield "mentions_by_sentiment", (name,)
    elif what.startswith("complaints about ") and not is_month:
        theme = what.removeprefix("complaints about ")
        yield "complaints_by_theme_and_site", (themes.get(theme, theme), site)


def _with_zeros(table: pd.DataFrame) -> pd.DataFrame:
    """Give each month a row for every sentiment: that nobody said something is an answer too."""
    cells = pd.MultiIndex.from_product([table["month"].unique(), [*_SENTIMENTS, ALL]], names=["month", "sentiment"])
    missing = cells.difference(pd.MultiIndex.from_frame(table[["month", "sentiment"]]))
    return pd.concat([table, missing.to_frame(index=False).assign(mentions=0)], ignore_index=True)


def _about(
    con: Connection, known: dict[str, str], provider: str, profile: Profile, tables: dict[str, pd.DataFrame]
) -> pd.DataFrame:
    title = con.execute("SELECT title FROM provider WHERE provider = $provider", {"provider": provider}).fetchall()
    least = FEWEST[profile]
    rule = (
        f"counts of 1 to {least - 1} mentions, or of more that fewer than {least} people wrote, are hidden, and others "
        "that they would follow from"
    )
    facts = {
        "provider": title[0][0] if title else provider,
        "snapshot": known["snapshot"],
        "published_at": known["published_at"],
        "heed_version": known["heed_version"],
        "is_demonstration": known["is_demonstration"],
        "profile": profile,
        "rule": f"{rule}; shown ones are to the nearest 5" if profile == "round5" else rule,
        "periods": "whole months, quarters and years only, so that two sets do not differ by an unfinished one",
        "readers": "counts of mentions, no text and no row of a person: may leave the organisation",
        "unit": "mentions by people who chose to write; not a survey of all patients",
        "beside": "reports of heed made from the same snapshot hide the same cells",
    }
    for name, rows in tables.items():
        facts[f"hidden in {name}"] = f"{int(rows['is_hidden'].sum())} of {len(rows)} cells"
    return pd.DataFrame(list(facts.items()), columns=["fact", "value"])
