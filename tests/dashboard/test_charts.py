"""Charts break where figures are missing and name their units."""

from typing import Any

import numpy as np
import pandas as pd
import pytest

from dashboard import charts

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


def _drawn(weeks: pd.DataFrame) -> Any:
    none = pd.DataFrame({"day": pd.to_datetime([]), "title": []})
    return charts.share_by_week(weeks, none, none, (MONDAY, MONDAY + pd.Timedelta(days=6)))


def test_a_week_nobody_wrote_in_is_a_gap() -> None:
    filled = charts.without_gaps(_weeks([40, 40, 40], [10, 10, 10], skipped=(1,)))
    assert filled["complaint_share"].isna().tolist() == [False, True, False]
    assert filled["mentions"].tolist() == [40, 0, 40]


def test_the_band_is_wilsons_interval_per_100() -> None:
    filled = charts.without_gaps(_weeks([10], [0]))
    assert filled["low"].iloc[0] == 0
    assert filled["high"].iloc[0] == pytest.approx(27.75, abs=0.01)


def test_a_band_does_not_bridge_a_week_of_few_mentions() -> None:
    figure = _drawn(_weeks([40, 40, 5, 40, 40], [10] * 2 + [1] + [10] * 2))
    assert len(list(figure.select_traces({"type": "scatter", "fill": "toself"}))) == 2


def test_unstable_weeks_have_hollow_points() -> None:
    figure = _drawn(_weeks([40, 20], [10, 5]))
    line = next(trace for trace in figure.data if trace.mode == "lines+markers")
    assert list(line.marker.color) == [charts.BLUE, "white"]


def test_both_axes_say_their_unit() -> None:
    figure = _drawn(_weeks([40], [10]))
    assert (figure.layout.yaxis.title.text, figure.layout.yaxis2.title.text) == (
        "Complaints per 100 mentions", "Mentions",
    )  # fmt: skip


def test_an_action_is_an_upright_line_through_both_parts() -> None:
    actions = pd.DataFrame({"day": [MONDAY], "title": ["New phones"]})
    none = actions.iloc[:0]
    figure = charts.share_by_week(_weeks([40, 40], [10, 10]), actions, none, (MONDAY, MONDAY))
    assert sum(shape.type == "line" for shape in figure.layout.shapes) == 2


def test_a_chart_of_weeks_without_any_share_can_be_drawn() -> None:
    assert _drawn(_weeks([3], [1])).layout.yaxis.range == (0, 15)


def test_the_chosen_period_is_tinted_only_where_more_is_drawn() -> None:
    weeks, none = _weeks([40, 40], [10, 10]), pd.DataFrame({"day": pd.to_datetime([]), "title": []})
    second = MONDAY + pd.Timedelta(weeks=1)
    assert len(charts.share_by_week(weeks, none, none, (second, second)).layout.shapes) > 0
    assert len(charts.share_by_week(weeks, none, none, (MONDAY, second)).layout.shapes) == 0


def test_all_small_charts_share_one_scale() -> None:
    weeks = pd.concat(
        [_weeks([40, 40], [4, 30]).assign(theme="a", title="A"), _weeks([40, 40], [1, 1]).assign(theme="b", title="B")]
    )
    figure = charts.theme_trends(weeks, ["a", "b"])
    assert figure.layout.yaxis.range == figure.layout.yaxis2.range


def test_a_title_cannot_bring_html_into_a_chart() -> None:
    themes = pd.DataFrame({"title": ["<b>x</b> & y"], "voices": [3], "complaints": [3]})
    assert charts.ranked_themes(themes).data[0].y[0] == "&lt;b>x&lt;/b> &amp; y"


def test_a_chart_is_described_in_words() -> None:
    words = charts.describe_weeks(_weeks([40, 40, 5], [10, 20, 1]), "Complaints")
    assert words == (
        "Complaints per 100 mentions by week: 25 in the week of 05 Jan 2026, 50 in that of 12 Jan 2026; "
        "highest 50 in that of 12 Jan 2026. 2 of 3 weeks have the 10 mentions that a share needs."
    )


def test_a_chart_without_a_share_says_so_in_words() -> None:
    assert "no week has the 10 mentions" in charts.describe_weeks(_weeks([5], [1]), "Complaints")


@pytest.mark.parametrize("colour", [charts.INK, charts.QUIET, charts.BLUE, charts.ORANGE])
def test_colours_of_words_and_lines_have_contrast_on_white(colour: str) -> None:
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    luminance = 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    assert 1.05 / (luminance + 0.05) >= 4.5
