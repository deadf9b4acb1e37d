"""Does an answer say that what was paid for is used up, and until when? Pure."""

import json
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from collectors.http.headers import day_cap_reset
from collectors.live.budget import next_day_at, next_month_at

_SIGNS = ("usage-capped", "usagecapexceeded", "usage cap exceeded", "creditsdepleted", "credits-depleted")
_STATUSES = (402, 403, 429)
_LOOKED_AT = 4096


def used_up_until(status: int, headers: Mapping[str, str], body: bytes, now: datetime) -> datetime | None:
    """Give the moment at which a used-up quota is counted anew, naive UTC; None where no quota is used up.

    X writes a usage cap as 402, 403 or 429, and names its period in the body or a 24-hour limit in the headers.
    Where nothing names a period it is the next day, when the platform may be asked once more.
    """
    if status not in _STATUSES:
        return None
    until_cap = day_cap_reset(headers, now)
    said = body[:_LOOKED_AT].decode("utf-8", "replace").lower()
    if status != 402 and until_cap is None and not any(sign in said for sign in _SIGNS):
        return None
    if until_cap is not None:
        return now + timedelta(seconds=until_cap)
    return next_month_at(now) if _period(body) == "monthly" else next_day_at(now)


def _period(body: bytes) -> str:
    try:
        document: Any = json.loads(body)
    except (ValueError, RecursionError):
        return ""
    period = document.get("period") if isinstance(document, dict) else None
    return period.lower() if isinstance(period, str) else ""
