"""What a share would be if every post counted, copies included: whether a few writers carry it."""

from dataclasses import replace
from datetime import timedelta

from analysis.change import MINIMUM_MENTIONS, per_100
from analysis.charts.trend import RECENT_WEEKS, Trend
from dashboard.filters import Filters
from warehouse.ask import Ask

# A share that moves by more than this part of itself when all posts count rests on writers who post much, or on copies.
_MUCH = 0.2
# Fewer posts than this more or less are no flood.
_FEW = 5


def raw_sentence(ask: Ask, filters: Filters, theme: str | None, trend: Trend) -> tuple[str, bool]:
    """Say the share of the last weeks of a chart with every post counted.

    Args:
        ask: Answers a question by its name.
        filters: The places and sources that the chart shows.
        theme: Name of the theme, None for complaints about anything.
        trend: A chart of shares whose points are of weeks.

    Returns:
        The sentence, and whether the two ways of counting differ by more than a fifth; empty where a share needs more
        mentions.
    """
    if trend.until is None or trend.measure != "share" or trend.recent_mentions < MINIMUM_MENTIONS:
        return "", False
    until = trend.until.date()
    weeks = replace(filters, first_day=until - timedelta(weeks=RECENT_WEEKS, days=-1), last_day=until)
    posts, complaints = (int(count) for count in ask("counted_raw", **weeks.parameters(), theme=theme).iloc[0])
    if posts < MINIMUM_MENTIONS:
        return "", False
    share, voices = complaints / posts, trend.recent_complaints / trend.recent_mentions
    said = f"With every post counted, copies included: {per_100(share)} in these weeks ({complaints:,} of {posts:,})"
    is_other = abs(share - voices) > _MUCH * max(voices, share) and abs(complaints - trend.recent_complaints) >= _FEW
    if is_other:
        loud = (
            "A few who post much, or copies, weigh in that" if share > voices else "Few complain, and others post much"
        )
        return f"{said}. {loud}: the chart counts each writer once a week.", True
    return f"{said}; the chart counts each writer once a week.", False
