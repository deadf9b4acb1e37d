"""What the session makes of limits, refusals and time: every row of the robustness table about them."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from collectors.http.refusal import (
    ClocksApart,
    Forbidden,
    NotAuthorised,
    QuotaUsedUp,
    RateLimited,
)
from collectors.http.session import CollectorSession
from tests.collectors.session_on_x import BEARER, PATIENCE, SEARCH, X, epoch, search, session_on
from tests.peers import faults
from tests.peers.reddit import RedditPeer
from tests.peers.virtual_clock import RealTime, VirtualClock
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


def test_429_with_a_reset_is_waited_out_with_jitter(x: XPeer, session: CollectorSession) -> None:
    x.faults.add(faults.rate_limited({"x-rate-limit-reset": epoch(x.clock.now() + timedelta(minutes=10))}))
    assert search(session).status_code == 200
    assert 600 < x.clock.slept[0] < 603


@pytest.mark.parametrize("hours", [-1, 1])
def test_429_is_waited_out_by_the_servers_clock_when_ours_is_an_hour_off(x: XPeer, hours: int) -> None:
    clock = VirtualClock(skew=hours * 3600)
    x.clock = clock
    x.faults.add(faults.rate_limited({"x-rate-limit-reset": epoch(clock.now() + timedelta(minutes=10))}))
    with session_on(x) as session:
        search(session)
    assert 600 < clock.slept[0] < 603


def test_a_reset_of_x_just_served_waits_at_least_a_second(x: XPeer, session: CollectorSession) -> None:
    x.faults.add(faults.rate_limited({"retry-after": "0.01"}))
    search(session)
    assert x.clock.slept[0] > 1


def test_a_reset_far_ahead_is_waited_for_at_most_sixteen_minutes(x: XPeer, session: CollectorSession) -> None:
    x.faults.add(faults.rate_limited({"x-rate-limit-reset": epoch(x.clock.now() + timedelta(hours=5))}))
    search(session)
    assert 960 < x.clock.slept[0] < 963


@pytest.mark.parametrize(
    "headers", [{}, {"x-rate-limit-reset": "1"}, {"x-rate-limit-reset": "soon"}, {"retry-after": "-3"}]
)
def test_429_without_a_usable_reset_waits_longer_each_time(
    x: XPeer, session: CollectorSession, headers: dict[str, str]
) -> None:
    x.faults.add(faults.rate_limited(headers), times=3)
    search(session)
    assert [round(seconds / 15) for seconds in x.clock.slept] == [1, 2, 4]


def test_429_with_a_past_reset_ends_the_run_and_never_loops(x: XPeer, session: CollectorSession) -> None:
    x.faults.add(faults.rate_limited({"x-rate-limit-reset": epoch(x.clock.now() - timedelta(hours=1))}), times=1000)
    with pytest.raises(RateLimited):
        search(session)
    assert len(x.asked) == PATIENCE.rate_waits + 1


def test_the_waits_of_a_run_are_counted_over_all_its_requests(x: XPeer, session: CollectorSession) -> None:
    for after in range(20):
        x.faults.add(faults.rate_limited({"retry-after": "1"}), after=min(after, 1))
    with pytest.raises(RateLimited):
        for _ in range(10):
            search(session)
    assert len(x.clock.slept) == PATIENCE.rate_waits


def test_a_limit_that_is_used_up_is_waited_for_before_it_becomes_a_429(x: XPeer, session: CollectorSession) -> None:
    reset = {"x-rate-limit-remaining": "0", "x-rate-limit-reset": epoch(x.clock.now() + timedelta(minutes=5))}
    x.faults.add(faults.Fault(lambda _asked, answer, _earlier: replace(answer, headers=reset)))
    search(session)
    search(session)
    assert 300 < x.clock.slept[0] < 303


def test_a_used_up_endpoint_of_x_does_not_hold_up_another(x: XPeer, session: CollectorSession) -> None:
    reset = {"x-rate-limit-remaining": "0", "x-rate-limit-reset": epoch(x.clock.now() + timedelta(minutes=5))}
    x.faults.add(faults.Fault(lambda _asked, answer, _earlier: replace(answer, headers=reset)))
    search(session)
    session.get(f"{X}/2/usage/tweets", headers=BEARER)
    assert x.clock.slept == []


def test_the_client_libraries_never_see_a_limit_header(x: XPeer, session: CollectorSession) -> None:
    x.faults.add(faults.Fault(lambda _a, answer, _e: replace(answer, headers={"x-ratelimit-used": "4.0", "ETag": "e"})))
    headers = search(session).headers
    assert ("x-ratelimit-used" in headers, headers["ETag"]) == (False, "e")


def test_401_is_not_tried_again(x: XPeer, session: CollectorSession) -> None:
    x.faults.add(faults.status(401), times=5)
    with pytest.raises(NotAuthorised):
        search(session)
    assert len(x.asked) == 1


def test_401_is_let_through_once_for_a_caller_that_renews_its_token(x: XPeer) -> None:
    x.faults.add(faults.status(401), times=5)
    with session_on(x, renews_token=True) as session:
        assert search(session).status_code == 401
        with pytest.raises(NotAuthorised):
            search(session)


def test_401_for_a_token_names_what_must_be_replaced() -> None:
    with RedditPeer(RealTime()) as peer, CollectorSession(credential="HEED_NAME", renews_token=True) as session:
        with pytest.raises(NotAuthorised, match="does not accept HEED_NAME"):
            session.post(f"{peer.base}/api/v1/access_token", auth=("nobody", "wrong"))
        assert len(peer.asked) == 1


@pytest.mark.parametrize("code", [402, 403, 429])
def test_a_usage_cap_stops_the_source_until_tomorrow(x: XPeer, session: CollectorSession, code: int) -> None:
    x.faults.add(faults.usage_capped(code), times=5)
    with pytest.raises(QuotaUsedUp) as refused:
        search(session)
    assert (refused.value.until_at, len(x.asked)) == (datetime(2026, 11, 23), 1)


def test_a_monthly_usage_cap_stops_the_source_until_the_first(x: XPeer, session: CollectorSession) -> None:
    x.faults.add(faults.usage_capped(period="Monthly"))
    with pytest.raises(QuotaUsedUp) as refused:
        search(session)
    assert refused.value.until_at == datetime(2026, 12, 1)


def test_402_without_a_body_is_a_usage_cap(x: XPeer, session: CollectorSession) -> None:
    x.faults.add(faults.status(402, b""))
    with pytest.raises(QuotaUsedUp):
        search(session)


def test_a_day_cap_in_the_headers_names_its_own_reset(x: XPeer, session: CollectorSession) -> None:
    reset = x.clock.now() + timedelta(hours=3)
    x.faults.add(faults.rate_limited({"x-app-limit-24hour-remaining": "0", "x-app-limit-24hour-reset": epoch(reset)}))
    with pytest.raises(QuotaUsedUp) as refused:
        search(session)
    assert refused.value.until_at == reset


def test_403_is_not_tried_again(x: XPeer, session: CollectorSession) -> None:
    x.faults.add(faults.status(403), times=5)
    with pytest.raises(Forbidden):
        search(session)
    assert len(x.asked) == 1


def test_400_is_the_callers_to_understand(session: CollectorSession) -> None:
    assert session.get(SEARCH, params={"query": "marsh", "post.fields": "text"}, headers=BEARER).status_code == 400


def test_404_is_the_callers_to_understand(session: CollectorSession) -> None:
    assert session.get(f"{X}/2/nothing", headers=BEARER).status_code == 404


@pytest.mark.parametrize("hours", [-1, 0, 1])
def test_the_time_is_the_servers(x: XPeer, hours: int) -> None:
    clock = VirtualClock(skew=hours * 3600)
    x.clock = clock
    with session_on(x) as session:
        search(session)
        clock.advance(minutes=5)
        assert session.server_now() == clock.now()


@pytest.mark.parametrize("days", [-40 * 365, -2, 2, 40 * 365])
def test_a_server_whose_clock_is_days_from_ours_is_not_gone_on_with(x: XPeer, days: int) -> None:
    clock = VirtualClock(skew=-days * 86_400)
    x.clock = clock
    with session_on(x) as session:
        with pytest.raises(ClocksApart, match="Set the clock"):
            search(session)
        assert session.server_now() == clock.now() - timedelta(days=days)
    assert len(x.asked) == 1
