"""Triage: what needs a person, who takes care of it, for how long it has waited, and how it ended."""

from datetime import UTC, datetime

import pandas as pd
import streamlit as st

from dashboard.data import current, decided, note_seen, settings
from dashboard.filters import Filters
from dashboard.findings.triage_queue import (
    FLAGS_MEAN,
    VIEWS,
    Clock,
    clock,
    criticality,
    late,
    older_waiting,
    others_after,
    queue,
    reasons,
    waiting_in_words,
)  # fmt: skip
from dashboard.screens.flagged_words import MARKED_MEANS, flagged_words
from dashboard.screens.frame import nothing_heard
from dashboard.screens.links import link_to
from dashboard.screens.look.card import card_markup
from dashboard.screens.look.empty_state import empty_state
from dashboard.screens.look.figure_row import Figure, figure_row
from dashboard.screens.look.markup import draw, link, small
from dashboard.screens.look.page_header import answer
from dashboard.screens.look.status_tag import status_tag
from dashboard.screens.mention_card import reason_tags
from dashboard.screens.mention_cards import Spans, words_or_why_not
from dashboard.screens.not_scored import show_not_scored
from dashboard.screens.older_items import older_words, show_older
from dashboard.screens.triage_item import show_item
from dashboard.screens.unknown_in_link import check_link, number_in_link
from dashboard.words.wording import counted

TITLE = "Triage"
ICON = ":material/emergency:"

_SHOWN, _LONGEST = 50, 320


def show(filters: Filters) -> None:
    """Draw the queue, or the one item that the address names."""
    item = number_in_link("item", "the mention", "the queue")
    items = queue(current().ask, filters, decided("triage"))
    if item is not None:
        show_item(filters, item, others_after(item, items))
        return
    if items.empty and nothing_heard(filters):
        return
    now = datetime.now(UTC).replace(tzinfo=None)
    items["is_late"] = late(items, settings().triage, now)
    older = older_waiting(current().ask, filters, decided("triage"))
    _show_answer(items, older, now, filters)
    _show_figures(items)
    show_not_scored(filters)
    check_link("queue", "what is", VIEWS, VIEWS[0])
    view = st.segmented_control(
        "Show", VIEWS, default=VIEWS[0], required=True, key="queue", bind="query-params", label_visibility="collapsed"
    )
    shown = items[items["view"] == view]
    if shown.empty:
        empty_state(f"Nothing is {view} in this period." if view != "closed" else "Nothing was closed in this period.")
    else:
        draw(small(f"{FLAGS_MEAN} {MARKED_MEANS}"))
    _show_cards(shown.head(_SHOWN), now, filters)
    if further := shown.iloc[_SHOWN:].shape[0]:
        empty_state(f"Further down: {counted(further, 'mention')}. Choose a shorter period or one site to see them.")
    show_older("triage", older, "taken up", filters)


def _show_answer(items: pd.DataFrame, older: int, now: datetime, filters: Filters) -> None:
    waiting = items[items["view"] == "to take up"]
    before = f"; {older_words(older, 'taken up')}" if older else ""
    if waiting.empty:
        kind, words = ("open", "Older ones wait") if older else ("done", "All taken up")
        answer(f"Nothing waits to be taken up {filters.now_in_words()}{before}.", kind, words)
        return
    answer(f"{waiting_in_words(waiting, settings().triage, now)}{before}.", "urgent", "Read today")


def _show_figures(items: pd.DataFrame) -> None:
    targets = settings().triage
    counts = {view: int((items["view"] == view).sum()) for view in VIEWS}
    overdue = {view: int(((items["view"] == view) & items["is_late"]).sum()) for view in VIEWS}
    until = {"to take up": f"within {targets.acknowledge_hours} hours", "in hand": f"within {targets.close_days} days"}
    notes = {view: f"target: {words}; {overdue[view]} late" for view, words in until.items()}
    in_time = f"{counts['closed'] - overdue['closed']} of them within the target"
    notes["closed"] = in_time if counts["closed"] else "none in this period yet"
    figure_row([Figure(str(counts[view]), view.capitalize(), notes[view]) for view in VIEWS])


def _show_cards(items: pd.DataFrame, now: datetime, filters: Filters) -> None:
    numbers = items["mention_id"].tolist()
    words = current().ask("words_of", **filters.parameters(), mention_ids=numbers)
    note_seen(numbers)
    worded = items.merge(words, on="mention_id", how="left")
    spans = flagged_words(items, filters)
    draw("".join(_card(row, clock(row, settings().triage, now), filters, spans) for _, row in worded.iterrows()))


def _card(row: pd.Series, ticking: Clock, filters: Filters, spans: Spans) -> str:
    is_late = status_tag("concern", "Late") if ticking.is_late and row["status"] != "closed" else ""
    ended = status_tag("done", row["outcome"]) if row["status"] == "closed" and row["outcome"] else ""
    owner = f"Owner: {row['owner']}" if row["owner"] else "No owner yet"
    facts = small(f"{ticking.words.capitalize()} · {owner} · {criticality(row)}")
    address = link_to("triage", filters, item=[str(row["mention_id"])])
    words = "Take up" if row["status"] == "new" else "Open"
    tone = "urgent" if any(reasons(row).values()) and row["status"] != "closed" else ""
    said = words_or_why_not(row, _LONGEST, spans)
    return card_markup("", said + facts, reason_tags(row) + is_late + ended, link(address, words), tone)
