"""Who sees some places on screens and holds the board's reports and sets of a year learns no small count elsewhere."""

import numpy as np
import pandas as pd
import pytest

from tests.warehouse.outsider import Cell, ranges
from warehouse.small_numbers.leaving_counts import may_leave
from warehouse.small_numbers.leaving_years import may_leave_of_years

pytestmark = pytest.mark.thorough

_PLACES = ("north", "south", "west")
_SENTIMENTS = ("negative", "mixed", "neutral", "positive")
_THEMES = ("waiting",)


def _rollup(seed: int) -> pd.DataFrame:
    """Every count of a year that is not 0, as `quarter_rollup` holds it."""
    random = np.random.default_rng(seed)
    size = random.choice([0.7, 2.0, 6.0, 25.0]) * random.gamma(1, 1, (len(_PLACES), 1)) * random.uniform(0, 2, (1, 12))
    said = random.poisson(size[..., None] * np.array([0.3, 0.1, 0.2, 0.4]))
    bad, scored = said[..., :2].sum(axis=2), said.sum(axis=2)
    counted = {"scored": scored, "complaints": bad, "no complaints": scored - bad}
    counted |= {f"sentiment {name}": said[..., at] for at, name in enumerate(_SENTIMENTS)}
    of_source = random.multinomial(scored, [0.6, 0.3, 0.1])
    counted |= {f"source {name}": of_source[..., at] for at, name in enumerate("abc")}
    counted |= {f"complaints about {name}": random.binomial(bad, random.choice([0.1, 0.5, 0.9])) for name in _THEMES}
    rows = [
        (what, place, month, int(by_month[at, month]))
        for what, by_month in counted.items()
        for at, place in enumerate(_PLACES)
        for month in range(12)
    ]
    single = pd.DataFrame(rows, columns=["what", "site", "at", "counted"])
    single["month"] = pd.to_datetime([f"2026-{at + 1:02}-01" for at in single["at"]])
    single["quarter"] = single["month"].dt.to_period("Q").dt.start_time
    cells = []
    for by in (["site", "month"], ["site"], ["month"], []):
        summed = single.groupby(["quarter", "what", *by], as_index=False)["counted"].sum()
        cells.append(summed.assign(is_all_sites="site" not in by))
    whole = pd.concat(cells, ignore_index=True)
    whole = whole[whole["counted"] > 0].astype({"site": object})
    whole["site"] = whole["site"].where(whole["site"].notna(), None)
    found: pd.DataFrame = whole.assign(
        writers=whole["counted"], was_hidden=pd.NA, is_decided=pd.NA, year_was_hidden=pd.NA
    )
    return found


def _named(rows: pd.DataFrame) -> dict[Cell, int | None]:
    found: dict[Cell, int | None] = {}
    for row in rows.to_dict("records"):
        period = f"{row['quarter']:%Y}-Q{row['quarter'].quarter}" if pd.isna(row["month"]) else f"{row['month']:%Y-%m}"
        told = None if pd.isna(row["counted"]) else int(row["counted"])
        found[row["what"], "all" if row["is_all_sites"] else row["site"], period] = told
    return found


def _told_of_year(rollup: pd.DataFrame, own: frozenset[str]) -> dict[Cell, int | None]:
    """Give all that leaves of the year: each quarter, then the years of themes."""
    told: dict[Cell, int | None] = {}
    for _, rows in rollup.groupby("quarter"):
        told |= _named(may_leave(rows.reset_index(drop=True), "k10", [own]))
    for row in may_leave_of_years(rollup, "k10", [own]).to_dict("records"):
        told[row["what"], "all", f"{row['year']:%Y}"] = None if pd.isna(row["counted"]) else int(row["counted"])
    return told


@pytest.mark.parametrize("seed", range(3))
def test_no_small_count_of_another_place_follows_from_own_screens_and_all_that_left(seed: int) -> None:
    rollup = _rollup(seed)
    own = frozenset(_PLACES[: 1 + seed % 2])
    counts = {cell: count for cell, count in _named(rollup).items() if count}
    seen = {cell: count if cell[1] in own else None for cell, count in counts.items()}
    told = {**dict.fromkeys(counts), **_told_of_year(rollup, own)}
    small = [cell for cell, count in counts.items() if count < 10 and cell[1] not in own]
    random = np.random.default_rng(seed)
    wanted = [small[at] for at in random.permutation(len(small))[:15]]
    before = ranges(seen, wanted)
    after = ranges({**told, **{cell: count for cell, count in seen.items() if count}}, wanted)
    assert {
        cell: (counts[cell], before[cell], after[cell])
        for cell in wanted
        if before[cell][1] >= 9 > after[cell][1] or after[cell][0] > before[cell][0]
    } == {}
