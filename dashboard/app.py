"""The dashboard: run by `heed dashboard` through Streamlit."""

from collections.abc import Callable
from pathlib import Path

import streamlit as st

from config.errors import HeedError
from dashboard.board import Screen, menu_of
from dashboard.data import NothingToShowError, current, one_drawing, viewer
from dashboard.filters import Filters
from dashboard.person import Person, SignInNeededError
from dashboard.screens.frame import coverage_line, guidance, opening
from dashboard.screens.look.page_header import page_header
from dashboard.screens.look.style import apply_style
from dashboard.screens.saved_views import show_saved_views
from dashboard.screens.sidebar import choose_filters
from dashboard.screens.sign_in import ask_to_sign_in, person_line
from dashboard.turns import taking_a_turn

# A file of ours: a `:material/...:` icon or an emoji would be fetched from the network.
_ICON = Path(__file__).with_name("icon.svg")


def main() -> None:
    """Draw the menu, the filters, the chosen screen and what its figures rest on."""
    st.set_page_config(page_title="heed", page_icon=str(_ICON), layout="wide")
    apply_style()
    try:
        with taking_a_turn(), one_drawing():
            _draw(viewer())
    except SignInNeededError as reason:
        ask_to_sign_in(str(reason))
    except HeedError as reason:
        guidance(str(reason), "heed status")


def _draw(person: Person) -> None:
    chosen: list[Filters] = []
    menu = menu_of(person)
    first = next(name for screens in menu.values() for name in screens)
    page = st.navigation(
        {
            group: [
                st.Page(
                    _drawing(screen, chosen), title=screen.TITLE, icon=screen.ICON, url_path=name, default=name == first
                )
                for name, screen in screens.items()
            ]
            for group, screens in menu.items()
        },
        expanded=True,
    )
    try:
        current()
        chosen.append(choose_filters())
        show_saved_views(page.url_path)
        person_line(person)
        opening(page.title, chosen[0])
        page.run()
        coverage_line(chosen[0])
    except NothingToShowError as reason:
        _instead(page.title, reason, reason.command)
    except HeedError as reason:
        _instead(page.title, reason, "heed status")


def _instead(title: str, reason: HeedError, command: str) -> None:
    page_header(title, [], [])
    guidance(str(reason), command)


def _drawing(screen: Screen, chosen: list[Filters]) -> Callable[[], None]:
    # The filters are chosen after the menu is built, so the page looks them up when it is drawn.
    def draw() -> None:
        screen.show(chosen[0])

    return draw


main()
