"""This week: is anything different, what may need a person today, which complaints matter, what praise, did we help?"""

from datetime import timedelta
from typing import Any

import pandas as pd
import streamlit as st

from analysis.change import per_100
from dashboard.data import note_seen
from dashboard.filters import Filters, day_in_words
from dashboard.screens import remembered
from dashboard.screens.frame import nothing_heard
from dashboard.screens.links import opens
from dashboard.screens.look.figure_row import Figure, figure_row
from dashboard.screens.not_scored import show_not_scored
from dashboard.screens.unlike import show_unlike
from dashboard.screens.weekly.acted import show_acted
from dashboard.screens.weekly.behind import show_behind
from dashboard.screens.weekly.difference import show_difference, standing_alerts
from dashboard.screens.weekly.dismissing import as_decided, false_alarms, show_dismissing
from dashboard.screens.weekly.praise import praise_to_quote, show_praise
from dashboard.screens.weekly.top_complaints import examples_of, show_complaints, top_complaints
from dashboard.screens.weekly.urgent_today import show_urgent
from dashboard.words.wording import TOO_FEW, begun, change_in_words, told, unless_few

TITLE = "This week"
ICON = ":material/today:"


def show(filters: Filters) -> None:
    """Draw the one-page summary."""
    if nothing_heard(filters):
        return
    changes, watched = remembered.theme_changes(filters), as_decided(remembered.watched(filters))
    effects = remembered.effects(filters)
    show_difference(watched, changes, filters)
    show_unlike(filters, filters.before())
    st.header("What may need a person today", anchor=False)
    show_urgent(remembered.urgent(filters), filters, opens("triage"))
    show_not_scored(filters)
    show_dismissing(standing_alerts(watched, filters), watched.dismissed, filters)
    st.header("What was heard", anchor=False)
    figure_row(figures(remembered.overall_change(filters), remembered.volume(filters)[0], filters))
    st.header("Complaints that matter", anchor=False)
    standing = {raised.alert.theme: raised for raised in standing_alerts(watched, filters)}
    top, praise = top_complaints(changes, standing), praise_to_quote(filters)
    examples = examples_of(top, filters)
    # Of all that is quoted at once, for opening the desk takes longer than drawing half of this.
    note_seen([*examples["mention_id"], *praise["mention_id"]])
    show_complaints(top, examples, standing, filters)
    st.header("Praise to pass on", anchor=False)
    show_praise(praise, filters)
    st.header("What our actions did", anchor=False)
    show_acted(effects, filters)
    # The style sheet keeps it off paper, where the rest takes one sheet.
    with st.container(key="how sure"):
        st.header("How sure this is", anchor=False)
        show_behind(watched, changes, effects, false_alarms(filters), filters)


def figures(overall: "pd.Series[Any]", volume: str, filters: Filters) -> list[Figure]:
    """Give how much was heard, which share of it complains, and how many people; nothing of what rests on few.

    Args:
        overall: What `overall_change` gives.
        volume: Whether more was written than usual, as `volume_sentences` says it.
        filters: What the screen is filtered by.
    """
    share, before = overall["share_now"], filters.before_in_words()
    change = change_in_words(overall["change"], overall["change_low"], overall["change_high"])
    usual = volume.removeprefix("Volume: ")
    now, then = (unless_few(overall[f"writers_{when}"], overall[f"mentions_{when}"]) for when in ("now", "before"))
    people = f"{TOO_FEW} mentions {before} to say" if then is None else f"{then:,} {before}"
    if filters.first_day - timedelta(days=filters.days) < filters.data_first_day:
        people = f"no count {before}: data begin on {day_in_words(filters.data_first_day)}"
    return [
        Figure(f"{overall['heard_now']:,}", f"Scored mentions {filters.now_in_words()}", begun(usual)),
        Figure(
            TOO_FEW if pd.isna(share) else per_100(share, unit=False),
            "Complain about something",
            f"{told(overall['complaints_now'], overall['mentions_now'])}, each writer once a week; {change}",
        ),
        Figure(TOO_FEW if now is None else f"{now:,}", "People who complained", people),
    ]
