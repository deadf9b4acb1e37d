"""Where a person says what the labels of a mention should be: blind in a sample, open where the machine is unsure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import streamlit as st

from analysis.audit import SENTIMENTS
from config.errors import HeedError
from dashboard.data import current, decide, decided, viewer
from dashboard.filters import Filters
from dashboard.screens.audit_samples import items_of, samples_of
from dashboard.screens.drafts import draft_of, drop_draft, renew_draft
from dashboard.screens.links import link_to
from dashboard.screens.look.empty_state import empty_state
from dashboard.screens.look.markup import draw, draw_way, link, small
from dashboard.screens.look.said import say
from dashboard.screens.mention_card import mention_in_full, require_within_reach, show_mention
from warehouse.desk import draft
from warehouse.desk.audit import DrawnMeanwhileError, judge, judged_at, judgements
from warehouse.store import Connection

_UNSURE = 50
_NO_THEME = "None of these themes"
# What the keys of the widgets, each followed by the number of the mention, begin with.
_CHOICES = ("felt", "about", "none")


@dataclass(frozen=True)
class _Answered:
    """What one person just said of a mention, or left unsaid by skipping it."""

    mention_id: int
    felt: str | None
    about: tuple[str, ...]
    is_about_none: bool


@dataclass(frozen=True)
class _Begun:
    """The mention that one person is at, and when that judgement was made which they know of.

    Attributes:
        mention_id: Its number.
        seen_at: When it was judged, naive UTC; None where they know of no judgement.
        is_again: Whether they went back to it, or left it half judged: then it stays before them, whoever judged it.
        is_brought_back: Whether what they had chosen and not saved is back.
    """

    mention_id: int
    seen_at: datetime | None = None
    is_again: bool = False
    is_brought_back: bool = False


def show_next(filters: Filters, sample_id: int) -> None:
    """Draw the next mention of a sample that nobody has judged, without what the machine said of it."""
    place = f"sample {sample_id}"
    _show_way_back(filters, place)
    if sample_id not in set(samples_of(filters)["sample_id"]):
        empty_state(f"There is no sample {sample_id} among those that you may see.")
        return
    judged, items = set(decide(lambda con, _: judgements(con, "test"))["mention_id"]), items_of(sample_id)
    waiting = items[~items["mention_id"].isin(judged | _skipped())].sort_values("position")
    done = int(items["mention_id"].isin(judged).sum())
    st.progress(done / len(items), f"{done} of {len(items)} judged")
    number = _next(place, waiting["mention_id"].tolist(), _left_unsaved(place))
    if number is None:
        empty_state("Every mention of this sample is judged or was skipped.", "Go back to see what it says.")
        return
    _show_judging(filters, number, place, is_labelled=False)


def show_unsure(filters: Filters) -> None:
    """Draw the mention of which the labellers are least sure, with their labels, for correction."""
    place = "the unsure"
    _show_way_back(filters, place)
    # What was drawn is judged blind in its sample, whether it was judged there yet or not.
    corrected = decide(lambda con, _: judgements(con, "training"))["mention_id"].tolist()
    drawn = set(decided("audit_item")["mention_id"])
    known = [*drawn, *corrected]
    unsure = current().ask("audit_unsure", **filters.parameters(), mention_ids=known, limit=_UNSURE)
    waiting = unsure[~unsure["mention_id"].isin(_skipped())]
    number = _next(place, waiting["mention_id"].tolist(), _left_unsaved(place) - drawn)
    if number is None:
        empty_state("Nothing is left to correct here.", "Choose a longer period.")
        return
    draw(small("The least sure first. What you say here can train the next model; it never tests one."))
    _show_judging(filters, number, place, is_labelled=True)


def _show_judging(filters: Filters, mention_id: int, place: str, is_labelled: bool) -> None:
    mention = mention_in_full(filters, mention_id, "audit")
    if mention is None:
        # It was removed since the sample was drawn, or lies outside what this person may see.
        st.button("Go on with the next", on_click=_skip, args=(mention_id, place))
        return
    left, right = st.columns([5, 4], gap="large")
    with left:
        show_mention(mention, "", is_labelled)
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
        is_ready = bool(st.session_state.get(f"felt {mention_id}")) and any(
            st.session_state.get(f"{said} {mention_id}") for said in ("about", "none")
        )
        # Its place stays when it goes: what is below neither jumps nor stands there twice while the page is drawn.
        with st.container():
            if _begun(place).is_brought_back:
                draw(small("What was chosen here and not saved is back."))
            if not is_ready:
                draw(small(f"Say how the writer feels, and choose a theme or “{_NO_THEME}”: a gap is no judgement."))
        save, skip = st.columns(2)
        save.button(
            "Save and go on",
            type="primary",
            on_click=_judge,
            args=(filters, mention_id, place, is_labelled),
            disabled=not is_ready,
        )
        skip.button("Skip", on_click=_skip, args=(mention_id, place))


def _choose_none(mention_id: int, place: str) -> None:
    st.session_state[f"about {mention_id}"] = []
    _keep(mention_id, place)


def _keep(mention_id: int, place: str) -> None:
    """Keep what is chosen so far, for when the page is loaded anew; of two windows of one person the last is kept."""
    felt, about, none = (st.session_state.get(f"{choice} {mention_id}") for choice in _CHOICES)
    seen_at = _begun(place).seen_at
    content = {
        "felt": felt or "",
        "about": "\n".join(about or ()),
        "none": "yes" if none else "",
        "seen at": seen_at.isoformat() if seen_at else "",
    }
    before = draft_of(_subject(mention_id, place))
    try:
        renew_draft(
            _subject(mention_id, place), content if felt or about or none else {}, version=0, mention_id=mention_id,
            known=before.saved_at if before else None,
        )  # fmt: skip
    except HeedError as reason:
        st.session_state[f"said in {place}"] = f"What you chose stands on this page only. {reason}"


def _bring_back(mention_id: int, place: str) -> _Begun:
    """Put what was chosen and not saved into the widgets."""
    kept = draft_of(_subject(mention_id, place))
    content = kept.content if kept else {}
    about = [theme for theme in content.get("about", "").split("\n") if theme in current().titles("theme")]
    st.session_state[f"felt {mention_id}"] = content.get("felt") or None
    st.session_state[f"about {mention_id}"] = about
    st.session_state[f"none {mention_id}"] = content.get("none") == "yes"
    seen_at = content.get("seen at")
    return _Begun(mention_id, datetime.fromisoformat(seen_at) if seen_at else None, True, True)


def _left_unsaved(place: str) -> set[int]:
    """Give the mentions of which the person who looks has chosen something there that is not saved."""
    rows = decided("draft")
    mine, begin = rows.loc[rows["person"] == viewer().name, "subject"], _subject("", place)
    return {int(subject.removeprefix(begin)) for subject in mine if subject.startswith(begin)}


def _subject(mention_id: int | str, place: str) -> str:
    # What was chosen with the machine's labels in view must not come back in a sample, which is blind.
    return f"judgement in {place}, mention {mention_id}"


def _judge(filters: Filters, mention_id: int, place: str, is_labelled: bool) -> None:
    felt, about = st.session_state[f"felt {mention_id}"], st.session_state[f"about {mention_id}"]
    seen_at = _begun(place).seen_at

    def write(con: Connection, person: str) -> str:
        require_within_reach(filters, mention_id)
        other = judge(con, mention_id, felt, about, person, seen_at, is_blind=not is_labelled)
        draft.drop(con, person, _subject(mention_id, place))
        return other

    try:
        other = decide(write)
    except DrawnMeanwhileError as reason:
        drop_draft(_subject(mention_id, place))
        st.session_state[f"said in {place}"] = f"The mention before this one was not saved: {reason}"
    except HeedError as reason:
        st.session_state[f"said in {place}"] = f"Not saved. {reason}"
        # Set anew, they outlive a drawing in which the busy desk leaves no room for them.
        for choice in _CHOICES:
            st.session_state[f"{choice} {mention_id}"] = st.session_state.get(f"{choice} {mention_id}")
        return
    else:
        if other:
            st.session_state[f"said in {place}"] = (
                f"Not saved: {other} judged the mention before this one while you did. To say otherwise, go back to it."
            )
    _go_on(mention_id, place)


def _skip(mention_id: int, place: str) -> None:
    if mention_id in _left_unsaved(place):
        try:
            drop_draft(_subject(mention_id, place))
        except HeedError as reason:
            st.session_state[f"said in {place}"] = f"Not skipped. {reason}"
            return
    st.session_state["skipped in the audit"] = _skipped() | {mention_id}
    _go_on(mention_id, place)


def _go_on(mention_id: int, place: str) -> None:
    # Of a mention that is not shown any more there is nothing to say.
    felt, about = st.session_state.get(f"felt {mention_id}"), st.session_state.get(f"about {mention_id}", ())
    answered = _Answered(mention_id, felt, tuple(about), bool(st.session_state.get(f"none {mention_id}")))
    st.session_state[f"answered in {place}"] = [*_answered(place), answered]
    st.session_state.pop(f"begun in {place}", None)


def _go_back(place: str) -> None:
    *before, last = _answered(place)
    st.session_state[f"answered in {place}"] = before
    seen_at = decide(lambda con, _: judged_at(con, last.mention_id))
    st.session_state[f"begun in {place}"] = _Begun(last.mention_id, seen_at, is_again=True)
    st.session_state["skipped in the audit"] = _skipped() - {last.mention_id}
    st.session_state[f"felt {last.mention_id}"] = last.felt
    st.session_state[f"about {last.mention_id}"] = list(last.about)
    st.session_state[f"none {last.mention_id}"] = last.is_about_none


def _answered(place: str) -> list[_Answered]:
    answered: list[_Answered] = st.session_state.get(f"answered in {place}", [])
    return answered


def _next(place: str, waiting: Sequence[int], unsaved: set[int]) -> int | None:
    """Give the mention that the person has begun to judge, whoever judged it meanwhile, else the first that waits."""
    begun: _Begun | None = st.session_state.get(f"begun in {place}")
    if begun and (begun.is_again or any(st.session_state.get(f"{choice} {begun.mention_id}") for choice in _CHOICES)):
        return begun.mention_id
    if not unsaved and not waiting:
        return None
    begun = _bring_back(min(unsaved), place) if unsaved else _Begun(waiting[0])
    st.session_state[f"begun in {place}"] = begun
    return begun.mention_id


def _begun(place: str) -> _Begun:
    begun: _Begun = st.session_state[f"begun in {place}"]
    return begun


def _skipped() -> set[int]:
    skipped: set[int] = st.session_state.get("skipped in the audit", set())
    return skipped


def _show_way_back(filters: Filters, place: str) -> None:
    draw_way(link(link_to("audit", filters), "Back to the audit"))
    # Its place stays, for the first mention of a sample as for those after it.
    with st.container():
        if sentence := st.session_state.pop(f"said in {place}", ""):
            say(sentence, is_done=False)
        if _answered(place):
            st.button("Back to the one before", help="To change what you said of it.", on_click=_go_back, args=(place,))
