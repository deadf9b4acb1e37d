"""Frames drawn as Plotly figures: pure functions, colours that colour-blind readers can tell apart, units on axes."""

from datetime import timedelta
from typing import Any

import numpy as np
import pandas as pd
import plotly.graph_objects as go
from plotly.subplots import make_subplots

from dashboard.filters import day_in_words
from dashboard.palette import BLUE, GREEN, GREY, INK, LINE, ORANGE, QUIET, faded
from dashboard.words.safe_text import excerpt
from dashboard.words.wording import STABLE_MENTIONS

_BAND, _EDGE, _CHOSEN, _CLEAR = faded(BLUE, 0.14), faded(BLUE, 0.45), faded(ORANGE, 0.06), faded(INK, 0)
_PER_100 = "Complaints per 100 mentions"
_LONGEST_LABEL = 28
_MOST_NAMED = 15  # beside more places than that, names would cover each other
_AXIS = {
    "share": _PER_100,
    "event share": "Such mentions per 100 mentions",
    "rating": "Mean rating, 0 worst to 100 best",
    "days between": "Days since the one before",
    "mentions between": "Mentions since the one before",
}  # fmt: skip
# What a point says when it is pointed at, before its rule.
_SAYS = {
    "share": "%{y:.0f} in 100 (%{customdata[1]} of %{customdata[2]})",
    "event share": "%{y:.0f} in 100 (%{customdata[1]} of %{customdata[2]})",
    "rating": "%{y:.0f} of 100 (%{customdata[2]} ratings)",
    "days between": "%{y:.0f} days after the one before",
    "mentions between": "%{y:.0f} mentions after the one before",
}
NEW_LIMITS = "new limits"
"""The word of a break from which on people gave a chart new limits."""
# Milliseconds, the unit of a date axis; left to itself a single bar is too thin to see.
_BAR_WIDTH = {period: days * 86_400_000 for period, days in (("week", 5.5), ("4 weeks", 22), ("quarter", 70))}
_FROM = {"week": "Week of", "4 weeks": "4 weeks from", "quarter": "Quarter from", "event": "On"}
# A point stands in the middle of what it sums up, so that a mark of a day falls where it belongs.
_MIDDLE = {"week": timedelta(days=3.5), "4 weeks": timedelta(days=14), "quarter": timedelta(days=45)} | {
    "event": timedelta(0)
}
_USUALLY = {
    "share": "in 100", "event share": "in 100", "rating": "of 100", "days between": "days",
    "mentions between": "mentions",
}  # fmt: skip
_DRAWN = ["value", "centre", "lower", "upper"]
# Shape and colour say the same, for those who see only one of them.
_MARKS = {"": ("circle", BLUE), "concern": ("diamond", ORANGE), "improvement": ("triangle-down", GREEN)}


def control_chart(
    points: pd.DataFrame,
    actions: pd.DataFrame,
    breaks: pd.DataFrame,
    chosen: tuple[pd.Timestamp, pd.Timestamp],
    period: str,
    has_limits: bool,
    measure: str = "share",
) -> go.Figure:
    """Draw a share, a mean or a gap with what is usual and its limits, over the number of mentions where it has one.

    Args:
        points: `points` of `analysis.charts.trend.Trend`.
        actions: `day` and `title` of what was changed; drawn as numbered upright lines.
        breaks: `day`, `title` and `word` of what makes figures on either side unlike; drawn as dotted upright lines.
        chosen: First and last day of the chosen period, tinted where more than it is drawn.
        period: What one point sums up: `week`, `4 weeks` or `quarter`; `event` where it is a gap.
        has_limits: Whether the band holds limits; otherwise it is the 95 % interval of each point.
        measure: What a point is, one of `analysis.charts.trend.Measure`.
    """
    names = [f"{_FROM[period]} {day_in_words(day)}" for day in points["date"]]
    # What people gave new limits is another stretch: neither its line nor its band joins that before.
    anew = np.sort(pd.to_datetime(breaks.loc[breaks["word"] == NEW_LIMITS, "day"]).to_numpy())
    stretch = np.searchsorted(anew, points["date"].to_numpy(), side="right")
    points = points.assign(name=names, stretch=stretch, date=points["date"] + _MIDDLE[period])
    is_counted = period != "event"
    factor = 100 if is_counted else 1
    points[_DRAWN] = points[_DRAWN] * factor
    heights: dict[str, Any] = {"row_heights": [0.74, 0.26], "vertical_spacing": 0.06} if is_counted else {}
    figure = make_subplots(rows=1 + is_counted, cols=1, shared_xaxes=True, **heights)
    _draw_band(figure, points, has_limits, _USUALLY[measure])
    figure.add_trace(
        go.Scatter(
            x=points["date"], y=points["value"], mode="lines", connectgaps=False, hoverinfo="skip",
            line={"color": GREY, "width": 1.5},
        ),
        row=1, col=1,
    )  # fmt: skip
    for signal in ("", "concern", "improvement"):
        _draw_points(figure, points[points["signal"] == signal], signal, measure)
    if is_counted:
        _draw_counts(figure, points, period, "Ratings" if measure == "rating" else "Mentions")
    if chosen[0] > points["date"].min():
        figure.add_vrect(x0=chosen[0], x1=chosen[1], fillcolor=_CHOSEN, line_width=0, layer="below")
    for number, day in enumerate(actions["day"], start=1):
        _upright(figure, day, f"<b>{number}</b>", ORANGE, "solid")
    for day, words in breaks.groupby("day")["word"]:
        _upright(figure, pd.Timestamp(str(day)), ", ".join(words.unique()), QUIET, "dot", is_along=True)
    # An interval of a few mentions would leave the points of a share no room; one of a mean is never so wide.
    top = points[["value", "upper"] if has_limits or measure == "rating" else ["value"]].max(axis=1)
    figure.update_yaxes(
        title_text=_AXIS[measure], range=[0, _ceiling(top, 102.0 if is_counted else np.inf)], row=1, col=1
    )
    return _styled(figure, height=470)


