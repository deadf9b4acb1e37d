"""Whether far more or far less was said than usual, whatever it was about."""

from collections.abc import Hashable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pandas as pd

from analysis.statistics.volume import BASELINE_WEEKS, MINIMUM_BASELINE_WEEKS, recent_volume, volume_bursts
from dashboard.filters import Filters, day_in_words
from warehouse.ask import Ask

# So many weeks are told where none can be judged.
_TOLD_WEEKS = 8


def volume_sentences(ask: Ask, filters: Filters, to_the_nearest: int = 1) -> list[str]:
    """Say in which weeks of the period more or less was written than a year of weeks before leads to expect.

    Args:
        ask: Answers a question by its name.
        filters: The period; the 52 weeks before it say what is usual.
        to_the_nearest: How exactly the mentions of a week are said, what is usual too; a report says them to the
            nearest ten, and of fewer than that no more.

    Returns:
        One sentence for each such week, and for the last weeks together where no week alone can be too quiet; or one
        that there is none, that nobody can tell, or that there are too few weeks.
    """
    filters = filters.until_heard()
    earlier = max(filters.first_day - timedelta(weeks=BASELINE_WEEKS), filters.data_first_day)
    weeks = ask("sentiment_by_week", **replace(filters, first_day=earlier).parameters())
    weeks = weeks.loc[weeks["is_whole"], ["week", "mentions"]]
    every = volume_bursts(_until(weeks, filters.last_day))
    judged = every[every["usual_mentions"].notna()]
    judged = judged[judged["week"] >= pd.Timestamp(filters.first_day - timedelta(days=6))]
    if judged.empty:
        return [f"Volume: too few weeks to say how much is usual; it takes {MINIMUM_BASELINE_WEEKS}."]
    unusual = judged[judged["is_burst"] | judged["is_lull"]]
    said = [_sentence(week, to_the_nearest) for week in unusual.to_dict("records")]
    if judged["least"].iloc[-1] == 0:
        # Where a week without a mention is a usual one, none alone is ever too quiet.
        said += _together(every, to_the_nearest, is_alone=not said)
    if not said:
        usual = judged["usual_mentions"].iloc[-1]
        about = f"about {usual:.0f}" if to_the_nearest == 1 else _told(usual, to_the_nearest)
        return [f"Volume: as usual, {about} mentions a week."]
    return said


def _together(weeks: pd.DataFrame, to_the_nearest: int, is_alone: bool) -> list[str]:
    """Say that too little came in over the last weeks, or that nobody can tell; nothing where they are usual.

    Args:
        weeks: Every week that is known, as `volume_bursts` judged it.
        to_the_nearest: As `volume_sentences` has it.
        is_alone: Whether nothing else is said, so that what nobody can tell is worth a sentence.
    """
    mentions = weeks["mentions"].to_numpy(dtype="float64")
    recent = recent_volume(mentions)
    if recent is None and is_alone:
        heard = _mentions(mentions[-_TOLD_WEEKS:].sum(), to_the_nearest)
        usual = _told(weeks["usual_mentions"].iloc[-1], to_the_nearest)
        return [
            f"Volume: {heard} in the last {_TOLD_WEEKS} weeks, usually {usual} a week; they come so seldom or so "
            "unevenly that nobody can tell whether something is missing."
        ]
    if recent is None or not recent.is_lull:
        return []
    heard, usual = _mentions(recent.mentions, to_the_nearest), _told(recent.usual_mentions, to_the_nearest)
    first = weeks["week"].iloc[-recent.weeks]
    return [
        f"Volume: {heard} in the {recent.weeks} weeks from {day_in_words(first)}, usually {usual} in as many: less was "
        "said, or less came in."
    ]


def _mentions(mentions: float, to_the_nearest: int) -> str:
    told = _told(mentions, to_the_nearest)
    return f"{told} mention{'' if told == '1' else 's'}"


def _until(weeks: pd.DataFrame, last_day: date) -> pd.DataFrame:
    """Add the last whole week where nothing was heard in it: a place that falls silent has no row of its own."""
    day = pd.Timestamp(last_day)
    monday = day - pd.Timedelta(days=(day.weekday() + 1) % 7 + 6)
    if weeks.empty or weeks["week"].max() >= monday:
        return weeks
    return pd.concat([weeks, pd.DataFrame({"week": [monday], "mentions": [0]})])


def _sentence(week: Mapping[Hashable, Any], to_the_nearest: int) -> str:
    heard, usual, limit = (_told(week[count], to_the_nearest) for count in ("mentions", "usual_mentions", "limit"))
    opening = f"Volume: {heard} mentions in the week of {day_in_words(week['week'])}, usually {usual}"
    if week["is_burst"]:
        return f"{opening} and up to {limit}: more was said, whatever it was about."
    return f"{opening}: less was said, or less came in."


def _told(mentions: float, to_the_nearest: int) -> str:
    if to_the_nearest == 1:
        return f"{mentions:,.0f}"
    rounded = round(mentions / to_the_nearest) * to_the_nearest
    return f"about {rounded:,}" if rounded else f"fewer than {to_the_nearest}"
