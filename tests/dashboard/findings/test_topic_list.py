"""Topics as people made them, what emerges first."""

from datetime import timedelta

import pandas as pd

from dashboard.findings.topic_list import listed_topics, merging
from tests.dashboard.invented import LAST_DAY

_DECISIONS = pd.DataFrame(
    [
        (0, "Getting through", None, False),
        (1, "", 0, False),
        (2, "", None, True),
    ],
    columns=["topic_id", "title", "merged_into", "is_hidden"],
)


def test_a_topic_grows_only_against_enough_time_before() -> None:
    heard = pd.DataFrame(
        {
            "topic_id": [0, 3, -1],
            "title": ["a", "b", "outliers"],
            "mentions": [50, 30, 400],
            "recent_mentions": [4, 20, 100],
            "earlier_mentions": [46, 10, 300],
            "found_later_at": pd.Series([pd.NaT] * 3, dtype="datetime64[us]"),
        }
    )
    long = listed_topics(heard, _DECISIONS, LAST_DAY - timedelta(days=84), LAST_DAY)
    assert long["title"].tolist() == ["b", "Getting through"]
    assert long["is_emerging"].tolist() == [True, False]
    assert long["belonging"].tolist() == [[], [1]]
    short = listed_topics(heard, _DECISIONS, LAST_DAY - timedelta(days=83), LAST_DAY)
    assert not short["is_emerging"].any()


def test_a_chain_of_merged_topics_ends_in_the_last() -> None:
    chain = pd.DataFrame({"topic_id": [1, 2], "title": "", "merged_into": [2.0, 3.0], "is_hidden": False})
    assert merging(chain) == {"merged": [1, 2], "merged_into": [3, 3]}
