"""The topics as people made them: named, merged, hidden; what is emerging first."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import pandas as pd

from analysis.change import MINIMUM_MENTIONS
from warehouse.desk.topic_decision import ends_in

_MONTH = pd.Timedelta(days=31)
# Before a topic can be called new, there must be this much to compare the last 28 days with.
_DAYS_NEEDED = 84


def merging(decisions: pd.DataFrame) -> dict[str, list[int]]:
    """Give the merged topics as parameters of the question `topics`: `merged`, and the topic that each ends in.

    Args:
        decisions: Table `topic_decision` of the desk.
    """
    pairs = _pairs(decisions)
    ends = {topic: ends_in(pairs, topic) for topic in pairs}
    known = {topic: end for topic, end in ends.items() if end is not None}
    return {"merged": list(known), "merged_into": list(known.values())}


def listed_topics(topics: pd.DataFrame, decisions: pd.DataFrame, first_day: date, last_day: date) -> pd.DataFrame:
    """Apply names and hiding, and put what is emerging first.

    A topic is emerging when a later search found it within a month of the end of the period, or when its mentions of
    the last 28 days are at least ten and more than all before them.

    Args:
        topics: Answer to the question `topics`, asked with `merging`.
        decisions: Table `topic_decision` of the desk.
        first_day: First day that anything was heard.
        last_day: Last day of the period.

    Returns:
        The topics with `is_emerging`, `is_hidden`, `is_named`, and in `belonging` the topics merged into each; outliers
        are left out. Emerging first, then by mentions; hidden ones last.
    """
    topics = topics[topics["topic_id"] >= 0].copy()
    hidden = {int(row["topic_id"]) for _, row in decisions.iterrows() if row["is_hidden"]}
    names, pairs = named(decisions), _pairs(decisions)
    belonging: dict[int | None, list[int]] = {}
    for topic in pairs:
        belonging.setdefault(ends_in(pairs, topic), []).append(topic)
    numbers = [int(number) for number in topics["topic_id"]]
    titles = [names.get(number, title) for number, title in zip(numbers, topics["title"], strict=True)]
    is_recent = topics["found_later_at"] >= pd.Timestamp(last_day) - _MONTH
    is_growing = (topics["recent_mentions"] >= MINIMUM_MENTIONS) & (
        topics["recent_mentions"] > topics["earlier_mentions"]
    )
    is_comparable = (last_day - first_day).days >= _DAYS_NEEDED
    topics = topics.assign(
        title=titles,
        is_named=[number in names for number in numbers],
        is_hidden=[number in hidden for number in numbers],
        belonging=pd.Series([belonging.get(number, []) for number in numbers], topics.index, dtype=object),
        is_emerging=(is_recent | (is_growing & is_comparable)) & topics["mentions"].notna(),
    )
    order = ["is_hidden", "is_emerging", "mentions", "topic_id"]
    return topics.sort_values(order, ascending=[True, False, False, True]).reset_index(drop=True)


def called(titles: pd.DataFrame, decisions: pd.DataFrame) -> Mapping[int, str]:
    """Give what each topic is called: the name that people gave it, else the title made of its words.

    Args:
        titles: Answer to the question `topic_titles`.
        decisions: Table `topic_decision` of the desk.
    """
    made: dict[int, Any] = dict(zip(titles["topic_id"].astype(int), titles["title"], strict=True))
    return {**made, **named(decisions)}


def named(decisions: pd.DataFrame) -> dict[int, str]:
    """Give the names that people gave: topic to name."""
    return {int(row["topic_id"]): str(row["title"]) for _, row in decisions.iterrows() if row["title"]}


def _pairs(decisions: pd.DataFrame) -> dict[int, int]:
    merged = decisions[decisions["merged_into"].notna()]
    return dict(zip(merged["topic_id"].astype(int), merged["merged_into"].astype(int), strict=True))
