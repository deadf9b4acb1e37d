"""Topics: what do people write about that the themes may miss?"""

from collections.abc import Mapping
from dataclasses import replace
from itertools import chain

import pandas as pd
import streamlit as st

from analysis.change import per_100
from analysis.clusters.frequent_phrases import frequent_phrases
from dashboard.data import current, decided, note_seen, viewer
from dashboard.filters import Filters, day_in_words
from dashboard.findings.topic_list import called, listed_topics, merging, named
from dashboard.findings.typical_mention import Mention, typical
from dashboard.screens.frame import guidance, nothing_heard, table_behind
from dashboard.screens.links import link_to
from dashboard.screens.look.card import card_markup, quoted
from dashboard.screens.look.empty_state import empty_state
from dashboard.screens.look.markup import draw, link, plain, small
from dashboard.screens.look.page_header import answer
from dashboard.screens.look.status_tag import status_tag
from dashboard.screens.topic_item import show_topic
from dashboard.screens.unknown_in_link import number_in_link
from dashboard.words.safe_text import as_markdown
from dashboard.words.wording import STABLE_MENTIONS, counted, heard_from, listed, share_of

TITLE = "Topics"
ICON = ":material/bubble_chart:"

_TOPICS_SHOWN, _FEWEST_OUTLIERS, _NAMED_IN_ANSWER, _WORDS_SHOWN = 12, 30, 3, 6
_CHANGES = {"kept": "kept", "new": "found new", "ended": "ended"}
_MEANING = "A topic is a group of mentions in like words that a machine found; it means what a person says it means."


def show(filters: Filters) -> None:
    """Draw the topics of the newest search that were heard in the period, or the one that the address names."""
    if nothing_heard(filters):
        return
    fit = current().ask("topic_fit")
    if fit.empty:
        guidance(
            "No search for topics has been finished yet. They come last: while heed is at work, look again "
            "in a minute. If heed is not at work, start it.",
            "heed run",
        )
        return
    decisions = decided("topic_decision")
    found = current().ask("topics", **filters.parameters(), **merging(decisions))
    topics = listed_topics(found, decisions, filters.data_first_day, filters.last_day)
    names = _names(filters, decisions)
    number = number_in_link("topic", "the topic", "all topics")
    if number is not None:
        show_topic(filters, number, topics, names)
        return
    shown = topics[~topics["is_hidden"]]
    _show_answer(shown, fit.iloc[0])
    _show_search(fit.iloc[0], decisions)
    if shown.empty:
        empty_state("No topic was heard with these filters.", "Choose a longer period, or more sites and sources.")
    is_few = shown["mentions"].isna()
    for title, part in _parts(shown[~is_few].head(_TOPICS_SHOWN)):
        st.header(title, anchor=False)
        _show_cards(filters, part, names)
    _show_links(filters, shown[~is_few].iloc[_TOPICS_SHOWN:], "heard less often")
    _show_links(filters, shown[is_few], "heard too little in the period to show figures")
    if len(shown):
        table_behind(f"all {counted(len(shown), 'topic')}", _table(shown, names))
    _show_outliers(filters)
    _show_links(filters, topics[topics["is_hidden"]], "hidden by people here")


def _names(filters: Filters, decisions: pd.DataFrame) -> Mapping[int, str]:
    """Give what each topic is called; to who sees some places only, of those that were ever heard there."""
    names = called(current().ask("topic_titles"), decisions)
    own = viewer().sites_of(filters.provider)
    if own is None:
        return names
    # A title is made of the words of its mentions, and may be made of very few.
    ever = replace(filters.since_first_heard(), last_day=filters.data_last_day, sites=own, sources=None)
    heard = set(current().ask("topics", **ever.parameters(), merged=[], merged_into=[])["topic_id"])
    merged = merging(decisions)
    wholes = {into for topic, into in zip(merged["merged"], merged["merged_into"], strict=True) if topic in heard}
    return {topic: name for topic, name in names.items() if topic in heard | wholes}


