"""One claim beside the reference that a person checks it against."""

from collections.abc import Mapping
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from config.claim_cues import ABOUT, load_claim_cues
from dashboard.data import decided
from dashboard.filters import Filters
from dashboard.screens.desk_form import DeskForm
from dashboard.screens.desk_row import Told, row_in
from dashboard.screens.history import show_history
from dashboard.screens.links import link_to
from dashboard.screens.look.card import card, quoted
from dashboard.screens.look.markup import draw, draw_way, link, small
from dashboard.screens.mention_card import mention_in_full, require_within_reach, show_mention
from dashboard.screens.refusals import drawn_alone
from dashboard.words.people import called_within
from warehouse.desk.claim import AGREES, FINDINGS, STATUSES, Claim, change, counts_again
from warehouse.desk.edit import Edit
from warehouse.store import Connection

_TITLES = {
    "about": "What is the claim about?",
    "status": "How far is it?",
    "owner": "Who checks it?",
    "reference_title": "Reference",
    "reference_text": "What the reference says",
    "reference_url": "Where it can be read",
    "finding": "What did you find?",
    "note": "Note",
}


def show_claim(filters: Filters, mention_id: int) -> None:
    """Draw one mention beside the reference and the form of what is decided about it."""
    draw_way(link(link_to("claims", filters), "Back to the claims"))
    mention = mention_in_full(filters, mention_id, "claims")
    if mention is None:
        return
    rows = decided("claim")
    mine = rows[rows["mention_id"] == mention_id]
    left, right = st.columns([5, 4], gap="large")
    with left:
        show_mention(mention, link(link_to("triage", filters, item=[str(mention_id)]), "Open it in Triage"))
        if len(mine):
            _show_reference(mine.iloc[0])
    with right:
        hint = str(mention["claim_hint"]) if pd.notna(mention["claim_hint"]) else "us"
        site = None if pd.isna(mention["site"]) else str(mention["site"])
        _show_form(filters, mention_id, str(mention["provider"]), site, hint)


def _show_reference(row: pd.Series) -> None:
    if not any(str(row[name] or "").strip() for name in ("reference_title", "reference_text", "reference_url")):
        return
    where = link(row["reference_url"], row["reference_url"]) if row["reference_url"] else ""
    if row["reference_text"]:
        body = quoted(row["reference_text"], f"Attached by {called_within(str(row['changed_by']))}", 2_000)
    else:
        body = small(f"Attached by {called_within(str(row['changed_by']))}; what it says is not written here yet.")
    card(f"Reference: {row['reference_title'] or 'without a title'}", body, foot=where)


def _told(filters: Filters, saved: Mapping[str, Any]) -> Told:
    """Say how far a claim is once that is saved, and where it is listed."""
    status, owner, found = str(saved["status"]), str(saved["owner"] or "").strip(), str(saved["finding"] or "")
    parts = [status, *([f"with {owner}"] if owner else []), *([found] if found else [])]
    counts = "it counts again" if counts_again(status, found) else "it counts in no figure of satisfaction"
    state = f"{', '.join(parts)}. From the next publication on {counts}"
    return Told(state, link_to("claims", filters, claims=[status]), f"See it in the list “{status}”")


@drawn_alone
def _show_form(filters: Filters, mention_id: int, provider: str, site: str | None, hint: str) -> None:
    rows = decided("claim")
    usual = dict.fromkeys(_TITLES, "") | {"about": hint, "status": "to check"}
    form = DeskForm(f"claim {mention_id}", tuple(usual), _TITLES, mention_id)
    form.begin(row_in(rows[rows["mention_id"] == mention_id], usual))
    titles = {cues.about: cues.title for cues in load_claim_cues()}
    kept: dict[str, Any] = {"on_change": form.keep}
    st.radio(_TITLES["about"], ABOUT, key=form.key("about"), format_func=lambda a: titles[a], horizontal=True, **kept)
    st.radio(_TITLES["status"], STATUSES, key=form.key("status"), horizontal=True, **kept)
    st.text_input(_TITLES["owner"], key=form.key("owner"), placeholder="a role or team, not a name", **kept)
    st.text_input(_TITLES["reference_title"], key=form.key("reference_title"), max_chars=200, **kept)
    st.text_area(_TITLES["reference_text"], key=form.key("reference_text"), max_chars=4_000, **kept)
    st.text_input(_TITLES["reference_url"], key=form.key("reference_url"), max_chars=500, **kept)
    st.selectbox(
        _TITLES["finding"], FINDINGS, key=form.key("finding"), format_func=lambda one: one or "not checked yet", **kept
    )
    st.text_area(_TITLES["note"], key=form.key("note"), max_chars=4_000, **kept)

    def write(con: Connection, values: Mapping[str, Any], expected: int, person: str) -> Edit:
        require_within_reach(filters, mention_id)
        return change(con, mention_id, Claim(provider, site, **values), expected, person)

    form.offer_save(write, partial(_told, filters))
    draw(small(f"“Not a claim”, or checked and “{AGREES}”, puts it back among the mentions that count."))
    show_history(f"claim {mention_id}")
