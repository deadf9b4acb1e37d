"""Decide, when a snapshot is published, which counts of its newest quarters may leave: no report then waits for it."""

from datetime import date

import pandas as pd

from warehouse.small_numbers.insiders import insiders
from warehouse.small_numbers.leaving_counts import all_counts, days_of_quarter, may_leave
from warehouse.small_numbers.suppression import Profile
from warehouse.store import Connection

# Of the two years that the trend of a report shows, which begin within a quarter.
_QUARTERS = 9
# Themes are told of the quarter of a report and the one before it. What else is hidden does not hang on them.
_WITH_THEMES = 5
_NOTE_DECIDED = """
    UPDATE leaving_cell AS cell SET profile = $profile, is_hidden = decided.is_hidden FROM decided
    WHERE cell.provider = $provider AND cell.quarter = decided.quarter AND cell.what = decided.what
        AND cell.site IS NOT DISTINCT FROM decided.site::VARCHAR AND cell.is_all_sites = decided.is_all_sites
        AND cell.month IS NOT DISTINCT FROM decided.month
"""
# What was decided last: the snapshot that holds the alerts which one raised follows at once, with the same counts.
_decided: dict[tuple[str, date], tuple[pd.DataFrame, Profile, list[frozenset[str]], pd.DataFrame]] = {}


def decide_leaving(con: Connection, profile: Profile) -> None:
    """Note in `leaving_cell` of a snapshot that is being built what is decided.

    Args:
        con: The snapshot, with everything else in it.
        profile: By which small numbers are hidden.
    """
    newest = con.execute(
        "SELECT DISTINCT provider, quarter, dense_rank() OVER (PARTITION BY provider ORDER BY quarter DESC) AS age "
        "FROM quarter_rollup QUALIFY age <= $quarters ORDER BY ALL",
        {"quarters": _QUARTERS},
    ).fetchall()
    for provider, quarter, age in newest:
        days = days_of_quarter(quarter)
        if age > _WITH_THEMES:
            days["themes_since"] = date.max
        counts = all_counts(con, provider, profile, days)
        told = _told((provider, quarter), counts, profile, insiders(con, provider))
        con.register("decided", told.assign(is_hidden=told["counted"].isna()))
        con.execute(_NOTE_DECIDED, {"provider": provider, "profile": profile})
        con.unregister("decided")


def _told(
    quarter: tuple[str, date], counts: pd.DataFrame, profile: Profile, insiders: list[frozenset[str]]
) -> pd.DataFrame:
    before = _decided.get(quarter)
    if before and counts.equals(before[0]) and (profile, insiders) == before[1:3]:
        return before[3]
    told = may_leave(counts, profile, insiders)
    _decided[quarter] = (counts, profile, insiders, told)
    return told
