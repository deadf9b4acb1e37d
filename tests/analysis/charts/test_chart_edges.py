"""Whatever a series holds, every chart gives a result and sentences: never an exception, never a false signal."""

from collections.abc import Callable
from datetime import date
from typing import Any, get_args

import numpy as np
import pandas as pd
import pytest

from analysis.charts.attribute_charts import Kind, attribute_chart
from analysis.charts.run_chart import run_chart, runs
from analysis.spc import cautions, summary, xmr
from analysis.statistics.readable import days_of

_EVENTS = [5, 6, 4, 5, 7, 5, 4, 6, 5, 3, 6, 5] * 3
_BUT = np.arange(len(_EVENTS)) % 7 == 3


def _stable() -> pd.DataFrame:
    events = pd.Series(_EVENTS, dtype=float)
    return pd.DataFrame(
        {
            "date": pd.date_range("2024-01-01", periods=len(events), freq="7D"),
            "events": events,
            "mentions": 40.0,
            "value": events,
            "deviation": 1.2,
        }
    )


def _with(column: str, value: Any) -> Callable[[pd.DataFrame], pd.DataFrame]:
    def changed(frame: pd.DataFrame) -> pd.DataFrame:
        frame[column] = frame[column].astype(object)
        frame.loc[_BUT, column] = value
        return frame

    return changed


def _all_missing(frame: pd.DataFrame) -> pd.DataFrame:
    return frame.assign(events=np.nan, value=np.nan, mentions=np.nan)


def _several(*changes: Callable[[pd.DataFrame], pd.DataFrame]) -> Callable[[pd.DataFrame], pd.DataFrame]:
    def changed(frame: pd.DataFrame) -> pd.DataFrame:
        for change in changes:
            frame = change(frame)
        return frame

    return changed


def _huge(frame: pd.DataFrame) -> pd.DataFrame:
    # Their usual variation is the root of such counts.
    counts = 5e15 + (frame["events"] - 5) * 2e7
    return frame.assign(events=counts, value=counts, mentions=4e16)


_EDGES: dict[str, Callable[[pd.DataFrame], pd.DataFrame]] = {
    "as it is": lambda frame: frame,
    "no row": lambda frame: frame.iloc[:0],
    "one point": lambda frame: frame.iloc[:1],
    "two points": lambda frame: frame.iloc[:2],
    "all equal": lambda frame: frame.assign(events=5, value=5.0),
    "all zero": lambda frame: frame.assign(events=0, value=0.0),
    "all of all": lambda frame: frame.assign(events=40, value=40.0),
    "no spread": lambda frame: frame.assign(events=5, value=5.0, deviation=0.0),
    "missing": _several(_with("events", np.nan), _with("value", np.nan)),
    "all missing": _all_missing,
    "missing mentions": _with("mentions", np.nan),
    "gaps": lambda frame: frame[~_BUT],
    "zero denominators": _several(_with("events", 0), _with("mentions", 0)),
    "only zero denominators": lambda frame: frame.assign(events=0, mentions=0, value=np.nan),
    "unsorted": lambda frame: frame.sample(frac=1, random_state=1),
    "rows twice": lambda frame: pd.concat([frame, frame.iloc[:9]]),
    "dates twice": lambda frame: pd.concat([frame, frame.iloc[:3].assign(events=40, value=40.0)]),
    "dates as text": lambda frame: frame.assign(date=frame["date"].dt.strftime("%Y-%m-%d")),
    "dates as days": lambda frame: frame.assign(date=frame["date"].dt.date),
    "times with a zone": lambda frame: frame.assign(date=frame["date"].dt.tz_localize("Europe/London")),
    "dates as periods": lambda frame: frame.assign(date=frame["date"].dt.to_period("W")),
    "dates day first": lambda frame: frame.assign(date=frame["date"].dt.strftime("%d/%m/%Y")),
    "unreadable dates": _with("date", "soon"),
    "infinite": _several(_with("events", np.inf), _with("value", -np.inf)),
    "text": _several(_with("events", "many"), _with("value", "many")),
    "negative": _several(_with("events", -5), _with("mentions", -1), _with("value", np.nan)),
    "more events than mentions": _several(_with("events", 41), _with("value", np.nan)),
    "huge": _huge,
}


