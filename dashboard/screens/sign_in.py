"""Who is looking, said on every screen; and the buttons to sign in and out where people have to."""

import time
from uuid import uuid4

import streamlit as st

from dashboard.access.person import Person
from dashboard.access.sign_ins import end, is_leaving, sign_in_of
from dashboard.data import current
from dashboard.screens.look.keep_typing import forget_typing
from dashboard.screens.look.other_tabs import tell_other_tabs
from dashboard.screens.look.way_back import go_to_kept_address, keep_address
from dashboard.serving.turns import stepping_aside
from dashboard.words.safe_text import as_markdown

# The browser takes this long to run a script at most, which it does not once it leaves the page.
_TELLING_S = 0.3


def ask_to_sign_in(sentence: str) -> None:
    """Draw nothing but the way in, or where somebody signed out on this page, leave it."""
    keep_address()
    forget_typing()
    st.title("heed", anchor=False)
    if is_leaving(_page()):
        tell_other_tabs("")
        with stepping_aside():
            time.sleep(_TELLING_S)
        # Anew in each drawing: a press that comes meanwhile ends the one before, and takes its way out along.
        st.logout()
        return
    st.markdown(as_markdown(sentence))
    st.button("Sign in", type="primary", on_click=st.login)


def turn_away(sentence: str) -> None:
    """Draw why somebody is not let in, and the way out for who signed in with another address than they meant to."""
    st.title("heed", anchor=False)
    st.markdown(as_markdown(sentence))
    if st.user.to_dict().get("is_logged_in"):
        tell_other_tabs(sign_in_of(st.user.to_dict()))
        st.button("Sign in with another address", on_click=_sign_out, args=(_page(),))


def person_line(person: Person) -> None:
    """Say in the menu who is looking, what they may do and which places they see."""
    with st.sidebar:
        if person.is_local:
            st.caption("Open on this machine only, without signing in: whoever sits here may do everything.")
            return
        titles = [current().titles("site", provider).get(site, site) for provider, site in person.reach or ()]
        places = "all sites" if person.reach is None else ", ".join(titles)
        go_to_kept_address()
        tell_other_tabs(person.sign_in)
        st.caption(as_markdown(f"{person.name} ({person.role}; {places})"))
        st.button("Sign out", on_click=_sign_out, args=(_page(),), type="tertiary")


def _sign_out(page: str) -> None:
    """Sign out in all tabs of this browser, not in this one only as Streamlit does."""
    # The page is named to it: who looked that up here could be ended by the next press.
    end(sign_in_of(st.user.to_dict()), page)


def _page() -> str:
    name: str = st.session_state.setdefault("name of this page", uuid4().hex)
    return name
