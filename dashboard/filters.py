"""What a screen is asked for: one provider, some of its places and sources, a stretch of days."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any

from dashboard.words.spelling import spelled

# Choice on the screen and in the link -> days it covers; None stands for all days there are.
PERIODS: Mapping[str, int | None] = {
    "4 weeks": 28,
    "12 weeks": 84,
    "26 weeks": 182,
    "12 months": 365,
    "all": None,
}
FROM_TO = "from-to"
USUAL_PERIOD = "4 weeks"


@dataclass(frozen=True)
class Filters:
    """What every screen is filtered by.

    Attributes:
        provider: Short name of the organisation.
        sites: Short names of its places; None means all, also mentions whose place is not known.
        sources: Names of sources; None means all.
        first_day: First local day, included.
        last_day: Last local day, included.
        period: The choice that gave these days: a key of `PERIODS`, or `FROM_TO`.
        data_first_day: First day on which the provider has a mention, whatever the filters.
        data_last_day: Last such day: the screens' today.
    """

    provider: str
    sites: tuple[str, ...] | None
    sources: tuple[str, ...] | None
    first_day: date
    last_day: date
    period: str
    data_first_day: date
    data_last_day: date

    def parameters(self) -> dict[str, Any]:
        """Give the values for the `$names` that questions share."""
        return {
            "provider": self.provider,
            "sites": None if self.sites is None else list(self.sites),
            "sources": None if self.sources is None else list(self.sources),
            "first_day": self.first_day,
            "last_day": self.last_day,
        }

    @property
    def days(self) -> int:
        """How many days the period has, both ends included."""
        return (self.last_day - self.first_day).days + 1

    @property
    def one_site(self) -> str | None:
        """Short name of the place where exactly one is chosen, else None."""
        return self.sites[0] if self.sites and len(self.sites) == 1 else None

    def before(self) -> "Filters | None":
        """Give the same filters for the stretch of equal length just before; None where nothing was heard then."""
        earlier = replace(
            self, first_day=self.first_day - timedelta(days=self.days), last_day=self.first_day - timedelta(days=1)
        )
        return earlier if earlier.last_day >= self.data_first_day else None

    def year_before(self) -> "Filters | None":
        """Give the same days 52 weeks before, none of which is in the period; None where nothing was heard then.

        Each day so meets its like of the week. Of a period of more than 52 weeks only those before it are left.
        """
        year = timedelta(weeks=52)
        last_day = min(self.last_day - year, self.first_day - timedelta(days=1))
        then = replace(self, first_day=self.first_day - year, last_day=last_day)
        return then if then.last_day >= self.data_first_day else None

    def since_first_heard(self) -> "Filters":
        """Give the same filters from the first day on which anything was heard."""
        return replace(self, first_day=self.data_first_day)

    def until_heard(self) -> "Filters":
        """Give the same filters without days after the last mention: they would make a week whole that is not over."""
        return replace(self, last_day=min(self.last_day, self.data_last_day))

    def with_context(self) -> "Filters":
        """Give the same filters reaching back at least 26 whole weeks, so that a trend can be seen."""
        earliest = self.last_day - timedelta(weeks=26, days=-1)
        monday = earliest - timedelta(days=earliest.weekday())
        return replace(self, first_day=max(min(self.first_day, monday), min(self.data_first_day, self.first_day)))

    def here_in_words(self) -> str:
        """Say where, inside a sentence: " at this place", " at these places"; empty where all places are meant."""
        if not self.sites:
            return ""
        return " at this place" if self.one_site else " at these places"

    def now_in_words(self) -> str:
        """Name the period as it stands in a sentence: "in the last 4 weeks"."""
        if self.period == "all":
            return "over all days"
        if self.period in PERIODS:
            return f"in the last {self.period}"
        return f"from {day_in_words(self.first_day)} to {day_in_words(self.last_day)}"

    def before_in_words(self) -> str:
        """Name the stretch before as it stands in a sentence: "in the 4 weeks before"."""
        length = self.period if self.period in PERIODS and self.period != "all" else f"{self.days:,} days"
        return f"in the {length} before"


def period_days(
    period: str, data_first_day: date, data_last_day: date, start: date | None = None, end: date | None = None
) -> tuple[date, date]:
    """Turn a choice of period into its first and last day.

    Args:
        period: A key of `PERIODS`, or `FROM_TO`.
        data_first_day: First day with a mention.
        data_last_day: Last day with a mention: today, so that old data opens on something.
        start: First day for `FROM_TO`; None means the first there is.
        end: Last day for `FROM_TO`; None means the last there is.

    Returns:
        First and last day, both included, in order whatever the order given. Days before the first mention and after
        the last are left out, as they would make weeks whole that are not, unless there are no others.
    """
    if period == FROM_TO:
        first_day, last_day = sorted((start or data_first_day, end or data_last_day))
        if last_day < data_first_day or first_day > data_last_day:
            return first_day, last_day
        return max(first_day, data_first_day), min(last_day, data_last_day)
    length = PERIODS[period]
    return (data_first_day if length is None else data_last_day - timedelta(days=length - 1)), data_last_day


def day_in_words(day: date) -> str:
    """Write a day so that nobody mistakes its month: "3 Nov 2026", in America "Nov 3, 2026"."""
    return spelled(f"{day.day} {day:%b %Y}")


def minute_in_words(at: datetime) -> str:
    """Write a time so that nobody mistakes its month: "3 Nov 2026, 14:05"."""
    return f"{day_in_words(at)}, {at:%H:%M}"
