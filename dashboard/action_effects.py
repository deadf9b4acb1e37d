"""What the figures say each recorded action did."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

import numpy as np
import pandas as pd

from analysis.effects import MINIMUM_TREND_WEEKS, Effect, before_and_after
from dashboard.filters import Filters
from dashboard.raised_alerts import Ask

# Half a year each side: long enough for a trend, short enough that little else has changed.
WINDOW_WEEKS = 26


@dataclass(frozen=True)
class ActionEffect:
    """One action with its verdict.

    Attributes:
        title: What was done.
        day: Local date it took effect.
        owner: Role or team that owns it.
        site: Short name of its place, None for all chosen ones.
        site_title: Its place as people know it; empty for all.
        theme: The theme it is meant to help, None for all complaints.
        theme_title: The theme as people know it; empty for all.
        effect: Before and after, with the verdict.
        sentence: The verdict in a sentence that always says what is still needed.
    """

    title: str
    day: date
    owner: str
    site: str | None
    site_title: str
    theme: str | None
    theme_title: str
    effect: Effect
    sentence: str


def action_effects(ask: Ask, filters: Filters, theme: str | None = None, most: int = 8) -> list[ActionEffect]:
    """Compare complaints before and after each action, the newest first.

    Args:
        ask: Answers a question by its name.
        filters: Actions up to its last day are judged, by mentions up to then; its first day does not matter.
        theme: Only actions meant to help this theme, or everything; None takes all.
        most: How many of the newest actions to judge.
    """
    everything = replace(filters, first_day=filters.data_first_day)
    actions = ask("actions", **everything.parameters())
    if theme:
        actions = actions[actions["theme"].isna() | (actions["theme"] == theme)]
    newest = actions.iloc[::-1].head(most)
    return [judged(ask, everything, action) for _, action in newest.iterrows()]


def judged(ask: Ask, filters: Filters, action: "pd.Series[str]") -> ActionEffect:
    """Compare complaints before and after one action.

    Args:
        ask: Answers a question by its name.
        filters: From the first day of the data to the last day that counts.
        action: title, day, owner, site, theme, site_title, theme_title.
    """
    day = pd.Timestamp(action["day"]).date()
    theme, site = (None if pd.isna(action[key]) else str(action[key]) for key in ("theme", "site"))
    around = replace(
        filters,
        first_day=max(filters.first_day, _monday(day) - timedelta(weeks=WINDOW_WEEKS)),
        last_day=min(filters.last_day, _monday(day) + timedelta(weeks=WINDOW_WEEKS + 2)),
        sites=(site,) if site else filters.sites,
    )
    weeks = ask("complaints_by_week", **around.parameters(), theme=theme)
    effect = before_and_after(weeks[weeks["is_whole"]], pd.Timestamp(day), WINDOW_WEEKS)
    return ActionEffect(
        str(action["title"]), day, str(action["owner"]), site, str(action["site_title"]), theme,
        str(action["theme_title"]), effect, effect.sentence + _forecast(effect),
    )  # fmt: skip


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _forecast(effect: Effect) -> str:
    lacking = MINIMUM_TREND_WEEKS - effect.weeks_after
    if effect.verdict != "cannot tell yet" or not np.isnan(effect.weeks_needed) or lacking < 1:
        return ""
    return f" About {lacking} more {'week' if lacking == 1 else 'weeks'} may tell."
