"""The part of the Data screen about what the machine decides, how often it is right, and which version decided."""

import json
from collections.abc import Mapping

import pandas as pd
import streamlit as st

from dashboard.data import current, viewer
from dashboard.filters import minute_in_words
from dashboard.reports.measured import methods
from dashboard.screens.frame import guidance
from dashboard.screens.look.table import frame_table
from dashboard.words.safe_text import as_markdown
from dashboard.words.spelling import spelled
from dashboard.words.wording import counted
from warehouse import doubtful_imports
from warehouse.small_numbers import insiders

# Name of what labels -> what it decides, as a reader would ask it.
_DECIDES = {
    "sentiment": "Whether a mention is positive, negative or mixed",
    "theme": "Which themes it is about",
    "own_theme": "Which of the organisation's own themes it is about",
    "opinion": "Which clause says what about a theme",
    "severity": "How bad what is complained about is",
    "urgency": "Whether a person should read it today",
    "relevance": "Whether it is about care at all",
    "claim": "Whether it claims something that can be checked",
    "language": "Which language it is in",
    "copy": "Whether it nearly copies another post",
    "meaning": "Which mentions say something similar",
    "topic": "Which topic it belongs to",
    "vader": "A second opinion on sentiment, from a word list",
}

# Names files of other sites, and who sees which; told to those who see all.
_OF_OTHERS = (doubtful_imports.FACT, insiders.FACT)


def show_machine() -> None:
    """Draw what the machine decides about each mention and how good it was found to be."""
    st.header("What the machine decides", anchor=False)
    labellers = current().ask("labellers")
    if labellers.empty:
        guidance(spelled("Nothing has been analysed yet."), "heed run")
        return
    in_use = labellers[labellers["is_current"]].set_index("labeller")
    qualities = {method.labeller: method.quality for method in methods(current().ask)}
    order = [name for name in (*_DECIDES, *in_use.index.difference(list(_DECIDES))) if name in in_use.index]
    measured = [name for name in order if pd.notna(in_use["figures"][name])]
    frame_table("What the machine decides and how good it is", _decided(measured, in_use, qualities))
    st.caption("No machine is always right: the screen Audit measures it on your own mentions.")
    if others := [name for name in order if name not in measured]:
        with st.expander(
            f"{counted(len(others), 'more decision')}, not yet measured on labelled data", key="part others"
        ):
            frame_table("What else the machine decides", _decided(others, in_use, qualities))
    _show_figures(in_use)
    _show_versions(labellers)


def _decided(names: list[str], in_use: pd.DataFrame, qualities: Mapping[str, str]) -> pd.DataFrame:
    table = pd.DataFrame(
        {
            "It decides": [_DECIDES.get(name, name) for name in names],
            "How good it is": [spelled(qualities[name]) for name in names],
            "Labels given": [int(in_use["labels"][name]) for name in names],
        }
    )
    return table if viewer().reach is None else table.drop(columns="Labels given")  # of all sites together


def _show_figures(in_use: pd.DataFrame) -> None:
    for name, row in in_use[in_use["figures"].notna()].iterrows():
        title = _DECIDES.get(str(name), str(name))
        with st.expander(f"Every figure: {as_markdown(title[:1].lower() + title[1:])}"):
            figures = pd.json_normalize(json.loads(row["figures"])).T.reset_index()
            figures = figures.astype(str).set_axis(["Figure", "Value"], axis=1)
            st.dataframe(figures, hide_index=True, alt=f"Figures of {title}")


def _show_versions(labellers: pd.DataFrame) -> None:
    with st.expander("Versions and facts, for who must reproduce a figure"):
        table = pd.DataFrame(
            {
                spelled("Labeller"): labellers["labeller"],
                "In use": labellers["is_current"].map({True: "yes", False: "no"}),
                "Since (UTC)": labellers["first_used_at"].map(minute_in_words),
                "Version": labellers["version"],
            }
        )
        st.dataframe(table, hide_index=True, alt=spelled("Versions of the labellers"))
        st.caption("What every screen, report and analyst reads is one published file, which `heed sql` asks.")
        facts = current().ask("about").set_axis(["Fact", "Value"], axis=1)
        if viewer().reach is not None:
            facts = facts[~facts["Fact"].isin(_OF_OTHERS)]
        st.dataframe(facts, hide_index=True, alt="Facts about the published file")