def _show_answer(shown: pd.DataFrame, fit: pd.Series) -> None:
    emerging = shown.loc[shown["is_emerging"], "title"].astype(str).tolist()
    words = f"{counted(len(shown), 'topic')} heard; "
    if emerging:
        more = len(emerging) - _NAMED_IN_ANSWER
        told = [*emerging[:_NAMED_IN_ANSWER], *([f"{more} more"] if more > 0 else [])]
        words += f"new or growing: {listed(told)}."
    else:
        words += "none is new or growing."
    if pd.notna(fit["outlier_share"]):
        words += f" {per_100(fit['outlier_share'])} fit no topic."
    answer(words)


def _show_search(fit: pd.Series, decisions: pd.DataFrame) -> None:
    draw(small(_MEANING))
    changes = current().ask("topic_changes")
    with st.expander(f"How they were found; {_search_in_words(changes)}"):
        sees_all = viewer().reach is None
        # A count of all places less that of one's own tells of the others.
        found, note = (counted(fit["mentions"], "mention"), fit["note"]) if sees_all else ("All mentions", "")
        how = f"searched on {day_in_words(fit['fitted_at'].date())}, by {fit['method']}, version {fit['version']}."
        st.markdown(as_markdown(f"{found} {how} {note}".rstrip()))
        if changes.empty:
            return
        given = named(decisions)
        if not sees_all:
            st.caption("Which ones is shown to those who see all places.")
            return
        titles = [given.get(int(row["topic_id"]), row["title"]) for _, row in changes.iterrows()]
        table = pd.DataFrame(
            {
                "Topic": titles,
                "What became of it": changes["change"].map(_CHANGES),
                "Likeness before and after": changes["similarity"].round(2),
            }
        )
        st.dataframe(table, hide_index=True, placeholder="", alt="What the last search made of each topic")
        st.caption("Likeness is 1 where the middle of the topic did not move. Numbers and decisions stay with a topic.")


def _search_in_words(changes: pd.DataFrame) -> str:
    counts = changes["change"].value_counts()
    if set(counts.index) <= {"new"}:
        return f"the first search found {counts.get('new', 0)}"
    told = ", ".join(f"{counts.get(change, 0)} {words}" for change, words in _CHANGES.items())
    return f"the last search: {told}"


def _parts(shown: pd.DataFrame) -> list[tuple[str, pd.DataFrame]]:
    parts = [
        ("New or growing", shown[shown["is_emerging"]]),
        ("Heard for longer", shown[~shown["is_emerging"]]),
    ]
    return [(title, part) for title, part in parts if len(part)]


def _show_cards(filters: Filters, topics: pd.DataFrame, names: Mapping[int, str]) -> None:
    examples = list(chain.from_iterable(numbers[:3] for numbers in topics["examples"]))
    found = current().ask("mentions_by_id", **filters.parameters(), mention_ids=[int(number) for number in examples])
    words = {int(row["mention_id"]): row for row in found.to_dict("records")}
    middle: list[list[Mention]] = [
        [words[int(number)] for number in numbers if int(number) in words] for numbers in topics["examples"]
    ]
    shown = _typical(filters, topics, middle)
    note_seen(int(said["mention_id"]) for said in shown if said)
    cards = [_card(filters, row, said, names) for (_, row), said in zip(topics.iterrows(), shown, strict=True)]
    draw(f'<div class="heed-columns">{"".join(cards)}</div>')


def _typical(filters: Filters, topics: pd.DataFrame, middle: list[list[Mention]]) -> list[Mention | None]:
    """Choose a mention for each topic: of those in its middle, else of all, one that feels as most of it do."""
    rows = [row for _, row in topics.iterrows()]

    def chosen(said: list[list[Mention]]) -> list[Mention | None]:
        return [typical(row["complaints"], row["scored"], each) for row, each in zip(rows, said, strict=True)]

    without = [int(row["topic_id"]) for row, found in zip(rows, chosen(middle), strict=True) if found is None]
    others = _others_of(filters, without) if without else {}
    heard = [[*said, *others.get(int(row["topic_id"]), [])] for row, said in zip(rows, middle, strict=True)]
    return [found or next(iter(said), None) for found, said in zip(chosen(heard), heard, strict=True)]


