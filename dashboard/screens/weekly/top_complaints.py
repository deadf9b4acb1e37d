"""The three complaints that matter: those that stand out first, then those that most people share."""

from collections.abc import Collection, Mapping

import pandas as pd
import streamlit as st

from analysis.change import MINIMUM_WRITERS
from dashboard.data import current
from dashboard.filters import Filters, day_in_words
from dashboard.findings.distinct_examples import distinct_examples
from dashboard.findings.raised_alerts import RaisedAlert
from dashboard.screens import remembered
from dashboard.screens.links import complaints_to_read, link_to
from dashboard.screens.look.card import card_markup, quoted
from dashboard.screens.look.markup import draw, link, small
from dashboard.screens.look.status_tag import status_tag
from dashboard.screens.looked_after import looked_after, owners_of
from dashboard.screens.mention_cards import written_where
from dashboard.words.wording import counted, share_of

_SHOWN = 3


def top_complaints(changes: pd.DataFrame, standing: Collection[str]) -> pd.DataFrame:
    """Choose them.

    Args:
        changes: Themes now and before, as `complaint_changes` gives them, most voices first.
        standing: Themes about which an alert stands.
    """
    # A theme that one or two people wrote about is read in Read; here its example might point at them.
    shared = changes[changes["writers_now"] >= MINIMUM_WRITERS]
    stands_out = shared["theme"].isin(standing)
    return pd.concat([shared[stands_out], shared[~stands_out]]).head(_SHOWN)


def examples_of(top: pd.DataFrame, filters: Filters) -> pd.DataFrame:
    """Give the mention that is quoted of each theme that has one of its own, by theme."""
    themes = top["theme"].tolist()
    return distinct_examples(current().ask("complaint_examples", **filters.parameters(), themes=themes), themes)


def show_complaints(
    top: pd.DataFrame, example_of: pd.DataFrame, standing: Mapping[str, RaisedAlert], filters: Filters
) -> None:
    """Draw a card for each of them, side by side.

    Args:
        top: What `top_complaints` chose.
        example_of: What `examples_of` gives of them.
        standing: By theme, the alert that stands about it.
        filters: What the screen is filtered by.
    """
    if top.empty:
        st.markdown(f"No theme was complained about by {MINIMUM_WRITERS} or more people {filters.now_in_words()}.")
        return
    owners, complaints = owners_of(filters.provider), remembered.complaints_by_theme(filters)
    cards = [
        _card(
            theme,
            complaints.get(str(theme["theme"]), 0),
            example_of.loc[theme["theme"]] if theme["theme"] in example_of.index else None,
            standing.get(str(theme["theme"])),
            filters,
            looked_after(str(theme["title"]), owners.get(str(theme["theme"])), filters),
        )
        for _, theme in top.iterrows()
    ]
    draw(f'<div class="heed-columns">{"".join(cards)}</div>')


def _card(
    theme: pd.Series,
    complaints: int,
    example: pd.Series | None,
    raised: RaisedAlert | None,
    filters: Filters,
    owned: str,
) -> str:
    share = share_of(theme["share_now"], theme["complaints_now"], theme["mentions_now"])
    people = counted(theme["writers_now"], "person", "people")
    once = "" if pd.isna(theme["share_now"]) else ", each writer once a week"
    body = small(
        f"{people} {filters.now_in_words()}: {share}{once}. {_before(theme)}{_against(theme, raised, filters)}"
    )
    if example is None:
        body += small("No example of its own that may be displayed.")
    else:
        body += quoted(str(example["text"]), written_where(example))
    body += owned
    read = f"Read these {counted(complaints, 'complaint')}"
    foot = link(complaints_to_read(filters, str(theme["title"])), read) + link(
        link_to("trends", filters, theme=[theme["title"]]), "Its chart"
    )
    tone = "concern" if raised else ""
    return card_markup(str(theme["title"]), body, _tag(theme, raised), foot, tone)


def _tag(theme: pd.Series, raised: RaisedAlert | None) -> str:
    if raised:
        return status_tag("concern", "stands out, but not alike" if raised.unlike else "stands out")
    if pd.isna(theme["change"]):
        return status_tag("unknown", "no comparison")
    if not theme["is_signal"]:
        return status_tag("steady", "as before")
    return status_tag("concern", "more") if theme["change"] > 0 else status_tag("improvement", "fewer")


def _against(theme: pd.Series, raised: RaisedAlert | None, filters: Filters) -> str:
    """Say against what a theme stands out that is not complained about more than just before."""
    if raised is None or not raised.is_risen or not theme["change"] <= 0:
        return ""
    first, last = (day_in_words(day) for day in raised.usual_days)
    stretch = filters.before_in_words().removeprefix("in ")
    return f" It stands out against what was usual from {first} to {last}, not against {stretch}."


def _before(theme: pd.Series) -> str:
    if pd.isna(theme["share_before"]):
        return "Too few mentions before to compare."
    return f"Before: {share_of(theme['share_before'], theme['complaints_before'], theme['mentions_before'])}."
