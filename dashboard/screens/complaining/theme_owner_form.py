"""Who looks after one theme, and can they change it themselves: said on a page of its own."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from analysis.change import in_a_sentence
from config.errors import HeedError
from dashboard.data import current, decided, viewer
from dashboard.filters import Filters
from dashboard.safe_text import as_markdown
from dashboard.screens.desk_form import DeskForm
from dashboard.screens.history import show_history
from dashboard.screens.links import link_to
from dashboard.screens.look.empty_state import empty_state
from dashboard.screens.look.markup import draw, link, plain
from dashboard.screens.unknown_in_link import check_link
from dashboard.theme_owners import Owner
from warehouse.desk.edit import Edit
from warehouse.desk.theme_owner import CONTROLS, LONGEST_OWNER, ThemeOwner, name_owner
from warehouse.store import Connection

_KEY = "owned"
_TITLES = {"owner": "Who looks after it?", "control": "Can they change it themselves?", "note": "Note"}
_OF_ALL_PLACES = "A theme is of all places: those who see all of them say who looks after it."


def owners_of(provider: str) -> dict[str, Owner]:
    """Give theme to who looks after it as the desk has it now, for the themes that somebody looks after."""
    rows = decided("theme_owner")
    rows = rows[(rows["provider"] == provider) & (rows["owner"] != "")]
    return {str(row["theme"]): Owner(str(row["owner"]), str(row["control"])) for row in rows.to_dict("records")}


def may_name_owners() -> bool:
    """Say whether the person who looks may decide who looks after a theme."""
    return viewer().may("quality") and viewer().reach is None


def owner_link(title: str, owner: Owner | None, filters: Filters) -> str:
    """Give, as HTML, who looks after a theme; for who may, a link to change that.

    Args:
        title: The theme as people know it.
        owner: Who looks after it; None for nobody.
        filters: What the screen is filtered by.
    """
    words = owner.in_words() if owner else "nobody yet"
    address = link_to("complaints", filters, **{_KEY: [title]})
    return link(address, words, f"{words}: who looks after {in_a_sentence(title)}")


def looked_after(title: str, owner: Owner | None, filters: Filters, may_name: bool) -> str:
    """Give a quiet line for a card as HTML: who looks after a theme; nothing where nobody does and one may not say it.

    Args:
        title: The theme as people know it.
        owner: Who looks after it; None for nobody.
        filters: What the screen is filtered by.
        may_name: Whether it leads to where that is said.
    """
    if not owner and not may_name:
        return ""
    words = owner_link(title, owner, filters) if may_name else plain(owner.in_words() if owner else "")
    return f'<p class="heed-small">Looked after by: {words}</p>'


def asked_for_an_owner(filters: Filters) -> bool:
    """Draw the page of one theme where the address asks for it, and say whether it did."""
    themes = current().ask("themes")
    check_link(_KEY, "the theme", themes["title"], "all themes")
    found = themes[themes["title"] == st.query_params.get(_KEY, "")]
    if found.empty:
        return False
    draw(f'<p class="heed-screen-only">{link(link_to("complaints", filters), "Back to the complaints")}</p>')
    title = str(found["title"].iloc[0])
    st.subheader(as_markdown(f"Who looks after complaints about {in_a_sentence(title)}?"), anchor=False)
    st.caption(as_markdown(f"{found['meaning'].iloc[0]}"))
    _show_form(filters.provider, str(found["theme"].iloc[0]))
    return True


@st.fragment
def _show_form(provider: str, theme: str) -> None:
    if not viewer().may("quality"):
        empty_state("Saying who looks after a theme needs the role quality.")
        return
    if viewer().reach is not None:
        empty_state(_OF_ALL_PLACES)
        return
    rows = decided("theme_owner")
    mine = rows[(rows["provider"] == provider) & (rows["theme"] == theme)]
    row: dict[str, Any] = {"owner": "", "control": "", "note": "", "version": 0, "changed_by": ""}
    row |= {str(name): value for name, value in (mine.iloc[0].to_dict() if len(mine) else {}).items()}
    form = DeskForm(ThemeOwner(provider, theme, "").subject, tuple(_TITLES), _TITLES)
    form.begin(row, int(row["version"]))
    form.say_where_it_stands(row, int(row["version"]), str(row["changed_by"]))
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

    st.button("Save", type="primary", key=form.key("save"), on_click=form.save, args=(write,))
    form.say_what_happened()
    show_history(form.subject)
