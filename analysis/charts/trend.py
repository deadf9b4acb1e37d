"""The chart of a complaint's share over time: which one, what is usual, and since when it is not."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
import pandas as pd

from analysis.change import MINIMUM_MENTIONS
from analysis.charts.attribute_charts import attribute_chart, dispersion_sentence
from analysis.charts.choice import ChartChoice, Period, by_period, choose_chart
from analysis.charts.rare_limit import rare_limit
from analysis.charts.run_chart import run_chart, runs
from analysis.spc import SHORT_GROUP, cautions

Icon = Literal["concern", "improvement", "common", "none", "unlike"]
Measure = Literal["share", "event share", "rating", "days between", "mentions between"]

# About a year: longer would let slow changes become the usual, shorter would make limits of chance.
BASELINE = {"week": 52, "4 weeks": 13, "month": 12, "quarter": 12}
# Below three expected complaints a point, most points lie under the mean and runs say nothing.
MINIMUM_EXPECTED = 3.0
RECENT_WEEKS = 4

_SIGNALS = {"special_cause_concern": "concern", "special_cause_improvement": "improvement"}


@dataclass(frozen=True)
class Trend:
    """A chart to draw and what it says.

    Attributes:
        choice: The chart and its period, with the reason.
        points: One row a point: `date` (first day), `events`, `mentions`, `value` (share 0-1, NaN below 10 mentions),
            `centre`, `lower`, `upper` (0-1; Wilson's interval on a run chart), `signal` (`concern`, `improvement` or
            empty), `rule` (which rule, in words), `is_outside` (beyond a limit, not only a run).
        icon: What the last point says; `none` where there are no limits, `unlike` where they are of other labels.
        usual: The share that is usual, 0-1; NaN where unknown.
        since: First day of the signal that the last point belongs to; None without one.
        recent_complaints: Complaints of the last four weeks.
        recent_mentions: Mentions of the last four weeks.
        notes: What a reader must know: over-dispersion, baseline, gaps, missing limits.
        measure: What a point is: a share of complaints or of other events, a mean rating (0-1), or the gap between
            rare events.
        until: Last day of the last four weeks, which are whole; None where a point is no week.
        relabelled: Since when labels are of another version than those that the limits are made of; None where they
            are not.
    """

    choice: ChartChoice
    points: pd.DataFrame
    icon: Icon
    usual: float
    since: pd.Timestamp | None
    recent_complaints: int
    recent_mentions: int
    notes: tuple[str, ...]
    measure: Measure = "share"
    until: pd.Timestamp | None = None
    relabelled: pd.Timestamp | None = None


def trend_of(
    counts: pd.DataFrame, rebase: Sequence[pd.Timestamp] = (), measure: Literal["share", "event share"] = "share"
) -> Trend:
    """Choose and draw the chart of a share.

    Args:
        counts: `week` (Mondays), `complaints`, `mentions`; rows of one week are summed, whole weeks only. At least one.
        rebase: Days from which people gave the chart new limits: they hold from the first point that begins then or
            later.
        measure: Whether what is counted are complaints, or other events.

    Returns:
        A P' chart whose limits come from the first year, or a run chart where the data carry no limits.

    Raises:
        ValueError: if a column is missing, a count is impossible or there is no row.
    """
    if counts.empty:
        raise ValueError("A trend needs at least one whole week.")
    daily = counts.rename(columns={"week": "day", "complaints": "events"})
    choice = _with_enough_events(choose_chart(daily), daily)
    sums = by_period(daily, choice.period or "quarter")
    anew = first_points(sums["date"], rebase)
    points, notes = (
        _run(sums, anew)
        if choice.chart == "run"
        else _controlled(sums, choice.period or "quarter", anew, is_complaints=measure == "share")
    )
    points = suppressed(points)
    newest = RECENT_WEEKS if choice.period == "week" else 1
    icon, since = last_signal(points, has_limits=choice.chart != "run", newest=newest)
    complaints, mentions = counts.loc[is_recent(counts["week"]), ["complaints", "mentions"]].sum().astype(int)
    usual = float(points["centre"].iloc[-1])
    until = pd.to_datetime(counts["week"]).max() + pd.Timedelta(days=6)
    return Trend(choice, points, icon, usual, since, complaints, mentions, tuple(notes), measure, until)


def monthly_trend(months: pd.DataFrame, rebase: Sequence[pd.Timestamp] = ()) -> Trend:
    """Draw a share month by month, for a report.

    Args:
        months: `date` (first days, rising), `events`, `mentions`: at least one row; a month that is left out has no
            point and takes no part in the limits.
        rebase: As for `trend_of`.

    Returns:
        A P' chart from 13 months on, else a run chart; its recent figures are those of the last month.
    """
    anew = first_points(months["date"], rebase)
    if len(months) < SHORT_GROUP:
        choice = ChartChoice("run", "month", f"Limits need {SHORT_GROUP} months; there are {len(months)}.")
        points, notes = _run(months, anew)
    else:
        choice = ChartChoice("p_prime", "month", "One point a month, as the report counts.")
        points, notes = _controlled(months, "month", anew)
    points = suppressed(points)
    icon, since = last_signal(points, has_limits=choice.chart != "run")
    last, usual = points.iloc[-1], float(points["centre"].iloc[-1])
    return Trend(choice, points, icon, usual, since, int(last["events"]), int(last["mentions"]), tuple(notes))


def first_points(dates: "pd.Series[pd.Timestamp]", rebase: Sequence[pd.Timestamp]) -> list[pd.Timestamp]:
    """Find the points from which the limits are new: the first of each rebase that begins then or later."""
    later = [dates[dates >= day] for day in rebase]
    return sorted({found.iloc[0] for found in later if len(found) and found.iloc[0] > dates.iloc[0]})


def drawn_points(sums: pd.DataFrame, drawn: pd.DataFrame) -> pd.DataFrame:
    """Add to each period what its control chart says, as `Trend.points` names it.

    Args:
        sums: One row a point, with what else `Trend.points` holds.
        drawn: What `analysis.charts.attribute_charts.attribute_chart` made of them.
    """
    return sums.assign(
        value=drawn["value"].to_numpy(), centre=drawn["mean"].to_numpy(), lower=drawn["lpl"].to_numpy(),
        upper=drawn["upl"].to_numpy(), signal=drawn["point_type"].map(_SIGNALS).fillna("").to_numpy(),
        rule=_rule_words(drawn["special_cause_type"]).to_numpy(),
        is_outside=drawn["outside_limits"].fillna(False).to_numpy(dtype=np.bool_),
    )  # fmt: skip


def suppressed(points: pd.DataFrame) -> pd.DataFrame:
    """Take the value and the signal from the points of too few mentions."""
    is_thin = points["mentions"] < MINIMUM_MENTIONS
    points.loc[is_thin, ["value", "lower", "upper"]] = np.nan
    points.loc[is_thin, ["signal", "rule"]] = ""
    points.loc[is_thin, "is_outside"] = False
    return points


def is_recent(weeks: "pd.Series[pd.Timestamp]") -> "pd.Series[bool]":
    """Say which weeks are among the last four."""
    starts = pd.to_datetime(weeks)
    return starts > starts.max() - pd.Timedelta(weeks=RECENT_WEEKS)


def last_signal(points: pd.DataFrame, has_limits: bool, newest: int = 1) -> tuple[Icon, pd.Timestamp | None]:
    """Say what the last point that is shown means, and since when it does.

    Args:
        points: `Trend.points`.
        has_limits: Whether there are any.
        newest: So many last points say how it stands now.

    Returns:
        `none` without limits, or where none of the newest points is shown: what an older one meant is past.
    """
    shown = points[points["value"].notna()]
    if not has_limits or points["value"].tail(newest).isna().all() or np.isnan(shown["upper"].iloc[-1]):
        return "none", None
    last = str(shown["signal"].iloc[-1])
    if last not in ("concern", "improvement"):
        return "common", None
    unlike = np.flatnonzero(shown["signal"].to_numpy() != last)
    first = shown["date"].iloc[int(unlike[-1]) + 1 if len(unlike) else 0]
    return ("concern" if last == "concern" else "improvement"), pd.Timestamp(first)


def rebased_note(anew: list[pd.Timestamp]) -> str:
    """Say that people gave the chart new limits."""
    return f"People gave the chart new limits from {full_day(anew[-1])}; earlier points keep their own."


def full_day(day: pd.Timestamp) -> str:
    """Write a day as sentences do."""
    return f"{day.day} {day:%B %Y}"


def _with_enough_events(choice: ChartChoice, daily: pd.DataFrame) -> ChartChoice:
    if choice.chart == "run" or choice.period != "week":
        return choice
    weeks, blocks = by_period(daily, "week"), by_period(daily, "4 weeks")
    a_week = _expected(weeks, "week")
    if a_week >= MINIMUM_EXPECTED or len(blocks) < SHORT_GROUP:
        return choice
    usual = f"A usual week has {weeks['mentions'].median():.0f} mentions but only {a_week:.1f} of these"
    reason = f"{usual}: a point sums 4 weeks, so that a real change stands out and chance does not."
    return ChartChoice(choice.chart, "4 weeks", reason)


def _controlled(
    sums: pd.DataFrame, period: Period, anew: list[pd.Timestamp], is_complaints: bool = True
) -> tuple[pd.DataFrame, list[str]]:
    length = BASELINE[period]
    newest = sums[sums["date"] >= anew[-1]] if anew else sums
    is_frozen = len(newest) > length
    expected = _expected(newest, period)
    drawn = attribute_chart(
        sums, "p_prime", "decrease", rebase=anew, fix_after=length, has_runs=expected >= MINIMUM_EXPECTED
    )
    points = rare_limit(drawn_points(sums, drawn), drawn["rebase_group"], length, MINIMUM_EXPECTED)
    notes = [_baseline_note(newest, period, is_frozen), dispersion_sentence(drawn), *cautions(drawn)]
    if anew:
        notes.insert(0, rebased_note(anew))
    if is_frozen and not newest["events"].iloc[:length].any():
        none, each = ("Nobody complained", "complaint") if is_complaints else ("There was no such mention", "one")
        notes.append(f"{none} in the weeks that set the usual, so every {each} since is new.")
    elif expected < MINIMUM_EXPECTED:
        what = "complaints" if is_complaints else "such mentions"
        notes.append(
            f"Fewer than 3 {what} are usual at a point, so runs of points are not judged, and the upper limit is what "
            "chance reaches of so few."
        )
    return points, [note for note in notes if note]


def _expected(sums: pd.DataFrame, period: Period) -> float:
    return float(sums["events"].iloc[: BASELINE[period]].mean())


def _run(sums: pd.DataFrame, anew: list[pd.Timestamp]) -> tuple[pd.DataFrame, list[str]]:
    drawn = run_chart(sums, rebase=anew)
    points = sums.assign(
        value=drawn["value"].to_numpy(), centre=drawn["median"].to_numpy(), lower=drawn["low"].to_numpy(),
        upper=drawn["high"].to_numpy(), signal="", rule="", is_outside=False,
    )  # fmt: skip
    newest = drawn[drawn["rebase_group"] == drawn["rebase_group"].iloc[-1]]
    return points, [runs(newest["value"].to_numpy(dtype=np.float64), newest["median"].to_numpy()).sentence]


def _baseline_note(sums: pd.DataFrame, period: Period, is_frozen: bool) -> str:
    if not is_frozen:
        return f"The usual and the limits come from all {len(sums)} points since {full_day(sums['date'].iloc[0])}."
    first, after = sums["date"].iloc[0], sums["date"].iloc[BASELINE[period]]
    until = after - pd.Timedelta(days=1)
    span = f"{full_day(first)} to {full_day(until)}"
    return f"The usual and the limits come from the first {BASELINE[period]} points, {span}."


def _rule_words(causes: "pd.Series[str]") -> "pd.Series[str]":
    words = {
        "Common Cause": "", "Above UCL": "above the upper limit", "Below LCL": "below the lower limit",
        "2 in 3 Above CL": "2 of 3 near the upper limit", "2 in 3 Below CL": "2 of 3 near the lower limit",
        "7 Points Above CL": "7 in a row above the usual", "7 Points Below CL": "7 in a row below the usual",
        "7 Point Trend (Increasing)": "7 rising in a row", "7 Point Trend (Decreasing)": "7 falling in a row",
    }  # fmt: skip
    return causes.map(words)
