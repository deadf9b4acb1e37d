"""Where a person says what the labels of a mention should be: blind in a sample, open where the machine is unsure."""

from collections.abc import Iterable

import pandas as pd
import streamlit as st

from analysis.audit import SENTIMENTS
from dashboard.data import current, decide, decided
from dashboard.filters import Filters
from dashboard.screens.links import link_to
from dashboard.screens.look.empty_state import empty_state
from dashboard.screens.look.markup import draw, link
from dashboard.screens.mention_card import mention_in_full, show_mention
from warehouse.desk.audit import judge, judgements

_UNSURE = 50


def show_next(filters: Filters, sample_id: int, items: pd.DataFrame) -> None:
    """Draw the next mention of a sample that nobody has judged, without what the machine said of it."""
    _show_way_back(filters)
    judged = set(decide(lambda con, _: judgements(con, "test"))["mention_id"])
    waiting = items[~items["mention_id"].isin(judged | _skipped())].sort_values("position")
    if items.empty:
        empty_state(f"There is no sample {sample_id}.")
        return
    done = int(items["mention_id"].isin(judged).sum())
    st.progress(done / len(items), f"{done} of {len(items)} judged")
    if waiting.empty:
        empty_state("Every mention of this sample is judged or was skipped.", "Go back to see what it says.")
        return
    _show_judging(filters, waiting["mention_id"], is_labelled=False)


def show_unsure(filters: Filters) -> None:
    """Draw the mention of which the labellers are least sure, with their labels, for correction."""
    _show_way_back(filters)
    # What was drawn is judged blind in its sample, whether it was judged there yet or not.
    corrected = decide(lambda con, _: judgements(con, "training"))["mention_id"].tolist()
    known = [*decided("audit_item")["mention_id"].unique().tolist(), *corrected]
    unsure = current().ask("audit_unsure", **filters.parameters(), mention_ids=known, limit=_UNSURE)
    waiting = unsure[~unsure["mention_id"].isin(_skipped())]
    if waiting.empty:
        empty_state("Nothing is left to correct here.", "Choose a longer period.")
        return
    draw('<p class="heed-small">The least sure first. What you say here trains the next model; it never tests one.</p>')
    _show_judging(filters, waiting["mention_id"], is_labelled=True)


def _show_judging(filters: Filters, waiting: Iterable[int], is_labelled: bool) -> None:
    mention_id = int(next(iter(waiting)))
    mention = mention_in_full(filters, mention_id, "audit")
    if mention is None:
        # It was removed since the sample was drawn, or lies outside what this person may see.
        st.button("Go on with the next", on_click=_skip, args=(mention_id,))
        return
    left, right = st.columns([5, 4], gap="large")
    with left:
        show_mention(mention, "", is_labelled)
    with right:
        themes = dict(current().ask("themes")[["theme", "title"]].itertuples(index=False, name=None))
        st.radio(
            "How does the writer feel about what they tell?", SENTIMENTS, index=None, key=f"felt {mention_id}",
            help="mixed: praise and complaint in one; neutral: neither.",
        )  # fmt: skip
        st.multiselect(
            "What is it about?", list(themes), format_func=lambda name: themes[name], key=f"about {mention_id}",
            placeholder="Choose every theme that it speaks of",
        )  # fmt: skip
        is_ready = bool(st.session_state.get(f"felt {mention_id}"))
        save, skip = st.columns(2)
        save.button("Save and go on", type="primary", on_click=_judge, args=(mention_id,), disabled=not is_ready)
        skip.button("Skip", on_click=_skip, args=(mention_id,))


def _judge(mention_id: int) -> None:
    felt, about = st.session_state[f"felt {mention_id}"], st.session_state[f"about {mention_id}"]
    decide(lambda con, person: judge(con, mention_id, felt, about, person))


def _skip(mention_id: int) -> None:
    st.session_state["skipped in the audit"] = _skipped() | {mention_id}


def _skipped() -> set[int]:
    skipped: set[int] = st.session_state.get("skipped in the audit", set())
    return skipped


def _show_way_back(filters: Filters) -> None:
    draw(f'<p class="heed-screen-only">{link(link_to("audit", filters), "Back to the audit")}</p>')
