"""What the chart of a complaint's share says, in one sentence."""

import numpy as np
import pandas as pd

from analysis.change import MINIMUM_MENTIONS, per_100
from analysis.charts.trend import RECENT_WEEKS, Trend, full_day


def trend_sentence(trend: Trend, subject: str, alerted_since: pd.Timestamp | None = None) -> str:
    """Say what the chart shows in one sentence, with no more than the figures carry.

    Args:
        trend: What `trend_of` returned.
        subject: "Complaints about parking".
        alerted_since: Monday of the week since which an alert stands, if one does.
    """
    if trend.recent_mentions < MINIMUM_MENTIONS:
        few = f"fewer than {MINIMUM_MENTIONS} mentions"
        weeks = "" if trend.until is None else f" (whole weeks to {full_day(trend.until)})"
        return f"{subject}: {few} in the last {RECENT_WEEKS} weeks{weeks}, too few for a share."
    counts = f"{trend.recent_complaints:,} of {trend.recent_mentions:,}"
    opening = f"{subject}: {per_100(trend.recent_complaints / trend.recent_mentions)} in the last {RECENT_WEEKS} weeks"
    opening += f" ({counts}{_until(trend)})"
    opening += "" if np.isnan(trend.usual) else f", usually {round(trend.usual * 100)}"
    if trend.relabelled is not None and alerted_since is not None:
        stands = f"an alert stands since the week of {full_day(alerted_since)}"
        return f"{opening}; {stands}; {signal_words(trend, 'more', 'fewer')}"
    alerted = "" if alerted_since is None else f"this is a signal since the week of {full_day(alerted_since)}"
    if alerted and trend.since is None:
        return f"{opening}; {alerted}: an alert stands, more than usual."
    if alerted and trend.icon == "concern":
        way = _run_in_words(trend) or "more than usual"
        return f"{opening}; {alerted}{_from_point(trend, alerted_since)}: {way}."
    return f"{opening}; {signal_words(trend, 'more', 'fewer')}"


def signal_words(trend: Trend, worse: str, better: str, since: str = "") -> str:
    """Say whether a chart shows a signal, to close the sentence about it.

    Args:
        trend: What is drawn.
        worse: How what happens of late compares with what is usual where that is a concern: "more".
        better: The same where it is an improvement: "fewer".
        since: How the first day of the signal is written, as `strftime` has it; in full if not given.
    """
    if trend.since is not None:
        start = trend.since.strftime(since) if since else full_day(trend.since)
        way = _run_in_words(trend) or f"{worse if trend.icon == 'concern' else better} than usual"
        return f"this is a signal since {start}: {way}."
    if trend.relabelled is not None:
        day = full_day(trend.relabelled)
        return f"whether that is unusual cannot be told: labels before and after {day} are of different versions."
    if trend.icon == "none":
        return "whether that is unusual cannot be told yet."
    return "inside the limits."


def course(rule: str) -> str:
    """Say which way points go by the rule that marks them; empty where they lie on one side of what is usual."""
    return next((way for way in ("rising", "falling") if way in rule), "")


def way_of(trend: Trend) -> str:
    """Say which way the last point that is shown goes by the rule that marks it; empty as for `course`."""
    shown = trend.points[trend.points["value"].notna()]
    return "" if shown.empty else course(str(shown["rule"].iloc[-1]))


def _run_in_words(trend: Trend) -> str:
    """Say that the last points rise or fall, and where they have come to: it may be the other side of the usual."""
    way = way_of(trend)
    if not way:
        return ""
    last = trend.points[trend.points["value"].notna()].iloc[-1]
    side = "above" if last["value"] > last["centre"] else "below" if last["value"] < last["centre"] else "at"
    return f"7 points in a row {way}, now {side} what is usual"


def _from_point(trend: Trend, alerted_since: pd.Timestamp | None) -> str:
    # A point may sum several weeks, and a chart has rules of its own: its signal may begin in another week.
    if trend.since is None or trend.since == alerted_since:
        return ""
    return f" (on this chart from the point of {full_day(trend.since)} on)"


def _until(trend: Trend) -> str:
    # Where the last day is no Sunday, this is another stretch than the last 28 days, and the figures differ.
    return "" if trend.until is None else f", whole weeks to {full_day(trend.until)}"
