"""One mention that needs a person: its words, and what was decided about it."""

from collections.abc import Mapping
from typing import Any

import pandas as pd
import streamlit as st

from dashboard.data import current, decide, decided, note_once
from dashboard.filters import Filters, day_in_words
from dashboard.safe_text import as_markdown
from dashboard.screens.desk_form import DeskForm
from dashboard.screens.links import link_to
from dashboard.screens.look.card import card_markup
from dashboard.screens.look.empty_state import empty_state
from dashboard.screens.look.markup import draw, link, plain
from dashboard.screens.look.status_tag import status_tag
from dashboard.screens.reply_check import show_reply_check
from dashboard.triage_queue import criticality, reasons
from warehouse.desk.edit import Edit
from warehouse.desk.tables import read_trail_of
from warehouse.desk.triage import OUTCOMES, STATUSES, Triage, change
from warehouse.store import Connection

_TITLES = {
    "status": "How far is it?",
    "owner": "Who takes care of it?",
    "outcome": "How did it end?",
    "note": "Note",
    "reply": "Draft of a reply",
}
_STATUS_WORDS = {
    "new": "new",
    "acknowledged": "acknowledged: somebody has read it",
    "in hand": "in hand: somebody acts",
}


def show_item(filters: Filters, mention_id: int) -> None:
    """Draw one mention and the form of what is decided about it."""
    draw(f'<p class="heed-screen-only">{link(link_to("triage", filters), "Back to the queue")}</p>')
    found = current().ask("mention_in_full", **filters.parameters(), mention_id=mention_id)
    if found.empty:
        empty_state("There is no such mention among those that you may see.", "It may have been removed at its source.")
        return
    mention = found.iloc[0]
    note_once("read in triage", f"mention {mention_id}")
    left, right = st.columns([5, 4], gap="large")
    with left:
        _show_mention(mention, filters)
    with right:
        _show_form(mention_id, str(mention["provider"]), None if pd.isna(mention["site"]) else str(mention["site"]))


def _show_mention(mention: pd.Series, filters: Filters) -> None:
    places = [mention[name] for name in ("site_title", "service", "source_title") if pd.notna(mention[name])]
    place = " · ".join([*map(str, places), day_in_words(mention["day"].date())])
    tags = "".join(status_tag("urgent", words) for words in reasons(mention))
    if pd.notna(mention["sentiment"]):
        tags += status_tag(str(mention["sentiment"]), str(mention["sentiment"]))
    asked = f'<p class="heed-small">Asked: {plain(mention["question"])}</p>' if pd.notna(mention["question"]) else ""
    if pd.notna(mention["text"]):
        text = "".join(f"<p>{plain(part)}</p>" for part in str(mention["text"]).splitlines() if part.strip())
    else:
        text = "<p>The words may not be displayed: the terms of this source do not allow it.</p>"
    came_in = f"Came in {mention['admitted_at']:%d %b %Y, %H:%M} UTC"
    facts = f'<p class="heed-small">{plain(criticality(mention))}. {plain(came_in)}.</p>'
    draw(card_markup(place, asked + text + facts, tags, _links(mention, filters), "urgent" if tags else ""))


def _links(mention: pd.Series, filters: Filters) -> str:
    themes = current().ask("themes").set_index("theme")["title"]
    titles = [str(themes[name]) for name in mention["themes"]]
    return "".join(
        link(link_to("read", filters, theme=[title], sentiment=["negative", "mixed"]), f"More about {title.lower()}")
        for title in titles[:2]
    )


@st.fragment
def _show_form(mention_id: int, provider: str, site: str | None) -> None:
    rows = decided("triage")
    mine = rows[rows["mention_id"] == mention_id]
    usual = {"status": "new", "owner": "", "outcome": "", "note": "", "reply": ""}
    row: dict[str, Any] = {**usual, "version": 0, "changed_by": ""}
    row |= {str(name): value for name, value in (mine.iloc[0].to_dict() if len(mine) else {}).items()}
    form = DeskForm(f"triage {mention_id}", tuple(usual), _TITLES, mention_id)
    form.begin(row, int(row["version"]))
    form.say_where_it_stands(row, int(row["version"]), str(row["changed_by"]))
    st.radio(_TITLES["status"], STATUSES, key=form.key("status"), on_change=form.keep, horizontal=True)
    st.text_input(
        _TITLES["owner"], key=form.key("owner"), on_change=form.keep, placeholder="a role or team, not a name"
    )
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
        return change(con, mention_id, Triage(provider, site, **values), expected, person)

    st.button("Save", type="primary", key=form.key("save"), on_click=form.save, args=(write,))
    form.say_what_happened()
    _show_history(mention_id)


def _show_history(mention_id: int) -> None:
    trail = decide(lambda con, _: read_trail_of(con, f"triage {mention_id}"))
    if trail.empty:
        return
    lines = [
        f"- {row['done_at']:%d %b %Y, %H:%M} UTC: {as_markdown(row['person'])} {as_markdown(row['deed'])}"
        for _, row in trail.iterrows()
    ]
    with st.expander(f"What was done so far: {len(lines)}"):
        st.markdown("\n".join(lines))
