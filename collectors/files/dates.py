"""Read the dates of a column in one order of day and month, decided from the whole column."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import NamedTuple
from zoneinfo import ZoneInfo

from collectors.files.no_day import day_of_week, month_in, why_no_day, within_week
from collectors.outcome import UnreadableError

_EARLIEST = datetime(1990, 1, 1)
_NUMERIC = re.compile(r"(\d{1,2})([/.\- ])(\d{1,2})\2(\d{4}|\d{2})")
_YEAR_FIRST = re.compile(r"(\d{4})([/.\- ])(\d{1,2})\2(\d{1,2})")
_PARTS = re.compile(
    r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
    r"(?P<day>.*?\d.*?)"
    r"(?:[\sT,]+(?:(?:at|[-\u2013])\s+)?(?P<clock>\d{1,2}(?:[:.]\d{2}(?::\d{2})?|(?=\s*[ap]\.?m)))(?:[.,]\d{1,9})?"
    r"\s*(?P<half>[ap]\.?m\.?)?"
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
_EPOCH = re.compile(r"1\d{9}(?:\d{3})?")


class LocalDate(NamedTuple):
    """A date as written: `at` is naive local time unless it carries a zone."""

    at: datetime
    has_time: bool


@lru_cache(maxsize=20_000)
def read_date(text: str, is_day_first: bool, month_day: int | None = None) -> LocalDate:
    """Read one cell; a week that is told by its first or last day is a day of it.

    Args:
        text: The cell.
        is_day_first: Whether 3/4/2026 is the third of April.
        month_day: The day that a date counts for which names a month alone; None where that is no date.

    Raises:
        UnreadableError: if it is empty, no date, or can only be read in the other order.
    """
    # An apostrophe keeps a spreadsheet from taking a text for a date.
    text = " ".join(text.replace("\0", "").split()).removeprefix("'")
    if not text:
        raise UnreadableError("the date is empty")
    week = day_of_week(text)
    if week:
        written, is_first = week
        return LocalDate(within_week(read_date(written, is_day_first).at, is_first), has_time=False)
    month = month_in(text) if month_day else None
    if month_day and month:
        return _read_month(*month, month_day)
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
    at = _in_utc(date, time_zone)
    if at > datetime.now(UTC).replace(tzinfo=None) + timedelta(days=1):
        raise UnreadableError("the date lies in the future")
    return at


@lru_cache(maxsize=20_000)
def _in_utc(date: LocalDate, time_zone: str) -> datetime:
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
    return at.astimezone(UTC).replace(tzinfo=None)


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


def numeric_day(text: str) -> tuple[int, int] | None:
    """Give the two numbers before the year of a day that is written in numbers alone; None for others."""
    parts = _PARTS.fullmatch(" ".join(text.split())) if len(text) < 64 else None
    numeric = _NUMERIC.fullmatch(parts["day"]) if parts else None
    return (int(numeric[1]), int(numeric[3])) if numeric else None


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
        plain = re.sub(r"(?<=\d)(?:st|nd|rd|th)\b|\bof\b|['\u2019](?=\d\d$)", "", text.casefold())
        plain = " ".join(re.sub(r"[,./\-]", " ", plain.replace("sept ", "sep ")).split())
        yield from ((pattern, plain) for pattern in _MONTH_NAMES)


def _read_number(text: str) -> LocalDate:
    if _SERIAL.fullmatch(text):
        # Excel counts days from 1899-12-30 (ECMA-376 part 1, 18.17.4.1).
        at = datetime(1899, 12, 30) + timedelta(seconds=round(float(text) * 86400))
        return LocalDate(at, has_time="." in text)
    if _EPOCH.fullmatch(text):
        return LocalDate(datetime.fromtimestamp(int(text[:10]), UTC), has_time=True)
    raise UnreadableError(why_no_day(text) or "the date cannot be read")


def _read_month(year: int | None, month: int, day: int) -> LocalDate:
    if year is None:
        raise UnreadableError("the date names a month without its year")
    return LocalDate(datetime(year, month, day), has_time=False)


def _offset(zone: str) -> str:
    """Write `Z`, `GMT+1` or `+0100` as four digits with their sign."""
    digits = zone.lower().removeprefix("utc").removeprefix("gmt").replace(":", "").removeprefix("z") or "+0"
    return f"{digits[0]}{digits[1:].zfill(2).ljust(4, '0') if len(digits) < 4 else digits[1:].zfill(4)}"


def _with_clock(day: datetime, clock: str, half: str, zone: str) -> LocalDate:
    half, clock = half.replace(".", ""), clock.replace(".", ":")
    clock = clock if ":" in clock else f"{clock}:00"
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
