"""The sites of a report beside each other: a funnel of counts that may leave, and of nothing else."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from analysis.change import MINIMUM_MENTIONS
from analysis.compare import Funnel, funnel
from analysis.statistics.intervals import newcombe
from dashboard.findings.comparison import SiteComparison
from dashboard.reports.figures import Change, Heat, Place
from dashboard.reports.leaving import Leaving
from dashboard.reports.period import Period
from dashboard.reports.present import ONCE_A_WEEK, OR_GIVEN_AWAY, share
from dashboard.words.wording import listed

_HEAT_THEMES = 8


@dataclass(frozen=True)
class Places:
    """The sites of a report.

    Attributes:
        rows: In the order of the alphabet.
        target: The share of those that are told together; None of fewer than two.
        notes: What belongs beside them.
        is_apart: Whether two that are told lie apart by more than chance explains, by mentions and by voices.
    """

    rows: tuple[Place, ...]
    target: float | None
    notes: tuple[str, ...]
    is_apart: bool


def places_of(compared: SiteComparison, period: Period, leaving: Leaving) -> Places:
    """Draw the funnel anew from what may leave, so that its limits tell nothing of the sites that are hidden.

    Args:
        compared: Which sites there are, with the voices of each, and where their mix of sources tells another story.
        period: The month or quarter.
        leaving: The counts that may be told.
    """
    units = list(zip(compared.funnel.rows["unit"], compared.funnel.rows["title"], strict=True))
    counts = pd.DataFrame(
        [
            (unit, complaints, mentions)
            for unit, _ in units
            if (complaints := leaving.count("complaints", period, unit)) is not None
            and (mentions := leaving.count("scored", period, unit)) is not None
            and mentions >= max(MINIMUM_MENTIONS, complaints)
        ],
        columns=["unit", "events", "mentions"],
    )
    drawn = funnel(counts)
    told = drawn.rows.set_index("unit")
    # One writer may have written many of these mentions: a site differs where its voices do, among the same sites.
    heard = compared.funnel.rows
    spoken = funnel(heard.loc[heard["unit"].isin(told.index), ["unit", "events", "mentions"]])
    sides, spoken_sides = _sides(drawn), _sides(spoken)
    rows = tuple(
        Place(
            title, leaving.count("complaints", period, unit), leaving.count("scored", period, unit),
            *((share(told["share"][unit]), share(told["shrunken_low"][unit]), share(told["shrunken_high"][unit]))
              if unit in told.index else (None, None, None)),
            unit in sides and spoken_sides.get(unit) == sides[unit],
            unit in sides and spoken_sides.get(unit) != sides[unit],
        )
        for unit, title in units
    )  # fmt: skip
    target = share(drawn.target_share) if len(counts) > 1 else None
    is_apart = _way_apart(drawn) == _way_apart(spoken) != 0
    return Places(rows, target, _notes(compared, rows, drawn.caution, target), is_apart)


def heat_of(
    changes: tuple[Change, ...], compared: SiteComparison, period: Period, leaving: Leaving
) -> tuple[Heat, ...]:
    """Give the share of complaints about the first themes by site; no theme or site of which no complaint is told."""
    sites = list(zip(compared.funnel.rows["unit"], compared.funnel.rows["title"], strict=True))
    rows = [
        [
            Heat(each.title, title, leaving.share(f"complaints about {each.theme}", period, site))
            for site, title in sites
        ]
        for each in changes[:_HEAT_THEMES]
    ]
    told = {cell.site_title for row in rows for cell in row if cell.share}
    return tuple(cell for row in rows if any(each.share for each in row) for cell in row if cell.site_title in told)


def _sides(drawn: Funnel) -> dict[str, bool]:
    """Name the sites outside the limits, and say of each whether it lies above them."""
    outside = drawn.rows[drawn.rows["is_signal"]]
    return dict(zip(outside["unit"], outside["z"] > 0, strict=True))


def _way_apart(drawn: Funnel) -> int:
    """Say whether the second of two sites complains more (1) or less (-1) than the first, beyond chance; else 0."""
    rows = drawn.rows.dropna(subset=["share"])
    if len(rows) != 2:
        return 0
    _, low, high = newcombe(*rows[["events", "mentions"]].to_numpy(dtype=np.float64).ravel())
    return int(low > 0) - int(high < 0)


def _notes(compared: SiteComparison, rows: tuple[Place, ...], caution: str, target: float | None) -> tuple[str, ...]:
    hidden = [row.title for row in rows if row.share is None]
    # The other share is made of counts by source, which do not leave: that there is one is said, and not how great.
    mixed = [
        f"{row.title}: with the mix of sources held fixed its share says something else; part of its difference is "
        "where people write."
        for row in rows
        if row.share is not None and any(said.startswith(f"{row.title}:") for said in compared.warnings)
    ]
    left_out = [note for note in compared.notes if note.startswith("Not held fixed:")]
    why = f"because few people wrote or complained, {OR_GIVEN_AWAY}"
    untold = [f"Not told, {why}: {listed(hidden)}."] if hidden else []
    is_compared = len(rows) - len(hidden) > 1
    caution_of_few = [caution] if caution and is_compared else []
    return (*caution_of_few, *off_the_line(rows, target), *by_mentions_only(rows), *left_out, *mixed, *untold)


def by_mentions_only(rows: tuple[Place, ...]) -> list[str]:
    """Say of which sites only the mentions lie beyond what chance allows, as one writer may have written many."""
    names = [row.title for row in rows if row.is_by_mentions_only]
    lie = "lies" if len(names) == 1 else "lie"
    return [f"{listed(names)} {lie} beyond what chance allows by mentions, but not {ONCE_A_WEEK}."] if names else []


def off_the_line(rows: tuple[Place, ...], target: float | None) -> list[str]:
    """Say why a site whose bar misses the line is not said to differ."""
    off = [
        row.title for row in rows
        if target is not None and not (row.is_signal or row.is_by_mentions_only)
        and row.low is not None and row.high is not None
        and not row.low <= target <= row.high
    ]  # fmt: skip
    if not off:
        return []
    bars = "bar misses" if len(off) == 1 else "bars miss"
    return [
        f"{listed(off)}: the {bars} the line, which is a hint and no proof: a site differs where it lies beyond 998 in "
        "1,000 of what chance allows."
    ]
