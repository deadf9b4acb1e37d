"""How the windows of X are asked for and what they lose, through whole collections against the local one."""

from datetime import timedelta

import pytest

from collectors.live.window import REACH
from config.home import Home
from tests.collectors.collecting import asked_of, collect_from, give_secrets, texts, write_settings, x_peer
from tests.collectors.test_collect_x import SEARCH, fill
from tests.peers import faults
from tests.peers.x_post import moment_of

pytestmark = pytest.mark.thorough


@pytest.fixture(autouse=True)
def secrets(monkeypatch: pytest.MonkeyPatch) -> None:
    give_secrets(monkeypatch)


def test_the_first_window_is_asked_for_by_time_and_the_next_by_an_id_an_hour_below_the_newest(home: Home) -> None:
    with x_peer() as peer:
        settings = write_settings(home, peer)
        newest = fill(peer, 3)[0]
        collect_from(home, peer, settings)
        peer.clock.advance(hours=1)
        collect_from(home, peer, settings)
        first, second = (asked.params for asked in peer.asked if asked.path.startswith(SEARCH))
    hour_before = moment_of(newest.post_id) - timedelta(hours=1)
    assert ("since_id" in first, first["start_time"]) == (False, "2026-03-03T12:02:00Z")
    assert ("start_time" in second, moment_of(int(second["since_id"]) + 1)) == (False, hour_before)


def test_a_window_that_must_be_asked_for_anew_again_and_again_is_read_to_its_end(home: Home) -> None:
    with x_peer() as peer:
        fill(peer, 950)
        peer.rejects_tokens = True
        tally = collect_from(home, peer, write_settings(home, peer)).tallies[0]
    assert (tally.stored, tally.undone) == (950, [])


@pytest.mark.thorough
def test_a_post_that_is_found_late_is_not_lost(home: Home) -> None:
    with x_peer() as peer:
        settings = write_settings(home, peer)
        peer.post("Riverside Clinic, late", indexed_after=timedelta(minutes=45))
        for number in range(4):
            peer.post(f"Riverside Clinic, in time {number}")
            collect_from(home, peer, settings)
            peer.clock.advance(minutes=20)
        collect_from(home, peer, settings)
    assert len(texts(home)) == 5


def test_a_rejected_token_loses_nothing(home: Home) -> None:
    with x_peer() as peer:
        fill(peer, 250)
        complaint = b'{"errors": [{"parameters": {"next_token": ["x"]}, "message": "not valid"}]}'
        peer.faults.add(faults.status(400, complaint), path=SEARCH, after=1)
        collect_from(home, peer, write_settings(home, peer))
    assert len(texts(home)) == 250


def test_a_week_without_collection_is_noted_as_a_gap(home: Home) -> None:
    with x_peer() as peer:
        settings = write_settings(home, peer)
        fill(peer, 3)
        collect_from(home, peer, settings)
        peer.clock.advance(days=9)
        assert collect_from(home, peer, settings).tallies[0].gaps == 1


def test_a_backfill_that_waits_while_the_reach_of_x_moves_on_notes_no_gap(home: Home) -> None:
    with x_peer() as peer:
        fill(peer, 250)
        peer.faults.add(faults.rate_limited({"retry-after": "600"}), path=SEARCH, after=1)
        tally = collect_from(home, peer, write_settings(home, peer)).tallies[0]
    assert (tally.gaps, tally.undone, len(texts(home))) == (0, [], 250)


def test_a_backfill_that_a_ceiling_holds_up_for_days_notes_one_gap_that_grows(home: Home) -> None:
    with x_peer() as peer:
        for number in range(600):
            peer.post(f"Riverside Clinic, number {number}", at=peer.clock.now() - timedelta(minutes=16 * number))
        settings = write_settings(home, peer, per_day=0.5)
        began_at = peer.clock.now() - REACH
        for _ in range(4):
            collect_from(home, peer, settings)
            peer.clock.advance(days=1)
        last_at = peer.clock.now() - timedelta(days=1) - REACH
    assert asked_of(home, "inbox", "SELECT from_at, to_at FROM gap") == [(began_at, last_at)]


@pytest.mark.parametrize("skew", [-3600, 3600])
def test_a_wrong_clock_of_ours_changes_no_question(home: Home, skew: float) -> None:
    with x_peer() as peer:
        peer.clock.skew = skew
        fill(peer, 20)
        collect_from(home, peer, write_settings(home, peer))
        asked = [each.params["start_time"] for each in peer.asked if each.path.startswith(SEARCH)]
    assert (asked, len(texts(home))) == (["2026-03-03T12:02:00Z"], 20)
