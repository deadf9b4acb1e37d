"""Claims: what may be false or mislead, checked against a reference; satisfaction counts only what is found true."""

import pandas as pd
import streamlit as st

from config.claim_cues import load_claim_cues
from dashboard.data import current, decided, note_seen
from dashboard.filters import Filters
from dashboard.screens.claim_item import show_claim
from dashboard.screens.frame import nothing_heard
from dashboard.screens.links import link_to
from dashboard.screens.look.card import card_markup, quoted
from dashboard.screens.look.empty_state import empty_state
from dashboard.screens.look.markup import draw, link, small
from dashboard.screens.look.page_header import answer
from dashboard.screens.look.status_tag import status_tag
from dashboard.screens.mention_cards import words_or_why_not
from dashboard.screens.older_items import older_words, show_older
from dashboard.screens.unknown_in_link import check_link, number_in_link
from dashboard.words.wording import counted
from warehouse.desk.claim import STATUSES

TITLE = "Claims"
ICON = ":material/fact_check:"

_SHOWN, _LONGEST = 50, 320


def show(filters: Filters) -> None:
    """Draw the queue, or the one claim that the address names."""
    item = number_in_link("item", "the claim", "all claims")
    if item is not None:
        show_claim(filters, item)
        return
    desk = decided("claim")
    desk = desk[desk["provider"] == filters.provider]
    known = desk["mention_id"].tolist()
    found = current().ask("claim_candidates", **filters.parameters(), mention_ids=known)
    if found.empty and nothing_heard(filters):
        return
    claims = found.merge(
        desk[["mention_id", "about", "status", "owner", "finding", "reference_title", "reference_text"]],
        on="mention_id", how="left",
    )  # fmt: skip
    claims["status"] = claims["status"].fillna("to check")
    claims["about"] = claims["about"].fillna(claims["claim_hint"])
    older = int(current().ask("claim_older", **filters.parameters(), mention_ids=known)["mentions"].iloc[0])
    _show_answer(claims, older, filters)
    check_link("claims", "claims that are", STATUSES, STATUSES[0])
    view = st.segmented_control(
        "Show", STATUSES, default=STATUSES[0], required=True, key="claims", bind="query-params",
        label_visibility="collapsed",
    )  # fmt: skip
    shown = claims[claims["status"] == view]
    if shown.empty:
        empty_state(f"Nothing here is “{view}”.")
    _show_cards(shown.head(_SHOWN), filters)
    if further := shown.iloc[_SHOWN:].shape[0]:
        empty_state(f"Further down: {counted(further, 'mention')}. Choose a shorter period or one site to see them.")
    show_older("claims", older, "checked", filters)


def _show_answer(claims: pd.DataFrame, older: int, filters: Filters) -> None:
    waiting = claims[claims["status"] == "to check"]
    if waiting.empty and older:
        sentence = f"No mention waits to be checked {filters.now_in_words()}; {older_words(older, 'checked')}."
        answer(sentence, "open", "Older ones wait")
    elif waiting.empty:
        answer(f"No mention waits to be checked {filters.now_in_words()}.", "done", "Nothing to check")
    else:
        answer(f"{counted(len(waiting), 'mention')} may state something that should be checked.", "open", "To check")
    draw(
        small(
            "heed finds statements that could be checked, and calls none of them false. Once a person takes one in "
            "hand here, it counts in no figure of satisfaction from the next publication on, unless the reference "
            "agrees with it."
        )
    )


def _show_cards(claims: pd.DataFrame, filters: Filters) -> None:
    numbers = claims["mention_id"].tolist()
    words = current().ask("words_of", **filters.parameters(), mention_ids=numbers)
    note_seen(numbers)
    draw("".join(_card(row, filters) for _, row in claims.merge(words, on="mention_id", how="left").iterrows()))


def _card(row: pd.Series, filters: Filters) -> str:
    titles = {cues.about: cues.title for cues in load_claim_cues()}
    body = words_or_why_not(row, _LONGEST)
    tags = status_tag("plain", titles[row["about"]])
    if pd.notna(row["finding"]) and row["finding"]:
        tags += status_tag("done", row["finding"])
    named = f"Reference: {row['reference_title'] or 'without a title'}"
    if pd.notna(row["reference_text"]) and row["reference_text"]:
        body += quoted(row["reference_text"], named, _LONGEST)
    elif pd.notna(row["reference_title"]) and row["reference_title"]:
        body += small(named)
    words = "Check" if row["status"] == "to check" else "Open"
    return card_markup("", body, tags, link(link_to("claims", filters, item=[str(row["mention_id"])]), words))
