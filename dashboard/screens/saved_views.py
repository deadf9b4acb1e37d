"""Views that people keep, beside every screen: open one again, or keep what is on the screen now."""

from collections.abc import Mapping, Sequence
from urllib.parse import parse_qs, urlsplit

import pandas as pd
import streamlit as st

from config.errors import HeedError
from dashboard.data import current, decide, decided, viewer
from dashboard.screens.links import DATA_OF_LINK, address_of
from dashboard.screens.look.markup import draw, link, plain, small
from dashboard.screens.look.said import say
from dashboard.words.people import called
from warehouse.desk import saved_view

_NAME, _REFUSAL = "name of a view", "view not kept"


def show_saved_views(screen: str) -> None:
    """Draw the kept views, each an address that opens in any browser, and the form that keeps this one.

    Args:
        screen: Last part of the address of the screen that is drawn; empty for the first, which has none.
    """
    with st.sidebar, st.expander("Saved views", key="part saved views"):
        me = viewer().name
        views = _within_reach(decided("saved_view"), me)
        lines = [
            f"<li>{link(str(view['address']), str(view['name']))} "
            f"<small>{plain(called(str(view['owner'])))}</small></li>"
            for view in views.to_dict("records")
            # An erasure may have taken the words of an address away.
            if str(view["address"]).startswith("./")
        ]
        draw(f'<ul class="heed-views">{"".join(lines)}</ul>' if lines else small("None yet."))
        with st.form("keep a view", border=False):
            st.text_input("Name of this view", key=_NAME, max_chars=60, placeholder="for example: phone, north")
            st.form_submit_button("Save this view", on_click=_keep, args=(screen,))
        if refusal := st.session_state.pop(_REFUSAL, ""):
            say(refusal, is_done=False)
        own = views[views["owner"] == me]
        if len(own):
            titles = dict(zip(own["view_id"], own["name"], strict=True))
            chosen = st.selectbox(
                "Delete a view", [None, *titles], format_func=lambda number: titles.get(number, "none")
            )
            if chosen is not None and st.button("Delete it"):
                decide(lambda con, person: saved_view.drop(con, int(chosen), person))
                st.rerun()


def _within_reach(views: pd.DataFrame, me: str) -> pd.DataFrame:
    """Leave out, for who sees some places only, what others keep of more than these: its name may tell of them."""
    if viewer().reach is None or views.empty:
        return views
    # The places as they read in an address; those of others are not among the answers.
    titles = {
        str(provider["title"]): set(current().titles("site", str(provider["provider"])).values())
        for provider in current().ask("providers").to_dict("records")
    }
    asked = [parse_qs(urlsplit(str(address)).query) for address in views["address"]]
    is_within = [is_of(titles, query.get("provider", []), set(query.get("site", []))) for query in asked]
    return views[pd.Series(is_within, views.index, dtype=bool) | (views["owner"] == me)]


def is_of(titles: Mapping[str, set[str]], providers: Sequence[str], sites: set[str]) -> bool:
    """Say whether places that an address names are among those of the providers it names, or of any where none."""
    known = set[str]().union(*(titles.get(provider, set()) for provider in providers or titles))
    return bool(sites) and sites <= known


def _keep(screen: str) -> None:
    # A view is of the data of the day on which it is opened.
    address = address_of(screen, {key: st.query_params.get_all(key) for key in st.query_params if key != DATA_OF_LINK})
    try:
        decide(lambda con, person: saved_view.keep(con, st.session_state[_NAME], address, person))
    except HeedError as reason:
        st.session_state[_REFUSAL] = str(reason)
    else:
        st.session_state[_NAME] = ""