def funnel_chart(rows: pd.DataFrame, curves: pd.DataFrame, target_share: float) -> go.Figure:
    """Draw places by their mentions and share, inside the funnel that chance leaves them.

    Args:
        rows: One row a place: `title`, `events`, `mentions`, `share` (0-1, NaN is not drawn), `is_signal`; of more
            than 15 places only those that are a signal have their name beside them.
        curves: `mentions`, `low_95`, `high_95`, `low_998`, `high_998` (0-1), by rising mentions.
        target_share: The share of all places together, 0-1.
    """
    figure = go.Figure()
    for limit, dash in (("998", "solid"), ("95", "dot")):
        for side in ("low", "high"):
            figure.add_trace(
                go.Scatter(
                    x=curves["mentions"], y=curves[f"{side}_{limit}"] * 100, mode="lines", hoverinfo="skip",
                    line={"color": BLUE, "width": 1.5, "dash": dash},
                )
            )  # fmt: skip
    figure.add_hline(y=target_share * 100, line={"color": INK, "width": 1.5})
    shown = rows[rows["share"].notna()]
    is_named = shown["is_signal"] | (len(shown) <= _MOST_NAMED)
    figure.add_trace(
        go.Scatter(
            x=shown["mentions"], y=shown["share"] * 100, mode="markers+text",
            textposition=_beside_the_line(shown, target_share), hovertext=[_plain(title) for title in shown["title"]],
            text=[_plain(excerpt(title, _LONGEST_LABEL)) for title in shown["title"].where(is_named, "")],
            textfont={"size": 13, "color": INK},
            customdata=shown[["events"]], cliponaxis=False,
            marker={
                "size": np.where(shown["is_signal"], 14, 10), "line": {"color": INK, "width": 1},
                "color": np.where(shown["is_signal"], ORANGE, "white"),
                "symbol": np.where(shown["is_signal"], "diamond", "circle"),
            },
            hovertemplate="%{hovertext}: %{y:.0f} in 100 (%{customdata[0]} of %{x})<extra></extra>",
        )
    )  # fmt: skip
    figure.update_yaxes(title_text=_PER_100, range=[0, _ceiling(pd.concat([shown["share"], curves["high_998"]]) * 100)])
    figure.update_xaxes(title_text="Mentions about the place", rangemode="tozero", tickformat=",d")
    return _styled(figure, height=420)


def _beside_the_line(shown: pd.DataFrame, target_share: float) -> list[str]:
    # The axis begins at nothing and ends soon after the place with most; the line of all places stays free.
    share = shown["mentions"] / max(shown["mentions"].max(), 1) if len(shown) else shown["mentions"]
    sides = np.select([share > 2 / 3, share < 1 / 3], ["left", "right"], "center")
    heights = np.where(shown["share"] < target_share, "bottom", "top")
    return [f"{height} {side}" for height, side in zip(heights, sides, strict=True)]


