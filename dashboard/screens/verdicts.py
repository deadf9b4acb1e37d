"""What an action did, as it stands on a screen: the verdict, its figures, and the chart behind it."""

from collections.abc import Sequence
from dataclasses import replace

import pandas as pd
import streamlit as st

from dashboard.action_effects import ActionEffect
from dashboard.filters import Filters, day_in_words
from dashboard.safe_text import as_markdown
from dashboard.screens.frame import table_behind
from dashboard.screens.links import link_to
from dashboard.wording import unless_few

# Sign and words carry the meaning; colour only repeats it.
_BADGES = {
    "fewer": ":green-badge[▼ fewer complaints]",
    "more": ":orange-badge[▲ more complaints]",
    "cannot tell yet": ":gray-badge[? cannot tell yet]",
    "not comparable": ":gray-badge[≠ not comparable]",
}


def show_verdicts(effects: Sequence[ActionEffect], filters: Filters, has_links: bool) -> None:
    """Draw actions one below the other, and their figures as a table.

    Args:
        effects: What each action did.
        filters: What the screen is filtered by.
        has_links: Whether each action leads to its chart.
    """
    for action in effects:
        with st.container(border=True):
            where = " · ".join(filter(None, (day_in_words(action.day), action.site_title, action.theme_title)))
            st.markdown(f"{_BADGES[action.effect.verdict]} **{as_markdown(action.title)}**  \n{as_markdown(where)}")
            link = f" [See its chart]({_chart_of(action, filters)})" if has_links else ""
            st.markdown(as_markdown(action.sentence) + link)
            for caution in action.effect.cautions:
                st.caption(as_markdown(caution))
    table_behind("before and after each action", verdict_table(effects))


def _chart_of(action: ActionEffect, filters: Filters) -> str:
    there = replace(filters, sites=(action.site,)) if action.site else filters
    return link_to("trends", there, **({"theme": [action.theme_title]} if action.theme else {}))


def verdict_table(effects: Sequence[ActionEffect]) -> pd.DataFrame:
    """Give the figures before and after each action as they are read."""
    return pd.DataFrame(
        [
            {
                "Action": action.title,
                "Day": action.day,
                "Verdict": action.effect.verdict,
                "Complaints before": unless_few(action.effect.complaints_before, action.effect.mentions_before),
                "Mentions before": unless_few(action.effect.mentions_before, action.effect.mentions_before),
                "Weeks before": action.effect.weeks_before,
                "Complaints after": unless_few(action.effect.complaints_after, action.effect.mentions_after),
                "Mentions after": unless_few(action.effect.mentions_after, action.effect.mentions_after),
                "Weeks after": action.effect.weeks_after,
                "Difference per 100": round(action.effect.difference * 100, 1),
                "95 % from": round(action.effect.difference_low * 100, 1),
                "95 % to": round(action.effect.difference_high * 100, 1),
                "Method": action.effect.method,
            }
            for action in effects
        ]
    )
