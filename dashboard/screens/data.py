"""Data: what came in from where, how fresh it is, what may be done with it, and how it is read."""

import pandas as pd
import streamlit as st

from dashboard.data import current, viewer
from dashboard.filters import Filters, day_in_words, minute_in_words
from dashboard.screens import collecting
from dashboard.screens.look.empty_state import empty_state
from dashboard.screens.look.figure_row import Figure, figure_row
from dashboard.screens.look.page_header import answer
from dashboard.screens.look.table import frame_table
from dashboard.screens.machine import show_machine
from dashboard.words.language_names import language_name
from dashboard.words.retention_words import original_kept, text_kept
from dashboard.words.safe_text import as_markdown
from dashboard.words.spelling import spelled
from dashboard.words.wording import TOO_FEW, counted, listed, share_of
from warehouse.doubtful_imports import known_of

TITLE = "Data"
ICON = ":material/database:"

_IN_DOUBT = "An import is in doubt: whoever imports knows which and why, by `heed status`."
# What the question `languages` calls those of which there are few mentions.
_FEW_EACH = "others, few each"
# A count of all sites less that of one's own tells of the others, whose counts may be small.
_OF_ALL_SITES = (
    "What came in, what it cost and what was removed is counted for all sites together, and told to those who see "
    "all of them. Mentions in the period are counted at your own sites."
)


def show(filters: Filters) -> None:
    """Draw how fresh it is, sources, rights, collecting, languages, what the machine decides, and what came in."""
    _show_freshness(filters)
    _show_sources(filters)
    _show_rights(filters)
    _show_about_care(filters)
    collecting.show(filters)
    _show_languages(filters)
    show_machine()
    _show_batches(filters)


def _show_freshness(filters: Filters) -> None:
    fresh = current().ask("freshness", provider=filters.provider).iloc[0]
    never = pd.isna(fresh["last_admitted_at"])
    came_in = (
        "nothing has come in yet"
        if never
        else f"the newest came in on {minute_in_words(fresh['last_admitted_at'])} UTC"
    )
    answer(f"The last mention was written on {day_in_words(filters.data_last_day)}; {came_in}.")
    sees_all = viewer().reach is None
    for sentence in known_of(current().facts(), filters.provider):
        st.warning(as_markdown(sentence if sees_all else _IN_DOUBT))
    if not sees_all:
        st.caption(_OF_ALL_SITES)
        return
    figure_row(
        [
            Figure(
                f"{fresh['mentions']:,}",
                "Mentions held now",
                f"in {counted(fresh['batches'], 'batch', 'batches')}, {counted(fresh['reposts'], 'repost')} among them",
            ),
            Figure(
                f"{fresh['rejected']:,}",
                "Rows turned back",
                "could not be read; why stands beside each file, in its .rejects.csv",
            ),
        ]
    )


def _show_sources(filters: Filters) -> None:
    st.header("Sources", anchor=False)
    sources = current().ask("sources", provider=filters.provider)
    counts = current().ask("source_counts", **filters.parameters()).set_index("source")
    table = pd.DataFrame(
        {
            "Source": sources["title"],
            "Mentions in the period": sources["source"].map(
                counts["mentions"].reindex(sources["source"], fill_value=0)
            ),
            "Complaints per 100 scored": (sources["source"].map(counts["complaint_share"]) * 100).round(0),
            "Mentions in all": sources["mentions"],
            "First day": sources["first_day"].dt.date,
            "Last day": sources["last_day"].dt.date,
        }
    )
    if viewer().reach is not None:
        table = table.drop(columns=["Mentions in all", "First day", "Last day"])
    frame_table("Sources and their mentions", table, TOO_FEW)
    st.caption(
        "Reposts and what is not about care are not counted. Nothing is given below 10 mentions, nor where it would "
        "give such a count away."
    )


def _show_rights(filters: Filters) -> None:
    st.header("Rights", anchor=False)
    yes_no = {True: "yes", False: "no"}
    may = current().ask("rights", provider=filters.provider)
    rights = pd.DataFrame(
        {
            "Source": may["title"],
            "May be displayed": may["may_display"].map(yes_no),
            "May train models": may["may_train"].map(yes_no),
            "May be exported": may["may_export"].map(yes_no),
            "Original kept": list(map(original_kept, may["raw_hours"], may["text_days"])),
            "Text without names kept": may["text_days"].map(text_kept),
            "Approval": may["approval_reference"].replace("", "none given"),
        }
    )
    frame_table("What may be done with the text of each source", rights)
    st.caption(
        "The platforms' own terms; an approval, and any stricter rule, is written under [rights.SOURCE] in heed.toml."
    )


def _show_about_care(filters: Filters) -> None:
    st.header("About care or not", anchor=False)
    sources = current().ask("about_care", **filters.parameters())
    if sources.empty:
        st.markdown("No mention in the period.")
        return
    said = [
        f"{row['title']}: {share_of(row['not_about_care_share'], row['not_about_care'], row['judged'])}"
        for row in sources.to_dict("records")
        if pd.isna(row["judged"]) or row["judged"]
    ]
    waiting = sources["mentions"].sum() - sources["judged"].sum()
    st.markdown(
        as_markdown(
            f"Not about care, and left out of every share and chart: {listed(said) or 'nothing was judged yet'}. "
            f"Not judged, and counted as about care: {counted(waiting, 'mention')}."
        )
    )


def _show_languages(filters: Filters) -> None:
    st.header("Languages", anchor=False)
    languages = current().ask("languages", **filters.parameters())
    is_other = (languages["scored"] == 0) & (languages["language"] != "not analysed")
    other, pending = languages[is_other], languages[languages["language"] == "not analysed"]
    few = other["language"] == _FEW_EACH
    known = f", in {counted(len(other) - few.sum(), 'language')}{' and others' if few.any() else ''}"
    st.markdown(
        as_markdown(
            f"In languages that are not scored: {counted(other['mentions'].sum(), 'mention')} in the period"
            f"{'' if few.all() else known}. "
            + spelled(f"Not analysed yet: {counted(pending['mentions'].sum(), 'mention')}.")
        )
    )
    named = languages.assign(language=languages["language"].map(lambda code: spelled(language_name(code))))
    table = named.set_axis(["Language", "Mentions", "Scored"], axis=1)
    frame_table("Mentions by language in the period", table, TOO_FEW)


def _show_batches(filters: Filters) -> None:
    st.header("What came in", anchor=False)
    batches = current().ask("batches", provider=filters.provider)
    if batches.empty:
        empty_state("No batch has been recorded.")
        return
    table = pd.DataFrame(
        {
            "Came in (UTC)": batches["admitted_at"].map(minute_in_words),
            "Source": batches["source_title"],
            "File or query": batches["origin"],
            "Items": batches["items"],
            "Rejected": batches["rejected"],
        }
    )
    if viewer().reach is not None:
        # A batch is of no one place, and the name of its file may tell of those that the person may not see.
        frame_table("When something came in", table[["Came in (UTC)", "Source"]])
        return
    frame_table("The newest batches", table)
    st.caption("Items as they came in: what was known before, or has been removed since, is among them.")
