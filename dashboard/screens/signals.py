"""Alerts as they stand on a screen: what emerges, where, since when, and where to read on."""

from dataclasses import replace
from datetime import timedelta

import pandas as pd
import streamlit as st

from analysis.alerts import MINIMUM_BASELINE_WEEKS, RECENT_WEEKS
from dashboard.filters import Filters, day_in_words
from dashboard.raised_alerts import RaisedAlert, Watch
from dashboard.safe_text import as_markdown
from dashboard.screens.frame import table_behind
from dashboard.screens.links import link_to
from dashboard.wording import counted, listed

# An alert stands while its complaints are among those of the last four weeks; a week begins up to six days before them.
_STANDING = pd.Timedelta(weeks=RECENT_WEEKS, days=6)
_KINDS = {"cusum": "a rise that lasts", "test": "a sudden rise", "safety": "every mention counts"}


def show_alerts(watched: Watch, filters: Filters) -> None:
    """Draw the alerts of the period, or say that there are none, or why there can be none yet."""
    if not watched.has_baseline:
        st.info(
            f"Alerts need {MINIMUM_BASELINE_WEEKS + 1} whole weeks to know what is usual; there "
            f"{'is' if watched.weeks == 1 else 'are'} {watched.weeks}. Until then two stretches are compared.",
            icon=":material/hourglass_empty:",
        )
        return
    newest = pd.Timestamp(filters.last_day) - _STANDING
    standing = [raised for raised in watched.raised if raised.alert.week > newest]
    for raised in standing:
        st.warning(_words(raised, filters), icon=":material/trending_up:")
    where = f", all together and at each of {watched.places} places" if watched.places else ""
    if not standing:
        st.success(
            f"No signal: of {counted(watched.themes, 'theme')} watched{where}, none rose by more than chance allows "
            f"in the last {RECENT_WEEKS} weeks to {as_markdown(day_in_words(filters.last_day))}.",
            icon=":material/check_circle:",
        )
    earlier = [f"- {_words(raised, filters)}" for raised in watched.raised if raised not in standing]
    if earlier:
        with st.expander(f"Earlier in this period: {counted(len(earlier), 'alert')}"):
            st.markdown("\n".join(earlier))
    if not watched.raised:
        return
    st.caption(
        f"{counted(watched.themes, 'theme')} watched{where}, week by week; one or two false alarms a year are to be "
        "expected for each provider or place."
    )
    table_behind("the alerts and what they rest on", _table(watched))


def _words(raised: RaisedAlert, filters: Filters) -> str:
    sentence = as_markdown(raised.alert.sentence)
    if raised.site:
        sentence = f"{as_markdown(raised.places[0])}: {sentence}"
    also = raised.places[1:] if raised.site else raised.places
    if also:
        sentence += " " + as_markdown(f"{'Also by itself' if raised.site is None else 'Also'} at {listed(also)}.")
    since = f"First raised in the week of {day_in_words(raised.since.date())}."
    return f"{sentence} {as_markdown(since)}  \n{_links(raised, filters)}"


def _links(raised: RaisedAlert, filters: Filters) -> str:
    week = raised.alert.week.date()
    there = replace(filters, sites=(raised.site,)) if raised.site else filters
    behind = replace(there, period="from-to", first_day=week - timedelta(days=21), last_day=week + timedelta(days=6))
    read = link_to("read", behind, theme=[raised.title], sentiment=["negative", "mixed"])
    chart = link_to("trends", there, theme=[raised.title])
    return f"[Read the complaints of these 4 weeks]({read}) · [See its chart]({chart})"


def _table(watched: Watch) -> pd.DataFrame:
    alerts = [(raised, raised.alert) for raised in watched.raised]
    return pd.DataFrame(
        [
            {
                "Theme": raised.title,
                "Places": listed(raised.places) or "all together",
                "Week of": alert.week.date(),
                "Since week of": raised.since.date(),
                "Why": listed([_KINDS[kind] for kind in alert.kinds]),
                "Complaints": alert.complaints,
                "Mentions": alert.mentions,
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
