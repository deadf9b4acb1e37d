"""Which counts of whole years may leave: of a theme that is hidden in most quarters the year often is not."""

from collections.abc import Collection, Mapping
from datetime import date

import pandas as pd

from warehouse.small_numbers.leaving_counts import ALL, OF_THEME, QUARTER, Cell, cell_of, sums_among, with_decisions
from warehouse.small_numbers.linked_suppression import Sum, hidden
from warehouse.small_numbers.suppression import FEWEST, Profile, shown_as

YEAR = "\x00year"
_COST_OF_YEAR = 0.1
"""Less than of any other cell: what the quarters tell is decided already, and the year gives way."""


def whole_years(first: pd.Timestamp, last: pd.Timestamp) -> list[date]:
    """Give the first days of the years that were heard from their first quarter to their last day."""
    years = range(first.year + (first.quarter > 1), last.year + 1)
    return [date(year, 1, 1) for year in years if pd.Timestamp(year, 12, 31) <= last]


def days_of_year(year: date) -> dict[str, date]:
    """Give the days that `leaving_counts` is asked about for a year that begins on a day."""
    return {"first_day": year, "last_day": year.replace(month=10), "themes_since": year}


def told_as(what: str) -> str:
    """Name the count of a whole year, all places together, among those that were told (`told_cell`)."""
    return f"year of {what}"


def may_leave_of_years(
    answer: pd.DataFrame, profile: Profile, insiders: Collection[frozenset[str]] = ()
) -> pd.DataFrame:
    """Sum the complaints of whole years by theme, all places together, and hide what may not leave.

    The quarters, months and places are decided first, as without the years; then a year is hidden where with it a
    small count of these could be told, and where it was hidden in what left before.

    Args:
        answer: As for `leaving_counts.may_leave`, of whole years, with `year_was_hidden`, NA where the year was not
            told.
        profile: `k10`, or `round5`, under which shown counts are to the nearest 5.
        insiders: As for `leaving_counts.cells_to_hide`.

    Returns:
        `year` (its first day), `what`, `counted`, NA where it is hidden.
    """
    is_asked = (answer["counted"] > 0) & ~answer["what"].str.startswith("praise of ")
    rows = with_decisions(answer[is_asked], profile, insiders)
    of_all = rows[(rows["what"] == "scored") & rows["is_all_sites"] & rows["month"].isna()]
    scored = of_all.groupby(of_all["quarter"].dt.year)["counted"].sum().to_dict()
    themes = rows[rows["what"].str.startswith(OF_THEME)]
    found = []
    themes = themes.assign(year=themes["quarter"].dt.year)
    for year, what in themes[["year", "what"]].drop_duplicates().sort_values(["year", "what"]).itertuples(index=False):
        own = themes[(themes["year"] == year) & (themes["what"] == what)]
        counts: dict[Cell, int] = {}
        writers: dict[Cell, int] = {}
        decided: dict[Cell, bool] = {}
        for row in own.to_dict("records"):
            cell = in_year(cell_of(row), f"{pd.Timestamp(row['quarter']):%Y-%m-%d}")
            counts[cell], writers[cell] = int(row["counted"]), int(row["writers"])
            decided[cell] = bool(row["is_hidden"])
        total = sum(counts[cell] for cell in quarters_of_all(counts))
        rest = int(scored[year]) - total
        is_hidden = year_is_hidden(what, counts, writers, FEWEST[profile], decided, insiders)
        is_hidden |= 0 < rest < FEWEST[profile] or bool(own["year_was_hidden"].eq(True).any())
        found.append((pd.Timestamp(year, 1, 1), what, pd.NA if is_hidden else shown_as(total, profile)))
    return pd.DataFrame(found, columns=["year", "what", "counted"]).astype({"counted": "Int64"})


def in_year(cell: Cell, quarter: str) -> Cell:
    """Name a cell so that those of four quarters stand beside each other."""
    return (cell[0], cell[1], QUARTER + quarter if cell[2] == QUARTER else cell[2])


def quarters_of_all(cells: Collection[Cell]) -> list[Cell]:
    """Pick the quarters of all places together."""
    return sorted(cell for cell in cells if cell[1] == ALL and cell[2].startswith(QUARTER))


def year_is_hidden(
    what: str,
    counts: Mapping[Cell, int],
    writers: Mapping[Cell, int],
    fewest: int,
    decided: Mapping[Cell, bool],
    insiders: Collection[frozenset[str]] = (),
) -> bool:
    """Say whether the year of one theme must not leave.

    Args:
        what: What is counted.
        counts: Mentions of each cell of the year that is not 0, named by `in_year`.
        writers: Distinct people behind each.
        fewest: The least count above 0 that may be shown.
        decided: Whether each of these cells is hidden.
        insiders: As for `leaving_counts.cells_to_hide`.
    """
    whole = quarters_of_all(counts)
    year = (what, ALL, YEAR)
    total = sum(counts[cell] for cell in whole)
    # Who wrote in one quarter may have written in another: at least so many people are behind the year.
    if min(total, max(writers[cell] for cell in whole)) < fewest:
        return True
    cells = {**counts, year: total}
    sums: list[Sum[Cell]] = [(year, tuple(whole))]
    for _, _, quarter in whole:
        first = pd.Timestamp(quarter.removeprefix(QUARTER))
        months = {f"{first + pd.DateOffset(months=number):%Y-%m-%d}" for number in range(3)}
        own = {cell: count for cell, count in counts.items() if cell[2] in months | {quarter}}
        named = {(cell[0], cell[1], QUARTER if cell[2] == quarter else cell[2]): cell for cell in own}
        equations = sums_among({short: own[cell] for short, cell in named.items()})
        sums += [(named[sum_], tuple(named[part] for part in parts)) for sum_, parts in equations]
    small = {cell for cell, count in counts.items() if min(count, writers[cell]) < fewest}
    known = [{cell for cell in cells if cell[1] in places} for places in insiders]
    gone = hidden(
        cells,
        sums,
        fewest,
        small,
        lambda cell: _COST_OF_YEAR if cell == year else float(1 + cells[cell]),
        lambda cell: None if cell[1] == ALL else (cell[1], cell[2]),
        decided,
        known,
    )
    return year in gone
