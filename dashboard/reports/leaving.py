"""The counts that a report may state, of its places and of any month or quarter; a report has no other counts."""

from datetime import date

import pandas as pd

from dashboard.filters import Filters
from dashboard.reports.period import Period
from dashboard.reports.present import whole
from warehouse.ask import Ask
from warehouse.small_numbers.leaving_counts import QUESTION
from warehouse.small_numbers.suppression import FEWEST, Profile

_ALL = None


class Leaving:
    """Counts as they may leave (`warehouse.small_numbers.leaving_counts`), asked for once.

    Attributes:
        fewest: The least count above 0 that is stated.
    """

    def __init__(
        self, ask: Ask, filters: Filters, profile: Profile, first: Period, last: Period, themes_since: Period
    ) -> None:
        """Ask for the places of some filters, whose days and sources do not matter, from one period to another.

        Args:
            ask: Answers a question by its name.
            filters: The provider and the sites.
            profile: By which small numbers are hidden.
            first: The first month or quarter that is counted.
            last: The last one.
            themes_since: The first one whose themes are counted too, which are many.
        """
        self.fewest = FEWEST[profile]
        self._sites = filters.sites
        self._first_day, self._last_day = _quarter(first.first_day), last.last_day
        # By what is counted, kind of period and its first day: the count of each place, "" where it is not known.
        self._cells: dict[tuple[str, str, date], dict[str | None, int | None]] = {}
        rows = ask(
            QUESTION, provider=filters.provider, first_day=self._first_day, last_day=_quarter(self._last_day),
            themes_since=_quarter(themes_since.first_day), profile=profile,
        )  # fmt: skip
        for quarter, what, site, is_all_sites, month, counted in rows.itertuples(index=False, name=None):
            kind, day = ("quarterly", quarter) if pd.isna(month) else ("monthly", month)
            place = _ALL if is_all_sites else "" if pd.isna(site) else str(site)
            self._cells.setdefault((what, kind, pd.Timestamp(day).date()), {})[place] = whole(counted)

    def count(self, what: str, period: Period, site: str | None = None) -> int | None:
        """Give a count; None where it does not leave.

        Of several places together leaves what their own counts add up to, and nothing where one of these is hidden: so
        no choice of places tells more than the places by themselves and all together.

        Args:
            what: As in the answer to `leaving_counts`, such as `complaints about waiting_time`.
            period: A month or a quarter.
            site: One place; None for all that the report is about.

        Raises:
            ValueError: if the period is not among those that were asked for.
        """
        if not self._first_day <= period.first_day <= period.last_day <= self._last_day:
            raise ValueError(f"The counts of {period.name} were not asked for.")
        counts = self._cells.get((what, period.kind, period.first_day), {})
        if site is None and self._sites is None and _ALL in counts:
            return counts[_ALL]
        places = [site] if site is not None else self._sites
        found = [count for place, count in counts.items() if place is not _ALL and (places is None or place in places)]
        return None if any(count is None for count in found) else sum(count for count in found if count is not None)

    def share(self, what: str, period: Period, site: str | None = None) -> float | None:
        """Give a count per scored mention, 0-1; None where either does not leave or fewer than 10 are scored."""
        part, whole = self.count(what, period, site), self.count("scored", period, site)
        return None if part is None or whole is None or whole < FEWEST["k10"] else round(part / whole, 6)


def _quarter(day: date) -> date:
    return date(day.year, (day.month - 1) // 3 * 3 + 1, 1)
