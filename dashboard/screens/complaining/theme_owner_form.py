"""Who looks after one theme, and can they change it themselves: said on a page of its own."""

from collections.abc import Mapping
from functools import partial
from typing import Any

import streamlit as st

from analysis.change import in_a_sentence
from config.errors import HeedError
from dashboard.data import current, decided, viewer
from dashboard.filters import Filters
from dashboard.screens.desk_form import DeskForm
from dashboard.screens.desk_row import Told, row_in
from dashboard.screens.history import show_history
from dashboard.screens.links import link_to
from dashboard.screens.look.empty_state import empty_state
from dashboard.screens.look.markup import draw_way, link
from dashboard.screens.looked_after import OWNED
from dashboard.screens.refusals import drawn_alone
from dashboard.screens.unknown_in_link import check_link
from dashboard.words.safe_text import as_markdown
from warehouse.desk.edit import Edit
from warehouse.desk.theme_owner import CONTROLS, LONGEST_OWNER, ThemeOwner, name_owner
from warehouse.store import Connection

_TITLES = {"owner": "Who looks after it?", "control": "Can they change it themselves?", "note": "Note"}
_OF_ALL_PLACES = "A theme is of all places: those who see all of them say who looks after it."


def asked_for_an_owner(filters: Filters) -> bool:
    """Draw the page of one theme where the address asks for it, and say whether it did."""
    themes = current().ask("themes")
    check_link(OWNED, "the theme", themes["title"], "all themes")
    found = themes[themes["title"] == st.query_params.get(OWNED, "")]
    if found.empty:
        return False
    draw_way(link(link_to("complaints", filters), "Back to the complaints"))
    title = str(found["title"].iloc[0])
    st.header(as_markdown(f"Who looks after complaints about {in_a_sentence(title)}?"), anchor=False)
    st.caption(as_markdown(f"{found['meaning'].iloc[0]}"))
    _show_form(filters, str(found["theme"].iloc[0]))
    return True


def _told(filters: Filters, saved: Mapping[str, Any]) -> Told:
    """Say who looks after a theme once that is saved, and where it is seen."""
    owner, control = str(saved["owner"] or "").strip(), str(saved["control"] or "")
    state = ", ".join([owner or "nobody looks after it", *([control] if control else [])])
    return Told(state, link_to("complaints", filters), "See it beside the complaints")


@drawn_alone
def _show_form(filters: Filters, theme: str) -> None:
    if not viewer().may("quality"):
        empty_state("Saying who looks after a theme needs the role quality.")
        return
    if viewer().reach is not None:
        empty_state(_OF_ALL_PLACES)
        return
    provider, rows = filters.provider, decided("theme_owner")
    mine = rows[(rows["provider"] == provider) & (rows["theme"] == theme)]
    form = DeskForm(ThemeOwner(provider, theme, "").subject, tuple(_TITLES), _TITLES)
    form.begin(row_in(mine, dict.fromkeys(_TITLES, "")))
    st.text_input(
        _TITLES["owner"], key=form.key("owner"), on_change=form.keep, max_chars=LONGEST_OWNER,
        placeholder="a role or team, not a name", help="Empty where nobody does any more.",
    )  # fmt: skip
    st.radio(
        _TITLES["control"], CONTROLS, key=form.key("control"), on_change=form.keep, horizontal=True,
        format_func=lambda control: control or "not said yet",
    )  # fmt: skip
    st.text_area(
        _TITLES["note"], key=form.key("note"), on_change=form.keep, max_chars=500,
        placeholder="for example: to whom it is escalated, what was agreed",
    )  # fmt: skip

    def write(con: Connection, values: Mapping[str, Any], expected: int, person: str) -> Edit:
        if viewer().reach is not None:
            raise HeedError(_OF_ALL_PLACES)
        said = {name: str(words or "") for name, words in values.items()}
        return name_owner(con, ThemeOwner(provider, theme, **said), expected, person)

    form.offer_save(write, partial(_told, filters), has_undo=True)
    show_history(form.subject)
