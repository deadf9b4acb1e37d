"""Mentions as people read them: redacted words, some of them marked, with what they are about."""

from collections.abc import Callable, Hashable
from typing import Any

import pandas as pd

from analysis.audit import COMPLAINTS
from dashboard.data import current, note_seen
from dashboard.filters import Filters, day_in_words
from dashboard.screens.links import link_to
from dashboard.screens.look.card import card_markup, quoted
from dashboard.screens.look.markup import draw, link, plain, small
from dashboard.screens.look.status_tag import status_tag
from dashboard.words.highlight import marked
from dashboard.words.language_names import language_name
from dashboard.words.spelling import spelled

NOT_SHOWN = "The words may not be displayed: the terms of this source do not allow it."
Spans = Callable[[int, str], list[tuple[int, int]]]
"""From a mention's number and text to what is marked in it."""


def show_mention_cards(page: pd.DataFrame, filters: Filters, spans: Spans, has_similar: bool = True) -> None:
    """Draw mentions one below the other.

    Args:
        page: One row per mention as `mentions_newest` gives them.
        filters: What the screen is filtered by.
        spans: Says what is marked in each.
        has_similar: Whether each leads to those that say something similar.
    """
    note_seen(page["mention_id"])
    titles = current().titles("theme")
    draw("".join(_card(mention, filters, spans, titles, has_similar) for mention in page.to_dict("records")))


def clauses_about(page: pd.DataFrame, filters: Filters, theme: str | None) -> Spans:
    """Mark the clauses that complain, about a theme where one is chosen.

    Args:
        page: The mentions that are shown.
        filters: What the screen is filtered by.
        theme: Name of the theme; None marks every clause that complains.
    """
    numbers = page["mention_id"].tolist()
    opinions = current().ask("opinions_of", **filters.parameters(), mention_ids=numbers)
    complaining = opinions[opinions["sentiment"].isin(COMPLAINTS)]
    if theme:
        complaining = complaining[complaining["theme"] == theme]
    found: dict[int, list[tuple[int, int]]] = {}
    for row in complaining.to_dict("records"):
        found.setdefault(row["mention_id"], []).append((row["start"], row["stop"]))
    return lambda number, _: found.get(number, [])


def written_where(mention: pd.Series) -> str:
    """Say in a few words where and when somebody wrote: the site where it is known, the source and the day."""
    place = "" if pd.isna(mention["site_title"]) else f"{mention['site_title']}, "
    return f"{place}{mention['source_title']}, {day_in_words(mention['day'].date())}"


def words_or_why_not(mention: pd.Series, length: int, spans: Spans = lambda number, text: []) -> str:
    """Give somebody's words with where and when they wrote as HTML, or that the words may not be displayed."""
    if pd.notna(mention["text"]):
        text = str(mention["text"])
        return quoted(text, written_where(mention), length, spans(int(mention["mention_id"]), text))
    return small(f"{written_where(mention)}. {NOT_SHOWN}")


def _card(
    mention: dict[Hashable, Any], filters: Filters, spans: Spans, titles: dict[str, str], has_similar: bool
) -> str:
    number = int(mention["mention_id"])
    if pd.isna(mention["text"]):
        words = small(NOT_SHOWN)
    else:
        text = str(mention["text"])
        words = f'<p class="heed-words">{marked(text, spans(number, text))}</p>'
    similar = has_similar and pd.notna(mention["text"])
    foot = link(link_to("read", filters, like=[str(number)]), "Similar mentions") if similar else ""
    return card_markup("", _heading(mention) + words + _labels(mention, titles), foot=foot)


def mark_in_words(rating: float) -> str:
    """Say a rating, 0-1 whatever it was asked on, in words: "a mark in the middle"."""
    if rating in (0, 1):
        return "the best mark" if rating else "the worst mark"
    if 0.4 <= rating <= 0.6:
        return "a mark in the middle"
    return "a high mark" if rating > 0.6 else "a low mark"


def complex_tag(because: object) -> str:
    """Give a tag as HTML for a mention that should be read whole; nothing for any other."""
    return status_tag("unknown", f"{because}: read it whole") if isinstance(because, str) else ""


def _heading(mention: dict[Hashable, Any]) -> str:
    places = [mention[column] for column in ("source_title", "site_title", "service") if pd.notna(mention[column])]
    place = plain(" · ".join(str(place) for place in places))
    asked = f"<br>Asked: {plain(mention['question'])}" if pd.notna(mention["question"]) else ""
    return f'<p class="heed-small"><strong>{day_in_words(mention["day"].date())}</strong> · {place}{asked}</p>'


def _labels(mention: dict[Hashable, Any], titles: dict[str, str]) -> str:
    if pd.isna(mention["sentiment"]):
        language = mention["language"]
        reason = "not analysed yet" if pd.isna(language) else f"language {language_name(language)}: not scored"
        return f"<p>{status_tag('unknown', spelled(reason))}</p>"
    feeling = str(mention["sentiment"])
    sure = f"heed is {mention['sentiment_probability'] * 100:.0f} % sure"
    rated = f", its writer gave {mark_in_words(mention['rating'])}" if pd.notna(mention["rating"]) else ""
    themes = "".join(status_tag("plain", titles.get(name, name)) for name in mention["themes"])
    themes += complex_tag(mention["complex_because"])
    return f'<p>{status_tag(feeling, feeling)}{themes}<span class="heed-small">{plain(sure + rated)}</span></p>'
