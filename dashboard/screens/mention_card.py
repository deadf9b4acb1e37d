"""One mention in full, as a card: its words, where and when, what is known of it."""

import pandas as pd

from dashboard.access.person import NotForYouError
from dashboard.data import current, note_once
from dashboard.filters import Filters, day_in_words, minute_in_words
from dashboard.findings.triage_queue import criticality, reasons
from dashboard.screens.flagged_words import MARKED_MEANS
from dashboard.screens.look.card import card
from dashboard.screens.look.empty_state import empty_state
from dashboard.screens.look.markup import small
from dashboard.screens.look.status_tag import status_tag
from dashboard.screens.mention_cards import NOT_SHOWN, Spans, complex_tag
from dashboard.words.highlight import marked


def mention_in_full(filters: Filters, mention_id: int, where: str) -> pd.Series | None:
    """Find one mention that the person may see, and note in the trail that they saw it; say so where there is none.

    Args:
        filters: Whose mention it is, and which places may be seen.
        mention_id: Its number.
        where: The screen it is read on, for the trail.
    """
    found = current().ask("mention_in_full", **filters.parameters(), mention_id=mention_id)
    if found.empty:
        empty_state("There is no such mention among those that you may see.", "It may have been removed at its source.")
        return None
    note_once(f"read in {where}", f"mention {mention_id}")
    return found.iloc[0]


def require_within_reach(filters: Filters, mention_id: int) -> None:
    """Refuse to save something about a mention that the person may not see any more; for callbacks, which ask anew.

    Raises:
        NotForYouError: saying that nothing was saved.
    """
    if current().ask("mention_in_full", **filters.parameters(), mention_id=mention_id).empty:
        raise NotForYouError("This mention is not among those that you may see any more, so nothing was saved.")


def reason_tags(mention: pd.Series) -> str:
    """Give as HTML a tag for each reason why a mention may need a person; where it only reads like one, it asks."""
    return "".join(
        status_tag("urgent" if is_in_words else "unknown", words) for words, is_in_words in reasons(mention).items()
    )


def show_mention(mention: pd.Series, foot: str, is_labelled: bool = True, marks: Spans | None = None) -> None:
    """Draw a mention.

    Args:
        mention: A row of the question `mention_in_full`.
        foot: HTML of links below it.
        is_labelled: Whether what the labellers say of it is shown; not where a person is to judge unseen.
        marks: Says what is marked in it, if anything.
    """
    places = [mention[name] for name in ("site_title", "service", "source_title") if pd.notna(mention[name])]
    place = " · ".join([*map(str, places), day_in_words(mention["day"].date())])
    asked = small(f"Asked: {mention['question']}") if pd.notna(mention["question"]) else ""
    if pd.notna(mention["text"]):
        said = str(mention["text"])
        spans = marks(int(mention["mention_id"]), said) if marks else []
        text = f'<p class="heed-words">{marked(said, spans)}</p>' + (small(MARKED_MEANS) if spans else "")
    else:
        text = f"<p>{NOT_SHOWN}</p>"
    if not is_labelled:
        card(place, asked + text, "", foot, level=2)
        return
    tags = reason_tags(mention)
    if pd.notna(mention["sentiment"]):
        tags += status_tag(str(mention["sentiment"]), str(mention["sentiment"])) + complex_tag(
            mention["complex_because"]
        )
    came_in = f"Came in {minute_in_words(mention['admitted_at'])} UTC"
    facts = small(f"{criticality(mention)}. {came_in}.")
    tone = "urgent" if any(reasons(mention).values()) else ""
    card(place, asked + text + facts, tags, foot, tone, level=2)
