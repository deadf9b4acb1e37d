"""How complaints changed against an earlier stretch: theme by theme, and about anything."""

from datetime import timedelta

import pandas as pd

from analysis.change import COUNTS, complaint_changes
from dashboard.filters import Filters
from warehouse.ask import Ask


def theme_changes(ask: Ask, filters: Filters, before: Filters | None, words: str) -> pd.DataFrame:
    """Give a row for each theme, as `analysis.change.complaint_changes` does.

    Args:
        ask: Answers a question by its name.
        filters: The period.
        before: The earlier stretch; None where nothing was heard in it.
        words: What it is called in a sentence: "in the 4 weeks before".
    """
    counts = _counts(ask, filters, before)
    return complaint_changes(counts[counts["theme"].notna()], filters.now_in_words(), words)


def overall_change(ask: Ask, filters: Filters) -> pd.Series:
    """Give the one row of complaints about anything, counted as on Trends and Compare: one a writer and week.

    Its `heard_now` is the number of scored mentions, however many one writer wrote.
    """
    anything = about_anything(_counts(ask, filters, filters.before()))
    anything["heard_now"] = ask("coverage", **filters.parameters())["scored"].iloc[0]
    return complaint_changes(anything, filters.now_in_words(), filters.before_in_words()).iloc[0]


def about_anything(counts: pd.DataFrame) -> pd.DataFrame:
    """Pick the row of complaints about anything out of the answer to `theme_changes`; zeros where nothing was heard."""
    row = counts.loc[counts["theme"].isna(), [*COUNTS]].reset_index(drop=True).reindex([0], fill_value=0)
    return row.assign(theme="", title="Anything at all")


def _counts(ask: Ask, filters: Filters, before: Filters | None) -> pd.DataFrame:
    # Where nothing was heard before, a Monday stands in, which cuts no week, and every sentence says that there is no
    # comparison.
    monday = filters.first_day - timedelta(days=filters.first_day.weekday())
    first_day, last_day = (before.first_day, before.last_day) if before else (monday, monday)
    counts = ask("theme_changes", **filters.parameters(), before_first_day=first_day, before_last_day=last_day)
    if before is None:
        counts[["voices_before", "writers_before", "complaints_before", "mentions_before"]] = 0
    return counts
