"""Small numbers behind filters: which choices of places, sources and days may be shown.

Whatever may be chosen is made of parts that hold none or at least `fewest` mentions each, so that the difference of
two choices holds none or at least as many.
"""

from collections.abc import Collection, Hashable, Mapping, Sequence
from datetime import date
from typing import TypeVar

from warehouse.small_numbers.suppression import FEWEST

K = TypeVar("K", bound=Hashable)


def inseparable(counts: Mapping[K, int], fewest: int = FEWEST["k10"]) -> frozenset[K]:
    """Name the groups that may be shown together only: the small ones, and the smallest others that hide them.

    Args:
        counts: Mentions of each group.
        fewest: The least count above 0 that may be shown.

    Returns:
        None of them where no group is small; else at least two that hold at least `fewest`, where there are as many.
    """
    rising = sorted((group for group in counts if counts[group]), key=lambda group: (counts[group], str(group)))
    small = [group for group in rising if counts[group] < fewest]
    if not small:
        return frozenset()
    together = small
    for group in rising[len(small) :]:
        if len(together) > 1 and sum(counts[each] for each in together) >= fewest:
            break
        together = [*together, group]
    return frozenset(together)


def may_choose(chosen: Collection[K] | None, counts: Mapping[K, int], fewest: int = FEWEST["k10"]) -> bool:
    """Say whether the figures of some groups may be shown.

    Args:
        chosen: The groups; None means all.
        counts: Mentions of each group there is, of the same days and whatever else is filtered by.
        fewest: The least count above 0 that may be shown.
    """
    groups = set(counts if chosen is None else chosen)
    if 0 < sum(counts.get(group, 0) for group in groups) < fewest:
        return False
    together = inseparable(counts, fewest)
    return not (together & groups) or together <= groups


def first_days(
    counts: Mapping[date, int], starts: Sequence[date], first_day: date, fewest: int = FEWEST["k10"]
) -> list[date]:
    """Give the days on which a stretch may begin; one ends on the day before another begins, or on the last of all.

    Args:
        counts: Mentions of each day that has any.
        starts: Days on which stretches usually begin; each stays one where the parts around it are not small.
        first_day: The first day of all.
        fewest: The least count above 0 that a part may hold.

    Returns:
        Rising, `first_day` first.
    """
    borders: list[date] = []
    end: date | None = None
    for start in sorted({start for start in starts if start > first_day}, reverse=True):
        if _is_shown(_between(counts, start, end), fewest):
            borders.insert(0, start)
            end = start
    while borders and not _is_shown(_between(counts, first_day, borders[0]), fewest):
        borders.pop(0)
    found: list[date] = []
    for start, until in zip([first_day, *borders], [*borders, None], strict=True):
        found += _parts(counts, start, until, fewest)
    return found


def widened(first_day: date, last_day: date, begins: Sequence[date], newest: date) -> tuple[date, date]:
    """Widen a stretch of days to the nearest one that may be shown.

    Args:
        first_day: The first day asked for.
        last_day: The last day asked for, included.
        begins: What `first_days` gave.
        newest: The last day of all.
    """
    begin = max((day for day in begins if day <= first_day), default=min(first_day, begins[0]))
    after = min((day for day in begins if day > last_day), default=None)
    return begin, max(last_day, newest) if after is None else date.fromordinal(after.toordinal() - 1)


def _parts(counts: Mapping[date, int], start: date, until: date | None, fewest: int) -> list[date]:
    """Cut the days of one stretch into parts that are not small; what is left at its end joins the last part."""
    parts, held = [start], 0
    days = [day for day in sorted(counts) if counts[day] and day >= start and (until is None or day < until)]
    for day in days:
        if held >= fewest:
            parts.append(day)
            held = 0
        held += counts[day]
    if len(parts) > 1 and held < fewest:
        parts.pop()
    return parts


def _between(counts: Mapping[date, int], start: date, until: date | None) -> int:
    return sum(count for day, count in counts.items() if day >= start and (until is None or day < until))


def _is_shown(count: int, fewest: int) -> bool:
    return count == 0 or count >= fewest
