"""The counts that a report may state, of its places and of any month or quarter; a report has no other counts."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import pandas as pd

from dashboard.filters import Filters
from dashboard.raised_alerts import Ask
from dashboard.reports.period import Period
from warehouse.leaving_counts import QUESTION
from warehouse.suppression import FEWEST, Profile

# What is counted, place ("" where it is not known), first day of the month or None for the quarter.
_Cells = dict[tuple[str, str | None, date | None], int | None]
_ALL = None


class Leaving:
    """Counts as they may leave (`warehouse.leaving_counts`), asked for quarter by quarter.

    Attributes:
        profile: By which small numbers are hidden.
        fewest: The least count above 0 that is stated.
    """

    def __init__(self, ask: Ask, filters: Filters, profile: Profile, with_themes: bool = True) -> None:
        """Ask for the places of some filters; what they say of days and sources does not matter."""
        self.profile, self.fewest = profile, FEWEST[profile]
        self._ask, self._filters, self._with_themes = ask, filters, with_themes
        self._quarters: dict[date, _Cells] = {}

    def count(self, what: str, period: Period, site: str | None = None) -> int | None:
        """Give a count; None where it does not leave.

        Of several places together leaves what their own counts add up to, and nothing where one of these is hidden: so
        no choice of places tells more than the places by themselves and all together.

        Args:
            what: As in the answer to `leaving_counts`, such as `complaints about waiting_time`.
            period: A month or a quarter.
            site: One place; None for all that the report is about.
        """
        cells = self._quarter(date(period.first_day.year, (period.first_day.month - 1) // 3 * 3 + 1, 1))
        month = period.first_day if period.kind == "monthly" else None
        if site is None and self._filters.sites is None and (what, _ALL, month) in cells:
            return cells[what, _ALL, month]
        places = [site] if site is not None else self._filters.sites
        found = [
            count for (named, place, when), count in cells.items()
            if (named, when) == (what, month) and place is not _ALL and (places is None or place in places)
        ]  # fmt: skip
        return None if any(count is None for count in found) else sum(count for count in found if count is not None)

    def share(self, what: str, period: Period, site: str | None = None) -> float | None:
        """Give a count per scored mention, 0-1; None where either does not leave or fewer than 10 are scored."""
        part, whole = self.count(what, period, site), self.count("scored", period, site)
        return None if part is None or whole is None or whole < FEWEST["k10"] else round(part / whole, 6)

    def _quarter(self, first_day: date) -> _Cells:
        if first_day not in self._quarters:
            rows = self._ask(
                QUESTION, provider=self._filters.provider, first_day=first_day, with_themes=self._with_themes,
                profile=self.profile,
            )  # fmt: skip
            self._quarters[first_day] = {_key(row): _whole(row["counted"]) for row in rows.to_dict("records")}
        return self._quarters[first_day]


def _key(row: Mapping[Any, Any]) -> tuple[str, str | None, date | None]:
    place = _ALL if row["is_all_sites"] else "" if pd.isna(row["site"]) else str(row["site"])
    month = None if pd.isna(row["month"]) else pd.Timestamp(str(row["month"])).date()
    return str(row["what"]), place, month


def _whole(count: Any) -> int | None:
    return None if pd.isna(count) else int(count)
