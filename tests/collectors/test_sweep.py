"""Deletions and edits at the platforms, taken over."""

from datetime import datetime
from typing import Any

import pytest

from collectors.removal.sweep import Sweep, sweep
from config.home import Home
from config.settings import Settings
from tests.collectors.collecting import (
    PATIENCE,
    asked_of,
    collect_from,
    give_secrets,
    reddit_peer,
    texts,
    write_settings,
    x_peer,
)
from tests.collectors.forgetting import bytes_of
from tests.peers import faults
from tests.peers.peer import Peer
from tests.peers.x_page import author_id
from warehouse.collecting.collecting_state import collecting_state
from warehouse.collecting.cursors import last_moved_at
from warehouse.inbox import changing
from warehouse.publish import publish

pytestmark = pytest.mark.thorough


@pytest.fixture(autouse=True)
def secrets(monkeypatch: pytest.MonkeyPatch) -> None:
    give_secrets(monkeypatch)
    monkeypatch.setattr("prawcore.sessions.time.sleep", lambda _seconds: None)


def sweep_at(home: Home, peer: Peer, settings: Settings, *, all_items: bool = True, **options: Any) -> Sweep:
    clock = peer.clock.for_collectors()
    return sweep(home, settings, all_items=all_items, clock=clock, patience=PATIENCE, **options)


@pytest.mark.parametrize("reason", ["deleted", "protected", "suspended", "withheld"])
def test_a_post_that_x_no_longer_shows_is_removed(home: Home, reason: str) -> None:
    with x_peer() as peer:
        settings = write_settings(home, peer)
        post = peer.post("Riverside Clinic was cold")
        peer.post("Riverside Clinic was warm")
        collect_from(home, peer, settings)
        peer.remove(post, reason)
        sweep_at(home, peer, settings)
    assert texts(home) == ["Riverside Clinic was warm"]


def test_no_byte_of_a_removed_post_is_left_in_any_file(home: Home) -> None:
    with x_peer() as peer:
        settings = write_settings(home, peer)
        post = peer.post("Riverside Clinic and the xylophone", author="quixotic")
        peer.post("Riverside Clinic was warm")
        collect_from(home, peer, settings)
        publish(home, settings)
        publish(home, settings)
        traces = (b"xylophone", str(post.post_id).encode(), author_id("quixotic").encode())
        assert all(trace in bytes_of(home) for trace in traces)
        peer.remove(post)
        sweep_at(home, peer, settings)
        kept = bytes_of(home)
    assert [trace for trace in traces if trace in kept] == []


def test_no_byte_of_what_reddit_removed_is_left_in_any_file(home: Home) -> None:
    with reddit_peer() as peer:
        settings = write_settings(home, reddit=peer)
        thing = peer.submit("Riverside Clinic", "and the xylophone", author="quixotic")
        peer.submit("Riverside Clinic", "was warm")
        collect_from(home, peer, settings)
        publish(home, settings)
        publish(home, settings)
        traces = (b"xylophone", b"quixotic", thing.name.encode())
        assert all(trace in bytes_of(home) for trace in traces)
        peer.remove(thing, "deleted")
        sweep_at(home, peer, settings)
        kept = bytes_of(home)
    assert [trace for trace in traces if trace in kept] == []


@pytest.mark.parametrize("jobs_refused", [0, 1])
def test_a_sweep_speaks_the_new_vocabulary_by_job_and_by_looking_up(home: Home, jobs_refused: int) -> None:
    with x_peer(vocabulary="new") as peer:
        settings = write_settings(home, peer)
        gone = peer.post("Riverside Clinic was cold")
        peer.clock.advance(minutes=1)
        edited = peer.post("Riverside Clinic was grey")
        collect_from(home, peer, settings)
        peer.clock.advance(minutes=1)
        peer.remove(gone, "protected")
        peer.edit(edited, "Riverside Clinic was warm")
        peer.faults.add(faults.status(403), path="/2/compliance", times=jobs_refused)
        swept = sweep_at(home, peer, settings)
    assert (texts(home)[-1:], swept.undone) == (["Riverside Clinic was warm"], [])


def test_the_work_of_x_on_a_compliance_job_is_told_while_it_lasts(home: Home) -> None:
    told: list[tuple[str, int, int | None]] = []
    with x_peer() as peer:
        settings = write_settings(home, peer)
        peer.post("Riverside Clinic was cold")
        collect_from(home, peer, settings)
        sweep_at(home, peer, settings, progress=lambda *given: told.append(given))
    waits = [(done, total) for stage, done, total in told if "compliance job" in stage]
    assert (waits[0], len(waits) > 1) == ((0, 1200), True)


def test_a_removed_post_does_not_come_back(home: Home) -> None:
    with x_peer() as peer:
        settings = write_settings(home, peer)
        post = peer.post("Riverside Clinic was cold")
        collect_from(home, peer, settings)
        peer.remove(post)
        sweep_at(home, peer, settings)
        post.gone_at = None
        collect_from(home, peer, settings)
    assert texts(home) == []


def test_an_edited_post_that_search_no_longer_finds_replaces_its_text(home: Home) -> None:
    with x_peer() as peer:
        settings = write_settings(home, peer)
        post = peer.post("Riverside Clinic was cold")
        peer.clock.advance(minutes=1)
        collect_from(home, peer, settings)
        peer.clock.advance(minutes=1)
        peer.edit(post, "It was warm")
        swept = sweep_at(home, peer, settings)
    assert (texts(home), swept.edited) == (["It was warm"], {"x": 1})


