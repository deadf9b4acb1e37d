"""Which days a report covers, and which it is compared with."""

import calendar
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from config.errors import HeedError
from dashboard.filters import FROM_TO, Filters

_MONTHS = {"monthly": 1, "quarterly": 3}
# What may stand in the name of a file anywhere, and leads to no other folder.
_UNSAFE = re.compile(r"[^\w.-]+")


@dataclass(frozen=True)
class Period:
    """A calendar month or quarter: its days, and its name as "2026-03" or "2026-Q1"."""

    kind: str
    name: str
    first_day: date
    last_day: date

    def in_words(self) -> str:
        """Name it: "March 2026", "January to March 2026"."""
        last = f"{self.last_day:%B %Y}"
        return last if self.kind == "monthly" else f"{self.first_day:%B} to {last}"

    def before(self) -> "Period":
        """Give the month or quarter before."""
        return _of(self.kind, self.first_day - timedelta(days=1))

    def file_name(self, provider: str, sites: Sequence[str]) -> str:
        """Name the files of its report, without an ending; a site that a file named may hold anything, a path too."""
        parts = [_UNSAFE.sub("-", part).strip("-.") or "unnamed" for part in (provider, *sites)]
        return f"{'-'.join(parts)}-{self.name}-{self.kind}"

    def after(self) -> "Period":
        """Give the month or quarter after."""
        return _of(self.kind, self.last_day + timedelta(days=1))

    def due_on(self, day: int) -> date:
        """Say when its report is due: a day (1-28) of the month after it."""
        return self.last_day + timedelta(days=day)


def read_period(kind: str, text: str | None, data_last_day: date) -> Period:
    """Read what a person wrote; nothing means the last whole period of the data.

    Args:
        kind: `monthly` or `quarterly`.
        text: "2026-03" or "2026-Q1".
        data_last_day: Last day with a mention.

    Raises:
        HeedError: if it is no month or quarter.
    """
    if text is None:
        latest = _of(kind, data_last_day)
        return latest if latest.last_day <= data_last_day else latest.before()
    form, example = (r"(\d{4})-(\d\d)", "2026-03") if kind == "monthly" else (r"(\d{4})-?[Qq]([1-4])", "2026-Q1")
    found = re.fullmatch(form, text.strip())
    month = int(found[2]) * _MONTHS[kind] if found else 0
    if not found or not 1 <= month <= 12 or not 1900 < int(found[1]) < 9999:
        raise HeedError(f"{text!r} is no {'month' if kind == 'monthly' else 'quarter'}: write it as {example}.")
    return _of(kind, date(int(found[1]), month, 1))


def periods_between(kind: str, first_day: date, last_day: date) -> list[Period]:
    """List the months or quarters that hold one of these days, newest first."""
    found = [_of(kind, last_day)]
    while found[-1].first_day > first_day:
        found.append(found[-1].before())
    return found


def last_due(kind: str, day: int, today: date) -> Period:
    """Give the newest period whose report is due.

    Args:
        kind: `monthly` or `quarterly`.
        day: From which day of the month after the period it is due, 1-28.
        today: The local day.
    """
    latest = _of(kind, today).before()
    return latest if today >= latest.due_on(day) else latest.before()


def over(filters: Filters, period: Period) -> Filters:
    """Give the same filters for the days of a period."""
    return replace(filters, first_day=period.first_day, last_day=period.last_day, period=FROM_TO)


def _of(kind: str, day: date) -> Period:
    length = _MONTHS[kind]
    first = date(day.year, (day.month - 1) // length * length + 1, 1)
    last_month = first.month + length - 1
    last = date(day.year, last_month, calendar.monthrange(day.year, last_month)[1])
    name = f"{day.year}-{day.month:02}" if kind == "monthly" else f"{day.year}-Q{last_month // 3}"
    return Period(kind, name, first, last)