def _others_of(filters: Filters, topics: list[int]) -> dict[int, list[Mention]]:
    found = current().ask("topic_quotes", **filters.parameters(), topic_ids=topics, limit=1)
    return {int(str(topic)): list(said.to_dict("records")) for topic, said in found.groupby("topic_id")}


def _complain(topic: pd.Series) -> str:
    """Say how many complain; among few mentions the counts alone, as a share of them is unstable."""
    if pd.notna(topic["complaint_share"]) and topic["scored"] < STABLE_MENTIONS:
        return f"{topic['complaints']:,} of {topic['scored']:,} mentions complain"
    return f"complaints: {share_of(topic['complaint_share'], topic['complaints'], topic['scored'])}"


def _card(filters: Filters, topic: pd.Series, said: Mention | None, names: Mapping[int, str]) -> str:
    body = small(f"{heard_from(topic['voices'], topic['mentions'])}; {_complain(topic)}")
    if said:
        body += quoted(str(said["text"]), f"{said['source_title']}, {day_in_words(said['day'].date())}")
    else:
        words = ", ".join(topic["keywords"][:_WORDS_SHOWN])
        body += f"<p>{plain(f'Words that set it apart: {words}')}</p>"
    if topic["belonging"]:
        inside = listed([names.get(number, f"topic {number}") for number in topic["belonging"]])
        body += small(f"With {inside}")
    tags = status_tag("concern", "new or growing") if topic["is_emerging"] else ""
    tags += status_tag("done", "named by a person") if topic["is_named"] else ""
    foot = link(link_to("topics", filters, topic=[str(topic["topic_id"])]), "Read more, name it or merge it")
    return card_markup(str(topic["title"]), body, tags, foot)


def _table(topics: pd.DataFrame, names: Mapping[int, str]) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "Topic": topics["title"],
            "Mentions": topics["mentions"],
            "Voices": topics["voices"],
            "Complaints": topics["complaints"],
            "Complaints per 100": (topics["complaint_share"] * 100).round(0),
            "Words": [", ".join(words) for words in topics["keywords"]],
            "Topics in it": [
                ", ".join(names.get(number, f"topic {number}") for number in numbers) for numbers in topics["belonging"]
            ],
        }
    )


def _show_outliers(filters: Filters) -> None:
    outliers = current().ask("topic_outliers", **filters.parameters())
    if len(outliers) < _FEWEST_OUTLIERS:
        return
    phrases = _phrases(tuple(outliers["mention_id"]), tuple(outliers["text"]))
    st.header("Far from every topic", anchor=False)
    said = f"Said most in the {len(outliers):,} newest mentions that fit no topic: {listed(phrases)}."
    if phrases:
        st.markdown(as_markdown(said))
    st.caption("A new topic shows here first: the next search makes one where enough mentions are alike.")


@st.cache_data(max_entries=50, show_spinner=False)
def _phrases(numbers: tuple[int, ...], texts: tuple[str, ...]) -> list[str]:
    return [phrase.title.lower() for phrase in frequent_phrases(pd.Series(texts, index=list(numbers)))]


def _show_links(filters: Filters, topics: pd.DataFrame, which: str) -> None:
    if topics.empty:
        return
    links = [
        f"<li>{link(link_to('topics', filters, topic=[str(row['topic_id'])]), str(row['title']))}</li>"
        for _, row in topics.iterrows()
    ]
    with st.expander(f"{counted(len(topics), 'topic')} {which}", key=f"part topics {which}"):
        draw(f"<ul>{''.join(links)}</ul>")
