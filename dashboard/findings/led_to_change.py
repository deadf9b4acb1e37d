"""How many concerns led to a change: what Care Opinion calls the share of stories with a change made."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from analysis.statistics.intervals import wilson

_MOST = 10


@dataclass(frozen=True)
class LedToChange:
    """Of the concerns that were closed, those that led to a change.

    Attributes:
        closed: Concerns closed in Triage.
        changed: Those of them with an action, or closed as having led to a change.
        low: Lower limit of the 95 % interval of the share, 0-1; NaN without a closed concern.
        high: Upper limit.
    """

    closed: int
    changed: int
    low: float
    high: float


def led_to_change(triage: pd.DataFrame, first: pd.Timestamp) -> LedToChange:
    """Count the concerns that were closed since a day, and those that led to a change.

    Args:
        triage: Rows of the table `triage`.
        first: That day.

    Source:
        Wilson (1927) for the interval.
    """
    closed = triage[(triage["status"] == "closed") & (triage["closed_at"] >= first)]
    is_change = closed["action_id"].notna() | (closed["outcome"] == "led to a change")
    counted, changed = len(closed), int(is_change.sum())
    low, high = wilson(np.array([float(changed)]), np.array([float(counted)]))
    return LedToChange(counted, changed, float(low[0]), float(high[0]))


def without_action(themes: pd.DataFrame, actions: pd.DataFrame) -> pd.DataFrame:
    """Find which of the themes most complained about have no action.

    Args:
        themes: Rows of the question `theme_counts`, most complaining voices first.
        actions: Rows of the table `action` of the same provider that are not ended.

    Returns:
        The first ten themes with complaints, with `has_action`.
    """
    top = themes[themes["complaints"] > 0].head(_MOST)
    return top.assign(has_action=top["theme"].isin(set(actions["theme"].dropna())))
