"""Read the dates of a column in one order of day and month, decided from the whole column."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import NamedTuple
from zoneinfo import ZoneInfo

from collectors.outcome import UnreadableError

_EARLIEST = datetime(1990, 1, 1)
_NUMERIC = re.compile(r"(\d{1,2})([/.\- ])(\d{1,2})\2(\d{4}|\d{2})")
_YEAR_FIRST = re.compile(r"(\d{4})([/.\- ])(\d{1,2})\2(\d{1,2})")
_PARTS = re.compile(
    r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
    r"(?P<day>.*?\d.*?)"
    r"(?:[\sT,]+(?:at\s+)?(?P<clock>\d{1,2}:\d{2}(?::\d{2})?)(?:[.,]\d{1,9})?\s*(?P<half>[ap]\.?m\.?)?"
    r"\s*(?P<zone>z|(?:utc|gmt)?[+-]\d{1,2}(?::?\d{2})?|utc|gmt)?)?",
    re.IGNORECASE,
)
_MONTH_NAMES = (
    "%d %b %Y",
    "%d %B %Y",
    "%b %d %Y",
    "%B %d %Y",
    "%d %b %y",
    "%d %B %y",
    "%b %d %y",
    "%Y %b %d",
    "%Y %B %d",
)
_SERIAL = re.compile(r"[3-6]\d{4}(?:\.\d+)?")
_MONTH_ALONE = re.compile(
    r"\d{4}[-/.](?:0?[1-9]|1[0-2])|(?:0?[1-9]|1[0-2])[-/.]\d{4}"
    r"|(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*(?:[ \-/,']+(?:\d{4}|\d{2}))?",
    re.IGNORECASE,
)
_EPOCH = re.compile(r"1\d{9}(?:\d{3})?")


# More dates than that are no list of months.
_MOST_FIRST_DAYS = 400
_FEWEST_MONTHS = 3


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
        self._written: set[str] = set()

    def add(self, text: str) -> None:
        """Count one cell; what is no numeric date counts for neither order."""
        if len(self._written) < _MOST_FIRST_DAYS:
            self._written.add(text)
        order = _order(text)
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
            why = f"{_rows(deciding)} {'decides' if deciding == 1 else 'decide'} it"
        sentence = f"Dates in {column!r} are read as {order}: {why}; {_rows(self.either)} could be either"
        if against:
            sentence += (
                f". {_rows(against)} can only be the other order: those with text are rejected. If days and months "
                "were swapped in a part of the file, some of the rows there that could be either are a wrong day"
            )
        return DateOrder(is_day_first, sentence + ".")

    def said_of_months(self, is_day_first: bool) -> str:
        """Say that all dates are the first of a month, where they are those of three months or more."""
        if len(self._written) >= _MOST_FIRST_DAYS:
            return ""
        days = set()
        for text in self._written:
            try:
                days.add(read_date(text, is_day_first).at.date())
            except UnreadableError:
                continue
        if len(days) < _FEWEST_MONTHS or any(day.day > 1 for day in days):
            return ""
        return (
            "Every date is the first of a month, as if nobody had kept the day: heed counts by weeks, so each month is "
            "heard as one loud week. Believe the months, not the weeks."
        )


class LocalDate(NamedTuple):
    """A date as written: `at` is naive local time unless it carries a zone."""

    at: datetime
    has_time: bool


@lru_cache(maxsize=20_000)
def read_date(text: str, is_day_first: bool) -> LocalDate:
    """Read one cell.

    Raises:
        UnreadableError: if it is empty, no date, or can only be read in the other order.
    """
    text = " ".join(text.replace("\0", "").split())
    if not text:
        raise UnreadableError("the date is empty")
    if text[4:5] == "-" and len(text) > 10:
        exact = _read_iso(text)
        if exact:
            return exact
    parts = _PARTS.fullmatch(text) if len(text) < 64 else None
    if not parts:
        return _read_number(text)
    day = _read_day(parts["day"], is_day_first)
    if not parts["clock"]:
        return day
    return _with_clock(day.at, parts["clock"], parts["half"] or "", parts["zone"] or "")


def to_utc(date: LocalDate, time_zone: str) -> datetime:
    """Convert to naive UTC; a date without a time is noon of its day in `time_zone`, so that the day stays the day.

    Raises:
        UnreadableError: if it lies before 1990 or more than a day ahead.
    """
    at = date.at
    if not date.has_time:
        at = at.replace(hour=12)
    if at.tzinfo is None:
        at = at.replace(tzinfo=_zone(time_zone))
    # A year that has no UTC counterpart (1 or 9999) is refused by its year, before the conversion overflows.
    if at.year < _EARLIEST.year:
        raise UnreadableError("the date lies before 1990")
    if at.year > datetime.now(UTC).year + 1:
        raise UnreadableError("the date lies in the future")
    at = at.astimezone(UTC).replace(tzinfo=None)
    if at > datetime.now(UTC).replace(tzinfo=None) + timedelta(days=1):
        raise UnreadableError("the date lies in the future")
    return at


def looks_like_date(text: str) -> bool:
    """Tell whether a cell can be a date in either order; bare numbers do not count."""
    if text.strip().replace(".", "", 1).isdigit():
        return False
    for is_day_first in (True, False):
        try:
            read_date(text, is_day_first)
        except UnreadableError:
            continue
        return True
    return False


def _rows(count: int) -> str:
    return "1 row" if count == 1 else f"{count:,} rows"


@lru_cache(maxsize=20_000)
def _order(text: str) -> str:
    parts = _PARTS.fullmatch(" ".join(text.split())) if len(text) < 64 else None
    numeric = _NUMERIC.fullmatch(parts["day"]) if parts else None
    if not numeric:
        return "other"
    first, second = int(numeric[1]), int(numeric[3])
    if first > 12 or second > 12:
        return "day" if second <= 12 else "month" if first <= 12 else "other"
    return "either" if first != second else "other"


def _read_iso(text: str) -> LocalDate | None:
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        return None
    return LocalDate(at, has_time=at.tzinfo is not None or (at.hour, at.minute, at.second) != (0, 0, 0))


def _read_day(text: str, is_day_first: bool) -> LocalDate:
    numeric = _NUMERIC.fullmatch(text)
    if numeric:
        return _read_numeric(numeric, is_day_first)
    for pattern, spelled in _spellings(text):
        try:
            return LocalDate(datetime.strptime(spelled, pattern), has_time=False)
        except ValueError:
            continue
    return _read_number(text)


def _read_numeric(numeric: re.Match[str], is_day_first: bool) -> LocalDate:
    first, second, year = numeric[1], numeric[3], numeric[4]
    day, month = (first, second) if is_day_first else (second, first)
    if int(month) > 12 >= int(day):
        order = "day/month/year" if is_day_first else "month/day/year"
        other = "month/day/year" if is_day_first else "day/month/year"
        raise UnreadableError(f"the date can only be {other}, where the column is {order}")
    try:
        return LocalDate(
            datetime.strptime(f"{day} {month} {year}", f"%d %m %{'Y' if len(year) == 4 else 'y'}"), has_time=False
        )
    except ValueError:
        raise UnreadableError("there is no such day in the calendar") from None


def _spellings(text: str) -> Iterator[tuple[str, str]]:
    year_first = _YEAR_FIRST.fullmatch(text)
    if year_first:
        yield "%Y %m %d", f"{year_first[1]} {year_first[3]} {year_first[4]}"
    elif re.fullmatch(r"(?:19|20)\d{6}", text):
        yield "%Y%m%d", text
    elif any(letter.isalpha() for letter in text):
        plain = re.sub(r"(?<=\d)(?:st|nd|rd|th)\b|\bof\b", "", text.casefold()).replace("sept ", "sep ")
        plain = " ".join(re.sub(r"[,./\-]", " ", plain).split())
        yield from ((pattern, plain) for pattern in _MONTH_NAMES)


def _read_number(text: str) -> LocalDate:
    if _SERIAL.fullmatch(text):
        # Excel counts days from 1899-12-30 (ECMA-376 part 1, 18.17.4.1).
        at = datetime(1899, 12, 30) + timedelta(seconds=round(float(text) * 86400))
        return LocalDate(at, has_time="." in text)
    if _EPOCH.fullmatch(text):
        return LocalDate(datetime.fromtimestamp(int(text[:10]), UTC), has_time=True)
    if _MONTH_ALONE.fullmatch(text):
        raise UnreadableError("the date names a month and no day")
    raise UnreadableError("the date cannot be read")


def _offset(zone: str) -> str:
    """Write `Z`, `GMT+1` or `+0100` as four digits with their sign."""
    digits = zone.lower().removeprefix("utc").removeprefix("gmt").replace(":", "").removeprefix("z") or "+0"
    return f"{digits[0]}{digits[1:].zfill(2).ljust(4, '0') if len(digits) < 4 else digits[1:].zfill(4)}"


def _with_clock(day: datetime, clock: str, half: str, zone: str) -> LocalDate:
    half = half.replace(".", "")
    pattern = ("%I:%M" if half else "%H:%M") + (":%S" if clock.count(":") == 2 else "") + (" %p" if half else "")
    try:
        time = datetime.strptime(f"{clock} {half}".strip(), pattern).time()
        offset = datetime.strptime(_offset(zone), "%z").tzinfo if zone else None
    except ValueError:
        raise UnreadableError("the time of day cannot be read") from None
    at = datetime.combine(day, time, offset)
    # Exports of a plain date often carry midnight: it says no more than the day does.
    return LocalDate(at, has_time=bool(zone) or (at.hour, at.minute, at.second) != (0, 0, 0))


@lru_cache
def _zone(name: str) -> ZoneInfo:
    return ZoneInfo(name)
