"""One topic: how much it is heard, what is said in it, and what people here make of it."""

from collections.abc import Mapping
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from analysis.change import MINIMUM_MENTIONS
from config.errors import HeedError
from dashboard.data import current, decided, note_seen, viewer
from dashboard.filters import Filters, day_in_words
from dashboard.screens.desk_form import DeskForm
from dashboard.screens.desk_row import Told, row_in
from dashboard.screens.history import show_history
from dashboard.screens.links import link_to
from dashboard.screens.look.card import card, quoted
from dashboard.screens.look.empty_state import empty_state
from dashboard.screens.look.figure_row import Figure, figure_row
from dashboard.screens.look.markup import draw, draw_way, link, small
from dashboard.screens.refusals import drawn_alone
from dashboard.screens.topic_theme import show_making_a_theme
from dashboard.words.wording import listed, share_of
from warehouse.desk.edit import Edit
from warehouse.desk.topic_decision import LONGEST_TITLE, TopicDecision, decide_topic
from warehouse.store import Connection

_TITLES = {
    "title": "What is it about?",
    "merged_into": "Does it belong to another topic?",
    "is_hidden": "Hide it from the list",
}
_BY_ITSELF = -1
_SHOWN = 5


def show_topic(filters: Filters, topic_id: int, topics: pd.DataFrame, names: Mapping[int, str]) -> None:
    """Draw one topic and the form of what is decided about it.

    Args:
        filters: What the screen is filtered by.
        topic_id: Its number.
        topics: All that were heard with these filters, as `listed_topics` gives them.
        names: What each topic of the newest search is called, as far as the person may know it.
    """
    draw_way(link(link_to("topics", filters), "Back to the topics"))
    if topic_id not in names:
        empty_state("The newest search has no topic of this number.", "It may have ended: see what the search changed.")
        return
    st.header(names[topic_id].replace("\n", " "), anchor=False)
    left, right = st.columns([5, 4], gap="large")
    with left:
        mine = topics[topics["topic_id"] == topic_id]
        if mine.empty:
            _show_absence(filters, topic_id, names)
        else:
            _show_figures(mine.iloc[0], names)
            _show_examples(filters, mine.iloc[0])
    with right:
        _show_form(filters, topic_id, dict(names))
        show_making_a_theme(filters, topic_id, names[topic_id])


def _show_absence(filters: Filters, topic_id: int, names: Mapping[int, str]) -> None:
    decisions = decided("topic_decision")
    into = decisions.loc[decisions["topic_id"] == topic_id, "merged_into"].dropna()
    if len(into) and int(into.iloc[0]) in names:
        whole = int(into.iloc[0])
        address = link_to("topics", filters, topic=[str(whole)])
        draw(f"<p>Its mentions are counted with {link(address, names[whole])}.</p>")
    else:
        empty_state("It was not heard with these filters.", "Choose a longer period, or more sites and sources.")


def _show_figures(topic: pd.Series, names: Mapping[int, str]) -> None:
    share = share_of(topic["complaint_share"], topic["complaints"], topic["scored"])
    few = f"fewer than {MINIMUM_MENTIONS}"
    figure_row(
        [
            Figure(few if pd.isna(topic["mentions"]) else f"{topic['mentions']:,}", "Mentions in the period"),
            Figure(few if pd.isna(topic["voices"]) else f"{topic['voices']:,}", "Voices"),
            Figure(share.split(" mentions")[0], "Complaints", share.partition(" (")[2].rstrip(")")),
        ]
    )
    lines = [f"Words that set it apart: {', '.join(topic['keywords'])}."]
    if topic["belonging"]:
        lines.append(f"With {listed([names.get(number, f'topic {number}') for number in topic['belonging']])}.")
    draw("".join(map(small, lines)))


