"""Which counts may leave: one rule for every report and shareable set, so that no two of them together tell more.

A count is small where it is of 1 to 9 mentions, or of more that fewer than ten people wrote (1 to 7, and eight, under
`round5`). Small counts do not leave, nor do as many others as it takes that no sum or difference of what leaves gives
one. Whatever leaves is made of the same cells - a thing counted, at one place or all, in a month or a quarter. Which of
them are hidden is found for all cells of a quarter, each month by itself first: a report of one month, of its quarter,
of one place, of all places and a shareable set hide the same cells. What is counted otherwise (weeks, voices, windows
of days) does not leave as a count.

Source: as `warehouse.small_numbers.linked_suppression`; NHS Digital, Hospital Episode Statistics (1 to 7 hidden, others
to the nearest 5), GP Patient Survey (fewer than 10).
"""

import math
from collections import defaultdict
from collections.abc import Collection, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd

from warehouse.small_numbers.linked_suppression import Sum, hidden
from warehouse.small_numbers.suppression import FEWEST, Profile, shown_as
from warehouse.store import Connection

QUESTION = "leaving_counts"
_QUERY = (Path(__file__).parents[1] / "questions" / f"{QUESTION}.sql").read_text("utf-8")
ALL, QUARTER = "\x00all", "\x00quarter"
"""Stand for all places together, and for the whole quarter, in a cell."""

Cell = tuple[str, str, str]
"""What is counted, place (empty where it is not known), first day of the month."""
_CELL = ["quarter", "what", "site", "is_all_sites", "month"]
OF_THEME = "complaints about "
_WHOLES = {"scored": ("complaints", "no complaints")}
_BY_SENTIMENT = {
    "complaints": ("sentiment negative", "sentiment mixed"),
    "no complaints": ("sentiment neutral", "sentiment positive"),
}


def days_of_quarter(quarter: date) -> dict[str, date]:
    """Give the days that `leaving_counts` is asked about for a quarter that begins on a day."""
    return dict.fromkeys(("first_day", "last_day", "themes_since"), quarter)


def all_counts(con: Connection, provider: str, profile: Profile, days: Mapping[str, date]) -> pd.DataFrame:
    """Ask `leaving_counts` of a snapshot without hiding anything: what `may_leave` takes."""
    return con.execute(_QUERY, {"provider": provider, "profile": profile, **days}).df()


def may_leave(answer: pd.DataFrame, profile: Profile, insiders: Collection[frozenset[str]] = ()) -> pd.DataFrame:
    """Hide what may not leave in the answer to `leaving_counts`.

    Args:
        answer: `quarter`, `what`, `site`, `is_all_sites`, `month`, `counted`, `writers`; every cell of each quarter
            that is not 0, or was hidden before; `was_hidden`, NA where nothing has left of it; and `is_decided`,
            whether it is hidden where that is known from publishing, NA where it is not.
        profile: `k10`, or `round5`, under which shown counts are to the nearest 5.
        insiders: As for `cells_to_hide`.

    Returns:
        `quarter` to `counted` of those rows that may leave at all; hidden counts are NA.
    """
    rows = with_decisions(answer, profile, insiders)
    shown = shown_as(rows["counted"].astype("Int64"), profile)
    return rows[_CELL].assign(counted=shown.mask(rows["is_hidden"]))


def with_decisions(answer: pd.DataFrame, profile: Profile, insiders: Collection[frozenset[str]]) -> pd.DataFrame:
    """Add `is_hidden` to the rows of an answer that may leave at all; takes what `may_leave` takes."""
    # Sentiments and sources leave of all places together only, sentiments month by month: what no one needs hides less.
    is_of_all, is_month = answer["is_all_sites"].to_numpy(bool), answer["month"].notna().to_numpy()
    is_kept = is_of_all | ~answer["what"].str.startswith("source ").to_numpy(bool)
    is_kept &= (is_of_all & is_month) | ~answer["what"].str.startswith("sentiment ").to_numpy(bool)
    # Who sees some places sees these of them on screens: for such people they take part in what is decided.
    rows = answer if insiders else answer[is_kept].reset_index(drop=True)
    is_kept = is_kept if insiders else is_kept[is_kept]
    is_hidden = rows["is_decided"].astype("boolean") | rows["was_hidden"].astype("boolean").fillna(False)
    undecided = rows["quarter"][is_kept & is_hidden.isna().to_numpy()].unique()
    if len(undecided):
        held = rows.assign(is_kept=is_kept)[rows["counted"] > 0]
        for _, cells in held[held["quarter"].isin(undecided)].groupby("quarter"):
            is_hidden[cells.index] = _decide(cells, FEWEST[profile], insiders)
    told = rows[is_kept].reset_index(drop=True) if insiders else rows
    return told.assign(is_hidden=is_hidden[is_kept].to_numpy(bool))


def _decide(rows: pd.DataFrame, fewest: int, insiders: Collection[frozenset[str]]) -> pd.Series:
    named = [cell_of(row) for row in rows.to_dict("records")]
    counts = {cell: int(count) for cell, count in zip(named, rows["counted"], strict=True)}
    writers = {cell: int(count) for cell, count in zip(named, rows["writers"], strict=True)}
    known = rows["was_hidden"].notna()
    decided = {
        cell: bool(was) for cell, was, is_known in zip(named, rows["was_hidden"], known, strict=True) if is_known
    }
    decided |= {cell: True for cell, is_kept in zip(named, rows["is_kept"], strict=True) if not is_kept}
    gone = cells_to_hide(counts, writers, fewest, decided, insiders)
    return pd.Series([cell in gone for cell in named], index=rows.index, dtype=bool)


