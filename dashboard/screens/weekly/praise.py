"""Praise to pass on to the team."""

from collections.abc import Mapping

import pandas as pd

from dashboard.data import current
from dashboard.filters import Filters
from dashboard.screens.look.card import card_markup, quoted
from dashboard.screens.look.empty_state import empty_state
from dashboard.screens.look.markup import draw
from dashboard.screens.look.status_tag import status_tag
from dashboard.screens.mention_cards import written_where

_SHOWN = 3


def praise_to_quote(filters: Filters) -> pd.DataFrame:
    """Choose a few of the surest redacted praises, each about another theme."""
    return current().ask("praise_examples", **filters.parameters(), limit=_SHOWN)


def show_praise(praise: pd.DataFrame, filters: Filters) -> None:
    """Draw what `praise_to_quote` chose, side by side."""
    if praise.empty:
        empty_state(f"No praise that may be shown {filters.now_in_words()}.")
        return
    titles = current().titles("theme")
    draw(f'<div class="heed-columns">{"".join(_card(mention, titles) for _, mention in praise.iterrows())}</div>')


def _card(mention: pd.Series, titles: Mapping[str, str]) -> str:
    tag = status_tag("positive", titles[mention["themes"][0]])
    return card_markup("", quoted(str(mention["text"]), written_where(mention)), tag)
