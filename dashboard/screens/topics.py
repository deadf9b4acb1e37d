"""Topics: what do people write about that the themes may miss?"""

from collections.abc import Sequence
from itertools import chain

import pandas as pd
import streamlit as st

from analysis.change import per_100
from dashboard.data import current
from dashboard.filters import Filters, day_in_words
from dashboard.safe_text import as_markdown, excerpt
from dashboard.screens.frame import guidance, nothing_heard
from dashboard.wording import TOO_FEW, counted, quote, share_of

TITLE = "Topics"
ICON = ":material/bubble_chart:"

_EXAMPLES_SHOWN, _TOPICS_SHOWN = 3, 20


def show(filters: Filters) -> None:
    """Draw the topics of the newest fit that were heard in the period."""
    if nothing_heard(filters):
        return
    fit = current().ask("topic_fit")
    if fit.empty:
        guidance("No search for topics has been made yet.", "heed run")
        return
    _show_fit(fit.iloc[0])
    topics = current().ask("topics", **filters.parameters())
    named = topics[topics["topic_id"] >= 0]
    if named.empty:
        st.info("No topic was heard with these filters. Choose a longer period, or more sites and sources.")
        return
    _show_table(named)
    _show_topics(filters, named.head(_TOPICS_SHOWN))
    if len(named) > _TOPICS_SHOWN:
        st.caption(f"{len(named) - _TOPICS_SHOWN} smaller topics stand in the table only.")


def _show_fit(fit: pd.Series) -> None:
    facts = [f"Found in {counted(fit['mentions'], 'mention')} on {day_in_words(fit['fitted_at'].date())} UTC"]
    facts.append(f"method {fit['method']}, version {fit['version']}")
    if pd.notna(fit["outlier_share"]):
        facts.append(f"outliers: {per_100(fit['outlier_share'])} fit no topic")
    st.caption(as_markdown("; ".join(facts) + "."))
    if fit["note"]:
        st.info(as_markdown(fit["note"]), icon=":material/info:")


def _show_table(topics: pd.DataFrame) -> None:
    table = pd.DataFrame(
        {
            "Topic": topics["title"],
            "Mentions": topics["mentions"],
            "Voices": topics["voices"],
            "Complaints": topics["complaints"],
            "Complaints per 100": (topics["complaint_share"] * 100).round(0),
            "Keywords": [", ".join(words) for words in topics["keywords"]],
        }
    )
    st.dataframe(table, hide_index=True, placeholder=TOO_FEW, alt="Topics by the number of mentions in the period")
    st.caption("Unit: mentions in the period; complaints per 100 of the topic's scored mentions, none below 10.")


def _show_topics(filters: Filters, topics: pd.DataFrame) -> None:
    shown = [[int(mention) for mention in examples[:_EXAMPLES_SHOWN]] for examples in topics["examples"]]
    said = current().ask("mentions_by_id", **filters.parameters(), mention_ids=list(chain.from_iterable(shown)))
    words = said.set_index("mention_id")["text"].to_dict()
    for (_, topic), examples in zip(topics.iterrows(), shown, strict=True):
        with st.expander(f"{as_markdown(topic['title'])} · {counted(topic['mentions'], 'mention')}"):
            st.markdown(as_markdown(f"Keywords: {', '.join(topic['keywords'])}"))
            share = share_of(topic["complaint_share"], topic["complaints"], topic["scored"])
            st.markdown(as_markdown(f"Complaints: {share}; {counted(topic['voices'], 'voice')}."))
            _show_examples([words[mention] for mention in examples if mention in words])


def _show_examples(texts: Sequence[str]) -> None:
    for text in texts:
        st.markdown(quote(excerpt(text)))
    if not texts:
        st.caption("Its examples lie outside these filters, or may not be displayed.")
