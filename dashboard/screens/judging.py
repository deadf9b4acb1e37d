"""Where a person says what the labels of a mention should be: blind in a sample, open where the machine is unsure."""

from functools import partial
from typing import Any

import streamlit as st

from analysis.audit import SENTIMENTS
from config.errors import HeedError
from dashboard.data import current, decide, decided
from dashboard.filters import Filters
from dashboard.screens.audit_samples import items_of, samples_of
from dashboard.screens.drafts import drop_draft
from dashboard.screens.judging_place import UNSURE, Begun, Choice, JudgingPlace, choose, chosen, judging_place
from dashboard.screens.links import link_to
from dashboard.screens.look.empty_state import empty_state
from dashboard.screens.look.focus import focus_first_card
from dashboard.screens.look.markup import draw, draw_way, link, small
from dashboard.screens.look.said import say
from dashboard.screens.mention_card import mention_in_full, require_within_reach, show_mention
from warehouse.desk import draft
from warehouse.desk.audit import DrawnMeanwhileError, judge, judged_at, judgements
from warehouse.store import Connection

_UNSURE = 50
_NO_THEME = "None of these themes"


def show_next(filters: Filters, sample_id: int) -> None:
    """Draw the next mention of a sample that nobody has judged, without what the machine said of it."""
    place = judging_place(f"sample {sample_id}")
    _show_way_back(filters, place)
    if sample_id not in set(samples_of(filters)["sample_id"]):
        empty_state(f"There is no sample {sample_id} among those that you may see.")
        return
    judged, items = set(decide(lambda con, _: judgements(con, "test"))["mention_id"]), items_of(sample_id)
    waiting = items[~items["mention_id"].isin(judged | place.skipped)].sort_values("position")
    done = int(items["mention_id"].isin(judged).sum())
    st.progress(done / len(items), f"{done} of {len(items)} judged")
    number = place.next(waiting["mention_id"].tolist(), place.left_unsaved())
    if number is None:
        empty_state("Every mention of this sample is judged or was skipped.", "Go back to see what it says.")
        return
    _show_judging(filters, number, place)


def show_unsure(filters: Filters) -> None:
    """Draw the mention of which the labellers are least sure, with their labels, for correction."""
    place = judging_place(UNSURE)
    _show_way_back(filters, place)
    # What was drawn is judged blind in its sample, whether it was judged there yet or not.
    drawn = set(decided("audit_item")["mention_id"])
    corrected = decide(lambda con, _: judgements(con, "training"))["mention_id"].tolist()
    known = [*drawn, *corrected]
    unsure = current().ask("audit_unsure", **filters.parameters(), mention_ids=known, limit=_UNSURE)
    waiting = unsure[~unsure["mention_id"].isin(place.skipped)]
    number = place.next(waiting["mention_id"].tolist(), place.left_unsaved() - drawn)
    if number is None:
        empty_state("Nothing is left to correct here.", "Choose a longer period.")
        return
    draw(small("The least sure first. What you say here can train the next model; it never tests one."))
    _show_judging(filters, number, place)


def _show_judging(filters: Filters, mention_id: int, place: JudgingPlace) -> None:
    mention = mention_in_full(filters, mention_id, "audit")
    if mention is None:
        # It was removed since the sample was drawn, or lies outside what this person may see.
        st.button("Go on with the next", on_click=_skip, args=(mention_id, place))
        return
    left, right = st.columns([5, 4], gap="large")
    with left:
        show_mention(mention, "", is_labelled=place.name == UNSURE)
        if place.came_to == mention_id:
            place.came_to = None
            focus_first_card(mention_id)
    with right:
        themes, none = current().titles("theme"), f"none {mention_id}"
        kept: dict[str, Any] = {"on_change": _keep, "args": (mention_id, place)}
        st.radio(
            "How does the writer feel about what they tell?", SENTIMENTS, index=None, key=f"felt {mention_id}",
            help="mixed: praise and complaint in one; neutral: neither.", **kept,
        )  # fmt: skip
        st.multiselect(
            "What is it about?", list(themes), format_func=lambda name: themes[name], key=f"about {mention_id}",
            placeholder="Choose every theme that it speaks of", disabled=bool(st.session_state.get(none)), **kept,
        )  # fmt: skip
        st.checkbox(_NO_THEME, key=none, on_change=_choose_none, args=(mention_id, place))
        is_whole = chosen(mention_id).is_whole
        # Its place stays when it goes: what is below neither jumps nor stands there twice while the page is drawn.
        with st.container():
            if place.begun and place.begun.is_brought_back:
                draw(small("What was chosen here and not saved is back."))
            if not is_whole:
                draw(small(f"Say how the writer feels, and choose a theme or “{_NO_THEME}”: a gap is no judgement."))
        save, skip = st.columns(2)
        save.button(
            "Save and go on", type="primary", disabled=not is_whole, on_click=_judge, args=(filters, mention_id, place)
        )  # fmt: skip
        skip.button("Skip", on_click=_skip, args=(mention_id, place))


