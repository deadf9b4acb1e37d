"""Who is looking, said on every screen; and the button to sign in where people have to."""

import streamlit as st

from dashboard.person import Person
from dashboard.safe_text import as_markdown


def ask_to_sign_in(sentence: str) -> None:
    """Draw nothing but the way in."""
    st.title("heed", anchor=False)
    st.markdown(as_markdown(sentence))
    st.button("Sign in", type="primary", on_click=st.login)


def person_line(person: Person) -> None:
    """Say in the menu who is looking, what they may do and which places they see."""
    with st.sidebar:
        if person.is_local:
            st.caption("Open on this machine only, without signing in: whoever sits here may do everything.")
            return
        places = "all sites" if person.reach is None else ", ".join(site for _, site in person.reach)
        st.caption(as_markdown(f"{person.name} ({person.role}; {places})"))
        st.button("Sign out", on_click=st.logout, type="tertiary")
