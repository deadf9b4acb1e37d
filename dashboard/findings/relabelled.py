"""Where labels of another version begin within a chart: limits made of the former ones judge none of the later."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pandas as pd

from analysis.before_after.guards import MINIMUM_SOURCE_SHARE
from analysis.charts.trend import Trend
from dashboard.filters import Filters
from dashboard.findings.breaks import versions_of
from warehouse.ask import Ask

# What complaints about anything rest on; which theme or opinion a mention has changes none of them.
_JUDGES_OF_ANYTHING = ("sentiment", "relevance")


def without_verdict(
    trend: Trend, ask: Ask, drawn: Filters, theme: str | None, rebase: Sequence[pd.Timestamp] = ()
) -> Trend:
    """Take from a trend what it says of labels of another version than those that its limits were made of.

    Args:
        trend: A chart of complaints.
        ask: Answers a question by its name.
        drawn: The days, places and sources that it shows.
        theme: What it is about; None for complaints about anything.
        rebase: Days from which it has new limits.

    Returns:
        The same trend; where another version took over since its last limits began, nothing is marked from then on.
    """
    day = _taken_over_at(ask, drawn, theme, rebase)
    if day is None:
        return trend
    points = trend.points.copy()
    # The point within which it took over ends after that day, too.
    is_later = points["date"].shift(-1).isna() | (points["date"].shift(-1) > day)
    for column in ("signal", "rule"):
        points[column] = points[column].mask(is_later, "")
    points["is_outside"] = points["is_outside"].mask(is_later, False).astype(np.bool_)
    return replace(trend, points=points, icon="unlike", usual=float("nan"), since=None, relabelled=day)


def _taken_over_at(ask: Ask, drawn: Filters, theme: str | None, rebase: Sequence[pd.Timestamp]) -> pd.Timestamp | None:
    """Give the Monday, after the last new limits, from which another version gave most labels of some source."""
    versions = versions_of(ask, drawn, theme)
    if theme is None:
        versions = versions[versions["labeller"].isin(_JUDGES_OF_ANYTHING)]
    if versions.empty:
        return None
    of_source = versions.groupby("source")["mentions"].transform("sum") / versions["mentions"].sum()
    versions = versions[of_source >= MINIMUM_SOURCE_SHARE].sort_values("mentions")
    main = versions.drop_duplicates(["week", "source", "labeller"], keep="last").sort_values("week")
    former = main.groupby(["source", "labeller"])["version"].shift()
    weeks = main.loc[former.notna() & (former != main["version"]), "week"]
    later = weeks[weeks > max(rebase)] if len(rebase) else weeks
    return None if later.empty else later.min()
