"""The sites of a report beside each other: a funnel of counts that may leave, and of nothing else."""

from dataclasses import dataclass

import pandas as pd

from analysis.change import MINIMUM_MENTIONS
from analysis.compare import funnel
from dashboard.findings.comparison import SiteComparison
from dashboard.reports.figures import Change, Heat, Place
from dashboard.reports.leaving import Leaving
from dashboard.reports.period import Period
from dashboard.reports.present import OR_GIVEN_AWAY, share
from dashboard.words.wording import listed

_HEAT_THEMES = 8


@dataclass(frozen=True)
class Places:
    """The sites of a report: `rows` in the order of the alphabet, the share of those that are told together, notes."""

    rows: tuple[Place, ...]
    target: float | None
    notes: tuple[str, ...]


def places_of(compared: SiteComparison, period: Period, leaving: Leaving) -> Places:
    """Draw the funnel anew from what may leave, so that its limits tell nothing of the sites that are hidden.

    Args:
        compared: Which sites there are, and where their mix of sources tells another story.
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
    rows = tuple(
        Place(
            title, leaving.count("complaints", period, unit), leaving.count("scored", period, unit),
            *((share(told["share"][unit]), share(told["shrunken_low"][unit]), share(told["shrunken_high"][unit]))
              if unit in told.index else (None, None, None)),
            unit in told.index and bool(told["is_signal"][unit]),
        )
        for unit, title in units
    )  # fmt: skip
    target = share(drawn.target_share) if len(counts) > 1 else None
    return Places(rows, target, _notes(compared, rows, drawn.caution, target))


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
    return (*caution_of_few, *off_the_line(rows, target), *left_out, *mixed, *untold)


def off_the_line(rows: tuple[Place, ...], target: float | None) -> list[str]:
    """Say why a site whose bar misses the line is not said to differ."""
    off = [
        row.title for row in rows
        if target is not None and not row.is_signal and row.low is not None and row.high is not None
        and not row.low <= target <= row.high
    ]  # fmt: skip
    if not off:
        return []
    bars = "bar misses" if len(off) == 1 else "bars miss"
    return [
        f"{listed(off)}: the {bars} the line, which is a hint and no proof: a site differs where it lies beyond 998 in "
        "1,000 of what chance allows."
    ]
