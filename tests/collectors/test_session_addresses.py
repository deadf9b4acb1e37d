"""Where the session sends requests and credentials, and where not."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from collectors.http.refusal import (
    AddressRefused,
)
from collectors.http.session import CollectorSession
from collectors.http.shape import any_body
from tests.collectors.session_on_x import BEARER, X, search, session_on
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


@pytest.mark.parametrize(
    "url",
    [
        "http://api.twitter.com/2/tweets",
        "http://localhost.evil.example/",
        "http://127.0.0.1.evil.example/",
        "http://127.0.0.1@evil.example/",
        "https://user:word@api.twitter.com/",
        "ftp://127.0.0.1/",
        "https://",
        "http://169.254.169.254/latest",
    ],
)
def test_an_address_that_is_neither_encrypted_nor_local_gets_nothing(url: str) -> None:
    with pytest.raises(AddressRefused):
        CollectorSession(bases={X: url})


def test_a_request_to_an_open_address_is_not_sent(session: CollectorSession) -> None:
    with pytest.raises(AddressRefused):
        session.get("http://api.twitter.com/2/tweets", headers=BEARER)


def test_a_base_address_is_replaced_only_where_the_whole_host_is_the_same(x: XPeer, session: CollectorSession) -> None:
    with pytest.raises(AddressRefused):
        session.get("http://api.twitter.com.evil.example/", headers=BEARER)
    assert x.asked == []


def test_a_redirect_is_not_followed_with_a_credential(x: XPeer, session: CollectorSession) -> None:
    x.faults.add(faults.redirected(f"{x.base}/elsewhere"))
    with pytest.raises(AddressRefused, match="no credential"):
        search(session)
    assert len(x.asked) == 1


def test_a_redirect_is_followed_without_a_credential(x: XPeer, session: CollectorSession) -> None:
    x.faults.add(faults.redirected("/feed"))
    x.faults.add(faults.status(200, b"<rss/>"))
    assert session.exchange("GET", f"{x.base}/old", shape=any_body).content == b"<rss/>"


def test_a_redirect_to_an_open_address_is_not_followed(x: XPeer, session: CollectorSession) -> None:
    x.faults.add(faults.redirected("http://elsewhere.example/"))
    with pytest.raises(AddressRefused, match="not encrypted"):
        session.exchange("GET", f"{x.base}/old", shape=any_body)


def test_redirects_in_a_circle_end(x: XPeer, session: CollectorSession) -> None:
    x.faults.add(faults.redirected("/old"), times=100)
    with pytest.raises(AddressRefused, match="circles"):
        session.exchange("GET", f"{x.base}/old", shape=any_body)


def test_a_cookie_is_not_sent_back(x: XPeer, session: CollectorSession) -> None:
    x.faults.add(faults.Fault(lambda _a, answer, _e: replace(answer, headers={"Set-Cookie": "who=you; Path=/"})))
    session.cookies.set("which", "clinic")
    search(session)
    search(session)
    assert all("cookie" not in asked.headers for asked in x.asked)


def test_a_netrc_entry_does_not_replace_the_token(
    x: XPeer, session: CollectorSession, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    netrc = tmp_path / "netrc"
    netrc.write_text("default login somebody password something\n", "utf-8")
    monkeypatch.setenv("NETRC", str(netrc))
    search(session)
    assert x.asked[0].headers["authorization"] == BEARER["Authorization"]


def test_a_request_to_this_machine_goes_through_no_proxy(
    session: CollectorSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    monkeypatch.setenv("NO_PROXY", "")
    assert search(session).status_code == 200


def test_one_connection_serves_many_requests(x: XPeer, session: CollectorSession) -> None:
    for _ in range(5):
        search(session)
    assert len(x.connections) == 1
