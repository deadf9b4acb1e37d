"""In which order stand day and month in a column of dates, and which of them name no day?"""

from dataclasses import dataclass
from functools import lru_cache

from collectors.files.dates import numeric_day, read_date
from collectors.files.no_day import day_of_week, month_in
from collectors.outcome import UnreadableError

# More dates than that are no list of months.
_MOST_FIRST_DAYS = 400
_FEWEST_MONTHS = 3
_LOUD = "heed counts by weeks, so each month is heard as one loud week: believe the months, not the weeks."


@dataclass(frozen=True)
class DateOrder:
    """How day and month are told apart in one column.

    Attributes:
        is_day_first: Whether 3/4/2026 is the third of April.
        sentence: What decided it, with the counts.
    """

    is_day_first: bool
    sentence: str


class DateTally:
    """Counts, over a whole column, which order its numeric dates can have."""

    def __init__(self) -> None:
        self.day_first = 0
        self.month_first = 0
        self.either = 0
        self._weeks = 0
        self._months = 0
        self._written: set[str] = set()

    def add(self, text: str) -> None:
        """Count one cell; what is no numeric date counts for neither order."""
        if len(self._written) < _MOST_FIRST_DAYS:
            self._written.add(text)
        is_week, is_month, order = _told_by(text)
        self._weeks += is_week
        self._months += is_month
        self.day_first += order == "day"
        self.month_first += order == "month"
        self.either += order == "either"

    def decide(self, column: str, spelling: str) -> DateOrder:
        """Take the order that most rows decide, else that of the settings.

        Args:
            column: Header, for the sentence.
            spelling: `british` or `american`.
        """
        if not self.day_first + self.month_first + self.either:
            return DateOrder(spelling == "british", f"Every date in {column!r} is written so that it has one reading.")
        is_day_first = self.day_first > self.month_first or (
            self.day_first == self.month_first and spelling == "british"
        )
        order = "day/month/year" if is_day_first else "month/day/year"
        deciding, against = sorted((self.day_first, self.month_first), reverse=True)
        if deciding == against:
            why = "no row decides it, so the spelling in heed.toml does"
        else:
            why = f"{_rows(deciding)} {_verb('decide', deciding)} it"
        sentence = f"Dates in {column!r} are read as {order}: {why}; {_rows(self.either)} could be either"
        if against:
            sentence += (
                f". {_rows(against)} can only be the other order: those with text are rejected. If days and months "
                "were swapped in a part of the file, some of the rows there that could be either are a wrong day"
            )
        return DateOrder(is_day_first, sentence + ".")

    def said_of_no_day(self, is_day_first: bool, month_day: int | None) -> str:
        """Say which dates name a week or a month alone, or that all are the first of one; nothing where none does."""
        weeks = (
            f"{_rows(self._weeks)} {_verb('name', self._weeks)} a week by its first or last day: each "
            "counts for a day of the calendar week, Monday to Sunday, that most of it is in."
        )
        months = (
            f"{_rows(self._months)} {_verb('name', self._months)} a month and no day: each counts for day "
            f"{month_day} of it, as --month-day says. {_LOUD}"
        )
        firsts = f"Every date is the first of a month, as if nobody had kept the day. {_LOUD}"
        told = (
            (self._weeks, weeks),
            (self._months and month_day, months),
            (self._are_firsts(is_day_first), firsts),
        )
        return " ".join(sentence for is_so, sentence in told if is_so)

    def _are_firsts(self, is_day_first: bool) -> bool:
        if len(self._written) >= _MOST_FIRST_DAYS:
            return False
        days = set()
        for text in self._written:
            try:
                days.add(read_date(text, is_day_first).at.date())
            except UnreadableError:
                continue
        return len(days) >= _FEWEST_MONTHS and all(day.day == 1 for day in days)


def _rows(count: int) -> str:
    return "1 row" if count == 1 else f"{count:,} rows"


def _verb(verb: str, count: int) -> str:
    return f"{verb}s" if count == 1 else verb


@lru_cache(maxsize=20_000)
def _told_by(text: str) -> tuple[bool, bool, str]:
    return bool(day_of_week(text)), bool(month_in(text)), _order(text)


def _order(text: str) -> str:
    plain = " ".join(text.split()).removeprefix("'")
    week = day_of_week(plain)
    numbers = numeric_day(week[0] if week else plain)
    if not numbers:
        return "other"
    first, second = numbers
    if first > 12 or second > 12:
        return "day" if second <= 12 else "month" if first <= 12 else "other"
    return "either" if first != second else "other"
