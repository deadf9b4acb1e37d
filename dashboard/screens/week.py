"""This week: is anything different, what did our actions do, what do people complain about, what praise is there?"""

import pandas as pd
import streamlit as st

from analysis.change import MINIMUM_WRITERS, complaint_changes
from analysis.detection_delay import doubling_sentence
from dashboard.data import current
from dashboard.distinct_examples import distinct_examples
from dashboard.filters import Filters, day_in_words
from dashboard.safe_text import as_markdown, excerpt
from dashboard.screens import remembered
from dashboard.screens.frame import nothing_heard, table_behind
from dashboard.screens.links import link_to
from dashboard.screens.signals import show_alerts
from dashboard.screens.verdicts import show_verdicts
from dashboard.wording import change_in_words, counted, quote, share_of

TITLE = "This week"
ICON = ":material/today:"

_COMPLAINTS_SHOWN, _PRAISE_SHOWN, _ACTIONS_SHOWN = 5, 4, 4


def show(filters: Filters) -> None:
    """Draw the one-page summary."""
    if nothing_heard(filters):
        return
    changes = _changes(filters)
    st.subheader("Is anything different?", anchor=False)
    _show_signals(filters, changes)
    _show_actions(filters)
    st.subheader("Complaints most people share", anchor=False)
    _show_complaints(filters, changes)
    st.subheader("Praise to share with the team", anchor=False)
    _show_praise(filters)


def _changes(filters: Filters) -> pd.DataFrame:
    before = filters.before()
    # Where nothing was heard before, an empty stretch stands in, and every sentence says that there is no comparison.
    first_day, last_day = (before.first_day, before.last_day) if before else (filters.first_day, filters.first_day)
    counts = current().ask(
        "theme_changes", **filters.parameters(), before_first_day=first_day, before_last_day=last_day
    )
    if before is None:
        counts[["voices_before", "writers_before", "complaints_before", "mentions_before"]] = 0
    return complaint_changes(counts, filters.now_in_words(), filters.before_in_words())


def _show_signals(filters: Filters, changes: pd.DataFrame) -> None:
    watched = remembered.watched(filters)
    show_alerts(watched, filters)
    if not watched.has_baseline:
        _show_differences(filters, changes)
    for sentence in remembered.volume(filters):
        st.markdown(as_markdown(sentence))
    st.markdown(as_markdown(str(_overall(filters)["sentence"])))
    if watched.has_baseline:
        st.caption(as_markdown(doubling_sentence(watched.mentions_a_week)))
    if not changes.empty:
        table_behind("every theme, now and before", _comparison_table(changes))


def _show_differences(filters: Filters, changes: pd.DataFrame) -> None:
    """Where there are too few weeks for alerts, two stretches of equal length are all there is to compare."""
    signals = changes[changes["is_signal"]].sort_values("p_value")
    for _, signal in signals.iterrows():
        is_worse = signal["change"] > 0
        box = st.warning if is_worse else st.success
        box(
            as_markdown(signal["sentence"]),
            icon=":material/trending_up:" if is_worse else ":material/trending_down:",
        )
    compared = int(changes["change"].notna().sum())
    if signals.empty and compared:
        st.success(
            f"Nothing is outside what chance allows. {counted(compared, 'theme')} compared "
            f"{as_markdown(filters.now_in_words())} and {as_markdown(filters.before_in_words())}.",
            icon=":material/check_circle:",
        )


def _overall(filters: Filters) -> pd.Series:
    snapshot, before = current(), filters.before()
    now = snapshot.ask("coverage", **filters.parameters()).iloc[0]
    then = snapshot.ask("coverage", **before.parameters()).iloc[0] if before else now * 0
    row = {
        "theme": "", "title": "Anything at all",
        "writers_before": then["complaining_writers"], "complaints_before": then["complaints"],
        "mentions_before": then["scored"], "writers_now": now["complaining_writers"],
        "complaints_now": now["complaints"], "mentions_now": now["scored"],
    }  # fmt: skip
    return complaint_changes(pd.DataFrame([row]), filters.now_in_words(), filters.before_in_words()).iloc[0]


def _show_actions(filters: Filters) -> None:
    effects = remembered.effects(filters)
    if not effects:
        return
    st.subheader("What our actions did", anchor=False)
    st.caption(
        f"The newest {len(effects[:_ACTIONS_SHOWN])} of the last {counted(len(effects), 'recorded action')}: up to 26 "
        "whole weeks before and after each, at its place; each writer counts once a week."
    )
    show_verdicts(effects[:_ACTIONS_SHOWN], filters, has_links=True)


def _show_complaints(filters: Filters, changes: pd.DataFrame) -> None:
    # A theme that one or two people wrote about is read in Read; here its example might point at them.
    top = changes[changes["writers_now"] >= MINIMUM_WRITERS].head(_COMPLAINTS_SHOWN)
    if top.empty:
        st.markdown(f"No theme was complained about by {MINIMUM_WRITERS} or more people {filters.now_in_words()}.")
        return
    themes = top["theme"].tolist()
    example_of = distinct_examples(current().ask("complaint_examples", **filters.parameters(), themes=themes), themes)
    for rank, (_, theme) in enumerate(top.iterrows(), start=1):
        with st.container(border=True):
            st.markdown(f"**{rank}. {as_markdown(theme['title'])}** — {counted(theme['voices_now'], 'voice')}")
            share = share_of(theme["share_now"], theme["complaints_now"], theme["mentions_now"])
            change = change_in_words(theme["change"], theme["change_low"], theme["change_high"])
            st.markdown(as_markdown(f"{share}; {change}."))
            if theme["theme"] in example_of.index:
                _show_quote(example_of.loc[theme["theme"]])
            else:
                st.caption("No example of its own that may be displayed.")
            address = link_to("read", filters, theme=[theme["title"]], sentiment=["negative", "mixed"])
            st.markdown(f"[Read these {counted(theme['complaints_now'], 'complaint')}]({address})")


def _show_praise(filters: Filters) -> None:
    praise = current().ask("praise_examples", **filters.parameters(), limit=_PRAISE_SHOWN)
    if praise.empty:
        st.markdown(f"No praise that may be shown {filters.now_in_words()}.")
    themes = current().ask("themes").set_index("theme")["title"]
    for _, mention in praise.iterrows():
        with st.container(border=True):
            st.markdown(f"**{as_markdown(themes[mention['themes'][0]])}**")
            _show_quote(mention)


def _show_quote(mention: pd.Series) -> None:
    st.markdown(quote(excerpt(str(mention["text"]))))
    place = "" if pd.isna(mention["site_title"]) else f"{mention['site_title']}, "
    st.caption(as_markdown(f"{place}{mention['source_title']}, {day_in_words(mention['day'].date())}"))


def _comparison_table(changes: pd.DataFrame) -> pd.DataFrame:
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
