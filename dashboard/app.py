"""The dashboard: run by `heed dashboard` through Streamlit."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

import streamlit as st

from config.errors import HeedError
from dashboard.access.person import NotForYouError, Person, SignInNeededError
from dashboard.board import WITH_OWN_DAYS, Screen, menu_of
from dashboard.data import current, one_drawing, viewer
from dashboard.filters import Filters
from dashboard.screens.frame import coverage_line, opening
from dashboard.screens.link_age import say_data_changed
from dashboard.screens.look.one_press import take_double_click_as_one
from dashboard.screens.look.page_header import page_header
from dashboard.screens.look.phone_menu import close_menu_when_chosen
from dashboard.screens.look.print_charts import fit_charts_on_paper
from dashboard.screens.look.step_back import keep_steps
from dashboard.screens.look.style import apply_style
from dashboard.screens.refusals import tell
from dashboard.screens.saved_views import show_saved_views
from dashboard.screens.sidebar import choose_filters
from dashboard.screens.sign_in import ask_to_sign_in, person_line, turn_away
from dashboard.screens.unknown_in_link import begin_link, say_unknown
from dashboard.screens.unknown_screen import check_screen, lead_on, unknown_screen
from dashboard.serving.settled_memory import settle_memory
from dashboard.serving.turns import taking_a_turn

# A file of ours: a `:material/...:` icon or an emoji would be fetched from the network.
_ICON = Path(__file__).with_name("icon.svg")
# The first screen lies at the root, and yet Streamlit keeps a name for it that no other may have.
_START = "start"


def main() -> None:
    """Draw the menu, the filters, the chosen screen and what its figures rest on."""
    st.set_page_config(page_title="heed", page_icon=str(_ICON), layout="wide")
    apply_style()
    fit_charts_on_paper()
    keep_steps()
    close_menu_when_chosen()
    take_double_click_as_one()
    try:
        with one_drawing(), taking_a_turn():
            person = _let_in()
            if person:
                _draw(person)
    except HeedError as reason:
        tell(reason)
    settle_memory()


def _let_in() -> Person | None:
    try:
        return viewer()
    except SignInNeededError as reason:
        ask_to_sign_in(str(reason))
    except NotForYouError as reason:
        turn_away(str(reason))
    return None


def _draw(person: Person) -> None:
    chosen: list[Filters] = []
    opened: list[str] = []
    menu = menu_of(person)
    first = next(name for screens in menu.values() for name in screens)
    groups = {
        group: [
            st.Page(
                _drawing(name, screen, chosen, opened),
                title=screen.TITLE,
                icon=screen.ICON,
                url_path=_START if name == first else name,
                default=name == first,
            )
            for name, screen in screens.items()
        ]
        for group, screens in menu.items()
    }
    # Typed by its own name the first screen opens too, and does not stand in the menu twice.
    opening_group = next(iter(groups))
    known = menu[opening_group][first]
    named = st.Page(_drawing(first, known, chosen, opened), title=known.TITLE, url_path=first, visibility="hidden")
    groups[opening_group].append(named)
    names = {name for screens in menu.values() for name in screens}
    asked = unknown_screen({*names, _START})
    if asked:
        opened_instead = partial(lead_on, asked, names)
        groups[opening_group].append(st.Page(opened_instead, title="heed", url_path=asked, visibility="hidden"))
    page = st.navigation(groups, expanded=True)
    if page.url_path == asked:
        page.run()
        return
    st.set_page_config(page_title=f"{page.title} - heed")
    try:
        current()
        begin_link(page.url_path)
        check_screen(page.title)
        chosen.append(choose_filters(page.url_path in WITH_OWN_DAYS))
        show_saved_views(page.url_path)
        person_line(person)
        page.run()
    except HeedError as reason:
        if not opened:
            page_header(page.title, [], [])
        tell(reason)


def _drawing(name: str, screen: Screen, chosen: list[Filters], opened: list[str]) -> Callable[[], None]:
    # The filters are chosen after the menu is built, so the page looks them up when it is drawn.
    def draw() -> None:
        has_days = name not in WITH_OWN_DAYS
        opening(screen.TITLE, chosen[0], has_days)
        say_data_changed(name, chosen[0], has_days)
        opened.append(name)
        under_the_name = st.empty()
        try:
            coverage_line(screen.show(chosen[0]) or chosen[0])
        finally:
            say_unknown(under_the_name)

    return draw


main()
