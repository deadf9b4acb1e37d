"""Filters as they may be answered: days widened, places refused, where two answers would differ by a few mentions."""

from dataclasses import replace
from datetime import timedelta

from dashboard.filters import FROM_TO, PERIODS, Filters, day_in_words
from warehouse.ask import Ask
from warehouse.small_numbers.filter_suppression import first_days, may_choose, widened
from warehouse.small_numbers.suppression import FEWEST

_K = FEWEST["k10"]


def with_safe_days(ask: Ask, filters: Filters) -> Filters:
    """Widen the days of some filters until no other choice of days differs from them by 1 to 9 mentions.

    The usual periods stay as they are wherever the parts between them hold enough.
    """
    asked = filters.parameters()
    counts = {row[0].date(): int(row[1]) for row in ask("mentions_by_day", **asked).itertuples(index=False)}
    heard = sum(count for day, count in counts.items() if filters.first_day <= day <= filters.last_day)
    if heard < _K:
        return filters  # nothing to widen, or refused as it is
    usual = [filters.data_last_day - timedelta(days=days - 1) for days in PERIODS.values() if days]
    begins = first_days(counts, usual, filters.data_first_day)
    first_day, last_day = widened(filters.first_day, filters.last_day, begins, filters.data_last_day)
    if (first_day, last_day) == (filters.first_day, filters.last_day):
        return filters
    return replace(filters, first_day=first_day, last_day=last_day, period=FROM_TO)


def why_too_narrow(ask: Ask, filters: Filters) -> str:
    """Say why no figure may be shown with these filters; empty where they may."""
    asked = filters.parameters()
    by_site = ask("mentions_by_place", **{**asked, "sites": None}).groupby("site", dropna=False)["mentions"].sum()
    by_source = ask("mentions_by_place", **{**asked, "sources": None}).groupby("source")["mentions"].sum()
    sites = {str(site): int(count) for site, count in by_site.items()}
    sources = {str(source): int(count) for source, count in by_source.items()}
    heard = sum(count for site, count in sites.items() if filters.sites is None or site in filters.sites)
    if 0 < heard < _K:
        return f"Fewer than {_K} mentions with these filters: no figure is shown."
    if not may_choose(filters.sites, sites) or not may_choose(filters.sources, sources):
        return (
            f"No figure is shown: one of these choices, or what it leaves out, has fewer than {_K} mentions, which "
            "could be worked out from it."
        )
    return ""


def widened_words(asked: Filters, shown: Filters) -> str:
    """Say that the days were widened, and to which; empty where they were not."""
    if (asked.first_day, asked.last_day) == (shown.first_day, shown.last_day):
        return ""
    return (
        f"Widened to {day_in_words(shown.first_day)} to {day_in_words(shown.last_day)}, so that no two choices of days "
        f"differ by fewer than {_K} mentions."
    )
