"""A 401 stops a source until a person has acted: no later run offers the same credential, and everybody is told."""

import json
from collections.abc import Callable

import pytest
from click.testing import CliRunner

import heed
from collectors.live.plan import plan
from collectors.removal.sweep import sweep
from config.home import Home
from config.settings import Settings
from dashboard.notices.compose import stopped_notice
from tests.collectors.collecting import (
    PATIENCE,
    asked_of,
    collect_from,
    give_secrets,
    reddit_peer,
    texts,
    write_settings,
    x_peer,
    x_peer_now,
)
from tests.dashboard.asking import asking
from tests.peers import faults
from tests.peers.peer import Peer
from tests.peers.reddit import CLIENT_SECRET
from tests.peers.x import TOKEN
from warehouse.publish import publish
from warehouse.status import status

pytestmark = pytest.mark.thorough

WRONG = "wrong-token-123"


@pytest.fixture(autouse=True)
def secrets(monkeypatch: pytest.MonkeyPatch) -> None:
    give_secrets(monkeypatch)
    monkeypatch.setattr("prawcore.sessions.time.sleep", lambda _seconds: None)


def stop(home: Home, peer: Peer, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> int:
    """Collect once with a wrong token; gives how often the peer was asked."""
    monkeypatch.setenv("HEED_X_BEARER_TOKEN", WRONG)
    collect_from(home, peer, settings)
    return len(peer.asked)


def test_401_is_asked_once_and_no_later_run_asks_again(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    with x_peer() as peer:
        settings = write_settings(home, peer)
        asked = stop(home, peer, settings, monkeypatch)
        peer.clock.advance(days=40)
        tally = collect_from(home, peer, settings).tallies[0]
        assert (asked, len(peer.asked), "left alone" in tally.failure) == (1, 1, True)


def test_a_refused_credential_of_reddit_is_renewed_once_and_then_left_alone(home: Home) -> None:
    with reddit_peer() as peer:
        settings = write_settings(home, reddit=peer)
        peer.faults.add(faults.status(401), path="/r/", times=100)
        collect_from(home, peer, settings)
        tokens = sum(asked.path == "/api/v1/access_token" for asked in peer.asked)
        asked = len(peer.asked)
        tally = collect_from(home, peer, settings).tallies[0]
        assert (tokens, asked, len(peer.asked), "HEED_REDDIT_CLIENT_SECRET" in tally.failure) == (2, 4, 4, True)


@pytest.mark.parametrize(
    "ask",
    [
        lambda home, settings, clock: plan(home, settings, clock=clock, patience=PATIENCE),
        lambda home, settings, clock: sweep(home, settings, all_items=True, clock=clock, patience=PATIENCE),
    ],
    ids=["plan", "sweep"],
)
def test_a_plan_and_a_sweep_do_not_offer_it_either(
    home: Home, monkeypatch: pytest.MonkeyPatch, ask: Callable[..., object]
) -> None:
    with x_peer() as peer:
        settings = write_settings(home, peer)
        peer.post("Riverside Clinic was kind")
        collect_from(home, peer, settings)
        asked = stop(home, peer, settings, monkeypatch)
        ask(home, settings, peer.clock.for_collectors())
        assert len(peer.asked) == asked


def test_a_sweep_that_is_refused_stops_the_source_too(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    with x_peer() as peer:
        settings = write_settings(home, peer)
        peer.post("Riverside Clinic was kind")
        collect_from(home, peer, settings)
        monkeypatch.setenv("HEED_X_BEARER_TOKEN", WRONG)
        sweep(home, settings, all_items=True, clock=peer.clock.for_collectors(), patience=PATIENCE)
        asked = len(peer.asked)
        collect_from(home, peer, settings)
        assert len(peer.asked) == asked


def test_another_credential_is_asked_with_at_once(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    with x_peer() as peer:
        settings = write_settings(home, peer)
        peer.post("Riverside Clinic was kind")
        stop(home, peer, settings, monkeypatch)
        monkeypatch.setenv("HEED_X_BEARER_TOKEN", TOKEN)
        collect_from(home, peer, settings)
    assert (texts(home), asked_of(home, "inbox", "FROM refused_credential")) == (["Riverside Clinic was kind"], [])


def test_a_person_has_the_same_credential_tried_again(home: Home) -> None:
    with x_peer_now() as peer:
        peer.post("Riverside Clinic was kind")
        write_settings(home, peer)
        peer.faults.add(faults.status(401))
        said = [
            CliRunner().invoke(heed.main, ["--home", str(home.path), "collect", "--json", *words])
            for words in ([], [], ["--try-again"], [])
        ]
    failures = [bool(json.loads(outcome.stdout)["x"]["failure"]) for outcome in said]
    assert ([outcome.exit_code for outcome in said], failures) == ([1, 1, 0, 0], [True, True, False, False])


def test_an_unattended_run_leaves_it_alone_and_says_so_each_time(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    with x_peer() as peer:
        asked = stop(home, peer, write_settings(home, peer), monkeypatch)
        outcome = CliRunner().invoke(heed.main, ["--home", str(home.path), "run"])
        assert (outcome.exit_code, len(peer.asked)) == (1, asked)
    assert "heed collect --try-again" in outcome.output + (home.path / "heed.log").read_text("utf-8")


def test_it_is_seen_in_the_status_in_the_snapshot_and_told_once(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    with x_peer() as peer:
        settings = write_settings(home, peer)
        stop(home, peer, settings, monkeypatch)
    publish(home, settings)
    problems = [problem for problem in status(home, settings).problems if problem.startswith("x: ")]
    with asking(home) as ask:
        told = stopped_notice(ask)
        assert told is not None
        for words in (problems[0], ask("collecting").set_index("source")["refusal"]["x"], told.body):
            assert "X did not accept HEED_X_BEARER_TOKEN on 2026-03-10 at 12:00 UTC (401)" in words
        assert stopped_notice(ask, frozenset(told.subjects)) is None


def test_no_part_of_a_refused_credential_is_kept(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    with x_peer() as peer:
        stop(home, peer, write_settings(home, peer), monkeypatch)
    written = b"".join(path.read_bytes() for path in home.path.rglob("*") if path.is_file())
    assert [secret for secret in (WRONG, CLIENT_SECRET) if secret.encode() in written] == []


def test_401_from_the_storage_of_a_compliance_job_says_nothing_about_the_credential(home: Home) -> None:
    with x_peer() as peer:
        settings = write_settings(home, peer)
        peer.post("Riverside Clinic was kind")
        collect_from(home, peer, settings)
        peer.faults.add(faults.status(401), path="/compliance/")
        swept = sweep(home, settings, all_items=True, clock=peer.clock.for_collectors(), patience=PATIENCE)
    assert (swept.is_failure, asked_of(home, "inbox", "FROM refused_credential")) == (False, [])
