"""What another window of the same person, or of who shares this machine, holds unsaved about the same thing."""

from collections.abc import Callable, Sequence

import streamlit as st

from dashboard.data import viewer


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
