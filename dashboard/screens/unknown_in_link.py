"""What a link asks for and is not there: said in a sentence, with what is shown instead."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from dashboard.data import viewer
from dashboard.words.safe_text import as_markdown
from dashboard.words.wording import listed

_NOTES = "unknown in the link"
_PAGE = "screen of the link"
_LONGEST = 80
_YES, _ON_OR_OFF = "yes", ("true", "false")
# Of these, to who sees some places only, what is not there and what is of others read the same, and is not repeated.
_OF_PLACES = ("provider", "site", "at", "mention")
# What a choice holds is known only once it is drawn.
_NOT_DRAWN = "not drawn yet"


@dataclass(frozen=True)
class _Note:
    sentence: str
    shown: Any = _NOT_DRAWN


def begin_link(screen: str) -> None:
    """Forget what was unknown on the screen that was open before; before any choice is drawn."""
    if st.session_state.get(_PAGE) != screen:
        st.session_state[_PAGE], st.session_state[_NOTES] = screen, {}


def check_link(key: str, title: str, known: Iterable[str], instead: str, takes_several: bool = False) -> None:
    """Note what the link gives a choice that it cannot be; before the choice is drawn, which drops it.

    Of several things that it gives a choice of one, the last is shown.

    Args:
        key: Name of the choice in the address.
        title: What it chooses, in a sentence: "the site".
        known: What it can be, as it reads in the address.
        instead: What is shown where nothing of what was asked for is known.
        takes_several: Whether it can be several of them at once.
    """
    if key in st.session_state:
        return  # the person chose since the link was opened
    asked = [str(value) for value in st.query_params.get_all(key) if str(value).strip()]
    possible = set(known)
    unknown = [value for value in asked if value not in possible]
    shown = listed([value for value in asked[0 if takes_several else -1 :] if value in possible]) or instead
    if unknown:
        _note(key, title, unknown, shown)
    elif not takes_several:
        _note_several(key, title, asked, shown)


def check_switch(key: str, title: str, instead: str) -> None:
    """Note the same of a switch, which can be on and off."""
    check_link(key, title, [value for value in st.query_params.get_all(key) if value.lower() in _ON_OR_OFF], instead)


def yes_in_link(key: str, title: str, instead: str) -> bool:
    """Say whether the address says yes to something; what it says else is noted."""
    asked = str(st.query_params.get(key, "")).strip()
    st.session_state[_NOTES].pop(key, None)
    if asked not in ("", _YES):
        _note(key, title, [asked], instead)
    return asked == _YES


def number_in_link(key: str, title: str, instead: str) -> int | None:
    """Give a number that stands in the address, of several the last, which is noted.

    Returns:
        None where there is none, or something else, which is noted.
    """
    every = [str(value).strip() for value in st.query_params.get_all(key)]
    asked = every[-1] if every else ""
    st.session_state[_NOTES].pop(key, None)
    # Longer ones Python refuses to read; numbers of mentions fill 63 bits.
    if asked.isascii() and asked.isdigit() and len(asked) < 20 and int(asked) < 2**63:
        _note_several(key, title, every, asked)
        return int(asked)
    if asked:
        _note(key, title, [asked], instead)
    return None


def say_unknown(place: DeltaGenerator) -> None:
    """Say what was not known in the link, until the person chooses for themselves; after all choices are drawn."""
    notes: dict[str, _Note] = st.session_state[_NOTES]
    now = {key: st.session_state.get(key) for key in notes}
    kept = {
        key: _Note(note.sentence, now[key])
        for key, note in notes.items()
        if note.shown is _NOT_DRAWN or note.shown == now[key]
    }
    st.session_state[_NOTES] = kept
    if kept:
        place.warning("\n\n".join(note.sentence for note in kept.values()), icon=":material/link_off:")


def note_unknown(key: str, title: str, asked: str, instead: str) -> None:
    """Note that the link asks for something that is not known; arguments as for `check_link`."""
    _note(key, title, [asked], instead)


def check_length(key: str, title: str, most: int) -> None:
    """Note that the link gives a field more than it takes; before it is drawn, which keeps the first `most` letters."""
    asked = str(st.query_params.get(key, ""))
    if key not in st.session_state and len(asked) > most:
        st.session_state[_NOTES][key] = _Note(
            f"The link gives {title} {len(asked):,} letters, and {most} is the most; its first {most} are searched for."
        )


def _note(key: str, title: str, unknown: list[str], instead: str) -> None:
    if key in _OF_PLACES and viewer().reach is not None:
        asked = f"a {title.removeprefix('the ')} that is not among those that you may see"
    else:
        asked = f"{title} {_quoted(unknown)}, which {'is' if len(unknown) == 1 else 'are'} not known here"
    st.session_state[_NOTES][key] = _Note(f"The link asks for {asked}; shown instead: {as_markdown(instead)}.")


def _note_several(key: str, title: str, asked: list[str], shown: str) -> None:
    if len(several := list(dict.fromkeys(asked))) > 1:
        st.session_state[_NOTES][key] = _Note(
            f"The link asks for {title} {_quoted(several)}, and one is shown at a time; shown: {as_markdown(shown)}."
        )


def _quoted(values: list[str]) -> str:
    return listed([f"“{as_markdown(value[:_LONGEST])}”" for value in values])
