"""What the headers of an answer say about time and limits, in every shape that servers write them. Pure."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Literal

_NUMBER = re.compile(r"\s*([+-]?[0-9]{1,20}(?:\.[0-9]*)?)\s*")
_MILLISECONDS_FROM = 1e11  # as seconds this is the year 5138
_EPOCH_FROM = 1e8  # as a wait this is three years
_LONGEST_RESET = 32 * 86_400.0  # the longest limit of any platform is a month
_FAMILIES: tuple[tuple[str, Literal["path", "host"]], ...] = (
    ("x-rate-limit-", "path"),  # X: epoch seconds, one limit for each endpoint
    ("x-ratelimit-", "host"),  # Reddit: seconds left; Mastodon: ISO time
    ("ratelimit-", "host"),  # Bluesky: epoch seconds
)
_PREFIXES = (*(prefix for prefix, _ in _FAMILIES), "x-app-limit-24hour-", "x-user-limit-24hour-", "retry-after")


@dataclass(frozen=True)
class Quota:
    """What is left of a rate limit.

    Attributes:
        remaining: Requests left, or None where the header is missing or unreadable.
        reset_seconds: Seconds until the limit is counted anew, above 0; None where missing, past or unreadable.
        scope: Whether the limit holds for one path or for the whole host.
    """

    remaining: float | None
    reset_seconds: float | None
    scope: Literal["path", "host"]


def number(text: str | None) -> float | None:
    """Read a plain decimal number; None for anything else, such as `nan`, `1e9`, `1_000` or other scripts' digits."""
    found = _NUMBER.fullmatch(text or "")
    return float(found.group(1)) if found else None


def server_time(headers: Mapping[str, str]) -> datetime | None:
    """Read the Date header as naive UTC; None where it is missing or unreadable."""
    return _http_date(_lower(headers).get("date"))


def quota(headers: Mapping[str, str], now: datetime) -> Quota:
    """Read the rate limit of an answer.

    Args:
        headers: Of the answer; case does not matter.
        now: The server's time, naive UTC: a reset is a moment of its clock, not of ours.
    """
    lower = _lower(headers)
    for prefix, scope in _FAMILIES:
        if any(name.startswith(prefix) for name in lower):
            remaining = number(lower.get(f"{prefix}remaining"))
            reset = _until(lower.get(f"{prefix}reset"), now, is_moment=prefix == "x-rate-limit-")
            return Quota(remaining, reset, scope)
    return Quota(None, None, "host")


def retry_after(headers: Mapping[str, str], now: datetime) -> float | None:
    """Read Retry-After, seconds or a date, as seconds from now; None where missing, past or unreadable."""
    return _until(_lower(headers).get("retry-after"), now)


def day_cap_reset(headers: Mapping[str, str], now: datetime) -> float | None:
    """Give the seconds until X's 24-hour cap is counted anew, where an answer says that it is used up."""
    lower = _lower(headers)
    for prefix in ("x-app-limit-24hour-", "x-user-limit-24hour-"):
        remaining = number(lower.get(f"{prefix}remaining"))
        if remaining is not None and remaining <= 0:
            return _until(lower.get(f"{prefix}reset"), now, is_moment=True)
    return None


def without_limits(headers: Mapping[str, str]) -> dict[str, str]:
    """Take the limit headers away: the client libraries fail on odd ones and sleep on the others."""
    return {name: value for name, value in headers.items() if not name.lower().startswith(_PREFIXES)}


def _lower(headers: Mapping[str, str]) -> dict[str, str]:
    return {name.lower(): value for name, value in headers.items()}


def _until(text: str | None, now: datetime, *, is_moment: bool = False) -> float | None:
    """Seconds from now; a number is a moment where the platform says so or where it is too large for a wait."""
    if text is None:
        return None
    # A header sent twice arrives joined with commas; the longer wait is the safe one.
    numbers = [value for part in text.split(",") if (value := number(part)) is not None]
    waits = [_to_moment(value, now) if is_moment or value >= _EPOCH_FROM else value for value in numbers]
    if not waits:
        moment = _http_date(text) or _iso_date(text)
        waits = [] if moment is None else [(moment - now).total_seconds()]
    longest = max(waits, default=0.0)
    return longest if 0 < longest <= _LONGEST_RESET else None


def _to_moment(value: float, now: datetime) -> float:
    seconds = value / 1000 if value >= _MILLISECONDS_FROM else value
    return seconds - now.replace(tzinfo=UTC).timestamp()


def _http_date(text: str | None) -> datetime | None:
    try:
        return _naive(parsedate_to_datetime(text or ""))
    except (ValueError, TypeError, IndexError, OverflowError):  # the standard library raises each for one kind of junk
        return None


def _iso_date(text: str) -> datetime | None:
    try:
        return _naive(datetime.fromisoformat(text.strip()))
    except (ValueError, OverflowError):
        return None


def _naive(moment: datetime) -> datetime:
    return moment if moment.tzinfo is None else moment.astimezone(UTC).replace(tzinfo=None)
