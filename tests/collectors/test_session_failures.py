"""What the session makes of servers that fail, hang, cut or mumble: every row of the robustness table about them."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

import pytest

from collectors.http.refusal import (
    BrokenAnswer,
    OutOfTime,
    RateLimited,
    SourceDown,
)
from collectors.http.session import CollectorSession, Quarantined
from tests.collectors.session_on_x import BEARER, PATIENCE, X, search, session_on
from tests.peers import faults
from tests.peers.x import XPeer


@pytest.fixture
def x() -> Iterator[XPeer]:
    with XPeer() as peer:
        peer.post("marsh")
        yield peer


@pytest.fixture
def session(x: XPeer) -> Iterator[CollectorSession]:
    with session_on(x) as opened:
        yield opened


def test_a_burst_of_5xx_is_waited_out_with_growing_pauses(x: XPeer, session: CollectorSession) -> None:
    for code in (500, 502, 503, 504, 524):
        x.faults.add(faults.status(code, b"<html>"))
    assert search(session).status_code == 200
    assert all(2**n / 2 <= seconds <= 2**n for n, seconds in enumerate(x.clock.slept, start=1))


def test_5xx_without_end_ends_the_run_within_five_minutes(x: XPeer, session: CollectorSession) -> None:
    x.faults.add(faults.status(503), times=100)
    with pytest.raises(SourceDown):
        search(session)
    assert (len(x.asked), sum(x.clock.slept) <= 300) == (6, True)


def test_the_pause_that_a_503_asks_for_is_kept(x: XPeer, session: CollectorSession) -> None:
    x.faults.add(faults.status(503, headers={"Retry-After": "90"}))
    search(session)
    assert x.clock.slept == [90.0]


def test_a_server_that_fails_again_and_again_is_left_alone(x: XPeer, session: CollectorSession) -> None:
    x.faults.add(faults.status(500), times=100)
    for _ in range(3):
        with pytest.raises(SourceDown):
            search(session)
    assert len(x.asked) == 10


def test_a_server_that_was_left_alone_is_tried_again_later(x: XPeer, session: CollectorSession) -> None:
    x.faults.add(faults.status(500), times=10)
    for _ in range(2):
        with pytest.raises(SourceDown):
            search(session)
    x.clock.advance(minutes=6)
    assert search(session).status_code == 200


def test_a_server_that_hangs_is_given_up_after_the_read_timeout(x: XPeer) -> None:
    x.faults.add(faults.hung, times=100)
    with (
        session_on(x, patience=replace(PATIENCE, read=0.05, tries=2)) as session,
        pytest.raises(SourceDown, match="ReadTimeout"),
    ):
        search(session)


def test_a_server_that_drips_bytes_is_given_up(x: XPeer) -> None:
    x.faults.add(faults.dripping, times=100)
    with session_on(x, patience=replace(PATIENCE, tries=1)) as session, pytest.raises(SourceDown, match="ReadTimeout"):
        search(session)
    assert x.clock.now() < datetime(2026, 11, 22, 12, 5)


def test_an_answer_without_end_is_given_up(x: XPeer) -> None:
    x.faults.add(faults.with_body(b"x" * 300_000), times=100)
    with (
        session_on(x, patience=replace(PATIENCE, tries=1, largest_answer=100_000)) as session,
        pytest.raises(SourceDown),
    ):
        search(session)


def test_a_run_ends_at_its_deadline(x: XPeer) -> None:
    with session_on(x, patience=replace(PATIENCE, run=60)) as session:
        search(session)
        x.clock.advance(seconds=61)
        with pytest.raises(OutOfTime):
            search(session)


def test_a_pause_that_would_pass_the_deadline_is_not_begun(x: XPeer) -> None:
    x.faults.add(faults.status(503, headers={"Retry-After": "90"}))
    with session_on(x, patience=replace(PATIENCE, run=60)) as session, pytest.raises(OutOfTime):
        search(session)
    assert x.clock.slept == []


def test_a_limit_that_outlasts_the_run_ends_it_at_once(x: XPeer) -> None:
    x.faults.add(faults.rate_limited({"retry-after": "600"}))
    with session_on(x, patience=replace(PATIENCE, run=60)) as session, pytest.raises(RateLimited):
        search(session)
    assert x.clock.slept == []


@pytest.mark.parametrize("fault", [faults.dropped, faults.short], ids=["dropped", "cut short"])
def test_a_connection_that_ends_early_is_tried_again(x: XPeer, session: CollectorSession, fault: faults.Fault) -> None:
    x.faults.add(fault, times=3)
    assert search(session).json()["meta"]["result_count"] == 1


BROKEN = {
    "truncated JSON": faults.truncated_json,
    "HTML": faults.html_200,
    "empty": faults.empty_200,
    "null": faults.null_200,
    "number": faults.with_body(b"7"),
    "empty list": faults.with_body(b"[]"),
    "object without data": faults.with_body(b"{}"),
    "nested without end": faults.with_body(b'{"data":' + b"[" * 100_000),
}


@pytest.mark.parametrize("fault", BROKEN.values(), ids=BROKEN)
def test_a_200_that_is_not_the_protocol_is_asked_for_again(
    x: XPeer, session: CollectorSession, fault: faults.Fault
) -> None:
    x.faults.add(fault, times=2)
    assert search(session).json()["meta"]["result_count"] == 1


@pytest.mark.parametrize("fault", BROKEN.values(), ids=BROKEN)
def test_a_200_that_is_never_the_protocol_is_no_empty_result(x: XPeer, fault: faults.Fault) -> None:
    kept: list[Quarantined] = []
    x.faults.add(fault, times=100)
    with session_on(x, quarantine=kept.append) as session, pytest.raises(BrokenAnswer):
        search(session)
    assert len(kept) == PATIENCE.tries


def test_the_bytes_of_a_broken_answer_are_kept_as_they_came(x: XPeer) -> None:
    kept: list[Quarantined] = []
    x.faults.add(faults.with_body(b'{"data": [\xff\xd8'))
    with session_on(x, quarantine=kept.append) as session:
        search(session)
    assert (kept[0].body, kept[0].problem, "?" in kept[0].address) == (
        b'{"data": [\xff\xd8',
        "broken or cut JSON",
        False,
    )


def test_invalid_utf_8_and_lone_surrogates_inside_json_are_no_broken_answer(
    x: XPeer, session: CollectorSession
) -> None:
    x.faults.add(faults.with_body(b'{"data": [{"id": "1", "text": "\xff \\ud83d"}], "meta": {}}'))
    search(session)
    assert len(x.asked) == 1


def test_an_empty_page_with_a_token_is_a_whole_answer(x: XPeer, session: CollectorSession) -> None:
    x.faults.add(faults.with_body(b'{"meta": {"result_count": 0, "next_token": "t"}}'))
    assert search(session).json()["meta"]["next_token"] == "t"


def test_a_post_that_may_have_been_carried_out_is_not_sent_twice(x: XPeer, session: CollectorSession) -> None:
    x.faults.add(faults.dropped, times=100)
    with pytest.raises(SourceDown):
        session.post(f"{X}/2/compliance/jobs", json={"type": "tweets"}, headers=BEARER)
    assert len(x.asked) == 1
