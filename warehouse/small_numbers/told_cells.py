"""What left of which counts were shown: kept, so that what leaves from a later snapshot hides the same cells.

Mentions come late and go. If a later report chose anew which cells protect a small one, it could show the cell that an
earlier one hid, and hide the one that it showed; whoever has both would know the small one nearly. A count that has
changed by ten since is another: it is decided anew.
"""

import re
from pathlib import Path

import pandas as pd

from config.home import Home
from warehouse.small_numbers.insiders import insiders
from warehouse.small_numbers.leaving_counts import all_counts, days_of_quarter, may_leave
from warehouse.small_numbers.leaving_years import days_of_year, may_leave_of_years, told_as, whole_years
from warehouse.small_numbers.suppression import Profile
from warehouse.store import Connection, NotThereError, connect_reader, opened, transaction

_SNAPSHOT = re.compile(r"snapshot-\w+")
_COLUMNS = ["provider", "what", "site", "is_all_sites", "first_day", "is_quarter", "is_hidden", "counted"]


def remember_told(home: Home, profile: Profile) -> None:
    """Look through the snapshots that a report or a shareable set left from since this was last asked.

    The caller holds the writer's lock. What an earlier snapshot decided stands. One that is no longer there, or was
    published by a version of heed that cannot be asked, tells nothing.

    Args:
        home: The data folder.
        profile: By which small numbers are hidden.
    """
    with opened(home, "desk") as desk:
        names = desk.execute(
            "SELECT snapshot, bool_or(kind = 'shareable') FROM export WHERE kind IN ('report', 'shareable') "
            "AND snapshot NOT IN (SELECT snapshot FROM told_snapshot) GROUP BY snapshot ORDER BY snapshot"
        ).fetchall()
    for name, are_years_told in names:
        path = home.published / f"{name}.duckdb"
        cells = _decided(path, profile, are_years_told) if _SNAPSHOT.fullmatch(name) else None
        with opened(home, "desk") as desk, transaction(desk):
            if cells is not None:
                desk.register("decided", cells)
                desk.execute("INSERT INTO told_cell FROM decided ON CONFLICT DO NOTHING")
                desk.unregister("decided")
            desk.execute("INSERT INTO told_snapshot VALUES ($name)", {"name": name})


def _decided(snapshot: Path, profile: Profile, are_years_told: bool) -> pd.DataFrame | None:
    if not snapshot.exists():
        return None
    with connect_reader(snapshot) as con:
        heard = con.execute("SELECT provider, min(day), max(day) FROM mention GROUP BY provider ORDER BY 1").fetchall()
        try:
            found = [
                tell(con, provider, pd.Timestamp(first), pd.Timestamp(last), profile)
                for provider, first, last in heard
                for tell in (_of_quarters, _of_years)[: 1 + are_years_told]
            ]
        except NotThereError:  # another version of heed published it, and nothing may keep this one from publishing
            return None
    return pd.concat(found, ignore_index=True) if found else None


def _of_quarters(
    con: Connection, provider: str, first: pd.Timestamp, last: pd.Timestamp, profile: Profile
) -> pd.DataFrame:
    parts, seen_apart = [], insiders(con, provider)
    for quarter in pd.date_range(first.to_period("Q").start_time, last, freq="QS"):
        counts = all_counts(con, provider, profile, days_of_quarter(quarter.date()))
        told = may_leave(counts, profile, seen_apart).rename(columns={"counted": "told"})
        cells = told.merge(counts, on=["quarter", "what", "site", "is_all_sites", "month"], validate="one_to_one")
        is_quarter = cells["month"].isna()
        begins = pd.to_datetime(cells["month"]).fillna(quarter)
        over = begins + pd.offsets.DateOffset(months=1)
        over = over.where(~is_quarter, quarter + pd.offsets.DateOffset(months=3))
        cells = cells.assign(
            provider=provider, site=cells["site"].fillna(""), first_day=begins.dt.date, is_quarter=is_quarter,
            is_hidden=cells["told"].isna(),
        )  # fmt: skip
        # What is not over yet is another count when it is.
        parts.append(cells.loc[over <= last + pd.Timedelta(days=1), _COLUMNS])
    return pd.concat(parts, ignore_index=True)


def _of_years(
    con: Connection, provider: str, first: pd.Timestamp, last: pd.Timestamp, profile: Profile
) -> pd.DataFrame:
    parts, seen_apart = [], insiders(con, provider)
    for year in whole_years(first, last):
        counts = all_counts(con, provider, profile, days_of_year(year))
        told = may_leave_of_years(counts, profile, seen_apart)
        is_whole = counts["is_all_sites"] & counts["month"].isna()
        held = counts[is_whole].groupby("what")["counted"].sum()
        parts.append(
            pd.DataFrame({
                "provider": provider, "what": told["what"].map(told_as), "site": "", "is_all_sites": True,
                "first_day": year, "is_quarter": False, "is_hidden": told["counted"].isna(),
                "counted": told["what"].map(held),
            })
        )  # fmt: skip
    return pd.concat(parts, ignore_index=True) if parts else pd.DataFrame(columns=_COLUMNS)
