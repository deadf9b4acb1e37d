"""The actions that people recorded, as the desk has them now: those of a screen, and those that a chart marks."""

import pandas as pd

from dashboard.data import current, decided
from dashboard.filters import Filters


def actions_of(filters: Filters) -> pd.DataFrame:
    """Give the actions of the provider and the chosen places as the desk has them now, newest first, with titles."""
    rows = decided("action")
    rows = rows[rows["provider"] == filters.provider]
    if filters.sites is not None:
        rows = rows[rows["site"].isna() | rows["site"].isin(filters.sites)]
    return _titled(rows, filters.provider)


def actions_on(drawn: Filters, theme: str | None, own_id: int | None = None) -> pd.DataFrame:
    """List the actions that concern a chart, oldest first: at its places, for its theme or for everything.

    Args:
        drawn: The days and places that the chart shows.
        theme: Name of the theme, None for complaints about anything, which every action concerns.
        own_id: An action that is listed in any case, planned or not.

    Returns:
        As they stand at the desk now: `action_id`, `day`, `title`, `site_title`, `theme_title` (empty for all).
    """
    rows = decided("action")
    rows = rows[rows["provider"] == drawn.provider]
    # Of none that are left, the days of all would take the place of those of its own.
    rows = rows.assign(day=pd.to_datetime(rows["day"]))
    is_there = rows["site"].isna() | rows["site"].isin(drawn.sites) if drawn.sites else rows["day"].notna()
    is_meant = rows["theme"].isna() | (rows["theme"] == theme) if theme else rows["day"].notna()
    is_drawn = rows["day"].between(pd.Timestamp(drawn.first_day), pd.Timestamp(drawn.last_day))
    concerns = (rows["status"] != "planned") & is_there & is_meant & is_drawn
    rows = _titled(rows[concerns | (rows["action_id"] == own_id)], drawn.provider)
    return rows.sort_values(["day", "action_id"], ignore_index=True)


def _titled(rows: pd.DataFrame, provider: str) -> pd.DataFrame:
    for key in ("site", "theme"):
        titles = current().titles(key, provider)
        rows = rows.assign(**{f"{key}_title": rows[key].map(titles).fillna("")})
    return rows
