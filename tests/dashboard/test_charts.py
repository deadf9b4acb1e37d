"""Charts break where figures are missing and name their units."""

from typing import Any

import numpy as np
import pandas as pd
import pytest

from dashboard import charts
from dashboard.palette import BLUE, ORANGE
from dashboard.screens.complaining.week_bars import describe_weeks, shares_by_week

MONDAY = pd.Timestamp("2026-01-05")


def _weeks(scored: list[int], complaints: list[int], skipped: tuple[int, ...] = ()) -> pd.DataFrame:
    frame = pd.DataFrame(
        {
            "week": [MONDAY + pd.Timedelta(weeks=number) for number in range(len(scored))],
            "mentions": scored,
            "scored": scored,
            "complaints": complaints,
        }
    )
    frame["complaint_share"] = np.where(frame["scored"] >= 10, frame["complaints"] / frame["scored"], np.nan)
    return frame.drop(index=list(skipped))


def _points(share: list[float], mentions: list[int], signal: str = "", is_outside: bool = False) -> pd.DataFrame:
    dates = [MONDAY + pd.Timedelta(weeks=number) for number in range(len(share))]
    frame = pd.DataFrame(
        {"date": dates, "value": share, "mentions": mentions, "centre": 0.2, "lower": 0.1, "upper": 0.4}
    )
    frame.loc[frame["value"].isna(), ["lower", "upper"]] = np.nan
    return frame.assign(events=1, signal=signal, rule="a rule" if signal else "", is_outside=is_outside)


def _drawn(points: pd.DataFrame, actions: pd.DataFrame | None = None, has_limits: bool = True) -> Any:
    none = pd.DataFrame({"day": pd.to_datetime([]), "title": [], "word": []})
    chosen = (MONDAY, MONDAY + pd.Timedelta(days=6))
    return charts.control_chart(points, none if actions is None else actions, none, chosen, "week", has_limits)


def _marks(figure: Any) -> list[Any]:
    return [trace for trace in figure.select_traces({"type": "scatter", "mode": "markers"}) if len(trace.x)]


def test_a_week_nobody_wrote_in_is_a_gap() -> None:
    assert shares_by_week(_weeks([40, 40, 40], [10, 10, 10], skipped=(1,))) == [0.25, None, 0.25]


def test_a_band_does_not_bridge_a_point_of_few_mentions() -> None:
    figure = _drawn(_points([0.2, 0.2, np.nan, 0.2, 0.2], [40, 40, 5, 40, 40]))
    assert len(list(figure.select_traces({"type": "scatter", "fill": "toself"}))) == 2


def test_unstable_points_are_hollow() -> None:
    figure = _drawn(_points([0.2, 0.2], [40, 20]))
    assert list(_marks(figure)[0].marker.color) == [BLUE, "white"]


@pytest.mark.parametrize(
    ("signal", "symbol"), [("", "circle"), ("concern", "diamond"), ("improvement", "triangle-down")]
)
def test_a_signal_has_a_shape_of_its_own(signal: str, symbol: str) -> None:
    figure = _drawn(_points([0.2], [40], signal))
    assert [trace.marker.symbol for trace in _marks(figure)] == [symbol]


def test_a_point_beyond_a_limit_is_larger_than_one_of_a_run() -> None:
    sizes = [_marks(_drawn(_points([0.5], [40], "concern", outside)))[0].marker.size[0] for outside in (True, False)]
    assert sizes[0] > sizes[1]


def test_both_axes_say_their_unit() -> None:
    figure = _drawn(_points([0.2], [40]))
    assert (figure.layout.yaxis.title.text, figure.layout.yaxis2.title.text) == (
        "Complaints per 100 mentions", "Mentions",
    )  # fmt: skip


def test_an_action_is_an_upright_line_through_both_parts() -> None:
    figure = _drawn(_points([0.2], [40]), pd.DataFrame({"day": [MONDAY], "title": ["New phones"]}))
    assert sum(shape.type == "line" for shape in figure.layout.shapes) == 2


