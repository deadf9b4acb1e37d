"""What the figures say each recorded action did."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

import numpy as np
import pandas as pd

from analysis.before_after.effect import Effect
from analysis.effects import MINIMUM_TREND_WEEKS, before_and_after
from dashboard.filters import Filters, day_in_words
from dashboard.findings.breaks import question_breaks, versions_of
from dashboard.words.spelling import spelled
from dashboard.words.wording import listed
from warehouse.ask import Ask

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
    everything = filters.since_first_heard()
    actions = ask("actions", **everything.parameters())
    if theme:
        actions = actions[actions["theme"].isna() | (actions["theme"] == theme)]
    newest = actions.iloc[::-1].head(most)
    return [judged(ask, everything, action) for _, action in newest.iterrows()]


def judged(ask: Ask, filters: Filters, action: "pd.Series[str]") -> ActionEffect:
    """Compare complaints before and after one action, between the actions before and after that concern the same.

    Args:
        ask: Answers a question by its name.
        filters: From the first day of the data to the last day that counts.
        action: action_id, title, day, owner, site, theme, site_title, theme_title.
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
    weeks = weeks[weeks["is_whole"]]
    # Asked for all days and chosen places, as for all actions at once: one question for all of them.
    is_chosen = site is None or filters.sites is None or site in filters.sites
    others = ask("actions", **(filters if is_chosen else replace(filters, sites=around.sites)).parameters())
    is_near = pd.to_datetime(others["day"]).between(pd.Timestamp(around.first_day), pd.Timestamp(around.last_day))
    # The desk may have given it another day since, and no action is a neighbour of itself.
    concerned = _concerned(others[is_near & (others["action_id"] != action["action_id"])], around.one_site, theme)
    earlier, together, later = _neighbours(concerned, day)
    starts, cautions = pd.to_datetime(weeks["week"]), list[str]()
    if earlier is not None:
        weeks = weeks[starts >= earlier["day"]]
        cautions.append(f"Weeks before {_named(earlier)} are left out: the complaints were others then.")
    if later is not None:
        weeks = weeks[pd.to_datetime(weeks["week"]) + timedelta(days=6) < later["day"]]
        cautions.append(f"Weeks from {_named(later)} on are left out: what changed since may be its doing.")
    if len(together):
        names = listed([_named(other) for _, other in together.iterrows()])
        cautions.append(f"{names} began in the same week: what came of this one alone cannot be told.")
    effect = before_and_after(
        _versioned(ask, around, theme, weeks), pd.Timestamp(day), WINDOW_WEEKS, is_over=later is not None,
        unlike=_other_questions(ask, around, pd.to_datetime(weeks["week"])),
        is_before_whole=around.last_day + timedelta(days=1) >= _monday(day),
    )  # fmt: skip
    effect = replace(effect, cautions=(*cautions, *effect.cautions))
    # The other verdicts may name what people called a source or a question, and no week.
    said = spelled(effect.sentence) if effect.verdict == "cannot tell yet" else effect.sentence
    return ActionEffect(
        str(action["title"]), day, str(action["owner"]), site, str(action["site_title"]), theme,
        str(action["theme_title"]), effect, said + ("" if later is not None else _forecast(effect)),
    )  # fmt: skip


def _other_questions(ask: Ask, around: Filters, weeks: "pd.Series[pd.Timestamp]") -> str:
    """Say which question was begun or given up within the weeks; empty where none was."""
    breaks = question_breaks(ask, around)
    within = breaks[breaks["day"].between(weeks.min(), weeks.max() + timedelta(days=6))]
    return f"{within['title'].iloc[0]}." if len(within) else ""


def _versioned(ask: Ask, around: Filters, theme: str | None, weeks: pd.DataFrame) -> pd.DataFrame:
    """Add to each week and source by which versions most of its labels were given, where not one gave all of them."""
    versions = versions_of(ask, around, theme)
    if versions.empty:
        return weeks
    cell = ["week", "source"]
    main = versions.sort_values("mentions").drop_duplicates([*cell, "labeller"], keep="last").sort_values("labeller")
    told = (main["labeller"] + " " + main["version"]).groupby([main[key] for key in cell]).agg(", ".join)
    return weeks.merge(told.rename("version").reset_index(), on=cell, how="left")


def _concerned(others: pd.DataFrame, site: str | None, theme: str | None) -> pd.DataFrame:
    """Choose the actions that concern all that is judged: at the one place, None for several, and for the theme."""
    is_there = others["site"].isna() | (others["site"] == site)
    return others[is_there & (others["theme"].isna() | (others["theme"] == theme))]


def _neighbours(
    others: pd.DataFrame, day: date
) -> tuple["pd.Series[Any] | None", pd.DataFrame, "pd.Series[Any] | None"]:
    """Find the last action before, those in the same week and the first one after."""
    # Of two in one week neither can be told from the other.
    monday = pd.Timestamp(_monday(day))
    others = others.assign(day=pd.to_datetime(others["day"])).sort_values("day")
    before, after = others[others["day"] < monday], others[others["day"] >= monday + timedelta(weeks=1)]
    return (
        before.iloc[-1] if len(before) else None,
        others.drop([*before.index, *after.index]),
        after.iloc[0] if len(after) else None,
    )


def _named(other: "pd.Series[Any]") -> str:
    return f"\u201c{other['title']}\u201d ({day_in_words(pd.Timestamp(other['day']).date())})"


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _forecast(effect: Effect) -> str:
    lacking = MINIMUM_TREND_WEEKS - effect.weeks_after
    if effect.verdict != "cannot tell yet" or not np.isnan(effect.weeks_needed) or lacking < 1:
        return ""
    return f" About {lacking} more {'week' if lacking == 1 else 'weeks'} may tell."
