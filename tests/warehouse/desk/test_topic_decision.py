"""What people make of a topic is kept under its number, with who did what, and nobody overwrites anybody."""

import pytest

from config.errors import HeedError
from config.home import Home
from warehouse.desk.tables import read_table, read_trail_of
from warehouse.desk.topic_decision import LONGEST_TITLE, TopicDecision, decide_topic
from warehouse.store import writing


def test_each_change_stands_in_the_trail(home: Home) -> None:
    with writing(home, "desk", "a test") as con:
        decide_topic(con, 0, TopicDecision(" Ticket machine "), 0, "one")
        decide_topic(con, 0, TopicDecision("Ticket machine", merged_into=4, is_hidden=True), 1, "another")
        decide_topic(con, 0, TopicDecision(), 2, "one")
        assert read_trail_of(con, "topic_decision 0")["deed"].tolist() == [
            "gave it back the title made of its words and took it apart again and showed it again",
            "merged it into topic 4 and hid it",
            "named it",
        ]


def test_who_comes_second_changes_nothing(home: Home) -> None:
    with writing(home, "desk", "a test") as con:
        decide_topic(con, 3, TopicDecision("Ticket machine"), 0, "one")
        edit = decide_topic(con, 3, TopicDecision("Barrier"), 0, "another")
        assert not edit.is_saved
        assert edit.sentence().startswith("Not saved: one changed this")
        assert read_table(con, "topic_decision")["title"].tolist() == ["Ticket machine"]


def test_topics_cannot_belong_to_each_other(home: Home) -> None:
    with writing(home, "desk", "a test") as con:
        decide_topic(con, 1, TopicDecision(merged_into=2), 0, "one")
        decide_topic(con, 2, TopicDecision(merged_into=3), 0, "one")
        for into in (1, 3):
            with pytest.raises(HeedError, match="cannot belong to itself"):
                decide_topic(con, 3, TopicDecision(merged_into=into), 0, "one")


def test_a_name_has_an_end(home: Home) -> None:
    with writing(home, "desk", "a test") as con, pytest.raises(HeedError, match="at most 80 letters; this has 81"):
        decide_topic(con, 1, TopicDecision("x" * (LONGEST_TITLE + 1)), 0, "one")
