"""What stands around every screen: whose data it is, what it rests on, what to do when there is none."""

import pandas as pd
import streamlit as st

from dashboard.data import current
from dashboard.filters import Filters, day_in_words
from dashboard.safe_text import as_markdown
from dashboard.wording import TOO_FEW, counted, listed


def demonstration_note() -> None:
    """Say on top of every screen that demonstration data is invented."""
    if _facts().get("is_demonstration") == "true":
        st.info(
            "**Demonstration: everything here is invented.** No clinic, patient or post is real.",
            icon=":material/science:",
        )


def opening_line(filters: Filters) -> None:
    """Say whose mentions these are and over which days."""
    titles = current().ask("providers").set_index("provider")["title"]
    days = f"{day_in_words(filters.first_day)} to {day_in_words(filters.last_day)}"
    st.markdown(f"**{as_markdown(titles[filters.provider])}**, {as_markdown(days)}{_narrowed(filters)}")


def coverage_line(filters: Filters) -> None:
    """Say what the figures of the screen rest on, and what they are not."""
    snapshot = current()
    coverage = snapshot.ask("coverage", **filters.parameters()).iloc[0]
    sources = snapshot.ask("source_counts", **filters.parameters())["title"].tolist()
    labellers = snapshot.ask("labellers").query("is_current and labeller in ('sentiment', 'theme')")
    versions = [f"{name} {version}" for name, version in zip(labellers["labeller"], labellers["version"], strict=True)]
    pieces = [
        f"{counted(coverage['mentions'], 'mention')} ({coverage['scored']:,} scored)",
        f"{counted(coverage['writers'], 'writer')} as {counted(coverage['voices'], 'voice')}",
        *(
            [f"{counted(coverage['not_about_care'], 'mention')} not about care left out"]
            if coverage["not_about_care"]
            else []
        ),
        f"sources: {listed(sources) or 'none'}",
        f"{day_in_words(filters.first_day)} to {day_in_words(filters.last_day)}",
        f"snapshot of {_facts().get('published_at', 'unknown time')} UTC",
        f"labellers: {listed(versions) or 'none yet'}",
    ]
    st.divider()
    st.caption(
        "Public posts and survey answers by people who chose to write; not a survey of all patients. "
        + as_markdown("; ".join(pieces) + ".")
        + " A voice is one writer in one week, however often they wrote, and about one theme where a theme is named; "
        "a complaint is a negative or mixed mention; reposts are not counted. "
        "A share needs 10 mentions; one of 10 to 29 is unstable."
    )


def nothing_heard(filters: Filters) -> bool:
    """Say so where there is nothing to count under these filters; True when that was the case."""
    coverage = current().ask("coverage", **filters.parameters()).iloc[0]
    if coverage["mentions"] == 0:
        st.info("Nobody was heard with these filters. Choose a longer period, or more sites and sources.")
        return True
    if coverage["scored"] == 0:
        not_analysed = int(coverage["not_analysed"])
        if not_analysed:
            guidance(f"{counted(not_analysed, 'mention')} here, not analysed yet.", "heed run")
        else:
            st.info(
                f"{counted(coverage['mentions'], 'mention')} here, none in a language that is scored. "
                "The screen *Read* shows them, the screen *Data* counts the languages."
            )
        return True
    return False


def guidance(sentence: str, command: str) -> None:
    """Say what is missing and the command to run next; a helpful screen, not an error."""
    st.info(as_markdown(sentence), icon=":material/explore:")
    st.markdown("Run this in a terminal, then reload the page:")
    st.code(command, language="bash")


def table_behind(title: str, table: pd.DataFrame) -> None:
    """Offer the figures behind a chart as a table."""
    with st.expander(f"Table: {title}"):
        st.dataframe(table, hide_index=True, placeholder=TOO_FEW, alt=title)


def _narrowed(filters: Filters) -> str:
    snapshot, parts = current(), []
    for key, chosen in (("site", filters.sites), ("source", filters.sources)):
        if chosen:
            titles = snapshot.ask(f"{key}s", provider=filters.provider).set_index(key)["title"]
            parts.append(f" · only {as_markdown(listed([str(titles[name]) for name in chosen]))}")
    return "".join(parts)


def _facts() -> dict[str, str]:
    return dict(current().ask("about").itertuples(index=False, name=None))