def test_lines_break_where_people_gave_new_limits_and_no_mark_covers_another() -> None:
    day = MONDAY + pd.Timedelta(weeks=2)
    actions = pd.DataFrame({"day": [day], "title": ["New phones"]})
    breaks = pd.DataFrame({"day": [day, day], "word": [charts.NEW_LIMITS, "source"], "title": ["a", "b"]})
    points, chosen = _points([0.2] * 4, [40] * 4), (MONDAY, MONDAY)
    figure = charts.control_chart(points, actions, breaks, chosen, "week", has_limits=True)
    bands = list(figure.select_traces({"type": "scatter", "fill": "toself"}))
    lines = [
        each
        for each in figure.select_traces({"type": "scatter", "mode": "lines"})
        if "usually" in str(each.hovertemplate)
    ]
    assert [len(line.x) for line in lines] == [2, 2]
    assert [len(band.x) for band in bands] == [4, 4]
    number, words = figure.layout.annotations
    assert (number.text, number.yanchor) == ("<b>1</b>", "bottom")
    assert (words.text, words.textangle, words.yanchor) == ("new limits, source", 90, "top")


def test_the_band_of_a_mean_rating_is_not_cut_off() -> None:
    none = pd.DataFrame({"day": pd.to_datetime([]), "title": [], "word": []})
    points = _points([0.3, 0.35], [40, 40]).assign(upper=0.9)
    chosen = (MONDAY, MONDAY + pd.Timedelta(days=6))
    drawn = charts.control_chart(points, none, none, chosen, "week", has_limits=False, measure="rating")
    assert drawn.layout.yaxis.range[1] > 90


def test_a_chart_of_points_without_any_share_can_be_drawn() -> None:
    assert _drawn(_points([np.nan], [3])).layout.yaxis.range == (0, 15)


def test_a_place_beyond_chance_is_marked_by_shape_and_colour_and_one_without_a_share_is_left_out() -> None:
    rows = pd.DataFrame(
        {"title": ["A", "B", "C"], "events": [10, 60, 1], "mentions": [100, 100, 5], "share": [0.1, 0.6, np.nan],
         "is_signal": [False, True, False]}
    )  # fmt: skip
    curves = pd.DataFrame({"mentions": [50.0], "low_95": 0.1, "high_95": 0.3, "low_998": 0.05, "high_998": 0.4})
    places = charts.funnel_chart(rows, curves, 0.2).data[-1]
    assert list(places.text) == ["A", "B"]
    assert list(places.marker.symbol) == ["circle", "diamond"]
    assert list(places.marker.color) == ["white", ORANGE]


def test_of_many_places_only_those_beyond_chance_are_named() -> None:
    rows = pd.DataFrame({"title": [f"P{n}" for n in range(16)], "events": 9, "mentions": 30, "share": 0.3})
    curves = pd.DataFrame({"mentions": [50.0], "low_95": 0.1, "high_95": 0.3, "low_998": 0.05, "high_998": 0.4})
    places = charts.funnel_chart(rows.assign(is_signal=rows.index == 7), curves, 0.2).data[-1]
    assert list(filter(None, places.text)) == ["P7"]
    assert len(places.hovertext) == 16


def test_a_long_name_is_short_beside_its_point_and_whole_under_the_mouse() -> None:
    name = "The Riverside Centre for Musculoskeletal, Rheumatology and Pain Medicine"
    rows = pd.DataFrame(
        {"title": [name, "B"], "events": [9, 2], "mentions": [90, 20], "share": [0.1, 0.3], "is_signal": False}
    )
    curves = pd.DataFrame({"mentions": [50.0], "low_95": 0.1, "high_95": 0.3, "low_998": 0.05, "high_998": 0.4})
    places = charts.funnel_chart(rows, curves, 0.2).data[-1]
    assert places.text == ("The Riverside Centre for…", "B")
    assert places.hovertext == (name, "B")
    # Away from the edges, and from the line of all places.
    assert list(places.textposition) == ["bottom left", "top right"]


def test_a_title_cannot_bring_html_into_a_chart() -> None:
    rows = pd.DataFrame(
        {"title": ["<b>x</b> & y"], "events": [9], "mentions": [50], "share": [0.18], "is_signal": [False]}
    )
    curves = pd.DataFrame({"mentions": [50.0], "low_95": 0.1, "high_95": 0.3, "low_998": 0.05, "high_998": 0.4})
    assert charts.funnel_chart(rows, curves, 0.2).data[-1].text == ("&lt;b>x&lt;/b> &amp; y",)


def test_a_chart_is_described_in_words() -> None:
    words = describe_weeks(_weeks([40, 40, 5], [10, 20, 1]), "Complaints")
    assert words == (
        "Complaints per 100 mentions by week: 25 in the week of 5 Jan 2026, 50 in that of 12 Jan 2026; "
        "highest 50 in that of 12 Jan 2026. 2 of 3 weeks have the 10 mentions that a share needs."
    )


def test_a_chart_without_a_share_says_so_in_words() -> None:
    assert "no week has the 10 mentions" in describe_weeks(_weeks([5], [1]), "Complaints")
