"""TLS with a real server: who is not proven to be the one it says is told nothing."""

import datetime
import ipaddress
import socket
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from collectors.http.certificate import why_not_trusted
from collectors.http.refusal import AddressRefused, SourceDown
from collectors.http.session import CollectorSession
from collectors.live.collect import collect
from config.home import Home
from config.settings import load_settings
from tests.collectors.collecting import PATIENCE, give_secrets, write_settings
from tests.collectors.session_on_x import BEARER, SEARCH, X, session_on
from tests.peers.virtual_clock import VirtualClock
from tests.peers.x import XPeer


@pytest.fixture(scope="module")
def pem(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A certificate of 127.0.0.1 that nobody but itself vouches for, with its key."""
    key, name = ec.generate_private_key(ec.SECP256R1()), x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "X")])
    now = datetime.datetime.now(datetime.UTC)
    here = x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))])
    made = x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
    made = made.not_valid_before(now - datetime.timedelta(days=1)).not_valid_after(now + datetime.timedelta(days=1))
    signed = made.add_extension(here, critical=False).sign(key, hashes.SHA256())
    path = tmp_path_factory.mktemp("tls") / "own.pem"
    bare = (serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    path.write_bytes(key.private_bytes(*bare) + signed.public_bytes(serialization.Encoding.PEM))
    return path


@pytest.fixture
def x(pem: Path) -> Iterator[XPeer]:
    with XPeer() as peer:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(pem)
        # The handshake waits for the first read, in the thread of the connection.
        peer._server.socket = context.wrap_socket(peer._server.socket, server_side=True, do_handshake_on_connect=False)
        yield peer


@contextmanager
def _session_over_tls(x: XPeer) -> Iterator[CollectorSession]:
    with session_on(x, bases={X: _encrypted(x)}) as session:
        session.verify = False  # nobody can switch it off
        yield session


def _encrypted(x: XPeer) -> str:
    return x.base.replace("http://", "https://")


def _ask(session: CollectorSession) -> int:
    return session.get(SEARCH, params={"query": "marsh"}, headers=BEARER, verify=False).status_code


def test_a_certificate_that_nobody_vouches_for_is_refused_at_once_and_nothing_is_sent(x: XPeer) -> None:
    with _session_over_tls(x) as session:
        with pytest.raises(AddressRefused, match="self-signed certificate"):
            _ask(session)
        assert (x.asked, x.clock.slept, session.may_be_served()) == ([], [], False)


def test_the_certificate_of_an_authority_of_ones_own_is_trusted_where_it_is_given(
    x: XPeer, pem: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(pem))
    with _session_over_tls(x) as session:
        assert _ask(session) == 200


def test_a_handshake_that_breaks_off_is_tried_again_for_a_while_and_is_no_refusal() -> None:
    clock, connections = VirtualClock(), []
    with socket.create_server(("127.0.0.1", 0)) as server:

        def hang_up() -> None:
            while True:
                try:
                    accepted, _ = server.accept()
                except OSError:
                    return
                connections.append(accepted.recv(1))
                accepted.close()

        threading.Thread(target=hang_up, daemon=True).start()
        there = f"https://127.0.0.1:{server.getsockname()[1]}"
        with CollectorSession(bases={X: there}, clock=clock.for_collectors(), patience=PATIENCE) as session:
            with pytest.raises(SourceDown, match="in 3 tries"):
                _ask(session)
            may_be_served = session.may_be_served()
        server.shutdown(socket.SHUT_RDWR)
    # Nobody can tell from here that it broke off before the request was sent, so it counts as charged.
    assert (len(connections), sum(clock.slept) < 10, may_be_served) == (3, True, True)


def test_a_collection_says_what_to_do_about_the_certificate(
    home: Home, x: XPeer, monkeypatch: pytest.MonkeyPatch
) -> None:
    give_secrets(monkeypatch)
    write_settings(home, x)
    home.settings.write_text(home.settings.read_text("utf-8").replace(x.base, _encrypted(x)), "utf-8")
    failure = collect(home, load_settings(home), clock=x.clock.for_collectors(), patience=PATIENCE).tallies[0].failure
    assert ("REQUESTS_CA_BUNDLE" in failure, "base address" in failure, x.asked) == (True, True, [])


def test_an_error_about_something_else_says_nothing_of_certificates() -> None:
    assert why_not_trusted(ConnectionError("reset", OSError()), "x.example") is None
