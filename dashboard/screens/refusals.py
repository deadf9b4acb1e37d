"""What the desk, the settings or the roles refuse, said on the page in the place of an error of Streamlit."""

import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import wraps
from typing import ParamSpec

import streamlit as st

from config.errors import HeedError
from dashboard.access.person import NotForYouError, SignInNeededError
from dashboard.data import NothingToShowError, is_drawn_whole
from dashboard.screens.frame import guidance

P = ParamSpec("P")


def tell(reason: HeedError) -> None:
    """Say in the place of what cannot be drawn why not, and what to run next."""
    guidance(str(reason), _command_of(reason))


def drawn_alone(draw: Callable[P, None]) -> Callable[P, None]:
    """Make a part of a screen one that is drawn anew by itself, in the place of `st.fragment`.

    What refuses it then is said where it stands. Who is let in no more is told so by the whole page, which shows them
    nothing else.
    """

    @st.fragment
    @wraps(draw)
    def guarded(*args: P.args, **kwargs: P.kwargs) -> None:
        try:
            draw(*args, **kwargs)
        except HeedError as reason:
            if isinstance(reason, (SignInNeededError, NotForYouError)) and not is_drawn_whole():
                st.rerun()
            tell(reason)

    return guarded


@contextmanager
def said_later(place: str, lead: str = "", fields: Iterable[str] = ()) -> Iterator[None]:
    """Let the next drawing say what refuses a callback, which has no place on the page of its own.

    Args:
        place: Key of the session under which the sentence is left, with False: it was not done.
        lead: Goes before the reason.
        fields: Keys of widgets whose words are not kept elsewhere. Set anew, they outlive a drawing in which the busy
            desk leaves no room for them.
    """
    try:
        yield
    except HeedError as reason:
        st.session_state[place] = (f"{lead}{reason}", False)
        for key in fields:
            if key in st.session_state:
                st.session_state[key] = st.session_state[key]


def _command_of(reason: HeedError) -> str:
    """Give what to run next: what the reason itself names, or what says more; nothing to who may not see or do this."""
    if isinstance(reason, (NotForYouError, SignInNeededError)):
        return ""
    if isinstance(reason, NothingToShowError):
        return reason.command
    named = re.search(r"`(heed [^`]+)`", str(reason))
    return named[1] if named else "heed status"
