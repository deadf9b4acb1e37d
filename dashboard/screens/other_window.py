"""What somebody else saved about the same thing meanwhile, or another window holds unsaved, beside what stands here."""

from collections.abc import Callable, Mapping, Sequence

import streamlit as st

from dashboard.data import viewer
from dashboard.words.safe_text import as_markdown


def differing(theirs: Mapping[str, str], mine: Mapping[str, str], titles: Mapping[str, str]) -> list[str]:
    """Give in Markdown, a list, where others' words are not one's own.

    Args:
        theirs: Field to its words.
        mine: The same.
        titles: Field to how people read it.
    """
    return [
        f"- {titles[name].removesuffix('?')}: {as_markdown(words or '(empty)')}"
        for name, words in theirs.items()
        if words != mine.get(name)
    ]


def show_other_window(
    lines: Sequence[str], key: str, keep_mine: Callable[[], None], take_those: Callable[[], None]
) -> None:
    """Show other unsaved words beside those that stand in the fields, and let the person choose.

    Args:
        lines: Markdown, a list: where the other window differs.
        key: Beginning of the keys of the two buttons.
        keep_mine: Called where the words of this window are to stay.
        take_those: Called where those of the other are to come into the fields.
    """
    who = "Nobody signs in here, so they may be somebody else's. " if viewer().is_local else ""
    st.warning(
        f"Another window holds other unsaved words about this. {who}What you write here is kept once you choose "
        "or save. There, where it differs:\n\n" + "\n".join(lines),
        icon=":material/select_window:",
    )
    st.button("Keep mine instead", key=f"{key} mine", on_click=keep_mine)
    st.button("Take those: throw mine away", key=f"{key} those", on_click=take_those)


def show_somebody_else(
    who: str, lines: Sequence[str], key: str, keep_mine: Callable[[], None], take_theirs: Callable[[], None]
) -> None:
    """Show what was saved while somebody was writing, and let them choose.

    Args:
        who: Who saved it.
        lines: Markdown, a list: where it differs.
        key: Beginning of the keys of the two buttons.
        keep_mine: Called where the words that stand here are to be saved over it.
        take_theirs: Called where what was saved is to come into the fields.
    """
    st.warning(
        f"{as_markdown(who)} changed this while you were writing; your words stand here unsaved."
        " Theirs, where they differ:\n\n" + ("\n".join(lines) or "- nothing differs"),
        icon=":material/group:",
    )
    st.button("Keep what I wrote, and theirs in the rest", key=f"{key} over", on_click=keep_mine)
    st.button("Take theirs: throw mine away", key=f"{key} theirs", on_click=take_theirs)
