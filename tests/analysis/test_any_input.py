"""Whatever the rows hold that a public function of the statistics is given, it answers: no exception, no warning."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any, get_args

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis import agreement, compare
from analysis.alerts import alerts, cusum_of, monitor
from analysis.charts.attribute_charts import Kind, attribute_chart, dispersion_sentence
from analysis.charts.choice import PERIODS, by_period, choose_chart, mentions_between
from analysis.charts.run_chart import run_chart, runs
from analysis.effects import before_and_after
from analysis.spc import cautions, summary, xmr
from analysis.statistics import intervals
from analysis.statistics.false_discovery import false_discovery
from analysis.statistics.standardise import mix_warning, standardise
from analysis.statistics.volume import volume_bursts

pytestmark = [pytest.mark.thorough, pytest.mark.filterwarnings("error")]

_ODD_NUMBERS: list[Any] = [
    *(
        None,
        np.nan,
        pd.NA,
        np.inf,
        -np.inf,
        "",
        "12",
        "many",
        "1e400",
        True,
        -1,
        -0.0,
        0,
        0.5,
        1,
        10**30,
        1e300,
        -1e300,
    ),
    *(np.int8(3), np.float32(2.5), np.bool_(True), Decimal(4), 10**400, 1j, date(2024, 1, 1), pd.Timedelta(1), [1]),
]
_ODD_DATES: list[Any] = [
    *(None, np.nan, pd.NaT, pd.NA, "", "soon", 5, 20240101, 2.5, True, "2024-01-08", "15/01/2024", "01/22/2024"),
    *("29 January 2024", "2024-02-05T10:00+09:00", date(2024, 2, 12), datetime(2024, 2, 19, tzinfo=UTC)),
    *(np.datetime64("2024-02-26"), np.datetime64("NaT"), pd.Period("2024-03", "M"), "0001-01-01", date(9999, 12, 31)),
    pd.Timestamp("2024-03-11", tz="Europe/London"),
]
_MONDAYS = list(pd.date_range("2023-01-02", periods=30, freq="7D"))
_ODD_NAMES: list[Any] = [None, np.nan, pd.NA, "", "north", "south", 1, 2.5, True, date(2024, 1, 1)]


def _column(odd: list[Any], plain: st.SearchStrategy[Any], rows: int) -> st.SearchStrategy["pd.Series[Any]"]:
    values = st.lists(st.one_of(st.sampled_from(odd), plain, plain), min_size=rows, max_size=rows)
    objects = values.map(lambda given: pd.Series(given, dtype=object))
    regular = st.lists(plain, min_size=rows, max_size=rows)
    return st.one_of(objects, regular.map(pd.Series), regular.map(lambda given: pd.Series(given, dtype="category")))


@st.composite
def _numbers(draw: st.DrawFn, rows: int) -> "pd.Series[Any]":
    kind = draw(st.sampled_from(["any", "Int64", "Float64", "string", "int", "float"]))
    if kind == "any":
        return draw(_column(_ODD_NUMBERS, st.integers(0, 60), rows))
    missing = st.none() if kind in ("Int64", "Float64", "string") else st.nothing()
    values = draw(st.lists(st.one_of(st.integers(-2, 60), missing), min_size=rows, max_size=rows))
    texts = [None if value is None else str(value) for value in values]
    return pd.Series(texts, dtype="string") if kind == "string" else pd.Series(values, dtype=kind)


@st.composite
def _dates(draw: st.DrawFn, rows: int) -> "pd.Series[Any]":
    kind = draw(st.sampled_from(["odd", "weeks", "zoned", "text", "periods", "several"]))
    places = draw(st.lists(st.integers(0, 2 * max(rows, 1)), min_size=rows, max_size=rows, unique=kind != "several"))
    weeks = pd.Series(pd.Timestamp("2023-01-02") + pd.to_timedelta(np.array(places, dtype=float) * 7, unit="D"))
    weeks = weeks.astype("datetime64[ns]")
    if kind == "odd":
        return draw(_column(_ODD_DATES, st.sampled_from(_MONDAYS), rows))
    made: dict[str, Callable[[], pd.Series[Any]]] = {
        "zoned": lambda: weeks.dt.tz_localize("America/New_York"),
        "text": lambda: weeks.dt.strftime("%d/%m/%Y"),
        "periods": lambda: weeks.dt.to_period("W"),
    }
    return made.get(kind, lambda: weeks)()


@st.composite
def _frames(draw: st.DrawFn, numbers: tuple[str, ...], day: str = "date", names: tuple[str, ...] = ()) -> pd.DataFrame:
    rows = draw(st.sampled_from([0, 1, 2, 5, 14, 30, 60]))
    columns = {day: draw(_dates(rows)), **{name: draw(_numbers(rows)) for name in numbers}}
    for name in names:
        columns[name] = draw(_column(_ODD_NAMES, st.sampled_from(["north", "south"]), rows))
    frame = pd.DataFrame(columns)
    return frame.set_index(pd.Index([0] * rows)) if draw(st.booleans()) else frame


# The same examples in every run: a check that fails for one person fails for everybody.
_SETTINGS = settings(max_examples=25, derandomize=True)
_REBASES = st.sampled_from(
    [
        *(None, np.nan, pd.NaT, [], "", (), np.array([], dtype="datetime64[ns]"), pd.Series([], dtype="str")),
        *("2024-01-01", pd.Timestamp("2023-03-06", tz="UTC"), date(2023, 5, 1), pd.Period("2023-05", "M")),
        *(["2023-03-06", None, "2023-02-06"], {"north": "2023-03-06", "south": None}, {}, {"west": ["1900-01-01"]}),
        pd.DatetimeIndex(["2023-03-06", "2023-06-05"]),
    ]
)
_TARGETS = st.sampled_from(
    [
        None,
        np.nan,
        pd.NA,
        5,
        "5",
        Decimal(5),
        np.inf,
        np.float32(3),
        "value",
        {},
        {"north": None, "south": 4},
        {1: pd.NA},
    ]
)


@_SETTINGS
@given(
    frame=_frames(("value",), names=("facet",)),
    has_facets=st.booleans(),
    improvement=st.sampled_from(["increase", "decrease", "neutral"]),
    target=_TARGETS,
    rebase=_REBASES,
    fix_after=st.sampled_from([None, np.nan, pd.NA, 12, 12.5, np.int64(20), "13", 10**9, np.inf]),
    screen=st.booleans(),
    run_length=st.sampled_from([6, 7]),
)
def test_an_xmr_chart_answers_to_anything(frame: pd.DataFrame, has_facets: bool, **arguments: Any) -> None:
    points = xmr(frame if has_facets else frame.drop(columns="facet"), **arguments)
    assert len(summary(points)) <= len(points) <= len(frame)
    assert all(isinstance(sentence, str) for sentence in cautions(points))
    _says_nothing_of_missing_values(points)


@_SETTINGS
@given(
    frame=_frames(("value", "events", "mentions", "deviation"), names=("facet",)),
    kind=st.sampled_from(get_args(Kind)),
    target=_TARGETS,
    rebase=_REBASES,
    has_runs=st.booleans(),
    screen=st.booleans(),
)
def test_every_other_control_chart_answers_to_anything(frame: pd.DataFrame, **arguments: Any) -> None:
    points = attribute_chart(frame, **arguments)
    summary(points)
    assert isinstance(dispersion_sentence(points), str)
    _says_nothing_of_missing_values(points)


@_SETTINGS
@given(frame=_frames(("value", "events", "mentions"), names=("facet",)), is_share=st.booleans(), rebase=_REBASES)
def test_a_run_chart_answers_to_anything(frame: pd.DataFrame, is_share: bool, rebase: Any) -> None:
    points = run_chart(frame.drop(columns="value") if is_share else frame, rebase)
    for _, group in points.groupby(["facet", "rebase_group"], dropna=False):
        assert runs(group["value"].to_numpy(), group["median"].to_numpy()).sentence


@_SETTINGS
@given(
    frame=_frames(("events", "mentions"), day="day"), is_rare_and_grave=st.booleans(), period=st.sampled_from(PERIODS)
)
def test_a_chart_is_chosen_for_anything(frame: pd.DataFrame, is_rare_and_grave: bool, period: Any) -> None:
    assert choose_chart(frame, is_rare_and_grave).reason
    assert choose_chart(frame, is_mean=True).reason
    sums = by_period(frame, period)
    assert sums["date"].is_unique
    assert (sums["events"] >= 0).all()
    assert (mentions_between(frame, frame)["value"] >= 0).all()


@_SETTINGS
@given(
    frame=_frames(("complaints", "mentions", "recent_voices"), day="week", names=("theme",)),
    critical=st.sampled_from([(), ("north",), {"north", "south"}]),
)
def test_alerts_answer_to_anything(frame: pd.DataFrame, critical: Any) -> None:
    rows = monitor(frame, critical)
    assert (rows["complaints"] <= rows["mentions"]).all()
    assert all(alert.sentence for alert in alerts(frame, critical))


@_SETTINGS
@given(
    frame=_frames(("complaints", "mentions"), day="week", names=("source", "version")),
    left_out=st.sampled_from([[], ["source"], ["version"], ["source", "version"]]),
    day=st.sampled_from(
        ["2023-03-06", date(2023, 7, 5), pd.Timestamp("2023-06-05", tz="UTC"), None, pd.NaT, "1900-01-01"]
    ),
    window=st.sampled_from([1, 12, 26, 520]),
)
def test_an_effect_answers_to_anything(frame: pd.DataFrame, left_out: list[str], day: Any, window: int) -> None:
    effect = before_and_after(frame.drop(columns=left_out), day, window)
    assert effect.sentence
    assert effect.complaints_after <= effect.mentions_after


@_SETTINGS
@given(frame=_frames(("events", "mentions"), names=("unit",)))
def test_a_funnel_answers_to_anything(frame: pd.DataFrame) -> None:
    drawn = compare.funnel(frame)
    assert not drawn.rows.loc[drawn.rows["share"].isna(), "is_signal"].any()
    assert drawn.rows["shrunken_share"].between(0, 1).all()
    shrunken = compare.shrink(frame["events"].to_numpy(), frame["mentions"].to_numpy())
    assert ((shrunken.above_chance >= 0) & (shrunken.above_chance <= 1)).all()


@_SETTINGS
@given(
    frame=_frames(("complaints", "mentions"), names=("source", "period")),
    weights=st.sampled_from([None, {"north": 1, "south": "2", "": 1, "1": 0}]),
)
def test_a_standardised_share_answers_to_anything(frame: pd.DataFrame, weights: Any) -> None:
    try:
        shares = standardise(frame, weights)
    except ValueError as error:
        assert "weights lack" in str(error)
        return
    assert isinstance(mix_warning(shares), str)
    assert shares["crude_share"].dropna().between(0, 1).all()


@_SETTINGS
@given(frame=_frames(("mentions",), day="week"))
def test_volume_answers_to_anything(frame: pd.DataFrame) -> None:
    rows = volume_bursts(frame)
    assert not rows.loc[rows["p_value"].isna(), "is_burst"].any()


@_SETTINGS
@given(values=st.lists(st.sampled_from(_ODD_NUMBERS[:-1]), min_size=4, max_size=4))
def test_intervals_answer_to_anything(values: list[Any]) -> None:
    low, high = intervals.wilson(values[:2], values[2:])
    assert (np.isnan(low) | ((low >= 0) & (low <= high) & (high <= 1))).all()
    difference, lower, upper = intervals.newcombe(*values)
    assert np.isnan(difference) or lower <= difference <= upper
    share = agreement.corrected_share(values[0], values[1], (values[2], values[3]), (1, 2))
    assert np.isnan(share.share) or 0 <= share.low <= share.high <= 1


@_SETTINGS
@given(data=st.data())
def test_agreement_answers_to_anything(data: st.DataObject) -> None:
    label: st.SearchStrategy[Any] = st.sampled_from(["yes", "no", None, np.nan, pd.NA])
    pairs = data.draw(st.lists(st.tuples(label, label), max_size=8))
    counts = agreement.confusion([one for one, _ in pairs], [other for _, other in pairs], ["yes", "no"])
    agreement.scores(counts)
    measures = agreement.balanced_accuracy, agreement.raw_agreement, agreement.kappa, agreement.ac1
    assert all(np.isnan(found) or -1 <= found <= 1 for found in (measure(counts) for measure in measures))
    odd = st.lists(st.sampled_from([*_ODD_NUMBERS[:-4], 0.5, 0.2]), min_size=6, max_size=6)
    probability, outcome = (np.array(data.draw(odd), dtype=object) for _ in range(2))
    found = agreement.calibration(probability, outcome)
    assert found.left_out + found.bins["mentions"].sum() == 6
    for scale in get_args(agreement.Scale):
        alpha = agreement.krippendorff_alpha(np.stack([probability, outcome]), scale)
        assert np.isnan(alpha) or alpha <= 1


@_SETTINGS
@given(
    values=st.lists(
        st.lists(st.one_of(st.floats(0, 1), st.just(np.nan)), min_size=3, max_size=3), min_size=1, max_size=6
    )
)
def test_corrections_for_many_themes_answer_to_anything(values: list[list[float]]) -> None:
    p_values = np.array(values)
    corrected = false_discovery(p_values)
    assert (np.isnan(corrected) == np.isnan(p_values)).all()
    sums, is_alarm = cusum_of(p_values, np.full(3, 0.5), np.ones_like(p_values, dtype=np.bool_))
    assert not is_alarm[np.isnan(p_values)].any()
    assert not np.isnan(sums).any()


def _says_nothing_of_missing_values(points: pd.DataFrame) -> None:
    missing = points[points["value"].isna()]
    assert set(missing["point_type"]) <= {"common_cause"}