def cells_to_hide(
    counts: Mapping[Cell, int],
    writers: Mapping[Cell, int],
    fewest: int,
    decided: Mapping[Cell, bool] | None = None,
    insiders: Collection[frozenset[str]] = (),
) -> set[Cell]:
    """Choose the cells of one quarter that do not leave.

    Args:
        counts: Mentions of each cell that is not 0.
        writers: Distinct people behind each.
        fewest: The least count above 0 that may be shown.
        decided: Of cells that have left from an earlier snapshot: whether they were hidden; these stay so.
        insiders: Places whose counts some people see on screens, though not those of the others: what leaves must not
            tell these people small counts of the others.
    """
    small = {cell for cell, count in counts.items() if min(count, writers[cell]) < fewest}
    for cell, count in counts.items():
        # Where nearly all of a place complain of one thing, those who do not are few, and would be told too.
        rest = counts.get(("scored", *cell[1:]), 0) - count
        if cell[0].startswith(OF_THEME) and 0 < rest < fewest:
            small.add(cell)
    found: set[Cell] = set()
    for own in _systems(counts):
        cells = {cell: count for cell, count in counts.items() if cell[0] in own}
        # No theme is complained about more often than anything is: one that nearly all complain of would bound how many
        # complaints are hidden. Of months only: hiding a quarter hides months too, and these may have left already.
        for cell in cells:
            everything = ("complaints", *cell[1:])
            is_of_month = cell[0].startswith(OF_THEME) and cell[2] != QUARTER
            if is_of_month and everything in found and counts[everything] - cells[cell] < fewest:
                small.add(cell)
        found |= _hidden_of_system(cells, fewest, small, decided or {}, insiders)
    return found


def _hidden_of_system(
    cells: Mapping[Cell, int],
    fewest: int,
    small: set[Cell],
    decided: Mapping[Cell, bool],
    insiders: Collection[frozenset[str]],
) -> set[Cell]:
    """Decide each month by itself, then the quarter of what the months leave.

    A month's report is made before the next month is known. Were all months decided together, a month would hide other
    cells in each report that tells of it, and two reports together would tell what each hides.
    """

    def decide(those: Mapping[Cell, int], known: Mapping[Cell, bool]) -> set[Cell]:
        own = [{cell for cell in those if cell[1] in places} for places in insiders]
        cost, tight = (lambda cell: _cost(cell, cells[cell])), small & set(those)
        return hidden(those, sums_among(those), fewest, tight, cost, _part, known, own)

    if small.isdisjoint(cells):
        return {cell for cell in cells if decided.get(cell)}
    months = sorted({cell[2] for cell in cells} - {QUARTER})
    gone: set[Cell] = set()
    for month in months:
        gone |= decide({cell: count for cell, count in cells.items() if cell[2] == month}, decided)
    return decide(cells, {**decided, **{cell: cell in gone for cell in cells if cell[2] != QUARTER}})


def sums_among(counts: Mapping[Cell, int]) -> list[Sum[Cell]]:
    """Give every equation among cells that are not 0: months make a quarter, places make all, kinds make a whole."""
    sums: list[Sum[Cell]] = []
    by_place, by_month = defaultdict(list), defaultdict(list)
    for cell in counts:
        if cell[2] != QUARTER:
            by_place[cell[:2]].append(cell)
        if cell[1] != ALL:
            by_month[cell[0], cell[2]].append(cell)
    whats = sorted({cell[0] for cell in counts})
    wholes = {**_WHOLES, "scored by source": tuple(what for what in whats if what.startswith("source "))}
    for total in sorted(counts):
        what, place, month = total
        ways = [by_place[what, place]] * (month == QUARTER)
        ways += [by_month[what, month]] * (place == ALL)
        if what == "scored":
            ways += [[each for kind in kinds if (each := (kind, place, month)) in counts] for kinds in wholes.values()]
        if what in _BY_SENTIMENT:
            ways.append([each for kind in _BY_SENTIMENT[what] if (each := (kind, place, month)) in counts])
        # A total of one part is that part: it is an equation too.
        sums += [(total, tuple(parts)) for parts in ways if parts]
    return sums


def _cost(cell: Cell, count: int) -> float:
    """Say what is lost with a hidden cell: what reports open with is kept longest, then all places, then quarters."""
    what, place, month = cell
    opening = {"scored": 60.0, "complaints": 20.0, "no complaints": 2.0}.get(what, 1.0)
    return opening * (8.0 if place == ALL else 1.0) * (2.0 if month == QUARTER else 1.0) * math.log(2 + count)


def _part(cell: Cell) -> tuple[str, tuple[str, str]] | None:
    """Say of which place a cell is, and which it is there; None for all places."""
    what, place, month = cell
    return None if place == ALL else (place, (what, month))


def _systems(counts: Mapping[Cell, int]) -> list[set[str]]:
    """Part what is counted into what shares totals: all that is scored, and everything else by itself."""
    whats = {cell[0] for cell in counts}
    together = {what for what in whats if what.startswith(("source ", "sentiment "))}
    together |= whats & {"scored", "complaints", "no complaints"}
    return [together, *({what} for what in sorted(whats - together))]


def cell_of(row: Mapping[Any, Any]) -> Cell:
    """Name the cell of a row of an answer."""
    place = ALL if row["is_all_sites"] else "" if pd.isna(row["site"]) else str(row["site"])
    month = QUARTER if pd.isna(row["month"]) else f"{pd.Timestamp(row['month']):%Y-%m-%d}"
    return str(row["what"]), place, month
