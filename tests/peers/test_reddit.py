"""The local Reddit keeps the promises that the collectors' tests stand on."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
import requests

from tests.peers.reddit import CLIENT_ID, CLIENT_SECRET, RedditPeer

AGENT = {"User-Agent": "linux:example.heed:v0 (by /u/example)"}


@pytest.fixture
def reddit() -> Iterator[RedditPeer]:
    with RedditPeer() as peer:
        yield peer


def log_in(peer: RedditPeer, secret: str = CLIENT_SECRET) -> requests.Response:
    with requests.Session() as session:
        session.trust_env = False
        form = {"grant_type": "client_credentials"}
        url = f"{peer.base}/api/v1/access_token"
        return session.post(url, data=form, auth=(CLIENT_ID, secret), timeout=5)


def answer(peer: RedditPeer, path: str, **params: Any) -> requests.Response:
    token = next(iter(peer.tokens), None) or log_in(peer).json()["access_token"]
    with requests.Session() as session:
        session.trust_env = False
        return session.get(
            peer.base + path, params=params, headers={**AGENT, "Authorization": f"bearer {token}"}, timeout=5
        )


def ask(peer: RedditPeer, path: str, **params: Any) -> Any:
    return answer(peer, path, **params).json()


def names(listing: Any) -> list[str]:
    return [child["data"]["name"] for child in listing["data"]["children"]]


def test_a_wrong_secret_gets_no_token(reddit: RedditPeer) -> None:
    assert log_in(reddit, "wrong").status_code == 401


def test_a_token_that_was_revoked_is_a_401_that_names_its_reason(reddit: RedditPeer) -> None:
    token = log_in(reddit).json()["access_token"]
    reddit.forget_tokens()
    with requests.Session() as session:
        session.trust_env = False
        said = session.get(f"{reddit.base}/r/nhs/new", headers={**AGENT, "Authorization": f"bearer {token}"}, timeout=5)
    assert (said.status_code, "invalid_token" in said.headers["www-authenticate"]) == (401, True)


def test_search_finds_submissions_and_no_comments(reddit: RedditPeer) -> None:
    thing = reddit.submit("the marsh ward")
    reddit.comment(thing, "marsh")
    assert names(ask(reddit, "/r/all/search/", q="marsh", sort="new")) == [thing.name]


def test_search_reaches_as_far_as_it_is_told(reddit: RedditPeer) -> None:
    reddit.submit("marsh", at=reddit.clock.now() - timedelta(days=8))
    assert names(ask(reddit, "/r/all/search/", q="marsh", t="week")) == []


def test_search_ends_near_250(reddit: RedditPeer) -> None:
    for number in range(260):
        reddit.submit("marsh", at=reddit.clock.now() - timedelta(minutes=number))
    found: list[str] = []
    after = ""
    while after is not None:
        listing = ask(reddit, "/r/all/search/", q="marsh", limit=100, **({"after": after} if after else {}))
        found, after = found + names(listing), listing["data"]["after"]
    assert len(found) == 250


def test_the_comments_of_a_subreddit_are_its_own_newest_first(reddit: RedditPeer) -> None:
    thing = reddit.submit("a", at=reddit.clock.now() - timedelta(hours=3))
    older = reddit.comment(thing, "one", at=reddit.clock.now() - timedelta(hours=2))
    newer = reddit.comment(older, "two")
    reddit.comment(reddit.submit("b", subreddit="other"), "three")
    assert names(ask(reddit, "/r/nhs/comments/")) == [newer.name, older.name]


def test_a_deleted_anchor_gives_an_empty_listing_and_no_error(reddit: RedditPeer) -> None:
    things = [reddit.submit("marsh", at=reddit.clock.now() - timedelta(minutes=n)) for n in range(3)]
    reddit.remove(things[1])
    assert names(ask(reddit, "/r/all/search/", q="marsh", before=things[1].name)) == []


def test_info_shows_what_is_deleted_without_text_and_leaves_out_the_unknown(reddit: RedditPeer) -> None:
    thing = reddit.submit("marsh", "about the ward")
    reddit.remove(thing)
    (child,) = ask(reddit, "/api/info", id=f"{thing.name},t3_zzz")["data"]["children"]
    assert (child["data"]["author"], child["data"]["selftext"]) == ("[deleted]", "[deleted]")


def test_what_a_moderator_removed_keeps_its_author(reddit: RedditPeer) -> None:
    thing = reddit.submit("marsh", "about the ward", author="rosa")
    reddit.remove(thing, "removed")
    data = ask(reddit, "/api/info", id=thing.name)["data"]["children"][0]["data"]
    assert (data["author"], data["selftext"], data["removed_by_category"]) == ("rosa", "[removed]", "moderator")


def test_a_large_tree_ends_in_more_children_that_can_be_asked_for(reddit: RedditPeer) -> None:
    thing = reddit.submit("marsh")
    for number in range(103):
        reddit.comment(thing, f"comment {number}")
    more = ask(reddit, f"/comments/{thing.number}/")[1]["data"]["children"][-1]
    rest = ask(reddit, "/api/morechildren", children=",".join(more["data"]["children"]), link_id=thing.name)
    assert (more["kind"], len(rest["json"]["data"]["things"])) == ("more", 3)


def test_the_limit_ends_in_a_429(reddit: RedditPeer) -> None:
    codes = {answer(reddit, "/r/nhs/new").status_code for _ in range(601)}
    assert codes == {200, 429}


def test_a_query_that_cannot_be_read_is_a_400(reddit: RedditPeer) -> None:
    assert answer(reddit, "/r/all/search/", q="(marsh").status_code == 400


def test_a_client_that_does_not_say_who_it_is_is_turned_away(reddit: RedditPeer) -> None:
    token = log_in(reddit).json()["access_token"]
    with requests.Session() as session:
        session.trust_env = False
        said = session.get(f"{reddit.base}/r/nhs/new", headers={"Authorization": f"bearer {token}"}, timeout=5)
    assert said.status_code == 429


@pytest.mark.parametrize(
    ("path", "params"),
    [
        ("/r/all/search/", {"q": "marsh", "limit": 101}),
        ("/r/all/search/", {"q": "marsh", "t": "decade"}),
        ("/r/nhs/new", {"after": "t3_a", "before": "t3_b"}),
        ("/api/info/", {"id": ",".join(f"t3_{number}" for number in range(101))}),
        ("/api/morechildren/", {"children": "a"}),
    ],
)
def test_a_careless_question_is_a_400(reddit: RedditPeer, path: str, params: dict[str, Any]) -> None:
    assert answer(reddit, path, **params).status_code == 400