def _show_examples(filters: Filters, topic: pd.Series) -> None:
    numbers = [int(number) for number in topic["examples"]]
    said = current().ask("mentions_by_id", **filters.parameters(), mention_ids=numbers)
    if len(said) < _SHOWN:
        # Those in the middle of the topic are of other days or places: others of it are read besides.
        asked = {"topic_ids": [int(topic["topic_id"])], "limit": _SHOWN}
        others = current().ask("topic_quotes", **filters.parameters(), **asked)
        said = pd.concat([said, others[~others["mention_id"].isin(said["mention_id"])]]).head(_SHOWN)
    if said.empty:
        empty_state("None of its mentions with these filters may be displayed.")
    note_seen(said["mention_id"].tolist())
    for row in said.to_dict("records"):
        place = f"{row['source_title']}, {day_in_words(row['day'].date())}"
        more = link(link_to("read", filters, like=[str(row["mention_id"])]), "Mentions like it")
        card("", quoted(str(row["text"]), place, 400), foot=more)


def _told(filters: Filters, names: Mapping[int, str], saved: Mapping[str, Any]) -> Told:
    """Say what became of a topic once that is saved, and where it is seen."""
    into, back = int(saved["merged_into"]), link_to("topics", filters)
    title = str(saved["title"] or "").strip()
    parts = [f"called “{title}”"] if title else []
    if bool(saved["is_hidden"]):
        parts.append("hidden; it stays at the foot of the list, under those hidden by people here")
        return Told(", ".join(parts), back, "See the list without it")
    if into == _BY_ITSELF:
        return Told(", ".join([*parts, "stands by itself in the list"]), back, "See it in the list")
    whole = names.get(into, f"topic {into}")
    there = link_to("topics", filters, topic=[str(into)])
    return Told(", ".join([*parts, f"its mentions are counted with “{whole}”"]), there, "See that topic")


@drawn_alone
def _show_form(filters: Filters, topic_id: int, names: dict[int, str]) -> None:
    if not viewer().may("quality"):
        empty_state("Naming, merging and hiding a topic needs the role quality.")
        return
    if viewer().reach is not None:
        empty_state("A topic is of all places: those who see all of them name, merge and hide it.")
        return
    st.header("What do you make of it?", anchor=False)
    rows = decided("topic_decision")
    row = row_in(rows[rows["topic_id"] == topic_id], {"title": "", "merged_into": None, "is_hidden": False})
    row["merged_into"] = _BY_ITSELF if pd.isna(row["merged_into"]) else int(row["merged_into"])
    row["is_hidden"] = bool(row["is_hidden"])
    # A draft holds words: nothing stands for 0 and for no.
    form = DeskForm(
        f"topic_decision {topic_id}", tuple(_TITLES), _TITLES,
        typed={"merged_into": lambda words: int(words or 0), "is_hidden": bool},
    )  # fmt: skip
    form.begin(row)
    st.text_input(
        _TITLES["title"], key=form.key("title"), on_change=form.keep, max_chars=LONGEST_TITLE,
        placeholder=names[topic_id], help="Empty for the title made of its words.",
    )  # fmt: skip
    others = sorted((number for number in names if number != topic_id), key=lambda number: names[number].lower())
    kept = int(st.session_state[form.key("merged_into")])
    gone = [kept] if kept != _BY_ITSELF and kept not in names else []
    st.selectbox(
        _TITLES["merged_into"], [_BY_ITSELF, *gone, *others], key=form.key("merged_into"), on_change=form.keep,
        format_func=lambda number: _option(number, names),
        help="Its mentions are then counted with that topic.",
    )  # fmt: skip
    st.checkbox(_TITLES["is_hidden"], key=form.key("is_hidden"), on_change=form.keep)

    def write(con: Connection, values: Mapping[str, Any], expected: int, person: str) -> Edit:
        if viewer().reach is not None:
            raise HeedError("A topic is of all places: those who see all of them decide about it.")
        into = int(values["merged_into"])
        decision = TopicDecision(
            str(values["title"] or ""), None if into == _BY_ITSELF else into, bool(values["is_hidden"])
        )
        return decide_topic(con, topic_id, decision, expected, person)

    form.offer_save(write, partial(_told, filters, names), has_undo=True)
    st.caption("What is decided stays with the topic at the next search.")
    show_history(f"topic_decision {topic_id}")


def _option(number: int, names: Mapping[int, str]) -> str:
    if number == _BY_ITSELF:
        return "no, it stands by itself"
    return names.get(number, f"topic {number}, which the newest search does not have")
