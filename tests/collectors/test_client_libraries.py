"""tweepy and praw stand on the session: what they do wrong alone, they do right through it."""

import logging
import random
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import praw
import prawcore
import pytest
import tweepy  # type: ignore[import-untyped]

from collectors.http.pacer import Patience
from collectors.http.refusal import NotAuthorised, RateLimited, Refusal, SourceDown, refusal_in
from collectors.http.session import CollectorSession
from collectors.http.shape import reddit_answer, x_answer
from tests.peers import faults
from tests.peers.reddit import CLIENT_ID, CLIENT_SECRET, RedditPeer
from tests.peers.x import TOKEN, XPeer

PATIENCE = Patience()


@pytest.fixture(autouse=True)
def prawcore_does_not_sleep(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("prawcore.sessions.time.sleep", lambda _seconds: None)


@contextmanager
def tweepy_on(peer: XPeer, token: str = TOKEN) -> Iterator[tweepy.Client]:
    client = tweepy.Client(bearer_token=token, return_type=dict, wait_on_rate_limit=False)
    with CollectorSession(
        bases={"https://api.twitter.com": peer.base},
        shape=x_answer,
        patience=PATIENCE,
        clock=peer.clock.for_collectors(),
        chance=random.Random(1),
    ) as session:
        client.session.close()
        client.session = session
        yield client


@contextmanager
def praw_on(peer: RedditPeer) -> Iterator[praw.Reddit]:
    with CollectorSession(
        shape=reddit_answer,
        renews_token=True,
        patience=PATIENCE,
        clock=peer.clock.for_collectors(),
        chance=random.Random(1),
    ) as session:
        yield praw.Reddit(
            client_id=CLIENT_ID,
            client_secret=CLIENT_SECRET,
            user_agent="linux:example.heed:v0 (by /u/example)",
            check_for_updates=False,
            ratelimit_seconds=0,
            oauth_url=peer.base,
            reddit_url=peer.base,
            requestor_kwargs={"session": session},
        )


def listing(reddit: praw.Reddit) -> Any:
    return reddit.request(method="GET", path="r/all/search/", params={"q": "marsh", "sort": "new", "limit": 100})


def refusal_of(error: pytest.ExceptionInfo[BaseException]) -> type[Refusal]:
    return type(refusal_in(error.value))  # type: ignore[return-value]


def test_tweepy_searches_the_peer() -> None:
    with XPeer() as x, tweepy_on(x) as client:
        x.post("marsh")
        assert client.search_recent_tweets("marsh", max_results=100)["meta"]["result_count"] == 1


def test_tweepy_does_not_loop_on_a_reset_in_the_past() -> None:
    with XPeer() as x, tweepy_on(x) as client:
        x.faults.add(faults.rate_limited({"x-rate-limit-reset": "soon"}), times=1000)
        with pytest.raises(RateLimited):
            client.search_recent_tweets("marsh")
        assert len(x.asked) == PATIENCE.rate_waits + 1


def test_tweepy_gets_the_next_answer_after_a_body_that_would_break_it() -> None:
    with XPeer() as x, tweepy_on(x) as client:
        x.faults.add(faults.null_200)
        x.faults.add(faults.status(503, b"[]"))
        x.faults.add(faults.status(503, b'{"errors": null}'))
        assert client.search_recent_tweets("marsh")["meta"]["result_count"] == 0


def test_tweepy_says_400_to_the_caller() -> None:
    with XPeer(vocabulary="new") as x, tweepy_on(x) as client, pytest.raises(tweepy.BadRequest):
        client.search_recent_tweets("marsh", tweet_fields="created_at")


def test_praw_searches_the_peer() -> None:
    with RedditPeer() as peer, praw_on(peer) as reddit:
        peer.submit("marsh")
        assert len(listing(reddit)["data"]["children"]) == 1


def test_praw_renews_a_revoked_token_once() -> None:
    with RedditPeer() as peer, praw_on(peer) as reddit:
        listing(reddit)
        peer.forget_tokens()
        assert listing(reddit)["kind"] == "Listing"


def test_praw_stops_at_a_token_that_is_never_good() -> None:
    with RedditPeer() as peer, praw_on(peer) as reddit:
        peer.faults.add(faults.status(401), path="/r/", times=100)
        with pytest.raises(prawcore.exceptions.RequestException) as error:
            listing(reddit)
        assert refusal_of(error) is NotAuthorised


def test_praw_never_takes_an_empty_body_for_an_empty_listing() -> None:
    with RedditPeer() as peer, praw_on(peer) as reddit:
        peer.submit("marsh")
        peer.faults.add(faults.empty_200, path="/r/")
        peer.faults.add(faults.null_200, path="/r/")
        assert len(listing(reddit)["data"]["children"]) == 1


@pytest.mark.parametrize(
    "headers",
    [
        {"x-ratelimit-remaining": "99.0", "x-ratelimit-used": "4.0", "x-ratelimit-reset": "300.5"},
        {"x-ratelimit-remaining": "99.0", "x-ratelimit-reset": "300"},
        {"x-ratelimit-remaining": "lots", "x-ratelimit-used": "", "x-ratelimit-reset": "nan"},
    ],
)
def test_praw_survives_limit_headers_that_break_it_alone(headers: dict[str, str]) -> None:
    with RedditPeer() as peer, praw_on(peer) as reddit:
        listing(reddit)
        body = b'{"kind": "Listing", "data": {"children": []}}'
        peer.faults.add(faults.status(200, body, headers), path="/r/")
        assert listing(reddit)["kind"] == "Listing"


def test_praw_survives_a_429_with_a_date_to_retry_after() -> None:
    with RedditPeer() as peer, praw_on(peer) as reddit:
        peer.faults.add(faults.rate_limited({"Retry-After": "Sun, 22 Nov 2026 12:01:00 GMT"}), path="/r/")
        listing(reddit)
        assert 60 < peer.clock.slept[0] < 63


def test_praw_does_not_multiply_the_tries_of_the_session() -> None:
    with RedditPeer() as peer, praw_on(peer) as reddit:
        peer.faults.add(faults.status(503), path="/r/", times=100)
        with pytest.raises(prawcore.exceptions.RequestException) as error:
            listing(reddit)
        assert (refusal_of(error), len(peer.asked)) == (SourceDown, 1 + PATIENCE.tries)


def test_no_log_holds_a_secret_or_a_word_of_a_post(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    with XPeer() as x, tweepy_on(x) as client:
        x.post("marsh zebra")
        client.search_recent_tweets("marsh")
    with RedditPeer() as peer, praw_on(peer) as reddit:
        peer.submit("marsh zebra")
        listing(reddit)
        token = next(iter(peer.tokens))
    logging.getLogger("heed.session").warning("the token %s came back", TOKEN)
    assert [
        word for word in (TOKEN, CLIENT_SECRET, token, "zebra") if word in caplog.text.replace("came back", "")
    ] == []
