"""What may need a person today: how many, of what kind, where; their words are read in Triage."""

from itertools import product

import pandas as pd

from config.urgencies import URGENCY_KINDS
from dashboard.data import current, decided
from dashboard.filters import Filters, day_in_words
from dashboard.findings.triage_queue import FLAGS_MEAN, SEVERE, reason
from dashboard.screens.links import link_to
from dashboard.screens.look.card import card
from dashboard.screens.look.markup import link, plain
from dashboard.screens.look.status_tag import status_tag
from dashboard.words.wording import counted, listed


def waiting(filters: Filters) -> pd.DataFrame:
    """List the urgent mentions of the period that nobody has closed: with `kind` and `is_in_words`."""
    urgent = current().ask("urgent_counts", **filters.parameters())
    triage = decided("triage")
    closed = triage.loc[triage["status"] == "closed", "mention_id"]
    return urgent[~urgent["mention_id"].isin(closed)]


def show_urgent(urgent: pd.DataFrame, filters: Filters, has_triage: bool) -> None:
    """Draw one card: the kinds with their counts, and the newest.

    Args:
        urgent: As `waiting` gives them.
        filters: What the screen is filtered by.
        has_triage: Whether the person has a screen to take them up on.
    """
    if urgent.empty:
        card("", f"{status_tag('done', 'Nothing flagged')}<p>{plain(_nothing(filters))}</p>")
        return
    tone = "urgent" if urgent["is_in_words"].any() else ""
    counts = urgent.groupby(["is_in_words", "kind"]).size()
    lines = "".join(
        f"<li><strong>{counts[is_in_words, kind]:,}</strong> {plain(reason(kind, is_in_words))}</li>"
        for is_in_words, kind in product((True, False), (*URGENCY_KINDS, SEVERE))
        if (is_in_words, kind) in counts.index
    )
    newest = urgent.iloc[0]
    places = sorted(urgent["site_title"].dropna().unique())
    where = f" At {listed(places)}." if places else ""
    words = f"The newest is of {day_in_words(newest['day'].date())}.{where} {FLAGS_MEAN}"
    foot = link(link_to("triage", filters), "Take them up in Triage") if has_triage else ""
    card(
        f"{counted(len(urgent), 'mention')} may need a person",
        f'<ul class="heed-kinds">{lines}</ul><p>{plain(words)}</p>',
        status_tag(tone or "unknown", "Read today"),
        foot,
        tone,
    )


def _nothing(filters: Filters) -> str:
    told = "for harm, abuse, self-harm or a medication error that is not closed"
    return f"heed flagged no scored mention {filters.now_in_words()} {told}. It may miss one."
