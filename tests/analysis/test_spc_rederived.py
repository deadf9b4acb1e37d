"""The XmR chart gives, for any series, what its rules give when they are written out slowly and exactly."""

import random
from fractions import Fraction
from itertools import pairwise
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from analysis.spc import summary, xmr
from tests.analysis.slow_spc import SlowPoint, Value, slow_group

# Runs and rises are rare among random numbers, so pieces of them are strung together.
_PIECES = st.one_of(
    st.lists(st.integers(-20, 20), min_size=1, max_size=9),
    st.builds(lambda start, step, length: [start + step * n for n in range(length)], st.integers(-9, 9),
              st.integers(-3, 3).filter(bool), st.integers(5, 9)),
    st.builds(lambda low, high, length: [high if n % 2 else low for n in range(length)], st.integers(-9, 0),
              st.integers(1, 9), st.integers(3, 9)),
    st.just([None]),
)  # fmt: skip
_SERIES = st.lists(_PIECES, min_size=1, max_size=7).map(lambda pieces: [value for piece in pieces for value in piece])
_UNITS = st.sampled_from([Fraction(1), Fraction(1, 10), Fraction(1, 3), Fraction(10**9)])


def _frame(values: list[Value], facet: str) -> pd.DataFrame:
    numbers = [np.nan if value is None else float(value) for value in values]
    dates = pd.date_range("2024-01-01", periods=len(values), freq="D")
    return pd.DataFrame({"facet": facet, "date": dates, "value": numbers})


def _is_drawn_as_it_stands(values: list[Value]) -> bool:
    """Leave out what the reference itself draws wrongly: limits that collapse, and rare counts."""
    steps = [abs(b - a) for a, b in pairwise(values) if a is not None and b is not None]
    return bool(steps) and sum(step == 0 for step in steps) <= len(steps) * 2 / 3 and not _collapses(steps)


def _collapses(steps: list[Fraction]) -> bool:
    average = sum(steps, Fraction(0)) / len(steps)
    return all(step == 0 for step in steps if step < Fraction(3267, 1000) * average)


def _kind(cause: str, improvement: str) -> str:
    if cause == "Common Cause":
        return "common_cause"
    is_high = any(word in cause for word in ("Above", "Increasing"))
    if improvement == "neutral":
        return f"special_cause_neutral_{'high' if is_high else 'low'}"
    return f"special_cause_{'improvement' if is_high == (improvement == 'increase') else 'concern'}"


def _groups(values: list[Value], cuts: list[int]) -> list[list[Value]]:
    edges = [0, *cuts, len(values)]
    return [values[start:stop] for start, stop in pairwise(edges)]


@settings(max_examples=40)
@given(
    facets=st.lists(_SERIES, min_size=1, max_size=2),
    unit=_UNITS,
    cut=st.integers(0, 40),
    improvement=st.sampled_from(["increase", "decrease", "neutral"]),
    fix_after=st.sampled_from([None, 12, 15]),
    screen=st.booleans(),
    seed=st.integers(0, 9),
)
def test_every_point_is_what_the_rules_written_out_slowly_say(
    facets: list[list[int | None]],
    unit: Fraction,
    cut: int,
    improvement: Any,
    fix_after: int | None,
    screen: bool,
    seed: int,
) -> None:
    exact = [[None if value is None else value * unit for value in facet] for facet in facets]
    cuts = [[cut] if 0 < cut < len(values) else [] for values in exact]
    groups = [_groups(values, at) for values, at in zip(exact, cuts, strict=True)]
    assume(all(_is_drawn_as_it_stands(part[:fix_after]) for parts in groups for part in parts))
    frames = [_frame(values, name) for values, name in zip(exact, "ab", strict=False)]
    rebase = {name: list(frame["date"].iloc[at]) for name, frame, at in zip("ab", frames, cuts, strict=False)}
    rows = list(range(sum(map(len, frames))))
    random.Random(seed).shuffle(rows)
    points = xmr(pd.concat(frames).iloc[rows], improvement, rebase=rebase, fix_after=fix_after, screen=screen)
    slow = [[slow_group(part, fix_after, screen) for part in parts] for parts in groups]
    _assert_same(points, [point for parts in slow for part in parts for point in part], improvement)
    ends = [parts[-1][-1] for parts in slow]
    icons = [_icon("Common Cause" if end is None else end.cause, improvement) for end in ends]
    assert summary(points)["variation_icon"].dropna().tolist() == icons


def _assert_same(points: pd.DataFrame, slow: list[SlowPoint | None], improvement: str) -> None:
    assert len(points) == len(slow)
    for row, point in zip(points.to_dict("records"), slow, strict=True):
        if point is None:
            assert row["special_cause_type"] == "Common Cause"
            assert pd.isna(row["outside_limits"])
            assert pd.isna(row["close_to_limits"])
            continue
        lines = [float(line) for line in (point.mean, point.lower, point.upper)]
        nothing = 1e-9 * (lines[2] - lines[1])
        assert [row["mean"], row["lpl"], row["upl"]] == pytest.approx(lines, rel=1e-9, abs=nothing)
        found = row["outside_limits"], row["close_to_limits"], row["special_cause_type"], row["point_type"]
        assert found == (point.is_outside, point.is_close, point.cause, _kind(point.cause, improvement))


def _icon(cause: str, improvement: str) -> str:
    kind = _kind(cause, improvement).removeprefix("special_cause_")
    if kind in ("improvement", "concern"):
        return f"{kind}_{'high' if 'Above' in cause or 'Increasing' in cause else 'low'}"
    return kind
