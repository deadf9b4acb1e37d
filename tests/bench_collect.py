"""How fast and in how much memory are 100,000 posts collected from the local X? `python -m tests.bench_collect`."""

import os
import resource
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from unittest import mock

from config.home import Home
from tests.collectors.collecting import write_settings
from tests.peers.virtual_clock import RealTime
from tests.peers.x import TOKEN, XPeer
from warehouse.prepare import prepare
from warehouse.store import opened

POSTS = 100_000
_SECONDS_BETWEEN = 5  # six days of posts


@dataclass(frozen=True)
class Collected:
    """What a collection took.

    Attributes:
        posts: Stored.
        seconds: Of the wall clock.
        cpu_seconds: Of the process that collects.
        megabytes_early: Its memory when a quarter was asked for.
        megabytes_late: Its memory near the end.
        is_exact: Whether every post is stored once and the ledger says what the peer billed.
    """

    posts: int
    seconds: float
    cpu_seconds: float
    megabytes_early: float
    megabytes_late: float
    is_exact: bool

    def row(self) -> tuple[str, str, float, float]:
        """Give it as a line of the table: command, what, seconds, megabytes."""
        what = (
            f"{self.posts:,} posts of the local X; {self.cpu_seconds:.0f} s of CPU, "
            f"{self.megabytes_early:,.0f} MB after a quarter"
        )
        return "collect", what, self.seconds, self.megabytes_late


def measure(posts: int = POSTS) -> Collected:
    """Collect that many posts in a process of its own; a real X would slow it down to 450 pages in 15 minutes."""
    with (
        tempfile.TemporaryDirectory() as folder,
        mock.patch.dict("tests.peers.x._LIMITS", clear=True),
        XPeer(RealTime()) as peer,
    ):
        home = Home(Path(folder) / "home")
        prepare(home)
        write_settings(home, peer, per_day=990.0)
        now = peer.clock.now()
        for number in range(posts):
            at = now - timedelta(seconds=_SECONDS_BETWEEN * number + 60)
            text = f"Riverside Clinic kept me on hold again and nobody rang back, number {number}"
            peer.post(text, author=f"a{number % 5000}", at=at)
        early, late, cpu, seconds = _watched(home, peer, posts)
        with opened(home, "store") as con:
            stored = con.execute("SELECT count(*), count(DISTINCT text) FROM mention").fetchall()[0]
        with opened(home, "inbox") as con:
            ledger = con.execute("SELECT sum(items)::BIGINT FROM ledger").fetchall()[0][0]
        is_exact = (*stored, ledger) == (posts, posts, peer.charged_items())
        return Collected(stored[0], seconds, cpu, early, late, is_exact)


def _watched(home: Home, peer: XPeer, posts: int) -> tuple[float, float, float, float]:
    start, early, late = time.monotonic(), 0.0, 0.0
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    command = [sys.executable, "-m", "heed", "--home", str(home.path), "collect"]
    environment = {**os.environ, "HEED_X_BEARER_TOKEN": TOKEN}
    with subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL) as process:
        while process.poll() is None:
            late = max(late, _megabytes(process.pid))
            early = late if len(peer.asked) * 100 <= posts / 4 else early
            time.sleep(0.5)
    if process.returncode:
        raise SystemExit(f"heed collect ended with {process.returncode}")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return early, late, cpu, time.monotonic() - start


def _megabytes(process: int) -> float:
    said = subprocess.run(["ps", "-o", "rss=", "-p", str(process)], capture_output=True, text=True, check=False).stdout
    return float(said.strip() or 0) / 1024


if __name__ == "__main__":
    sys.stdout.write(f"{measure(int(sys.argv[1]) if len(sys.argv) > 1 else POSTS)}\n")
