"""What people make of a topic: its name, another one that it belongs to, whether it is shown."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace

from config.errors import HeedError
from warehouse.desk.edit import Edit, save
from warehouse.store import Connection

LONGEST_TITLE = 80


@dataclass(frozen=True)
class TopicDecision:
    """What people decided about one topic.

    Attributes:
        title: What it is called; empty for the title made of its words.
        merged_into: The topic that it belongs to; None where it stands by itself.
        is_hidden: Whether it is left out of the list.
    """

    title: str = ""
    merged_into: int | None = None
    is_hidden: bool = False


def decide_topic(con: Connection, topic_id: int, decision: TopicDecision, expected_version: int, person: str) -> Edit:
    """Write what people decided about a topic, unless somebody else did since it was at `expected_version`.

    Raises:
        HeedError: if the name is too long, or the topic would belong to itself.
    """
    if len(decision.title) > LONGEST_TITLE:
        raise HeedError(f"A name of a topic has at most {LONGEST_TITLE} letters; this has {len(decision.title)}.")
    rows = con.execute("SELECT topic_id, title, merged_into, is_hidden FROM topic_decision").fetchall()
    held = {int(number): TopicDecision(title, into, hidden) for number, title, into, hidden in rows}
    merged = {number: one.merged_into for number, one in held.items() if one.merged_into is not None}
    if decision.merged_into is not None and ends_in({**merged, topic_id: decision.merged_into}, topic_id) is None:
        raise HeedError("A topic cannot belong to itself, also not by way of another one: choose another topic.")
    decision = replace(decision, title=decision.title.strip())
    deed = _deed(held.get(topic_id, TopicDecision()), decision)
    return save(con, "topic_decision", topic_id, asdict(decision), expected_version, person, deed)


def ends_in(merged: Mapping[int, int], topic_id: int) -> int | None:
    """Follow merged topics to the one that stands by itself; None where they go in a circle.

    Args:
        merged: Topic to the one that it belongs to.
        topic_id: Where to begin.
    """
    seen = {topic_id}
    while topic_id in merged:
        topic_id = merged[topic_id]
        if topic_id in seen:
            return None
        seen.add(topic_id)
    return topic_id


def _deed(before: TopicDecision, after: TopicDecision) -> str:
    deeds = []
    if after.title != before.title:
        deeds.append("named it" if after.title else "gave it back the title made of its words")
    if after.merged_into != before.merged_into:
        deeds.append(
            "took it apart again" if after.merged_into is None else f"merged it into topic {after.merged_into}"
        )
    if after.is_hidden != before.is_hidden:
        deeds.append("hid it" if after.is_hidden else "showed it again")
    return " and ".join(deeds) or "changed nothing"
