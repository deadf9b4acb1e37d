import math
from datetime import datetime
from typing import Any

import pytest

from collectors import reddit
from collectors.outcome import Found, LeftOut, Refused
from collectors.reading import Reading
from config.settings import Provider
from warehouse.mention import Mention

READING = Reading(Provider("riverside", "Riverside", "Europe/London", "en"))
COMMENT = {"id": "c1", "name": "t1_c1", "body": "Parking was full", "created_utc": 1777802400.0, "author": "someone"}
SUBMISSION = {
    "id": "s1",
    "title": "Clinic",
    "selftext": "Two hours",
    "created_utc": 1777802400,
    "author_fullname": "t2_9",
}


def thing(kind: str, data: dict[str, Any]) -> dict[str, Any]:
    return {"kind": kind, "data": data}


def listing(*things: dict[str, Any]) -> dict[str, Any]:
    return thing("Listing", {"children": list(things), "after": None})


def mention(payload: Any) -> Mention:
    (outcome,) = reddit.parse(payload, READING)
    assert isinstance(outcome, Found)
    return outcome.mention


def test_a_comment_becomes_a_mention() -> None:
    assert mention(listing(thing("t1", COMMENT))) == Mention(
        source="reddit",
        item_id="t1_c1",
        provider="riverside",
        created_at=datetime(2026, 5, 3, 10),
        text="Parking was full",
        author="someone",
        expected_language="en",
    )


def test_a_submission_is_its_title_and_its_text() -> None:
    found = mention(listing(thing("t3", SUBMISSION)))
    assert (found.item_id, found.text, found.author) == ("t3_s1", "Clinic\n\nTwo hours", "t2_9")


def test_replies_are_read_however_deep_they_lie() -> None:
    tree = thing("t1", {**COMMENT, "replies": ""})
    for number in range(2_000):
        tree = thing("t1", {**COMMENT, "id": f"d{number}", "replies": listing(tree)})
    assert len(list(reddit.parse([listing(), listing(tree)], READING))) == 2_001


@pytest.mark.parametrize("words", ["[deleted]", "[removed]", " [deleted] "])
def test_what_was_deleted_is_left_out(words: str) -> None:
    assert list(reddit.parse(thing("t1", {**COMMENT, "body": words}), READING)) == [LeftOut("deleted or removed")]


def test_a_submission_whose_text_was_removed_is_left_out_whole() -> None:
    assert list(reddit.parse(thing("t3", {**SUBMISSION, "selftext": "[removed]"}), READING)) == [
        LeftOut("deleted or removed")
    ]


def test_a_submission_of_a_link_that_was_removed_is_left_out_although_its_title_is_shown() -> None:
    post = {**SUBMISSION, "selftext": "", "removed_by_category": "moderator"}
    assert list(reddit.parse(thing("t3", post), READING)) == [LeftOut("deleted or removed")]


def test_a_deleted_author_is_nobody() -> None:
    assert mention(thing("t1", {**COMMENT, "author": "[deleted]"})).author is None


@pytest.mark.parametrize(
    ("edited", "revision"),
    [
        *((False, 0), (None, 0), (True, 1), (1777802500, 1777802500), (1777802500.9, 1777802500)),
        *(("1777802500", 1777802500), ("", 0), ("soon", 0), (math.nan, 0), (math.inf, 0), ([], 0), ({"at": 1}, 0)),
    ],
)
def test_every_kind_of_edited_gives_a_revision(edited: Any, revision: int) -> None:
    (outcome,) = reddit.parse(thing("t1", {**COMMENT, "edited": edited}), READING)
    assert isinstance(outcome, Found) and outcome.revision == revision


def test_an_item_that_says_nothing_of_edits_is_the_first_version() -> None:
    (outcome,) = reddit.parse(
        thing("t1", {name: value for name, value in COMMENT.items() if name != "edited"}), READING
    )
    assert isinstance(outcome, Found) and outcome.revision == 0


def test_a_crosspost_repeats_its_parent() -> None:
    post = {**SUBMISSION, "crosspost_parent": "t3_p", "crosspost_parent_list": [{"title": "Clinic"}]}
    assert mention(thing("t3", post)).repost_of == "t3_p"


def test_a_crosspost_with_words_of_its_own_repeats_nothing() -> None:
    post = {**SUBMISSION, "crosspost_parent": "t3_p", "crosspost_parent_list": [{"title": "Other"}]}
    assert mention(thing("t3", post)).repost_of is None


def test_comments_that_were_not_loaded_are_counted() -> None:
    assert list(reddit.parse(listing(thing("more", {"count": 9})), READING)) == [
        LeftOut("comments that were not loaded")
    ]


@pytest.mark.parametrize(
    "payload",
    [
        None,
        "x",
        {},
        {"kind": "t9", "data": {}},
        thing("t1", {}),
        thing("t1", {"id": "a", "body": "b", "created_utc": "c"}),
    ],
)
def test_what_is_no_item_is_refused(payload: Any) -> None:
    assert all(isinstance(outcome, Refused) for outcome in reddit.parse(payload, READING))


def test_a_piece_gives_its_mention_again_without_its_replies() -> None:
    parent = thing("t1", {**COMMENT, "replies": listing(thing("t1", {**COMMENT, "id": "c2", "name": "t1_c2"}))})
    for outcome in reddit.parse(parent, READING):
        assert isinstance(outcome, Found)
        assert list(reddit.parse(outcome.piece, READING)) == [outcome]
