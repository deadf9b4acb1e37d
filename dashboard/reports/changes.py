"""Complaints of a period beside those of the period before, as far as their counts may leave."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from analysis.change import complaint_changes, in_a_sentence, per_100
from dashboard.filters import Filters
from dashboard.findings.period_changes import about_anything
from dashboard.reports.figures import Change
from dashboard.reports.leaving import Leaving
from dashboard.reports.period import Period
from dashboard.reports.present import ONCE_A_WEEK, share
from warehouse.ask import Ask


def changes_of(ask: Ask, now: Filters, period: Period, leaving: Leaving) -> tuple[Change, tuple[Change, ...]]:
    """Compare complaints about anything, and about every theme that was complained about in either period.

    Signals are judged over all of the themes.
    """
    before = period.before()
    counts = ask(
        "theme_changes", **now.parameters(), before_first_day=before.first_day, before_last_day=before.last_day
    )
    overall = _compared(about_anything(counts), {0: "complaints"}, period, leaving)[0]
    counts = counts[counts["theme"].notna()]
    told = _compared(
        counts, {row: f"complaints about {theme}" for row, theme in counts["theme"].items()}, period, leaving
    )
    return overall, tuple(sorted(told, key=lambda each: (each.complaints is None, -(each.complaints or 0), each.title)))


def _compared(counts: pd.DataFrame, whats: Mapping[Any, str], period: Period, leaving: Leaving) -> list[Change]:
    periods = {"now": period, "before": period.before()}
    told = {
        (row, when): (leaving.count(what, each), leaving.count("scored", each))
        for row, what in whats.items()
        for when, each in periods.items()
    }
    # What leaves is what is compared, so that nothing in a comparison tells more; the rest is compared as it was
    # counted, for the correction over all themes, and not told.
    frame = counts.copy()
    for (row, when), (complaints, mentions) in told.items():
        if complaints is not None and mentions is not None:
            frame.loc[row, [f"complaints_{when}", f"mentions_{when}"]] = complaints, mentions
    found = complaint_changes(frame, f"in {period.in_words()}", f"in {period.before().in_words()}")
    # Mentions leave, and one writer may have written many: what moved has to be more than chance in voices, too.
    voices = complaint_changes(counts)
    is_so_too = voices["is_signal"] & ((voices["change"] > 0) == (found["change"] > 0))
    found["is_by_mentions_only"] = found["is_signal"] & ~is_so_too
    found["is_signal"] &= is_so_too
    return [
        _change(row, told[at, "now"], told[at, "before"], period)
        for at, row in zip(whats, found.to_dict("records"), strict=True)
    ]


def _change(
    row: Mapping[Any, Any], now: tuple[int | None, int | None], before: tuple[int | None, int | None], period: Period
) -> Change:
    is_told, was_told = None not in now, None not in before
    is_compared = is_told and was_told
    return Change(
        theme=row["theme"],
        title=row["title"],
        complaints=now[0],
        mentions=now[1],
        share=share(row["share_now"]) if is_told else None,
        complaints_before=before[0],
        mentions_before=before[1],
        share_before=share(row["share_before"]) if was_told else None,
        change=share(row["change"]) if is_compared else None,
        low=share(row["change_low"]) if is_compared else None,
        high=share(row["change_high"]) if is_compared else None,
        is_signal=bool(row["is_signal"]) and is_compared,
        sentence=_compared_sentence(row) if is_compared else _sentence(row, is_told, period),
        is_by_mentions_only=bool(row["is_by_mentions_only"]) and is_compared,
    )


def _compared_sentence(row: Mapping[Any, Any]) -> str:
    sentence = str(row["sentence"])
    return f"{sentence.removesuffix('.')}, but not {ONCE_A_WEEK}." if row["is_by_mentions_only"] else sentence


def _sentence(row: Mapping[Any, Any], is_told: bool, period: Period) -> str:
    subject = f"Complaints about {in_a_sentence(row['title'])}"
    if not is_told:
        return f"{subject}: how many in {period.in_words()} is not told, so that no few people can be found."
    if pd.isna(row["share_now"]):
        return str(row["sentence"])
    told = f"{row['complaints_now']:,} of {row['mentions_now']:,}"
    return (
        f"{subject}: {per_100(row['share_now'])} in {period.in_words()} ({told}). No comparison: how many in "
        f"{period.before().in_words()} is not told."
    )