def _choose_none(mention_id: int, place: JudgingPlace) -> None:
    st.session_state[f"about {mention_id}"] = []
    _keep(mention_id, place)


def _keep(mention_id: int, place: JudgingPlace) -> None:
    if not place.is_at(mention_id):
        return
    try:
        place.keep(mention_id)
    except HeedError as reason:
        place.said = f"What you chose stands on this page only. {reason}"


def _judge(filters: Filters, mention_id: int, place: JudgingPlace) -> None:
    choice = chosen(mention_id)
    with place.turn:
        if place.begun and place.is_at(mention_id) and choice.felt:
            _judge_as(choice.felt, choice, filters, place.begun, place)


def _judge_as(felt: str, choice: Choice, filters: Filters, begun: Begun, place: JudgingPlace) -> None:
    try:
        other = decide(partial(_write, filters, place, begun, felt, choice.about))
    except DrawnMeanwhileError as reason:
        place.said = f"The mention before this one was not saved: {reason}"
        place.go_on(begun.mention_id, choice)
    except HeedError as reason:
        place.said = f"Not saved. {reason}"
        choose(begun.mention_id, choice)
    else:
        if other:
            place.said = (
                f"Not saved: {other} judged the mention before this one while you did. To say otherwise, go back to it."
            )
        place.go_on(begun.mention_id, choice)


def _write(
    filters: Filters, place: JudgingPlace, begun: Begun, felt: str, about: tuple[str, ...], con: Connection, person: str
) -> str:
    require_within_reach(filters, begun.mention_id)
    is_blind = place.name != UNSURE
    other = judge(con, begun.mention_id, felt, about, person, begun.seen_at, is_blind)
    draft.drop(con, person, place.subject(begun.mention_id))
    return other


def _skip(mention_id: int, place: JudgingPlace) -> None:
    choice = chosen(mention_id)
    with place.turn:
        if not place.is_at(mention_id):
            return
        try:
            if mention_id in place.left_unsaved():
                drop_draft(place.subject(mention_id))
        except HeedError as reason:
            place.said = f"Not skipped. {reason}"
            return
        place.skipped.add(mention_id)
        place.go_on(mention_id, choice)


def _go_back(last: int, place: JudgingPlace) -> None:
    with place.turn:
        if not place.answered or place.answered[-1][0] != last:
            return
        try:
            seen_at = decide(lambda con, _: judged_at(con, last))
        except HeedError as reason:
            place.said = f"Not gone back. {reason}"
            return
        choose(last, place.answered[-1][1])
        place.answered.pop()
        place.skipped.discard(last)
        place.begun = Begun(last, seen_at, is_again=True)


def _show_way_back(filters: Filters, place: JudgingPlace) -> None:
    draw_way(link(link_to("audit", filters), "Back to the audit"))
    # Its place stays, for the first mention of a sample as for those after it.
    with st.container():
        if place.said:
            say(place.said, is_done=False)
            place.said = ""
        if place.answered:
            last, _ = place.answered[-1]
            st.button(
                "Back to the one before", help="To change what you said of it.", on_click=_go_back, args=(last, place)
            )
