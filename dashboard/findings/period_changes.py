"""How complaints changed against an earlier stretch: theme by theme, and about anything."""

import pandas as pd

from analysis.change import complaint_changes
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
    # Where nothing was heard before, an empty stretch stands in, and every sentence says that there is no comparison.
    first_day, last_day = (before.first_day, before.last_day) if before else (filters.first_day, filters.first_day)
    counts = ask("theme_changes", **filters.parameters(), before_first_day=first_day, before_last_day=last_day)
    if before is None:
        counts[["voices_before", "writers_before", "complaints_before", "mentions_before"]] = 0
    return complaint_changes(counts, filters.now_in_words(), words)


def overall_change(ask: Ask, filters: Filters) -> pd.Series:
    """Give the one row of complaints about anything, counted as on Trends and Compare: one a writer and week.

    Its `heard_now` is the number of scored mentions, however many one writer wrote.
    """
    before = filters.before()
    now = ask("coverage", **filters.parameters()).iloc[0]
    then = ask("coverage", **before.parameters()).iloc[0] if before else now * 0
    row = {
        "theme": "", "title": "Anything at all",
        "writers_before": then["complaining_writers"], "complaints_before": then["complaining_voices"],
        "mentions_before": then["scored_voices"], "writers_now": now["complaining_writers"],
        "complaints_now": now["complaining_voices"], "mentions_now": now["scored_voices"],
        "heard_now": now["scored"],
    }  # fmt: skip
    return complaint_changes(pd.DataFrame([row]), filters.now_in_words(), filters.before_in_words()).iloc[0]
