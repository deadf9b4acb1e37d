"""Frames drawn as Plotly figures: pure functions, colours that colour-blind readers can tell apart, units on axes."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

import numpy as np
import pandas as pd
import plotly.graph_objects as go
from plotly.subplots import make_subplots

from analysis.intervals import wilson
from dashboard.wording import STABLE_MENTIONS

# Dark enough for 4.5:1 on white, and apart from each other for every kind of colour vision (after Okabe and Ito).
INK, QUIET, BLUE, ORANGE = "#1c1c1c", "#595959", "#0b5cad", "#a34700"
_BAND, _GRID, _BARS, _CHOSEN = "rgba(11,92,173,0.16)", "#e4e7eb", "#8a97a6", "rgba(163,71,0,0.07)"
_PER_100 = "Complaints per 100 mentions"
_ROW_HEIGHT, _TREND_HEIGHT = 34, 190
# Five and a half days in milliseconds, the unit of a date axis; left to itself a single bar is too thin to see.
_BAR_WIDTH = 5.5 * 86_400_000


def share_by_week(
    weeks: pd.DataFrame, actions: pd.DataFrame, breaks: pd.DataFrame, chosen: tuple[pd.Timestamp, pd.Timestamp]
) -> go.Figure:
    """Draw the share of complaints per week with its Wilson interval, over the number of mentions.

    Args:
        weeks: One row per week: `week`, `complaint_share` (0-1, NaN below 10), `complaints`, `scored`, `mentions`.
        actions: `day` and `title` of what was changed; drawn as numbered upright lines.
        breaks: `day` and `title` of a source that starts or stops; drawn as dotted upright lines.
        chosen: First and last day of the chosen period, tinted where more than it is drawn.
    """
    weeks = without_gaps(weeks)
    is_stable = weeks["scored"] >= STABLE_MENTIONS
    figure = make_subplots(rows=2, cols=1, shared_xaxes=True, row_heights=[0.7, 0.3], vertical_spacing=0.06)
    for run in _runs(weeks):
        figure.add_trace(_band(run), row=1, col=1)
    figure.add_trace(
        go.Scatter(
            x=weeks["week"], y=weeks["complaint_share"] * 100, mode="lines+markers", connectgaps=False,
            line={"color": BLUE, "width": 2}, customdata=weeks[["complaints", "scored", "low", "high"]],
            marker={"size": 8, "color": np.where(is_stable, BLUE, "white"), "line": {"color": BLUE, "width": 2}},
            hovertemplate="Week of %{x|%d %b %Y}: %{y:.0f} in 100 (%{customdata[0]} of %{customdata[1]}); "
            "95 % interval %{customdata[2]:.0f} to %{customdata[3]:.0f}<extra></extra>",
        ),
        row=1, col=1,
    )  # fmt: skip
    figure.add_trace(
        go.Bar(
            x=weeks["week"], y=weeks["mentions"], marker={"color": _BARS}, width=_BAR_WIDTH,
            hovertemplate="Week of %{x|%d %b %Y}: %{y} mentions<extra></extra>",
        ),
        row=2, col=1,
    )  # fmt: skip
    if chosen[0] > weeks["week"].min():
        figure.add_vrect(x0=chosen[0], x1=chosen[1], fillcolor=_CHOSEN, line_width=0, layer="below")
    for number, day in enumerate(actions["day"], start=1):
        _upright(figure, day, f"<b>{number}</b>", ORANGE, "solid")
    for day in breaks["day"]:
        _upright(figure, day, "source", QUIET, "dot")
    figure.update_yaxes(title_text=_PER_100, range=[0, _ceiling(weeks["high"])], row=1, col=1)
    figure.update_yaxes(title_text="Mentions", **_whole(weeks["mentions"]), row=2, col=1)
    return _styled(figure, height=470)


def theme_trends(weeks: pd.DataFrame, themes: Sequence[str]) -> go.Figure:
    """Draw one small chart per theme, all on the same scale: complaints per 100 mentions by week.

    Args:
        weeks: One row per theme and week: `theme`, `title`, `week`, `complaint_share` (0-1), `complaints`, `scored`.
        themes: Names of the themes to draw, first one on top.
    """
    titles = weeks.drop_duplicates("theme").set_index("theme")["title"]
    ceiling = _ceiling(weeks["complaint_share"] * 100)
    figure = make_subplots(
        rows=len(themes), cols=1, shared_xaxes=True, vertical_spacing=0.28 / len(themes),
        subplot_titles=[f"<b>{_plain(str(titles[theme]))}</b>" for theme in themes],
    )  # fmt: skip
    for row, theme in enumerate(themes, start=1):
        series = without_gaps(weeks[weeks["theme"] == theme])
        figure.add_trace(
            go.Scatter(
                x=series["week"], y=series["complaint_share"] * 100, mode="lines+markers", connectgaps=False,
                line={"color": BLUE, "width": 2}, marker={"size": 4}, fill="tozeroy", fillcolor=_BAND,
                customdata=series[["complaints", "scored"]],
                hovertemplate="Week of %{x|%d %b %Y}: %{y:.0f} in 100 "
                "(%{customdata[0]} of %{customdata[1]})<extra></extra>",
            ),
            row=row, col=1,
        )  # fmt: skip
        figure.update_yaxes(range=[0, ceiling], nticks=3, title_text="per 100", row=row, col=1)
    figure.update_annotations(x=0, xanchor="left", font={"size": 14, "color": INK})
    figure.update_xaxes(showticklabels=True, ticks="outside", ticklen=6, tickcolor="white")
    return _styled(figure, height=_TREND_HEIGHT * len(themes) + 40)


def ranked_themes(themes: pd.DataFrame) -> go.Figure:
    """Draw themes as bars ranked by complaining voices, the number beside each bar.

    Args:
        themes: One row per theme, first one on top: `title`, `voices`, `complaints`.
    """
    figure = go.Figure(
        go.Bar(
            y=[_plain(title) for title in themes["title"]], x=themes["voices"], orientation="h",
            marker={"color": BLUE}, text=themes["voices"], textposition="outside", cliponaxis=False, textangle=0,
            textfont={"color": INK, "size": 14}, customdata=themes[["complaints"]],
            hovertemplate="%{y}: %{x} voices, %{customdata[0]} complaints<extra></extra>",
        )
    )  # fmt: skip
    figure.update_yaxes(autorange="reversed", showgrid=False, ticksuffix=" ")
    figure.update_xaxes(title_text="Voices that complained", **_whole(themes["voices"]))
    return _styled(figure, height=_ROW_HEIGHT * len(themes) + 80)


def without_gaps(weeks: pd.DataFrame) -> pd.DataFrame:
    """Add the weeks nobody wrote in, so that a line breaks there, and Wilson limits `low` and `high` per 100 mentions.

    Args:
        weeks: One row per week with mentions: `week` (Monday), `complaint_share`, and counts.
    """
    every = pd.date_range(weeks["week"].min(), weeks["week"].max(), freq="7D")
    filled = weeks.set_index("week").reindex(every).rename_axis("week").reset_index()
    counts = ["complaints", "scored", "mentions"]
    filled[counts] = filled[counts].fillna(0).astype(int)
    low, high = wilson(filled["complaints"], filled["scored"])
    is_shown = filled["complaint_share"].notna()
    return filled.assign(low=np.where(is_shown, low * 100, np.nan), high=np.where(is_shown, high * 100, np.nan))


def describe_weeks(weeks: pd.DataFrame, subject: str) -> str:
    """Say in a sentence what a line of weekly shares shows, for readers who cannot see it."""
    shown = weeks.dropna(subset=["complaint_share"])
    if shown.empty:
        return f"{subject}: no week has the 10 mentions that a share needs."
    first, last = shown.iloc[0], shown.iloc[-1]
    top = shown.iloc[int(shown["complaint_share"].argmax())]
    return (
        f"{subject} per 100 mentions by week: {first['complaint_share'] * 100:.0f} in the week of "
        f"{first['week']:%d %b %Y}, {last['complaint_share'] * 100:.0f} in that of {last['week']:%d %b %Y}; "
        f"highest {top['complaint_share'] * 100:.0f} in that of {top['week']:%d %b %Y}. "
        f"{len(shown)} of {len(weeks)} weeks have the 10 mentions that a share needs."
    )


def _runs(weeks: pd.DataFrame) -> list[pd.DataFrame]:
    # A filled band cannot hold a gap, so each unbroken run of weeks gets its own.
    is_shown = weeks["low"].notna()
    return [run for _, run in weeks[is_shown].groupby((~is_shown).cumsum()[is_shown])]


def _band(run: pd.DataFrame) -> go.Scatter:
    if len(run) == 1:  # an area needs two weeks; one week gets a stroke
        run = pd.concat([run.assign(week=run["week"] + timedelta(days=days)) for days in (-1, 1)])
    return go.Scatter(
        x=[*run["week"], *run["week"][::-1]], y=[*run["high"], *run["low"][::-1]], fill="toself", fillcolor=_BAND,
        line={"width": 0}, hoverinfo="skip", mode="lines",
    )  # fmt: skip


def _upright(figure: go.Figure, day: pd.Timestamp, words: str, colour: str, dash: str) -> None:
    figure.add_vline(x=day, line={"color": colour, "width": 2, "dash": dash}, row="all", col=1)
    figure.add_annotation(
        x=day, y=1.0, yref="paper", yanchor="bottom", text=words, showarrow=False, font={"color": colour, "size": 13}
    )


def _ceiling(values: "pd.Series[float]") -> float:
    top = float(np.nanmax(values)) if values.notna().any() else 10.0
    return float(min(102.0, max(10.0, 5 * np.ceil(top * 1.08 / 5))))


def _whole(counts: "pd.Series[int]") -> dict[str, Any]:
    # Never more ticks than whole numbers: half a mention is not heard.
    return {"rangemode": "tozero", "tickformat": ",d", "nticks": int(min(5, counts.max() + 1))}


def _plain(text: str) -> str:
    # Plotly reads a little HTML in its labels.
    return text.replace("&", "&amp;").replace("<", "&lt;")


def _styled(figure: go.Figure, height: int) -> go.Figure:
    figure.update_layout(
        height=height, showlegend=False, template="plotly_white", dragmode=False, bargap=0.25,
        margin={"l": 10, "r": 24, "t": 34, "b": 10}, font={"color": INK, "size": 13, "family": "Source Sans"},
        paper_bgcolor="rgba(0,0,0,0)", plot_bgcolor="rgba(0,0,0,0)", hoverlabel={"font": {"size": 13}},
    )  # fmt: skip
    figure.update_xaxes(gridcolor=_GRID, automargin=True, fixedrange=True)
    figure.update_yaxes(gridcolor=_GRID, automargin=True, fixedrange=True)
    return figure