def _charts() -> dict[str, Callable[..., pd.DataFrame]]:
    def of(kind: Kind) -> Callable[..., pd.DataFrame]:
        return lambda frame, **given: attribute_chart(frame, kind, has_runs=True, **given)

    return {"xmr": xmr, **{kind: of(kind) for kind in get_args(Kind)}}


_CHARTS = _charts()
# Where events are counted by the mention, several of one mention are a high rate, not a mistake.
_PAIRS = [
    (chart, edge)
    for chart in _CHARTS
    for edge in _EDGES
    if not (chart.startswith("u") and edge == "more events than mentions")
]


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize(("chart", "edge"), _PAIRS)
def test_every_chart_draws_every_stable_series_without_a_signal(chart: str, edge: str) -> None:
    frame = _EDGES[edge](_stable())
    points = _CHARTS[chart](frame)
    assert set(points["point_type"]) <= {"common_cause"}
    assert len(points) == days_of(frame["date"])[0].nunique()
    assert set(summary(points)["variation_icon"].dropna()) <= {"common_cause"}
    assert all(isinstance(sentence, str) for sentence in cautions(points))


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize("edge", _EDGES)
@pytest.mark.parametrize("columns", [["date", "value"], ["date", "events", "mentions"]])
def test_a_run_chart_draws_every_stable_series_without_a_shift(columns: list[str], edge: str) -> None:
    points = run_chart(_EDGES[edge](_stable())[columns])
    assert not runs(points["value"].to_numpy(dtype=np.float64), points["median"].to_numpy()).is_signal


@pytest.mark.parametrize(
    ("edge", "sentence"),
    [
        ("dates twice", "The date 2024-01-01 stands twice with different numbers, so it has no value."),
        ("unreadable dates", "5 rows have no date that can be read, and no place on the chart."),
        ("text", "5 values of 'value' cannot be read as a finite number and count as missing."),
        ("infinite", "5 values of 'value' cannot be read as a finite number and count as missing."),
    ],
)
def test_what_cannot_be_drawn_is_said(edge: str, sentence: str) -> None:
    assert sentence in cautions(xmr(_EDGES[edge](_stable())))


def test_impossible_counts_are_said() -> None:
    points = attribute_chart(_EDGES["more events than mentions"](_stable()), "p_prime")
    assert cautions(points)[0].startswith("5 points have impossible counts and no value")


@pytest.mark.parametrize(
    "day",
    ["2024-02-05", date(2024, 2, 5), np.datetime64("2024-02-05"), pd.Timestamp("2024-02-05"), ["2024-02-05"]],
)
@pytest.mark.parametrize("chart", _CHARTS)
def test_a_rebase_may_be_given_as_any_kind_of_date(chart: str, day: Any) -> None:
    points = _CHARTS[chart](_stable(), rebase=day)
    assert points.loc[points["rebase_group"] == 1, "seq"].min() == 6


@pytest.mark.parametrize("day", ["1990-01-01", "2024-02-06", "2090-01-01"])
@pytest.mark.parametrize("chart", _CHARTS)
def test_a_rebase_outside_the_data_changes_nothing_and_is_said(chart: str, day: str) -> None:
    points = _CHARTS[chart](_stable(), rebase=[day])
    pd.testing.assert_frame_equal(points, _CHARTS[chart](_stable()))
    assert cautions(points)[0].startswith(f"The rebase date {day} is not among the dates and changes nothing")


def test_rebases_and_targets_may_be_given_by_facet() -> None:
    both = pd.concat([_stable().assign(facet="north"), _stable().assign(facet="south")])
    points = xmr(both, target={"north": 7}, rebase={"south": "2024-02-05"})
    north, south = (points[points["facet"] == name] for name in ("north", "south"))
    assert (north["target"] == 7).all()
    assert south["target"].isna().all()
    assert north["rebase_group"].max() == 0
    assert south["rebase_group"].max() == 1