def _draw_counts(figure: go.Figure, points: pd.DataFrame, period: str, noun: str) -> None:
    figure.add_trace(
        go.Bar(
            x=points["date"], y=points["mentions"], marker={"color": GREY}, width=_BAR_WIDTH[period],
            customdata=points[["name"]], hovertemplate=f"%{{customdata[0]}}: %{{y}} {noun.lower()}<extra></extra>",
        ),
        row=2, col=1,
    )  # fmt: skip
    figure.update_yaxes(title_text=noun, **_whole(points["mentions"]), row=2, col=1)


def _draw_band(figure: go.Figure, points: pd.DataFrame, has_limits: bool, usually: str) -> None:
    is_known = points["upper"].notna()
    # A filled band cannot hold a gap, so each unbroken run of points gets its own.
    for _, run in points[is_known].groupby([points["stretch"][is_known], (~is_known).cumsum()[is_known]]):
        dates = run["date"] if len(run) > 1 else pd.concat([run["date"] + timedelta(days=days) for days in (-1, 1)])
        upper, lower = (np.broadcast_to(run[side], len(dates)) for side in ("upper", "lower"))
        figure.add_trace(
            go.Scatter(
                x=[*dates, *dates[::-1]], y=[*upper, *lower[::-1]], fill="toself", fillcolor=_BAND, mode="lines",
                line={"width": 1 if has_limits else 0, "color": _EDGE, "dash": "dash"},
                hoverinfo="skip",
            ),
            row=1, col=1,
        )  # fmt: skip
    for _, run in points.groupby("stretch"):
        figure.add_trace(
            go.Scatter(
                x=run["date"], y=run["centre"], mode="lines", line={"color": INK, "width": 1.5},
                hovertemplate=f"usually %{{y:.0f}} {usually}<extra></extra>",
            ),
            row=1, col=1,
        )  # fmt: skip


def _draw_points(figure: go.Figure, points: pd.DataFrame, signal: str, measure: str) -> None:
    symbol, colour = _MARKS[signal]
    if "share" not in measure and symbol == "triangle-down":
        symbol = "triangle-up"
    # A gap rests on no number of mentions.
    is_stable = ~(points["mentions"] < STABLE_MENTIONS)
    size = np.where(points["is_outside"], 15, 10 if signal else 7)
    rules = [f"; {rule}" if rule else "" for rule in points["rule"]]
    figure.add_trace(
        go.Scatter(
            x=points["date"], y=points["value"], mode="markers",
            customdata=np.column_stack([points["name"], points["events"], points["mentions"], rules]),
            marker={
                "symbol": symbol, "size": size, "color": np.where(is_stable, colour, "white"),
                "line": {"color": colour, "width": 2},
            },
            hovertemplate=f"%{{customdata[0]}}: {_SAYS[measure]}%{{customdata[3]}}<extra></extra>",
        ),
        row=1, col=1,
    )  # fmt: skip


def _upright(figure: go.Figure, day: pd.Timestamp, words: str, colour: str, dash: str, is_along: bool = False) -> None:
    figure.add_vline(x=day, line={"color": colour, "width": 2, "dash": dash}, row="all", col=1)
    # Words run down along their line, so that they never cover the number of an action of the same days.
    along = {"yanchor": "top", "xanchor": "left", "textangle": 90} if is_along else {"yanchor": "bottom"}
    figure.add_annotation(
        x=day, y=1.0, yref="paper", text=words, showarrow=False, font={"color": colour, "size": 13}, **along
    )


def _ceiling(values: "pd.Series[float]", most: float = 102.0) -> float:
    top = float(np.nanmax(values)) if values.notna().any() else 10.0
    return float(min(most, max(10.0, 5 * np.ceil(top * 1.08 / 5))))


def _whole(counts: "pd.Series[int]") -> dict[str, Any]:
    # Never more ticks than whole numbers: half a mention is not heard.
    return {
        "rangemode": "tozero",
        "tickformat": ",d",
        "nticks": int(min(5, counts.max(skipna=True) + 1)) if counts.notna().any() else 1,
    }


def _plain(text: str) -> str:
    # Plotly reads a little HTML in its labels.
    return text.replace("&", "&amp;").replace("<", "&lt;")


def _styled(figure: go.Figure, height: int) -> go.Figure:
    figure.update_layout(
        height=height, showlegend=False, template="plotly_white", dragmode=False, bargap=0.25,
        margin={"l": 10, "r": 24, "t": 34, "b": 10}, font={"color": INK, "size": 13, "family": "Source Sans"},
        paper_bgcolor=_CLEAR, plot_bgcolor=_CLEAR, hoverlabel={"font": {"size": 13}},
    )  # fmt: skip
    figure.update_xaxes(gridcolor=LINE, automargin=True, fixedrange=True)
    figure.update_yaxes(gridcolor=LINE, automargin=True, fixedrange=True)
    return figure
