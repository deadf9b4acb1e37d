"""Two weeks of polls, faults, deletions, sweeps and expiries in one process: memory and files stay as they are."""

import random
from pathlib import Path

import pytest

from collectors.http.log_file import logging_to
from collectors.live.collect import collect
from collectors.removal.sweep import sweep
from config.home import Home
from config.settings import Settings
from tests.collectors.collecting import PATIENCE, asked_of, give_secrets, write_settings, x_peer
from tests.peers import faults
from tests.peers.x import XPeer
from warehouse.erasure.retention import expire_raw
from warehouse.store import opened

_DAYS = 14
_POLLS_A_DAY = 12


@pytest.mark.slow
@pytest.mark.timeout(900)
def test_what_runs_for_weeks_needs_no_more_memory_and_no_more_room(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    give_secrets(monkeypatch)
    chance, sizes = random.Random(3), []
    with x_peer() as peer:
        settings = write_settings(home, peer)
        for _ in range(_DAYS):
            _live_a_day(home, settings, peer, chance)
            sizes.append((_megabytes_of_memory(), home.inbox.stat().st_size, (home.path / "heed.log").stat().st_size))
        shown = sum(post.is_public(peer.clock.now()) for post in peer.posts.values())
    (early, inbox, _), (late, later_inbox, log) = sizes[1], sizes[-1]
    assert asked_of(home, "store", "SELECT count(*) FROM mention")[0][0] == shown
    assert (late - early < 30, later_inbox <= inbox * 1.5, log < 1_000_000) == (True, True, True), sizes


def _live_a_day(home: Home, settings: Settings, peer: XPeer, chance: random.Random) -> None:
    with logging_to(home):
        for _ in range(_POLLS_A_DAY):
            for _ in range(4):
                peer.post(f"Riverside Clinic said {chance.random()}", author=f"a{chance.randrange(50)}")
            for fault in (faults.status(503), faults.html_200):
                if chance.random() < 0.2:
                    peer.faults.add(fault, path="/2/tweets/search")
            peer.clock.advance(hours=24 / _POLLS_A_DAY)
            collect(home, settings, clock=peer.clock.for_collectors(), patience=PATIENCE)
        for number in chance.sample(sorted(peer.posts), 3):
            if peer.posts[number].gone_at is None:
                peer.remove(peer.posts[number])
        with opened(home, "inbox") as con:  # raw payloads expire by the clock of this machine
            con.execute("UPDATE raw_item SET landed_at = landed_at - INTERVAL 1 DAY")
            con.execute("UPDATE quarantine SET noted_at = noted_at - INTERVAL 1 DAY")
        sweep(home, settings, all_items=True, clock=peer.clock.for_collectors(), patience=PATIENCE)
        expire_raw(home, settings.rights)


def _megabytes_of_memory() -> int:
    said = Path("/proc/self/status").read_text("ascii")
    return next(int(line.split()[1]) for line in said.splitlines() if line.startswith("VmRSS")) // 1024
