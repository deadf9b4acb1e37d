"""The rules of Making Data Count written out anew, slowly and in exact fractions, to hold the quick ones against."""

from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

Value = Fraction | None


@dataclass(frozen=True)
class SlowPoint:
    """What the rules say of one point; limits are None where there are none."""

    mean: Fraction
    lower: Fraction
    upper: Fraction
    is_outside: bool
    is_close: bool
    cause: str


def slow_group(values: list[Value], fix_after: int | None = None, screen: bool = True) -> list[SlowPoint | None]:
    """Judge the points of one rebase group, in order of time; None for a point without a value.

    Raises:
        ZeroDivisionError: where there is no value or no pair of neighbours to make limits from.
    """
    base = values[:fix_after]
    known = [value for value in base if value is not None]
    mean = sum(known, Fraction(0)) / len(known)
    ranges = [abs(b - a) for a, b in pairwise(base) if a is not None and b is not None]
    average = sum(ranges, Fraction(0)) / len(ranges)
    if screen:
        kept = [each for each in ranges if each < Fraction(3267, 1000) * average]
        average = sum(kept, Fraction(0)) / len(kept) if kept else average
    width = Fraction(266, 100) * average
    close = [_is_close(value, mean, width) for value in values]
    return [
        None
        if value is None
        else SlowPoint(
            mean,
            mean - width,
            mean + width,
            abs(value - mean) > width,
            close[place],
            _cause(values, place, mean, width),
        )
        for place, value in enumerate(values)
    ]


def _is_close(value: Value, mean: Fraction, width: Fraction) -> bool:
    return value is not None and width * Fraction(2, 3) < abs(value - mean) <= width


def _cause(values: list[Value], place: int, mean: Fraction, width: Fraction) -> str:
    value = values[place]
    assert value is not None
    if value > mean + width:
        return "Above UCL"
    if value < mean - width:
        return "Below LCL"
    if trend := _trend(values, place):
        return trend
    return _pair(values, place, mean, width) or _shift(values, place, mean) or "Common Cause"


def _pair(values: list[Value], place: int, mean: Fraction, width: Fraction) -> str:
    for start in range(max(place - 2, 0), min(place, len(values) - 3) + 1):
        window = values[start : start + 3]
        near = [_is_close(each, mean, width) for each in window]
        side = _common_side(window, mean)
        if near[place - start] and sum(near) >= 2 and side:
            return f"2 in 3 {side} CL"
    return ""


def _shift(values: list[Value], place: int, mean: Fraction) -> str:
    for start in range(max(place - 6, 0), min(place, len(values) - 7) + 1):
        side = _common_side(values[start : start + 7], mean)
        if side:
            return f"7 Points {side} CL"
    return ""


def _common_side(window: list[Value], mean: Fraction) -> str:
    if all(each is not None and each > mean for each in window):
        return "Above"
    return "Below" if all(each is not None and each < mean for each in window) else ""


def _trend(values: list[Value], place: int) -> str:
    if not _in_trend(values, place):
        return ""
    right = place + 1 < len(values) and _in_trend(values, place + 1)
    before, after = (values[place], values[place + 1]) if right else (values[place - 1], values[place])
    if before is None or after is None or before == after:
        return ""
    return f"7 Point Trend ({'Increasing' if after > before else 'Decreasing'})"


def _in_trend(values: list[Value], place: int) -> bool:
    for start in range(max(place - 6, 0), min(place, len(values) - 7) + 1):
        window = values[start : start + 7]
        steps = [None if a is None or b is None else b - a for a, b in pairwise(window)]
        if all(step is not None and step > 0 for step in steps) or all(step is not None and step < 0 for step in steps):
            return True
    return False
