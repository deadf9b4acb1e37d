"""Numbers as a report holds and says them: None where suppressed, never NaN."""

from collections.abc import Sequence

import pandas as pd

from dashboard.reports.figures import Coverage, Signal

NOT_TOLD = "not told"
"""Stands for a figure that is small, or that would give a small one away."""
_PROTECTED = "not told, to protect a few people"
OR_GIVEN_AWAY = "or a small number could be worked out from it"
ONCE_A_WEEK = "with each writer counted once a week"
"""How screens count, and what else has to hold before a report calls a difference more than chance."""


def whole(value: object) -> int | None:
    """Give a count; None where there is none to show."""
    return None if pd.isna(value) else int(value)  # type: ignore[call-overload]


def tens(number: float) -> int:
    """Give a count to the nearest ten, so that it and another tell nothing of the few that they differ by."""
    return round(number / 10) * 10


def share(value: object) -> float | None:
    """Give a share or a difference to six digits, so that every format holds the same number; None for NaN."""
    return None if pd.isna(value) else round(float(value), 6)  # type: ignore[call-overload, arg-type]


def per_100(value: float | None, digits: int = 1) -> str:
    """Say a share (0-1) per 100: "12.4"."""
    return NOT_TOLD if value is None else f"{value * 100:.{digits}f}"


def signed(value: float | None) -> str:
    """Say a difference (-1..1) in points per 100, with its sign: "+2.3"."""
    if value is None:
        return "–"
    words = f"{value * 100:+.1f}".replace("-", "\u2212")
    return "0.0" if words in ("+0.0", "\u22120.0") else words


def interval(low: float | None, high: float | None) -> str:
    """Say a 95 % interval of a difference: "−1.2 to +3.4"."""
    return "–" if low is None or high is None else f"{signed(low)} to {signed(high)}"


def count(value: int | None) -> str:
    """Say a count: "2,304"."""
    return NOT_TOLD if value is None else f"{value:,}"


def about(value: int | None) -> str:
    """Say a count that is given to the nearest ten: "about 2,300"."""
    return NOT_TOLD if value is None else f"about {value:,}"


def writers_words(held: Coverage) -> str:
    """Say how many people wrote, to the nearest ten: "about 250 writers"; that they were few where it is not told."""
    return _PROTECTED if held.writers is None else f"about {held.writers:,} writers"


def counts_words(complaints: int | None, mentions: int | None) -> str:
    """Say which part of which whole: "91 of 259 scored"; why it is not told where neither is."""
    if complaints is None and mentions is None:
        return _PROTECTED
    return f"{count(complaints)} of {count(mentions)} scored"


def signals_words(signals: Sequence[Signal], is_watched: bool, dismissed: Sequence[str] = ()) -> tuple[str, str]:
    """Say how many signals there are and what they are; that people dismissed some, or too few weeks were heard."""
    if dismissed and not signals:
        return "0", f"new; {len(dismissed)} dismissed"
    if not is_watched and not signals:
        return "–", "too few weeks to know what is usual"
    unlike = "" if all(signal.is_alike for signal in signals) else ", or not alike what was before"
    safety = "" if all(signal.is_risen for signal in signals) else ", or about safety"
    return f"{len(signals)}", f"beyond what chance allows{unlike}{safety}"
