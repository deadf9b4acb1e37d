"""A process that is killed at random moments while it collects: nothing lost, nothing twice, every file opens."""

import os
import random
import signal
import subprocess
import sys
import time
from datetime import timedelta
from pathlib import Path

import duckdb
import pytest

import heed
from config.home import Home
from tests.collectors.collecting import asked_of, give_secrets, write_settings
from tests.collectors.test_losing_nothing_on_reddit import entries, requests_to
from tests.peers.peer import Peer
from tests.peers.reddit import RedditPeer
from tests.peers.virtual_clock import RealTime
from tests.peers.x import XPeer

pytestmark = pytest.mark.thorough


@pytest.fixture(autouse=True)
def secrets(monkeypatch: pytest.MonkeyPatch) -> None:
    give_secrets(monkeypatch)


def test_three_kills_lose_nothing_and_repeat_nothing_of_x(home: Home) -> None:
    _kill_while_x_is_read(home, kills=3, posts=900, longest_delay=0.15)


@pytest.mark.slow
@pytest.mark.timeout(900)
def test_fifty_kills_lose_nothing_and_repeat_nothing_of_x(home: Home) -> None:
    _kill_while_x_is_read(home, kills=50, posts=22_000, longest_delay=0.6)


def test_three_kills_lose_nothing_and_repeat_nothing_of_reddit(home: Home) -> None:
    _kill_while_reddit_is_read(home, kills=3, threads=12, longest_delay=0.15)


@pytest.mark.slow
@pytest.mark.timeout(900)
def test_fifty_kills_lose_nothing_and_repeat_nothing_of_reddit(home: Home) -> None:
    _kill_while_reddit_is_read(home, kills=50, threads=220, longest_delay=0.3)


def _kill_while_x_is_read(home: Home, *, kills: int, posts: int, longest_delay: float) -> None:
    with XPeer(RealTime()) as peer:
        for number in range(posts):
            peer.post(f"Riverside Clinic, number {number}", at=peer.clock.now() - timedelta(seconds=20 * number + 1))
        write_settings(home, peer)
        unfinished = _kill_again_and_again(home, peer, kills, longest_delay)
        rows = asked_of(home, "store", "SELECT count(*), count(DISTINCT text) FROM mention")
        ledger = asked_of(home, "inbox", "SELECT sum(items)::BIGINT FROM ledger")[0][0]
        assert (rows, ledger, unfinished >= kills / 2) == ([(posts, posts)], peer.charged_items(), True)


def _kill_while_reddit_is_read(home: Home, *, kills: int, threads: int, longest_delay: float) -> None:
    with RedditPeer(RealTime()) as peer:
        for number in range(threads):
            at = peer.clock.now() - timedelta(minutes=20 * number + 1)
            thread = peer.submit("Riverside Clinic", f"Number {number}", at=at)
            peer.comment(thread, f"Riverside Clinic, answer {number}", at=at)
        write_settings(home, reddit=peer)
        unfinished = _kill_again_and_again(home, peer, kills, longest_delay)
        rows = asked_of(home, "store", "SELECT count(*), count(DISTINCT text) FROM mention")
        settled, entered = entries(home)
        assert (rows, unfinished >= kills / 2) == ([(2 * threads, 2 * threads)], True)
        # A kill between an entry and its answer leaves one of which nobody can know whether it was sent.
        assert settled <= requests_to(peer) <= entered <= settled + kills


def _kill_again_and_again(home: Home, peer: Peer, kills: int, longest_delay: float) -> int:
    """Kill at random moments, then let one collection end; gives how many of the killed were still at work."""
    chance, unfinished = random.Random(7), 0
    for _ in range(kills):
        process = _start(home)
        _wait_until_asked(peer, process, len(peer.asked) + chance.randrange(2, 6))
        time.sleep(chance.uniform(0, longest_delay))
        unfinished += process.poll() is None
        process.send_signal(signal.SIGKILL)
        process.wait()
        _check_that_every_file_opens(home)
    assert _start(home).wait() == 0
    return unfinished


def _check_that_every_file_opens(home: Home) -> None:
    for path in home.path.glob("*.duckdb"):
        with duckdb.connect(str(path)) as con:
            con.execute("SELECT count(*) FROM duckdb_tables()")


def _start(home: Home) -> "subprocess.Popen[bytes]":
    folder = str(Path(heed.__file__).parent)
    command = [sys.executable, "-m", "heed", "--home", str(home.path), "collect"]
    return subprocess.Popen(command, cwd=folder, env=dict(os.environ), stdout=subprocess.DEVNULL)


def _wait_until_asked(peer: Peer, process: "subprocess.Popen[bytes]", requests: int) -> None:
    until = time.monotonic() + 120
    while len(peer.asked) < requests and process.poll() is None and time.monotonic() < until:
        time.sleep(0.005)
