"""Years of a theme leave only where nobody outside can tell of a small count more than that it is small."""

import numpy as np
import pandas as pd
import pytest

from tests.warehouse.outsider import Cell, ranges
from warehouse.small_numbers.leaving_counts import ALL, QUARTER, cells_to_hide
from warehouse.small_numbers.leaving_years import in_year, may_leave_of_years, year_is_hidden

pytestmark = pytest.mark.thorough

_WHAT = "complaints about parking"
_PLACES = ("north", "south", "west")


def _year(seed: int) -> dict[Cell, int]:
    """Every count of a year of one theme that is not 0, as an outsider names it."""
    random = np.random.default_rng(seed)
    scale = random.choice([0.5, 1.5, 4.0, 12.0])
    said = random.poisson(scale * random.gamma(1, 1, (3, 1)) * random.choice([0.3, 1.0, 2.0], (3, 12)))
    cells: dict[Cell, int] = {}
    for names, of_place in ((_PLACES, said), (("all",), said.sum(axis=0, keepdims=True))):
        for place, by_month in zip(names, of_place, strict=True):
            cells |= {(_WHAT, place, f"2026-{month + 1:02}"): int(by_month[month]) for month in range(12)}
            for quarter in range(4):
                cells[_WHAT, place, f"2026-Q{quarter + 1}"] = int(by_month[3 * quarter : 3 * quarter + 3].sum())
    return {cell: count for cell, count in cells.items() if count}


def _told(counts: dict[Cell, int]) -> dict[Cell, int | None]:
    """Tell what leaves of a year: quarter by quarter, then the year."""
    named: dict[Cell, Cell] = {}
    decided: dict[Cell, bool] = {}
    for quarter in range(1, 5):
        months = {f"2026-{month:02}" for month in range(3 * quarter - 2, 3 * quarter + 1)}
        own = {}
        for cell in counts:
            if cell[2] in months | {f"2026-Q{quarter}"}:
                place = ALL if cell[1] == "all" else cell[1]
                own[cell] = (_WHAT, place, QUARTER if "Q" in cell[2] else f"{cell[2]}-01")
        held = {own[cell]: counts[cell] for cell in own}
        gone = cells_to_hide(held, held, 10)
        first = f"2026-{3 * quarter - 2:02}-01"
        named |= {cell: in_year(short, first) for cell, short in own.items()}
        decided |= {in_year(short, first): short in gone for short in held}
    held = {named[cell]: count for cell, count in counts.items()}
    told: dict[Cell, int | None] = {cell: None if decided[named[cell]] else count for cell, count in counts.items()}
    total = sum(count for cell, count in counts.items() if cell[1] == "all" and "Q" in cell[2])
    told[_WHAT, "all", "2026"] = None if year_is_hidden(_WHAT, held, held, 10, decided) else total
    return told


@pytest.mark.parametrize("seed", range(25))
def test_with_the_year_a_small_count_can_be_any_small_count(seed: int) -> None:
    counts = _year(seed)
    if not counts:
        return
    told = _told(counts)
    small = [cell for cell, count in counts.items() if count < 10]
    without = {cell: count for cell, count in told.items() if cell[2] != "2026"}
    before, after = ranges(without, small), ranges(told, small)
    assert {
        cell: (before[cell], after[cell]) for cell in small if after[cell] != before[cell] and after[cell][1] < 9
    } == {}
    assert {cell: (before[cell], after[cell]) for cell in small if after[cell][0] > before[cell][0]} == {}


def test_years_are_told_of_themes_whose_quarters_are_hidden() -> None:
    told = [_told(counts) for seed in range(25) if (counts := _year(seed))]
    years = [each[_WHAT, "all", "2026"] for each in told]
    assert any(year is not None for year in years) and None in years
    assert any(
        each[_WHAT, "all", "2026"] is not None and each.get((_WHAT, "all", "2026-Q1"), 0) is None for each in told
    )


def test_a_year_of_few_writers_and_one_that_nearly_all_complain_of_stay_hidden() -> None:
    def answer(writers: int, scored: int) -> pd.DataFrame:
        days = pd.to_datetime(["2026-01-01", "2026-04-01", "2026-07-01", "2026-10-01"])
        rows = [
            {"quarter": day, "what": what, "site": None, "is_all_sites": True, "month": pd.NaT, "counted": counted}
            | {"writers": min(writers, counted), "was_hidden": pd.NA, "is_decided": what == _WHAT}
            | {"year_was_hidden": pd.NA}
            for day in days
            for what, counted in ((_WHAT, 12), ("scored", scored))
        ]
        return pd.DataFrame(rows)

    assert may_leave_of_years(answer(12, 90), "k10")["counted"].tolist() == [48]
    assert may_leave_of_years(answer(12, 90), "round5")["counted"].tolist() == [50]
    assert may_leave_of_years(answer(4, 90), "k10")["counted"].isna().all()
    assert may_leave_of_years(answer(12, 14), "k10")["counted"].isna().all()


def test_a_year_that_was_hidden_stays_so() -> None:
    days = pd.to_datetime(["2026-01-01", "2026-04-01", "2026-07-01", "2026-10-01"])
    rows = pd.DataFrame(
        {"quarter": day, "what": what, "site": None, "is_all_sites": True, "month": pd.NaT, "counted": counted}
        | {"writers": counted, "was_hidden": pd.NA, "is_decided": False, "year_was_hidden": what == _WHAT}
        for day in days
        for what, counted in ((_WHAT, 12), ("scored", 90))
    )
    assert may_leave_of_years(rows, "k10")["counted"].isna().tolist() == [True]
    assert may_leave_of_years(rows.assign(year_was_hidden=False), "k10")["counted"].tolist() == [48]
