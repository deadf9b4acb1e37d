"""What changed since the weeks that say what is usual: an alert may come from that alone, and is told with it."""

from dataclasses import replace

import pandas as pd

from analysis.alerts import MINIMUM_VOICES, Alert
from analysis.before_after.guards import MINIMUM_SOURCE_SHARE
from dashboard.filters import Filters, day_in_words
from dashboard.findings.breaks import breaks_of
from dashboard.words.wording import begun
from warehouse.ask import Ask

_WEEK = pd.Timedelta(days=6)


def unlike_since_usual(ask: Ask, filters: Filters, alert: Alert, counts: pd.DataFrame) -> tuple[str, ...]:
    """Name what makes the week of an alert unlike the weeks that say what is usual, with its day, the newest first.

    A break among those weeks counts where most of them lie before it and next to nobody complained about the theme
    then: what is usual was measured while nobody was asked about it.

    Args:
        ask: Answers a question by its name.
        filters: The provider and sources, and the places that the alert is about.
        alert: The alert.
        counts: Rows of the question `alert_counts` about the same places: `theme`, `week`, `complaints`.

    Returns:
        "Survey asks “What was bad?” (3 Aug 2026)"; empty where nothing is known against the alert, and about safety,
        where no usual is needed.
    """
    if alert.kinds == ("safety",):
        return ()
    breaks = breaks_of(ask, filters.since_first_heard(), alert.theme, MINIMUM_SOURCE_SHARE)
    breaks = breaks[breaks["day"] <= alert.week + _WEEK].sort_values("day", ascending=False, kind="stable")
    first, last = alert.usual_weeks
    of_theme = counts[counts["theme"] == alert.theme]
    told = []
    for row in breaks.to_dict("records"):
        is_hardly_heard = of_theme.loc[of_theme["week"] + _WEEK < row["day"], "complaints"].sum() < MINIMUM_VOICES
        if row["day"] > last + _WEEK or (row["day"] > first + (last - first) / 2 and is_hardly_heard):
            told.append(f"{begun(_what(str(row['title'])))} ({day_in_words(row['day'].date())})")
    return tuple(told)


def of_place(filters: Filters, site: str | None) -> Filters:
    """Give the same filters for the place that an alert is about; None for all chosen ones together."""
    return filters if site is None else replace(filters, sites=(site,))


def _what(title: str) -> str:
    """Leave out what a break means: that is told once for all of them."""
    return title.rpartition("; ")[0] or title
