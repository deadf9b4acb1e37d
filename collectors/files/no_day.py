"""Dates that name a week, a month or more, and no day."""

import re
from datetime import datetime, timedelta

_WEEK = re.compile(
    r"(?:(?P<first>w[/.]\s?[cb]\b\.?|wc\b|wk[\s/.]?(?:commencing|beginning|c\b)|week\s?(?:commencing|beginning|starting))"
    r"|w[/.]\s?e\b\.?|(?:week|wk)\s?ending)[\s:,]*(?P<day>.*\d.*)",
    re.IGNORECASE,
)
_NAMES = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NAME = r"(?P<name>jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*"
_MONTHS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"(?P<year>\d{4})[-/. ](?P<number>0?[1-9]|1[0-2])",
        r"(?P<number>0?[1-9]|1[0-2])[-/. ](?P<year>\d{4})",
        rf"{_NAME}(?:[ \-/,'.]+(?P<year>\d{{4}}|\d\d))?",
        rf"(?P<year>\d{{4}})[ \-/,.]+{_NAME}",
    )
)
_LONGER = (
    ("week by its number", re.compile(r"(?:\d{4}[ -]*)?(?:w|wk|week) ?\d\d?(?:[ ,-]*\d{4})?", re.IGNORECASE)),
    ("quarter", re.compile(r"(?:\d{4}[ -/]*)?q[1-4](?:[ -/]*\d{4})?", re.IGNORECASE)),
    ("year", re.compile(r"(?:19|20)\d\d(?:[-/](?:19|20)?\d\d)?")),
)
A_MONTH = "the date names a month and no day"


def day_of_week(text: str) -> tuple[str, bool] | None:
    """Part "w/c 2 March 2026" into the day and whether it is the first of its week, else the last; None for others."""
    found = _WEEK.fullmatch(text)
    return (found["day"], bool(found["first"])) if found else None


def within_week(day: datetime, is_first: bool) -> datetime:
    """Give the day of a week, told by its first or last day, that is in the calendar week of most of its days.

    Calendar weeks begin on Monday; where a week begins on a Sunday, most of it is in the one after.
    """
    if is_first:
        return day + timedelta(days=7 - day.weekday()) if day.weekday() > 3 else day
    return day - timedelta(days=day.weekday() + 1) if day.weekday() < 3 else day


def month_in(text: str) -> tuple[int | None, int] | None:
    """Give year (None where it is not said) and month of a date that names these and no day; None for others."""
    found = next((match for pattern in _MONTHS if (match := pattern.fullmatch(text))), None)
    if not found:
        return None
    parts = found.groupdict()
    month = int(parts["number"]) if parts.get("number") else _NAMES.index(parts["name"][:3].casefold()) + 1
    year = parts["year"]
    return (int(year) if len(year) == 4 else 2000 + int(year)) if year else None, month


def why_no_day(text: str) -> str:
    """Say what a date names that is longer than a day; empty where it names nothing of the kind."""
    if month_in(text):
        return A_MONTH
    longer = next((what for what, pattern in _LONGER if pattern.fullmatch(text)), "")
    return f"the date names a {longer} and no day" if longer else ""
