from datetime import datetime
from typing import Any

import pytest

from collectors import x
from collectors.outcome import Found, LeftOut, Refused
from collectors.reading import Reading
from config.settings import Provider, Site
from warehouse.erasure.gone_references import GoneReference
from warehouse.mention import Mention

PROVIDER = Provider(
    "riverside", "Riverside", "Europe/London", "en", (Site("north", "Riverside North", (), "Europe/London"),)
)
READING = Reading(PROVIDER)
POST = {
    "id": "20",
    "text": "Cold waiting room",
    "created_at": "2026-05-03T10:00:00.000Z",
    "author_id": "7",
    "lang": "en",
}
OLD = {
    "note": "note_tweet",
    "references": "referenced_tweets",
    "versions": "edit_history_tweet_ids",
    "included": "tweets",
}
NEW = {"note": "note_post", "references": "referenced_posts", "versions": "edit_history_post_ids", "included": "posts"}
BOTH = pytest.mark.parametrize("words", [OLD, NEW], ids=["tweets", "posts"])


def mention(payload: dict[str, Any]) -> Mention:
    (outcome,) = x.parse(payload, READING)
    assert isinstance(outcome, Found)
    return outcome.mention


def test_a_post_becomes_a_mention() -> None:
    assert mention({"data": [POST]}) == Mention(
        source="x",
        item_id="20",
        provider="riverside",
        created_at=datetime(2026, 5, 3, 10),
        text="Cold waiting room",
        author="7",
        expected_language="en",
    )


@BOTH
def test_a_long_post_is_read_whole(words: dict[str, str]) -> None:
    assert mention({"data": [{**POST, words["note"]: {"text": "long " * 90}}]}).text == "long " * 90


@BOTH
def test_a_repost_takes_the_whole_words_of_what_it_repeats(words: dict[str, str]) -> None:
    kind = "retweeted" if words is OLD else "reposted"
    post = {**POST, "text": "RT @a: Cold wai\u2026", words["references"]: [{"type": kind, "id": "12"}]}
    original = {"id": "12", "text": "Cold waiting room and no tea", words["versions"]: ["11", "12"]}
    found = mention({"data": [post], "includes": {words["included"]: [original]}})
    assert (found.text, found.repost_of) == ("Cold waiting room and no tea", "11")


def test_a_repost_of_something_gone_keeps_its_own_words() -> None:
    found = mention({"data": [{**POST, "referenced_tweets": [{"type": "retweeted", "id": "12"}]}]})
    assert (found.text, found.repost_of) == ("Cold waiting room", "12")


def test_a_quotation_is_no_repost() -> None:
    assert mention({"data": [{**POST, "referenced_posts": [{"type": "quoted", "id": "12"}]}]}).repost_of is None


@BOTH
def test_an_edited_post_keeps_the_id_of_its_first_version(words: dict[str, str]) -> None:
    assert mention({"data": [{**POST, words["versions"]: ["18", "20"]}]}).item_id == "18"


@pytest.mark.parametrize(
    ("code", "language"), [("en", "en"), ("und", None), ("qme", None), ("zxx", None), ("in", "id")]
)
def test_a_language_that_x_could_not_tell_is_none(code: str, language: str | None) -> None:
    assert mention({"data": [{**POST, "lang": code}]}).expected_language == language


def test_the_escapes_of_the_wire_are_undone() -> None:
    assert mention({"data": [{**POST, "text": "A&amp;E &lt;3"}]}).text == "A&E <3"


def test_a_site_that_is_named_is_recognised() -> None:
    assert mention({"data": [{**POST, "text": "riverside NORTH is cold"}]}).site == "north"


def test_one_post_alone_is_a_page_too() -> None:
    assert mention({"data": POST}).item_id == "20"


def test_a_page_without_posts_is_empty() -> None:
    assert list(x.parse({"meta": {"result_count": 0, "newest_id": ""}}, READING)) == []


def test_errors_beside_the_posts_are_left_out_and_counted() -> None:
    outcomes = list(x.parse({"data": [POST], "errors": [{"title": "Not Found"}]}, READING))
    assert [type(outcome) for outcome in outcomes] == [LeftOut, Found]


def gone(number: str, **more: Any) -> dict[str, Any]:
    return {"resource_id": number, "resource_type": "tweet", "title": "Not Found Error", **more}


def test_a_repost_of_what_x_says_is_gone_is_not_kept_but_a_stub_without_words() -> None:
    post = {**POST, "text": "RT @a: Cold wai\u2026", "referenced_tweets": [{"type": "retweeted", "id": "12"}]}
    assert list(x.parse({"data": [post], "errors": [gone("12")]}, READING)) == [
        LeftOut("repeats a post that is gone", (GoneReference("20", "12", "reposted", "deleted"),))
    ]


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        ({}, "deleted"),
        ({"title": "Authorization Error"}, "protected or suspended"),
        ({"detail": "User has been suspended: [7]."}, "account suspended"),
        ({"title": "Withheld", "detail": ""}, "withheld"),
        ({"title": None}, "not shown"),
    ],
)
def test_a_post_keeps_a_stub_of_what_it_answers_and_x_says_is_gone(said: dict[str, Any], reason: str) -> None:
    post = {**POST, "referenced_tweets": [{"type": "replied_to", "id": "12"}]}
    (outcome,) = x.parse({"data": [post], "errors": [gone("12", **said)]}, READING)
    assert isinstance(outcome, Found) and outcome.gone == (GoneReference("20", "12", "replied_to", reason),)


def test_an_error_about_a_user_or_about_a_part_of_a_post_that_is_shown_is_no_post_that_is_gone() -> None:
    errors = [gone("20", parameter="non_public_metrics"), gone("7", resource_type="user")]
    assert [type(outcome) for outcome in x.parse({"data": [POST], "errors": errors}, READING)] == [Found]


@pytest.mark.parametrize("number", ["1.5e+18", "abc", 1.5e18, "-7"])
def test_an_id_that_a_spreadsheet_ruined_is_refused(number: Any) -> None:
    (outcome,) = x.parse({"data": [{**POST, "id": number}]}, READING)
    assert isinstance(outcome, Refused) and "no number" in outcome.reason


@pytest.mark.parametrize("missing", ["id", "text", "created_at"])
def test_a_post_without_what_is_needed_is_refused(missing: str) -> None:
    post = {name: value for name, value in POST.items() if name != missing}
    (outcome,) = x.parse({"data": [post]}, READING)
    assert isinstance(outcome, Refused) and missing in outcome.reason


@pytest.mark.parametrize("payload", [None, [], "x", {}, {"data": None}, {"data": [None]}, {"data": [{"id": []}]}])
def test_what_is_no_post_is_refused(payload: Any) -> None:
    assert all(isinstance(outcome, Refused) for outcome in x.parse(payload, READING))


def test_a_piece_gives_its_mention_again() -> None:
    post = {**POST, "referenced_tweets": [{"type": "retweeted", "id": "12"}]}
    page = {"data": [post, {**POST, "id": "21"}], "includes": {"tweets": [{"id": "12", "text": "Cold"}]}}
    for outcome in x.parse(page, READING):
        assert isinstance(outcome, Found)
        assert list(x.parse(outcome.piece, READING)) == [outcome]
