"""One action: its form, and the chart of the complaints that it is meant to help."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from config.errors import HeedError
from dashboard.data import current, decided, settings, viewer
from dashboard.filters import Filters, day_in_words
from dashboard.screens import remembered
from dashboard.screens.control_chart import show_control_chart, trend_drawn
from dashboard.screens.desk_form import DeskForm
from dashboard.screens.desk_row import Told, row_in
from dashboard.screens.frame import table_behind
from dashboard.screens.history import show_history
from dashboard.screens.links import link_to
from dashboard.screens.look.empty_state import empty_state
from dashboard.screens.look.markup import draw, draw_way, link, small
from dashboard.screens.look.page_header import answer
from dashboard.screens.look.said import say
from dashboard.screens.looked_after import owners_of
from dashboard.screens.recorded_actions import actions_on
from dashboard.screens.refusals import drawn_alone
from dashboard.screens.unknown_in_link import check_link, number_in_link
from dashboard.screens.verdicts import cautions_under
from dashboard.words.safe_text import as_markdown
from dashboard.words.spelling import date_format
from dashboard.words.trend_words import subject_of, trend_table
from warehouse.desk import triage
from warehouse.desk.action import STATUSES, Action, change, record
from warehouse.desk.edit import Edit
from warehouse.store import Connection

_TITLES = {
    "title": "What do you do?",
    "theme": "For which complaint?",
    "site": "Where?",
    "day": "From when?",
    "owner": "Who is in charge?",
    "status": "How far is it?",
    "note": "Note",
}
_NEW = "action new"
_RECORDED = "action just recorded"
_LAST = "action recorded last"
_KNOWN = "action recorded before"


def show_action(filters: Filters, action_id: int) -> None:
    """Draw one action: its verdict, its chart and its form."""
    draw_way(link(link_to("actions", filters), "Back to the actions"))
    rows = decided("action")
    mine = rows[(rows["action_id"] == action_id) & (rows["provider"] == filters.provider)]
    if mine.empty:
        empty_state("There is no such action among those that you may see.")
        return
    row = mine.iloc[0]
    _show_head(filters, row)
    if st.session_state.pop(_RECORDED, None) == action_id:
        told = _told(filters, row)
        judged = "" if row["status"] != "planned" else " Complaints before and after are compared once it is in place."
        say(f"Recorded: {told.state}.{judged}", address=told.address, words=told.words)
    if row["status"] != "planned":
        effect = remembered.effect(filters, row)
        answer(effect.sentence)
        draw(cautions_under(effect))
    _show_chart(filters, row)
    if viewer().may("quality"):
        _show_form(filters, f"action {action_id}", row_in(mine, {}))


def show_new_action(filters: Filters) -> None:
    """Draw the form of a new action, begun from what the address says: a theme, a site, a mention."""
    draw_way(link(link_to("actions", filters), "Back to the actions"))
    if not viewer().may("quality"):
        empty_state("Recording an action needs the role quality.", "Ask whoever runs heed here.")
        return
    st.header("Record an action", anchor=False)
    theme, site = _named("theme", "about", filters), _named("site", "at", filters)
    mention = number_in_link("mention", "the mention", "no one mention")
    if mention is not None:
        known = [str(mention)] if _mention(filters, mention) is not None else []
        check_link("mention", "the mention", known, "no one mention")
    today = datetime.now(UTC).date()
    kept = owners_of(filters.provider).get(theme)
    owner = kept.owner if kept else ""
    usual = {"title": "", "theme": theme, "site": site, "day": today, "owner": owner, "status": "planned", "note": ""}
    _show_form(filters, _NEW, {**usual, "version": 0, "changed_by": ""})


def _show_head(filters: Filters, row: pd.Series) -> None:
    st.header(as_markdown(str(row["title"])), anchor=False)
    theme = current().titles("theme").get(row["theme"], "Complaints in general")
    place = current().titles("site", filters.provider).get(row["site"], "All sites")
    facts = [theme, day_in_words(row["day"].date()), place, str(row["owner"]), str(row["status"])]
    draw(small(" · ".join(facts)))


def _named(key: str, parameter: str, filters: Filters) -> str:
    titles = current().titles(key, filters.provider)
    check_link(parameter, f"the {key}", titles.values(), f"any {key}")
    asked = st.query_params.get(parameter, "")
    return next((name for name, title in titles.items() if title == asked), "")


def _show_chart(filters: Filters, row: pd.Series) -> None:
    theme = None if pd.isna(row["theme"]) else str(row["theme"])
    there = filters.since_first_heard()
    if pd.notna(row["site"]):
        there = replace(there, sites=(str(row["site"]),))
    trend = trend_drawn(there, theme)
    if trend is None:
        empty_state("A chart needs at least one whole week, Monday to Sunday.")
        return
    subject = subject_of(theme, current().ask("themes"))
    number = int(row["action_id"])
    show_control_chart(trend, there, theme, subject, actions_on(there, theme, number), own_id=number)
    table_behind("the points of the chart", trend_table(trend))


@drawn_alone
def _show_form(filters: Filters, subject: str, row: dict[str, Any]) -> None:
    if subject != _NEW:
        rows = decided("action")
        row = row_in(rows[rows["action_id"] == row["action_id"]], row)
    row = {**row, "theme": row["theme"] if pd.notna(row["theme"]) else "", "day": pd.Timestamp(row["day"]).date()}
    row["site"] = row["site"] if pd.notna(row["site"]) else ""
    form = DeskForm(subject, tuple(_TITLES), _TITLES, typed={"day": date.fromisoformat})
    form.begin(row)
    _draw_fields(form, filters)
    if subject == _NEW:
        began = form.undone
        if st.button("Record", type="primary", key=form.key("save"), on_click=_record, args=(form, filters, began)):
            # The address then names the action: its page takes the place of the form.
            st.rerun()
        form.say_what_happened()
        if known := st.session_state.pop(_KNOWN, None):
            opened = link_to("actions", filters, action=[str(known)])
            draw_way(link(opened, "Open the action that was recorded before"))
    else:
        form.offer_save(_changing(filters.provider, int(row["action_id"])), partial(_told, filters))
        show_history(subject)


def _draw_fields(form: DeskForm, filters: Filters) -> None:
    themes, sites = current().titles("theme"), current().titles("site", filters.provider)
    places = [*([""] if viewer().reach is None else []), *sites]
    kept: dict[str, Any] = {"on_change": form.keep}
    if st.session_state[form.key("site")] not in places:
        st.session_state[form.key("site")] = places[0]
    if st.session_state[form.key("theme")] not in ["", *themes]:
        # A theme of one's own that was withdrawn since.
        st.session_state[form.key("theme")] = ""
    st.text_input(_TITLES["title"], key=form.key("title"), max_chars=200, **kept)
    left, right = st.columns(2)
    with left:
        st.selectbox(
            _TITLES["theme"], ["", *themes], key=form.key("theme"), format_func=lambda n: themes.get(n, "any"), **kept
        )
        st.date_input(_TITLES["day"], key=form.key("day"), format=date_format(), **kept)
        st.radio(_TITLES["status"], STATUSES, key=form.key("status"), horizontal=True, **kept)
    with right:
        st.selectbox(
            _TITLES["site"], places, key=form.key("site"), format_func=lambda n: sites.get(n, "all sites"), **kept
        )
        st.text_input(_TITLES["owner"], key=form.key("owner"), placeholder="a role or team, not a name", **kept)
    st.text_area(_TITLES["note"], key=form.key("note"), max_chars=4_000, **kept)


def _action(provider: str, values: Mapping[str, Any]) -> Action:
    title, owner = str(values["title"] or "").strip(), str(values["owner"] or "").strip()
    if not title or not owner or values["day"] is None:
        raise HeedError("An action needs what is done, from when, and who is in charge of it.")
    if viewer().reach is not None and values["site"] not in (viewer().sites_of(provider) or ()):
        raise HeedError("Choose one of your own sites.")
    place, theme = values["site"] or None, values["theme"] or None
    note, status = str(values["note"] or ""), str(values["status"])
    return Action(provider, values["day"], title, owner, place, theme, note, status).checked(
        settings(), list(current().titles("theme"))
    )


def _told(filters: Filters, saved: Mapping[str, Any] | pd.Series) -> Told:
    """Say how far an action is once that is saved, and where it is listed."""
    state = (
        f"{saved['status']}, from {day_in_words(pd.Timestamp(saved['day']).date())}, with {str(saved['owner']).strip()}"
    )
    return Told(state, link_to("actions", filters), "See it among the actions")


def _changing(provider: str, action_id: int) -> Any:
    def write(con: Connection, values: Mapping[str, Any], expected: int, person: str) -> Edit:
        return change(con, action_id, _action(provider, values), expected, person)

    return write


def _record(form: DeskForm, filters: Filters, began: int) -> None:
    if form.undone != began:
        # The second press of a double one: what stood in the form is recorded.
        if _LAST in st.session_state:
            _lead_to(st.session_state[_LAST])
        return
    mention = number_in_link("mention", "the mention", "no one mention")
    numbers: list[int] = []

    def write(con: Connection, values: Mapping[str, Any], _: int, person: str) -> Edit:
        number, is_new = record(con, _action(filters.provider, values), person)
        if not is_new:
            st.session_state[_KNOWN] = number
            raise HeedError("This action was recorded before, by you or somebody else; what you typed stays here.")
        numbers.append(number)
        found = _mention(filters, mention)
        if found is not None:
            site = None if pd.isna(found["site"]) else str(found["site"])
            usual = triage.Triage(filters.provider, site, "acknowledged")
            triage.link_action(con, int(found["mention_id"]), usual, number, person)
        return Edit(True, 1, person, datetime.now(UTC).replace(tzinfo=None), {})

    edit = form.try_to_save(write)
    if edit is not None:
        form.forget("edit")
        _lead_to(numbers[0])


def _lead_to(recorded: int) -> None:
    for name in ("new", "about", "at", "mention"):
        st.query_params.pop(name, None)
    st.query_params["action"] = str(recorded)
    st.session_state[_RECORDED] = st.session_state[_LAST] = recorded


def _mention(filters: Filters, mention_id: int | None) -> pd.Series | None:
    if mention_id is None:
        return None
    found = current().ask("mention_in_full", **filters.parameters(), mention_id=mention_id)
    return None if found.empty else found.iloc[0]
