"""What was done to one thing of the desk, and by whom."""

import streamlit as st

from dashboard.data import decide
from dashboard.filters import minute_in_words
from dashboard.words.people import called
from dashboard.words.safe_text import as_markdown
from warehouse.desk.tables import read_trail_of


def show_history(subject: str) -> None:
    """Draw the entries of the audit trail about a subject, newest first; nothing where there are none."""
    trail = decide(lambda con, _: read_trail_of(con, subject))
    if trail.empty:
        return
    lines = []
    for _, row in trail.iterrows():
        who, deed = called(str(row["person"])), _whole(str(row["deed"]))
        lines.append(f"- {minute_in_words(row['done_at'])} UTC: {as_markdown(who)} {as_markdown(deed)}")
    with st.expander(f"What was done so far: {len(lines)}", key=f"part done about {subject}"):
        st.markdown("\n".join(lines))


def _whole(deed: str) -> str:
    """Give a deed as a sentence needs it where its subject, which the trail names after it, is on the screen."""
    return f"{deed} it" if deed.endswith((" about", " to")) else deed
