from collections import Counter
from datetime import timedelta

import pytest

from collectors.demonstration import Truth
from collectors.demonstration.clinic import NEW_VOCABULARY_DAY
from tests.collectors.demonstration.unpack import Json, names, posts, root, whole_text

_OLD = {"edit_history_tweet_ids", "note_tweet", "referenced_tweets", "retweet_count"}
_NEW = {"edit_history_post_ids", "note_post", "referenced_posts", "repost_count"}


def test_every_page_of_x_is_in_the_vocabulary_of_its_time(pages: list[Json]) -> None:
    for page in pages:
        newest = max(post["created_at"] for post in page["data"])
        forbidden = _OLD if newest[:10] > (NEW_VOCABULARY_DAY + timedelta(days=7)).isoformat() else _NEW
        if newest[:10] < NEW_VOCABULARY_DAY.isoformat() or forbidden is _OLD:
            assert not names(page) & forbidden


def test_no_page_of_x_mixes_the_vocabularies(pages: list[Json]) -> None:
    kinds = Counter((bool(names(page) & _OLD), bool(names(page) & _NEW)) for page in pages)
    assert set(kinds) == {(True, False), (False, True)}
    assert min(kinds.values()) > 30


@pytest.mark.parametrize(
    "name",
    ["note_tweet", "note_post", "referenced_tweets", "referenced_posts", "tweets", "posts", "errors", "next_token"],
)
def test_some_page_of_x_shows(pages: list[Json], name: str) -> None:
    assert any(name in names(page) for page in pages)


def test_posts_on_a_page_are_newest_first_and_their_ids_tell_the_time(pages: list[Json]) -> None:
    for page in pages:
        ids = [int(post["id"]) for post in page["data"]]
        assert ids == sorted(ids, reverse=True)
        assert page["meta"] == page["meta"] | {
            "newest_id": str(ids[0]),
            "oldest_id": str(ids[-1]),
            "result_count": len(ids),
        }


def test_a_long_post_is_cut_and_its_note_is_whole(pages: list[Json]) -> None:
    long_posts = [post for post in posts(pages) if "note_tweet" in post or "note_post" in post]
    assert len(long_posts) >= 5
    for post in long_posts:
        assert len(post["text"]) == 280
        assert len(whole_text(post)) > 280


def test_a_repost_is_cut_and_its_original_is_included(truth: Truth, pages: list[Json]) -> None:
    reposts = 0
    for page in pages:
        included = {post["id"] for name in ("tweets", "posts") for post in page["includes"].get(name, [])}
        for post in page["data"]:
            original = truth.labels["x", root(post)].repost_of
            if original is not None:
                reposts += 1
                assert original in included
                assert post["text"].startswith("RT @")
                assert len(post["text"]) <= 140
    assert reposts > 40


def test_an_edited_post_keeps_its_first_id_in_its_history(truth: Truth, pages: list[Json]) -> None:
    edited = [post for post in posts(pages) if post["id"] != root(post)]
    assert len(edited) > 20
    assert all(("x", root(post)) in truth.labels for post in edited)


def test_every_post_stands_in_the_file_once_besides_its_older_versions(truth: Truth, pages: list[Json]) -> None:
    versions = Counter(root(post) for post in posts(pages))
    assert {("x", root) for root in versions} == {key for key in truth.labels if key[0] == "x"}
    assert versions.total() - len(versions) == truth.older_versions > 0
