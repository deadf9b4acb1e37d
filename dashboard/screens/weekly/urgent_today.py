"""What may need a person today: how many, of what kind, where; their words are read in Triage."""

from dataclasses import dataclass
from itertools import product

import pandas as pd

from config.urgencies import URGENCY_KINDS
from dashboard.filters import Filters, day_in_words
from dashboard.findings.triage_queue import BY_HAND, FLAGS_MEAN, SEVERE, VIEWS, reason
from dashboard.screens.links import link_to
from dashboard.screens.look.card import card
from dashboard.screens.look.markup import link, plain
from dashboard.screens.look.status_tag import status_tag
from dashboard.screens.queued import queued
from dashboard.words.wording import counted, listed


@dataclass(frozen=True)
class Urgent:
    """What may need a person, parted as Triage parts it.

    Attributes:
        to_take_up: The mentions of the period that nobody has taken up, newest first: with `kind` and `is_in_words`.
        in_hand: How many somebody has taken up and nobody closed, whenever they were written.
    """

    to_take_up: pd.DataFrame
    in_hand: int


def waiting(filters: Filters) -> Urgent:
    """Find what waits for a person, and what a person takes care of."""
    items = queued(filters)
    waits = items[items["view"] == VIEWS[0]].sort_values("created_at", ascending=False, kind="stable")
    return Urgent(waits, int((items["view"] == VIEWS[1]).sum()))


def show_urgent(urgent: Urgent, filters: Filters, has_triage: bool) -> None:
    """Draw one card: the kinds with their counts, and the newest.

    Args:
        urgent: As `waiting` gives it.
        filters: What the screen is filtered by.
        has_triage: Whether the person has a screen to take them up on.
    """
    found = urgent.to_take_up
    if found.empty:
        _show_nothing_to_take_up(urgent.in_hand, filters, has_triage)
        return
    tone = "urgent" if found["is_in_words"].any() else ""
    counts = found.groupby(["is_in_words", "kind"]).size()
    lines = "".join(
        f"<li><strong>{counts[is_in_words, kind]:,}</strong> {plain(reason(kind, is_in_words))}</li>"
        for is_in_words, kind in product((True, False), (*URGENCY_KINDS, SEVERE, BY_HAND))
        if (is_in_words, kind) in counts.index
    )
    newest = found.iloc[0]
    places = sorted(found["site_title"].dropna().unique())
    where = f" At {listed(places)}." if places else ""
    words = plain(f"The newest is of {day_in_words(newest['day'].date())}.{where}")
    legend = f'<span class="heed-screen-only">{plain(FLAGS_MEAN)}</span>'
    foot = link(link_to("triage", filters), "Take them up in Triage") if has_triage else ""
    mentions = counted(len(found), "mention")
    card(
        f"{mentions} to take up, {urgent.in_hand:,} in hand" if urgent.in_hand else f"{mentions} may need a person",
        f'<ul class="heed-kinds">{lines}</ul><p>{words} {legend}</p>',
        status_tag(tone or "unknown", "Read today"),
        foot,
        tone,
    )


def _show_nothing_to_take_up(in_hand: int, filters: Filters, has_triage: bool) -> None:
    if not in_hand:
        card("", f"{status_tag('done', 'Nothing flagged')}<p>{plain(_nothing(filters))}</p>")
        return
    words = f"Nothing waits to be taken up {filters.now_in_words()}; {counted(in_hand, 'mention')} in hand."
    foot = link(link_to("triage", filters, queue=[VIEWS[1]]), "See what is in hand in Triage") if has_triage else ""
    card("", f"{status_tag('done', 'All taken up')}<p>{plain(words)}</p>", foot=foot)


def _nothing(filters: Filters) -> str:
    told = "for harm, abuse, self-harm or a medication error that is not closed"
    return f"heed flagged no scored mention {filters.now_in_words()} {told}. It may miss one."
