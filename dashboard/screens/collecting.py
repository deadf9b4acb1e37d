"""The part of the Data screen about collecting: budget, pauses, gaps, what could not be read, removals."""

from collections.abc import Hashable
from typing import Any

import pandas as pd
import streamlit as st

from dashboard.data import current, viewer
from dashboard.filters import Filters, minute_in_words
from dashboard.screens.look.table import frame_table
from dashboard.words.safe_text import as_markdown
from dashboard.words.wording import counted


def show(filters: Filters) -> None:
    """Draw how collecting stood when the snapshot was published."""
    st.header("Collecting", anchor=False)
    sources = current().ask("collecting")
    enabled = sources[sources["is_enabled"]]
    if enabled.empty:
        st.markdown("X and Reddit are not fetched from: heed.toml enables neither. So nothing is spent there.")
    else:
        _show_sources(enabled)
    _show_gaps(filters)
    if viewer().reach is None:
        _show_removals()


def _show_sources(sources: pd.DataFrame) -> None:
    for row in sources.to_dict("records"):
        if pd.notna(row["refusal"]):
            st.warning(as_markdown(f"{row['title']} is not fetched from. {row['refusal']}"))
        if pd.notna(row["paused_until_at"]):
            st.warning(
                as_markdown(
                    f"{row['title']} is left alone until {minute_in_words(row['paused_until_at'])} UTC. "
                    f"{row['pause_reason']}"
                )
            )
    table = pd.DataFrame(
        {
            "Source": sources["title"],
            "Last read (UTC)": [minute_in_words(at) if pd.notna(at) else "never" for at in sources["last_read_at"]],
            "Today": [_used(row, "today", "per_day") for row in sources.to_dict("records")],
            "This month": [_used(row, "month", "per_month") for row in sources.to_dict("records")],
            "Gaps": sources["gaps"],
            "In quarantine": sources["quarantined"],
            "Turned away by the rule": sources["turned_away"],
            "Answers lost": sources["lost_answers"],
        }
    )
    if viewer().reach is not None:
        frame_table("When each source was last read", table[["Source", "Last read (UTC)"]])
        return
    frame_table("How collecting stands at each source", table)
    st.caption(
        "As of the snapshot; days and months in UTC. In quarantine: answers that could not be read, the newest 500. "
        "Turned away: found by the platform's search, but not about the provider by the full rule. An answer that was "
        "lost counts in full until it is known what it cost."
    )


def _used(row: dict[Hashable, Any], amount: str, ceiling: str) -> str:
    item_name = "posts" if row["source"] == "x" else "requests"
    items = f"{row[f'items_{amount}']:,} of {row[f'items_{ceiling}']:,.0f} {item_name}"
    if pd.isna(row[f"usd_{ceiling}"]):
        return items
    return f"${row[f'usd_{amount}']:,.2f} of ${row[f'usd_{ceiling}']:,.2f}; {items}"


def _show_gaps(filters: Filters) -> None:
    gaps = current().ask("gaps", provider=filters.provider)
    if gaps.empty:
        st.markdown("No gap is known: no stretch of time that should have been read was lost.")
        return
    st.warning(
        f"{counted(len(gaps), 'gap')}: stretches of time that could not be read and no longer can. "
        "Figures of those days are too low."
    )
    table = pd.DataFrame(
        {
            "Source": gaps["title"],
            "From (UTC)": gaps["from_at"].map(minute_in_words),
            "To (UTC)": gaps["to_at"].map(minute_in_words),
            "Found (UTC)": gaps["noted_at"].map(minute_in_words),
        }
    )
    frame_table("Stretches of time that were lost", table)


def _show_removals() -> None:
    removals = current().ask("removals")
    if removals.empty:
        return
    st.header("Removed for good", anchor=False)
    unfinished = int((~removals["is_finished"]).sum())
    if unfinished:
        st.warning(f"{counted(unfinished, 'removal')} cut short: run `heed sweep`, which finishes what is left.")
    table = pd.DataFrame(
        {
            "Receipt": removals["receipt"],
            "When (UTC)": removals["begun_at"].map(minute_in_words),
            "Why": removals["reason"],
            "Mentions": removals["mentions"],
            "Finished": removals["is_finished"].map({True: "yes", False: "no"}),
        }
    )
    frame_table("Receipts of removals", table)
