"""How sure this is: the alerts, every theme now and before, and the actions as tables, for who wants to check."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from analysis.alerts import MINIMUM_BASELINE_WEEKS
from analysis.statistics.detection_delay import doubling_sentence
from dashboard.filters import Filters, day_in_words
from dashboard.findings.action_effects import ActionEffect
from dashboard.findings.raised_alerts import Watch
from dashboard.screens.frame import table_behind
from dashboard.screens.verdicts import verdict_table
from dashboard.screens.weekly.difference import ALERTS_OF_PERIOD, seen_at
from dashboard.words.safe_text import as_markdown
from dashboard.words.wording import counted, listed, unless_few

_KINDS = {"cusum": "a rise that lasts", "test": "a sudden rise", "safety": "every mention counts"}


def show_behind(
    watched: Watch, changes: pd.DataFrame, effects: Sequence[ActionEffect], false_alarms: str, filters: Filters
) -> None:
    """Draw what the page rests on, closed.

    Args:
        watched: What the alerts found.
        changes: Themes now and before.
        effects: What each action did.
        false_alarms: How often the alerts of the last year were false, in a sentence.
        filters: What the screen is filtered by.
    """
    if watched.has_baseline:
        where = f", all together and at {counted(watched.places, 'place')}" if watched.places else ""
        st.caption(
            as_markdown(
                f"{counted(watched.themes, 'theme')} watched{where}, week by week; {watched.expected}. {false_alarms} "
                + _too_new(watched.too_new)
                + doubling_sentence(watched.mentions_a_week, watched.sharing)
                + watched.reserve
            )
        )
    if watched.raised:
        table_behind(ALERTS_OF_PERIOD, _alert_table(watched, filters))
    if not changes.empty:
        table_behind("every theme, now and before", _change_table(changes))
    if effects:
        table_behind("before and after each action", verdict_table(effects))


def _too_new(places: Sequence[str]) -> str:
    """Say which places have too few weeks for alerts of their own."""
    weeks = f"{MINIMUM_BASELINE_WEEKS + 1} weeks"
    return f"Of {listed(places)} there are no {weeks} yet: watched with the others only. " if places else ""


def _alert_table(watched: Watch, filters: Filters) -> pd.DataFrame:
    alerts = [(raised, raised.alert) for raised in watched.raised]
    return pd.DataFrame(
        [
            {
                "Theme": raised.title,
                "Places": seen_at(raised, filters),
                "Week of": day_in_words(alert.week.date()),
                "Since week of": day_in_words(raised.since.date()),
                "Why": listed([_KINDS[kind] for kind in alert.kinds]),
                "Complaints": unless_few(alert.complaints, alert.mentions),
                "Mentions": unless_few(alert.mentions, alert.mentions),
                "People in 4 weeks": alert.recent_voices,
                "Usual per 100": round(alert.usual_share * 100, 1),
                "Over-dispersion": round(alert.over_dispersion, 2),
                "CUSUM": round(alert.cusum, 2),
                "Threshold": alert.threshold,
                "p": round(alert.p_value, 4),
                "q (false discovery)": round(alert.q_value, 4),
            }
            for raised, alert in alerts
        ]
    )


def _change_table(changes: pd.DataFrame) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "Theme": changes["title"],
            "Voices now": changes["voices_now"],
            "Complaints now": changes["complaints_now"],
            "Per 100 now": (changes["share_now"] * 100).round(1),
            "Complaints before": changes["complaints_before"],
            "Per 100 before": (changes["share_before"] * 100).round(1),
            "Change per 100": (changes["change"] * 100).round(1),
            "95 % from": (changes["change_low"] * 100).round(1),
            "95 % to": (changes["change_high"] * 100).round(1),
            "q (false discovery)": changes["q_value"].round(3),
            "More than chance": changes["is_signal"].map({True: "yes", False: "no"}),
        }
    )
