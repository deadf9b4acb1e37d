"""What left of which counts were shown: kept, so that what leaves from a later snapshot hides the same cells.

Mentions come late and go. If a later report chose anew which cells protect a small one, it could show the cell that an
earlier one hid, and hide the one that it showed; whoever has both would know the small one nearly. That holds however
much has come since: all together tells how much at most. So what was hidden once stays hidden.
"""

import re
from dataclasses import replace
from pathlib import Path

import pandas as pd

from config.home import Home
from warehouse.desk.export_register import Told
from warehouse.small_numbers.insiders import insiders
from warehouse.small_numbers.leaving_counts import all_counts, days_of_quarter, may_leave
from warehouse.small_numbers.leaving_years import days_of_year, may_leave_of_years, told_as, whole_years
from warehouse.small_numbers.suppression import FACT, Profile, profile_in
from warehouse.store import Connection, NotThereError, connect_reader, opened, transaction

_SNAPSHOT = re.compile(r"snapshot-\w+")
_COLUMNS = ["provider", "what", "site", "is_all_sites", "first_day", "is_quarter", "is_hidden"]
# The trend of a report tells of earlier months too, these alone.
_OF_TREND, _MONTHS = ("scored", "complaints"), 24


def remember_told(home: Home) -> None:
    """Look through what has left as reports and shareable sets since this was last asked.

    The caller holds the writer's lock. A snapshot that is no longer there, or was published by a version of heed that
    cannot be asked, tells nothing.

    Args:
        home: The data folder.
    """
    with opened(home, "desk") as desk:
        left = desk.execute(
            "SELECT snapshot, kind = 'shareable', provider, since, until, list(export_id) FROM export "
            "WHERE kind IN ('report', 'shareable') AND NOT is_remembered GROUP BY ALL ORDER BY ALL"
        ).fetchall()
    for name, are_years_told, provider, since, until, numbers in left:
        path = home.published / f"{name}.duckdb"
        told = Told(provider, since, until)
        cells = _decided(path, told, are_years_told) if _SNAPSHOT.fullmatch(name) else None
        with opened(home, "desk") as desk, transaction(desk):
            if cells is not None:
                desk.register("decided", cells)
                desk.execute(
                    "INSERT INTO told_cell BY NAME FROM decided "
                    "ON CONFLICT DO UPDATE SET is_hidden = told_cell.is_hidden OR excluded.is_hidden"
                )
                desk.unregister("decided")
            desk.execute(
                "UPDATE export SET is_remembered = true WHERE list_contains($numbers, export_id)", {"numbers": numbers}
            )


def _decided(snapshot: Path, told: Told, are_years_told: bool) -> pd.DataFrame | None:
    if not snapshot.exists():
        return None
    with connect_reader(snapshot) as con:
        try:
            facts = dict(con.execute("SELECT fact, value FROM about").fetchall())
            profile, published = profile_in(facts[FACT]), pd.Timestamp(facts["published_at"]).normalize()
            found = []
            for provider, first, last in con.execute(
                "SELECT provider, min(day)::TIMESTAMP, max(day)::TIMESTAMP FROM mention "
                "WHERE provider = coalesce($provider, provider) GROUP BY provider ORDER BY provider",
                {"provider": told.provider},
            ).fetchall():
                of_one = replace(told, provider=provider)
                # The last day of a month may have no mention.
                over = max(pd.Timestamp(last) + pd.Timedelta(days=1), published)
                found.append(_of_quarters(con, of_one, pd.Timestamp(first), over, profile))
                if are_years_told:
                    found.append(_of_years(con, provider, pd.Timestamp(first), pd.Timestamp(last), profile))
        except (*NotThereError, KeyError):
            return None  # another version published it, and nothing may keep this one from publishing
    return pd.concat(found, ignore_index=True) if found else None


def _of_quarters(
    con: Connection, told: Told, first: pd.Timestamp, over: pd.Timestamp, profile: Profile
) -> pd.DataFrame:
    """Give the cells of whole months and quarters that are told, and were over on a day."""
    parts, seen_apart = [], insiders(con, told.provider)
    since, until = pd.Timestamp(told.since or first), pd.Timestamp(told.until or over)
    first = max(first, until - pd.DateOffset(months=_MONTHS)) if told.since else first
    for quarter in pd.date_range(first.to_period("Q").start_time, until, freq="QS"):
        themes_since = since.to_period("Q").start_time.date()
        days = {**days_of_quarter(quarter.date()), "themes_since": themes_since}
        counts = all_counts(con, told.provider, profile, days)
        cells = may_leave(counts, profile, seen_apart)
        is_quarter = cells["month"].isna()
        begins = pd.to_datetime(cells["month"]).fillna(quarter)
        ends = (begins + pd.DateOffset(months=1)).where(~is_quarter, quarter + pd.DateOffset(months=3))
        is_told = (begins >= since) | (~is_quarter & cells["what"].isin(_OF_TREND))
        # What is not over yet is another count when it is.
        is_told &= (ends <= over) & (ends <= until + pd.Timedelta(days=1))
        cells = cells.assign(
            provider=told.provider, site=cells["site"].fillna(""), first_day=begins.dt.date, is_quarter=is_quarter,
            is_hidden=cells["counted"].isna(),
        )  # fmt: skip
        parts.append(cells.loc[is_told, _COLUMNS])
    return pd.concat(parts, ignore_index=True) if parts else pd.DataFrame(columns=_COLUMNS)


def _of_years(
    con: Connection, provider: str, first: pd.Timestamp, last: pd.Timestamp, profile: Profile
) -> pd.DataFrame:
    parts, seen_apart = [], insiders(con, provider)
    for year in whole_years(first, last):
        told = may_leave_of_years(all_counts(con, provider, profile, days_of_year(year)), profile, seen_apart)
        parts.append(
            pd.DataFrame({
                "provider": provider, "what": told["what"].map(told_as), "site": "", "is_all_sites": True,
                "first_day": year, "is_quarter": False, "is_hidden": told["counted"].isna(),
            })
        )  # fmt: skip
    return pd.concat(parts, ignore_index=True) if parts else pd.DataFrame(columns=_COLUMNS)
