"""One mention that needs a person: its words, and what was decided about it."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from dashboard.data import current, decided, settings
from dashboard.filters import Filters, day_in_words
from dashboard.findings.triage_queue import VIEW_OF, due_day
from dashboard.screens.desk_form import DeskForm
from dashboard.screens.desk_row import Told, row_in
from dashboard.screens.flagged_words import flagged_words
from dashboard.screens.history import show_history
from dashboard.screens.links import complaints_to_read, link_to
from dashboard.screens.look.markup import draw_way, link
from dashboard.screens.looked_after import owners_of
from dashboard.screens.mention_card import mention_in_full, require_within_reach, show_mention
from dashboard.screens.refusals import drawn_alone
from dashboard.screens.reply_check import show_reply_check
from warehouse.desk.edit import Edit
from warehouse.desk.triage import OUTCOMES, STATUSES, Triage, change
from warehouse.store import Connection

_TITLES = {
    "status": "How far is it?",
    "owner": "Who takes care of it?",
    "outcome": "How did it end?",
    "note": "Note",
    "reply": "Draft of a reply",
}


def show_item(filters: Filters, mention_id: int, others: Sequence[int]) -> None:
    """Draw one mention and the form of what is decided about it.

    Args:
        filters: Whose mention it is, and which places may be seen.
        mention_id: Its number.
        others: Those to be taken up, the next first.
    """
    ways = [link(link_to("triage", filters), "Back to the queue")]
    if others:
        on = link_to("triage", filters, item=[str(others[0])])
        ways.append(link(on, f"Next to take up: {len(others)} {'waits' if len(others) == 1 else 'wait'}"))
    draw_way(*ways)
    mention = mention_in_full(filters, mention_id, "triage")
    if mention is None:
        return
    left, right = st.columns([5, 4], gap="large")
    with left:
        show_mention(mention, _links(mention, filters), marks=flagged_words(mention.to_frame().T, filters))
    with right:
        site = None if pd.isna(mention["site"]) else str(mention["site"])
        usual = _usual_owner(mention)
        _show_form(filters, mention_id, str(mention["provider"]), site, usual, mention["admitted_at"])


def _usual_owner(mention: pd.Series) -> str:
    """Say who looks after the theme it is most about, where somebody does."""
    owners = owners_of(str(mention["provider"]))
    kept = [owners[theme].owner for theme in mention["themes"] if theme in owners]
    return f"a role or team, not a name: {kept[0]} looks after this" if kept else "a role or team, not a name"


def _links(mention: pd.Series, filters: Filters) -> str:
    titles = [current().titles("theme")[name] for name in mention["themes"][:1]]
    more = [link(complaints_to_read(filters, title), f"More about {title.lower()}") for title in titles]
    sites = {} if pd.isna(mention["site_title"]) else {"at": [str(mention["site_title"])]}
    number = [str(mention["mention_id"])]
    act = link(link_to("actions", filters, about=titles, **sites, mention=number), "Record an action about this")
    check = link(link_to("claims", filters, item=number), "Check a claim in it")
    like = [link(link_to("read", filters, like=number), "Others like it, and by the same person")]
    return "".join([*more, *(like if pd.notna(mention["text"]) else []), act, check])


def _told(filters: Filters, admitted_at: datetime, saved: Mapping[str, Any]) -> Told:
    """Say how far an item is once that is saved, with whom, until when, and where it is listed."""
    status, owner, view = str(saved["status"]), str(saved["owner"] or "").strip(), VIEW_OF[str(saved["status"])]
    day = due_day(status, admitted_at, settings().triage)
    due = f"{'was due' if day < datetime.now(UTC).date() else 'due'} {day_in_words(day)}"
    ended = str(saved["outcome"])
    parts = [status, ended] if status == "closed" else [status, f"with {owner}" if owner else "no owner yet", due]
    return Told(", ".join(parts), link_to("triage", filters, queue=[view]), f"See it in the list “{view}”")


@drawn_alone
def _show_form(
    filters: Filters, mention_id: int, provider: str, site: str | None, who: str, admitted_at: datetime
) -> None:
    rows = decided("triage")
    usual = {"status": "new", "owner": "", "outcome": "", "note": "", "reply": ""}
    row = row_in(rows[rows["mention_id"] == mention_id], usual)
    form = DeskForm(f"triage {mention_id}", tuple(usual), _TITLES, mention_id)
    action = None if pd.isna(row.get("action_id")) else int(row["action_id"])
    form.begin(row)
    st.radio(_TITLES["status"], STATUSES, key=form.key("status"), on_change=form.keep, horizontal=True)
    st.text_input(_TITLES["owner"], key=form.key("owner"), on_change=form.keep, placeholder=who)
    st.text_area(
        _TITLES["note"], key=form.key("note"), on_change=form.keep, max_chars=4_000,
        help="What was found and done. Write no names of patients: a note is read by everybody who triages.",
    )  # fmt: skip
    st.selectbox(
        _TITLES["outcome"], OUTCOMES, key=form.key("outcome"), on_change=form.keep,
        format_func=lambda outcome: outcome or "not ended yet",
    )  # fmt: skip

    reply = st.text_area(
        _TITLES["reply"], key=form.key("reply"), on_change=form.keep, max_chars=4_000,
        help="For whoever posts it at the source. heed sends nothing.",
    )  # fmt: skip
    show_reply_check(reply or "")

    def write(con: Connection, values: Mapping[str, Any], expected: int, person: str) -> Edit:
        require_within_reach(filters, mention_id)
        return change(con, mention_id, Triage(provider, site, **values, action_id=action), expected, person)

    form.offer_save(write, partial(_told, filters, admitted_at), has_undo=True)
    show_history(f"triage {mention_id}")
