"""How long texts are kept, in words."""

from typing import TypeGuard

import pandas as pd

from dashboard.words.wording import counted

_WITHOUT_LIMIT = "without limit"


def text_kept(days: float | None) -> str:
    """Say how long redacted text is kept; None, NaN or 0 days are no limit."""
    return counted(days, "day") if _is_limited(days) else _WITHOUT_LIMIT


def original_kept(hours: float | None, text_days: float | None) -> str:
    """Say how long what was received is kept: a text that goes by its age takes it along."""
    if _is_limited(hours):
        return counted(hours, "hour")
    return "as long as the text" if _is_limited(text_days) else _WITHOUT_LIMIT


def _is_limited(period: float | None) -> TypeGuard[float]:
    return not pd.isna(period) and period != 0
