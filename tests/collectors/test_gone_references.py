"""What is kept of a reference that leads nowhere goes when either end of it is removed."""

import pytest

from collectors.removal.forget import Request, forget, seek
from config.home import Home
from tests.collectors.collecting import asked_of, collect_from, give_secrets, write_settings, x_peer

pytestmark = pytest.mark.thorough


@pytest.fixture(autouse=True)
def secrets(monkeypatch: pytest.MonkeyPatch) -> None:
    give_secrets(monkeypatch)


@pytest.mark.parametrize("which", ["the answer", "what it answers"])
def test_a_stub_of_what_is_gone_goes_with_either_end(home: Home, which: str) -> None:
    with x_peer() as peer:
        settings = write_settings(home, peer, more_x="references = true")
        former = peer.post("Riverside Clinic was cold")
        collect_from(home, peer, settings)
        answer = peer.post("Riverside Clinic, I agree", refers_to=("quoted", former.post_id))
        peer.remove(former)
        collect_from(home, peer, settings)
        assert asked_of(home, "inbox", "SELECT count(*) FROM gone_reference") == [(1,)]
        post = answer if which == "the answer" else former
        forget(home, settings, seek(home, settings, Request(item_id=str(post.post_id))))
        collect_from(home, peer, settings)
    assert asked_of(home, "inbox", "FROM gone_reference") == []
