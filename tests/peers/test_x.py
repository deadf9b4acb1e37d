"""The local X keeps the promises that the collectors' tests stand on."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
import requests

from tests.peers import faults
from tests.peers.x import TOKEN, XPeer

BEARER = {"Authorization": f"Bearer {TOKEN}"}


@pytest.fixture
def x() -> Iterator[XPeer]:
    with XPeer() as peer:
        yield peer


def ask(peer: XPeer, path: str = "/2/tweets/search/recent", **params: Any) -> Any:
    return answer(peer, path, **params).json()


def answer(peer: XPeer, path: str = "/2/tweets/search/recent", **params: Any) -> requests.Response:
    with requests.Session() as session:
        session.trust_env = False
        named = {name.replace("__", "."): value for name, value in params.items()}
        return session.get(peer.base + path, params=named, headers=BEARER, timeout=5)


def texts(document: Any) -> list[str]:
    return [post["text"] for post in document.get("data", [])]


def test_search_gives_the_newest_first(x: XPeer) -> None:
    for hours in (3, 2, 1):
        x.post(f"marsh {hours}", at=x.clock.now() - timedelta(hours=hours))
    assert texts(ask(x, query="marsh")) == ["marsh 1", "marsh 2", "marsh 3"]


def test_search_reaches_seven_days_back(x: XPeer) -> None:
    x.post("marsh", at=x.clock.now() - timedelta(days=7, minutes=1))
    assert ask(x, query="marsh") == {"meta": {"result_count": 0}}


def test_pages_follow_each_other_without_loss_or_repetition(x: XPeer) -> None:
    for number in range(25):
        x.post(f"marsh {number}", at=x.clock.now() - timedelta(minutes=number))
    found, token = [], None
    while True:
        document = ask(x, query="marsh", max_results=10, **({"next_token": token} if token else {}))
        found += texts(document)
        token = document["meta"].get("next_token")
        if token is None:
            break
    assert found == [f"marsh {number}" for number in range(25)]


def test_since_id_leaves_out_the_post_itself(x: XPeer) -> None:
    first, second = x.post("marsh 1", at=x.clock.now() - timedelta(hours=2)), x.post("marsh 2")
    assert texts(ask(x, query="marsh", since_id=first.post_id)) == [second.text]


def test_a_since_id_older_than_seven_days_is_a_400_that_names_it(x: XPeer) -> None:
    old = x.post("marsh", at=x.clock.now() - timedelta(days=8))
    said = answer(x, query="marsh", since_id=old.post_id)
    assert (said.status_code, list(said.json()["errors"][0]["parameters"])) == (400, ["since_id"])


def test_an_end_time_that_is_too_near_is_a_400(x: XPeer) -> None:
    assert answer(x, query="marsh", end_time=f"{x.clock.now():%Y-%m-%dT%H:%M:%SZ}").status_code == 400


@pytest.mark.parametrize("size", [9, 101])
def test_a_page_has_ten_to_a_hundred_posts(x: XPeer, size: int) -> None:
    assert answer(x, query="marsh", max_results=size).status_code == 400


@pytest.mark.parametrize(
    "query", ["a" * 513, "", "-marsh", "lang:en", "(marsh", '"marsh', "marsh AND ward", "min_faves:1"]
)
def test_a_query_that_x_cannot_run_is_a_400(x: XPeer, query: str) -> None:
    assert answer(x, query=query).status_code == 400


def test_a_post_is_found_only_once_it_is_indexed(x: XPeer) -> None:
    x.post("marsh", indexed_after=timedelta(minutes=45))
    before = texts(ask(x, query="marsh"))
    x.clock.advance(minutes=45)
    assert (before, texts(ask(x, query="marsh"))) == ([], ["marsh"])


def test_an_edit_has_a_new_id_and_names_the_first(x: XPeer) -> None:
    first = x.post("marsh ward", at=x.clock.now() - timedelta(minutes=9))
    x.edit(first, "marsh ward 9")
    (found,) = ask(x, query="marsh")["data"]
    assert (found["text"], found["edit_history_tweet_ids"][0]) == ("marsh ward 9", str(first.post_id))


def test_deleting_one_version_deletes_all(x: XPeer) -> None:
    first = x.post("marsh", at=x.clock.now() - timedelta(minutes=9))
    x.remove(x.edit(first, "marsh 2"))
    assert (texts(ask(x, query="marsh")), first.gone_at) == ([], x.clock.now())


@pytest.mark.parametrize(("vocabulary", "right", "wrong"), [("old", "tweet", "post"), ("new", "post", "tweet")])
def test_the_wrong_vocabulary_is_a_400_that_names_the_parameter(vocabulary: Any, right: str, wrong: str) -> None:
    with XPeer(vocabulary=vocabulary) as x:
        good = answer(x, query="marsh", **{f"{right}__fields": "created_at"})
        bad = answer(x, query="marsh", **{f"{wrong}__fields": "created_at"})
    assert (good.status_code, bad.status_code, list(bad.json()["errors"][0]["parameters"])) == (
        200,
        400,
        [f"{wrong}.fields"],
    )


def test_the_new_vocabulary_has_its_own_expansions() -> None:
    with XPeer(vocabulary="new") as x:
        assert answer(x, query="marsh", expansions="referenced_tweets.id").status_code == 400


def test_a_long_post_is_whole_only_in_its_note(x: XPeer) -> None:
    x.post("marsh " * 60)
    (found,) = ask(x, query="marsh", tweet__fields="note_tweet")["data"]
    assert (len(found["text"]), found["note_tweet"]["text"]) == (280, "marsh " * 60)


def test_a_reference_that_is_gone_is_a_partial_error(x: XPeer) -> None:
    original = x.post("salt")
    x.post("marsh reply", refers_to=("replied_to", original.post_id))
    x.remove(original, "protected")
    document = ask(x, query="marsh", expansions="referenced_tweets.id")
    assert (len(document["data"]), document["errors"][0]["title"]) == (1, "Authorization Error")


def test_lookup_tells_the_living_from_the_gone(x: XPeer) -> None:
    alive, gone = x.post("marsh 1"), x.post("marsh 2")
    x.remove(gone)
    document = ask(x, "/2/tweets", ids=f"{alive.post_id},{gone.post_id}")
    assert (texts(document), document["errors"][0]["resource_id"]) == (["marsh 1"], str(gone.post_id))


def test_counts_add_up_to_what_search_finds(x: XPeer) -> None:
    for hours in range(30):
        x.post("marsh", at=x.clock.now() - timedelta(hours=hours))
    document = ask(x, "/2/tweets/counts/recent", query="marsh", granularity="day")
    assert (document["meta"]["total_tweet_count"], sum(row["tweet_count"] for row in document["data"])) == (30, 29)


def test_a_post_is_charged_once_in_a_utc_day(x: XPeer) -> None:
    x.post("marsh")
    ask(x, query="marsh")
    ask(x, query="marsh")
    once = x.charged_items()
    x.clock.advance(days=1)
    ask(x, query="marsh")
    assert (once, x.charged_items()) == (1, 2)


def test_usage_tells_what_was_charged(x: XPeer) -> None:
    x.post("marsh")
    ask(x, query="marsh")
    assert ask(x, "/2/usage/tweets")["data"]["project_usage"] == "1"


def test_the_limit_of_an_endpoint_ends_in_a_429_with_its_reset(x: XPeer) -> None:
    for _ in range(50):
        ask(x, "/2/usage/tweets")
    refused = answer(x, "/2/usage/tweets")
    assert (refused.status_code, refused.headers["x-rate-limit-remaining"]) == (429, "0")


def test_a_wrong_token_is_a_401(x: XPeer) -> None:
    x.token = "another"
    assert answer(x, query="marsh").status_code == 401


def test_a_compliance_job_names_what_is_no_longer_public(x: XPeer) -> None:
    alive, gone = x.post("marsh 1"), x.post("marsh 2")
    x.remove(gone, "suspended")
    with requests.Session() as session:
        session.trust_env = False
        made = session.post(f"{x.base}/2/compliance/jobs", json={"type": "tweets"}, headers=BEARER, timeout=5).json()
        plain = {"Content-Type": "text/plain"}
        ids = f"{alive.post_id}\n{gone.post_id}\n"
        session.put(made["data"]["upload_url"], data=ids, headers=plain, timeout=5)
        x.clock.advance(minutes=3)
        job = ask(x, f"/2/compliance/jobs/{made['data']['id']}")["data"]
        lines = session.get(job["download_url"], timeout=5).text.splitlines()
    assert (job["status"], len(lines), f'"{gone.post_id}"' in lines[0], "suspended" in lines[0]) == (
        "complete",
        1,
        True,
        True,
    )


def test_a_signed_address_refuses_the_bearer(x: XPeer) -> None:
    with requests.Session() as session:
        session.trust_env = False
        made = session.post(f"{x.base}/2/compliance/jobs", json={"type": "tweets"}, headers=BEARER, timeout=5).json()
        put = session.put(
            made["data"]["upload_url"], data="1", headers={**BEARER, "Content-Type": "text/plain"}, timeout=5
        )
    assert put.status_code == 400


def test_a_scripted_token_cycle_leads_back_to_the_same_page(x: XPeer) -> None:
    for number in range(40):
        x.post(f"marsh {number}", at=x.clock.now() - timedelta(minutes=number))
    x.faults.add(faults.token_cycle, after=1)
    first = ask(x, query="marsh")["meta"]["next_token"]
    second = ask(x, query="marsh", next_token=first)["meta"]["next_token"]
    assert second == first


def test_a_scripted_fault_meets_only_the_requests_it_is_for(x: XPeer) -> None:
    x.faults.add(faults.status(503), path="/2/tweets/search", after=1, times=2)
    codes = [answer(x, query="marsh").status_code for _ in range(4)]
    assert codes == [200, 503, 503, 200]


@pytest.mark.parametrize(
    "named",
    [
        {"max_result": "10"},
        {"start_time": "2026-11-20 12:00:00"},
        {"start_time": "2026-11-20T12:00:00Z", "since_id": "1990000000000000000"},
        {"until_id": "1"},
        {"since_id": "abc"},
        {"next_token": ""},
    ],
)
def test_a_careless_question_is_a_400_that_names_a_parameter(x: XPeer, named: dict[str, str]) -> None:
    said = answer(x, query="marsh", **named)
    assert (said.status_code, set(said.json()["errors"][0]["parameters"]) <= set(named)) == (400, True)