def test_an_edit_that_a_sweep_lands_is_no_reading_of_the_source(home: Home) -> None:
    read_at = datetime(2026, 3, 1)
    with x_peer() as peer:
        settings = write_settings(home, peer)
        post = peer.post("Riverside Clinic was cold")
        peer.clock.advance(minutes=1)
        collect_from(home, peer, settings)
        with changing(home, "a test") as con:
            con.execute("UPDATE cursor SET changed_at = $at", {"at": read_at})
        peer.edit(post, "It was warm")
        sweep_at(home, peer, settings)
    with changing(home, "a test") as con:
        shown = collecting_state(con, settings, read_at).set_index("source")["last_read_at"]["x"]
        assert (last_moved_at(con, "x"), shown, texts(home)) == (read_at, read_at, ["It was warm"])


def test_looking_up_takes_the_place_of_a_job_that_is_refused(home: Home) -> None:
    with x_peer() as peer:
        settings = write_settings(home, peer)
        posts = [peer.post(f"Riverside Clinic {number}") for number in range(3)]
        collect_from(home, peer, settings)
        peer.remove(posts[0])
        peer.remove(posts[1], "protected")
        peer.faults.add(faults.status(403), path="/2/compliance", times=2)
        first = len(texts(home)), sweep_at(home, peer, settings), len(texts(home))
        peer.clock.advance(hours=2)
        sweep_at(home, peer, settings)
    assert (first[0], first[2], texts(home)) == (3, 2, ["Riverside Clinic 2"])


def test_only_what_is_due_is_asked_about(home: Home) -> None:
    with x_peer() as peer:
        settings = write_settings(home, peer)
        peer.post("Riverside Clinic was cold")
        collect_from(home, peer, settings)
        counts = []
        for hours in (0, 5, 2, 20, 5):
            peer.clock.advance(hours=hours)
            counts.append(sweep_at(home, peer, settings, all_items=False).asked.get("x", 0))
    assert counts == [1, 0, 1, 0, 1]


@pytest.mark.parametrize("by", ["deleted", "removed"])
def test_what_reddit_says_is_deleted_is_removed_at_once(home: Home, by: str) -> None:
    with reddit_peer() as peer:
        settings = write_settings(home, reddit=peer)
        thing = peer.submit("Riverside Clinic", "was cold")
        peer.submit("Riverside Clinic", "was warm")
        collect_from(home, peer, settings)
        peer.remove(thing, by)
        sweep_at(home, peer, settings)
    assert texts(home) == ["Riverside Clinic\n\nwas warm"]


def test_what_reddit_leaves_out_twice_is_removed(home: Home) -> None:
    with reddit_peer() as peer:
        settings = write_settings(home, reddit=peer)
        thing = peer.submit("Riverside Clinic", "was cold")
        peer.submit("Riverside Clinic", "was warm")
        collect_from(home, peer, settings)
        del peer.things[thing.name]
        counts = []
        for _ in range(2):
            sweep_at(home, peer, settings)
            counts.append(len(texts(home)))
            peer.clock.advance(hours=1)
    assert counts == [2, 1]


def test_an_outage_of_reddit_removes_nothing(home: Home) -> None:
    with reddit_peer() as peer:
        settings = write_settings(home, reddit=peer)
        for number in range(3):
            peer.submit("Riverside Clinic", f"Number {number}")
        collect_from(home, peer, settings)
        peer.things.clear()
        sweep_at(home, peer, settings)
        peer.clock.advance(hours=2)
        swept = sweep_at(home, peer, settings)
    assert (len(texts(home)), "outage" in swept.undone[0]) == (3, True)


def test_an_edit_on_reddit_replaces_the_text(home: Home) -> None:
    with reddit_peer() as peer:
        settings = write_settings(home, reddit=peer)
        thing = peer.submit("Riverside Clinic", "was cold")
        collect_from(home, peer, settings)
        thing.text, thing.edited = "was warm", 1773140400.0
        sweep_at(home, peer, settings)
    assert texts(home) == ["Riverside Clinic\n\nwas warm"]


def test_a_closed_account_is_a_voice_no_more(home: Home) -> None:
    with reddit_peer() as peer:
        settings = write_settings(home, reddit=peer)
        thing = peer.submit("Riverside Clinic", "was cold", author="quixotic")
        collect_from(home, peer, settings)
        thing.author = "[deleted]"
        sweep_at(home, peer, settings)
    assert asked_of(home, "store", "SELECT voice = mention_id FROM mention") == [(True,)]


def test_a_platform_that_does_not_answer_removes_nothing_and_says_so(home: Home) -> None:
    with x_peer() as peer:
        settings = write_settings(home, peer)
        peer.post("Riverside Clinic was cold")
        collect_from(home, peer, settings)
        peer.faults.add(faults.status(503), times=100)
        swept = sweep_at(home, peer, settings)
    assert (swept.is_failure, len(texts(home))) == (True, 1)


def test_stored_items_of_a_source_that_is_off_are_told(home: Home) -> None:
    with x_peer() as peer:
        peer.post("Riverside Clinic was cold")
        collect_from(home, peer, write_settings(home, peer))
        swept = sweep_at(home, peer, write_settings(home))
    assert (swept.is_failure, "[source.x] is not enabled" in swept.undone[0]) == (False, True)