def test_a_rebase_that_only_one_facet_has_is_said_of_the_other() -> None:
    both = pd.concat([_stable().assign(facet="north"), _stable().iloc[10:].assign(facet="south")])
    points = xmr(both, rebase="2024-02-05")
    assert cautions(points)[0].startswith("The rebase date 2024-02-05 is not among the dates of 'south'")


@pytest.mark.parametrize("nothing", [None, np.nan])
def test_no_target_and_no_baseline_may_be_missing_values(nothing: Any) -> None:
    points = xmr(_stable(), target=nothing, fix_after=nothing, rebase=[])
    pd.testing.assert_frame_equal(points, xmr(_stable()))


def test_the_columns_are_those_of_the_reference_in_its_order() -> None:
    points = xmr(_stable())
    assert list(points) == [
        "facet", "seq", "date", "value", "rebase_group", "mean", "lpl", "upl", "outside_limits", "relative_to_mean",
        "close_to_limits", "special_cause_type", "point_type", "target", "short_group_warning",
    ]  # fmt: skip
    assert list(summary(points)) == [
        "facet", "rebase_group", "n", "mean", "lpl", "upl", "n_common", "n_improvement", "n_concern", "n_neutral",
        "variation_icon", "assurance_type", "assurance_icon",
    ]  # fmt: skip


def test_a_value_on_a_mean_of_nought_lies_on_neither_side_of_it() -> None:
    tenths = [-4, -3, -2, -1, 0, -1, 0, 1, 2, 3, 4, 5, 6, 0, -4, -3, -2, -1, 0]
    dates = pd.date_range("2024-01-01", periods=len(tenths), freq="7D")
    points = xmr(pd.DataFrame({"date": dates, "value": [tenth / 10 for tenth in tenths]}))
    assert (points.loc[points["value"] == 0, "relative_to_mean"] == 0).all()
    assert not points["special_cause_type"].str.contains("Points").any()


@pytest.mark.parametrize("nothing", [np.nan, pd.NaT, "", [None], {"north": None}])
def test_a_rebase_that_is_not_given_changes_nothing(nothing: Any) -> None:
    pd.testing.assert_frame_equal(xmr(_stable(), rebase=nothing), xmr(_stable()))


def test_dates_written_in_several_ways_keep_their_rows_and_order() -> None:
    plain = _stable()
    texts = plain["date"].dt.strftime("%Y-%m-%d").where(plain.index % 2 == 0, plain["date"].dt.strftime("%d/%m/%Y"))
    points = xmr(plain.assign(date=texts).sample(frac=1, random_state=2))
    assert points["value"].tolist() == plain["value"].tolist()


def test_a_date_that_can_be_read_in_two_ways_is_said() -> None:
    frame = pd.DataFrame({"date": ["03/04/2025", "04/04/2025"], "value": [1, 2]})
    assert "03/04/2025 can be read in two ways and was read day first" in cautions(xmr(frame))[0]


@pytest.mark.parametrize("target", [7, "7", "line", [7] * 36, np.full(36, 7.0), pd.Series([7] * 36), {np.nan: 7}])
def test_a_target_may_be_a_number_a_column_or_one_number_a_row(target: Any) -> None:
    frame = _stable().assign(line=7)
    if isinstance(target, dict):
        frame, target = frame.assign(facet="north"), {"north": 7, "south": None}
    points = xmr(frame, target=target)
    assert (points["target"] == 7).all()
    assert summary(points)["assurance_type"].dropna().tolist() == ["inconsistent"]


def test_a_target_that_changes_is_judged_by_its_last_row() -> None:
    frame = _stable().assign(line=[1.0] * 35 + [90.0]).sample(frac=1, random_state=3)
    assert summary(xmr(frame, target="line"))["assurance_type"].dropna().tolist() == ["consistent_fail"]


@pytest.mark.parametrize("target", ["soon", [1, 2]])
def test_a_target_that_cannot_be_read_is_refused(target: Any) -> None:
    with pytest.raises(ValueError, match=r"neither a number nor a column|2 targets for 36 rows"):
        xmr(_stable(), target=target)
