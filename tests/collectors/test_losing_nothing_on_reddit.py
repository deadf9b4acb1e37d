"""For any schedule of polls, faults, kills and deletions on Reddit: what was visible is held once, requests are paid.

What must be held: everything that was public while a collection was made that left nothing undone.

Reddit tells nobody what it counted. A kill between the entry of a request and its answer leaves an entry of which
nobody can know whether it was sent: it stays unsettled and counts. So the ledger is never below what was asked, and
what of it is settled never above.
"""

import random
import tempfile
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from config.home import Home
from tests.collectors.collecting import asked_of, give_secrets, reddit_peer, write_settings
from tests.collectors.test_losing_nothing import collect_or_die
from tests.peers import faults
from tests.peers.reddit import RedditPeer
from warehouse.prepare import prepare

pytestmark = pytest.mark.thorough

FAULTS = {
    "503": faults.status(503),
    "429": faults.rate_limited(),
    "dropped": faults.dropped,
    "short": faults.short,
    "truncated": faults.truncated_json,
    "empty 200": faults.empty_200,
    "null": faults.null_200,
    "HTML": faults.html_200,
    "token cycle": faults.token_cycle,
}
_CALM_FROM = 2
_SCHEDULES = (
    st.integers(0, 2**32),
    st.lists(st.tuples(st.sampled_from(sorted(FAULTS)), st.integers(0, 9)), max_size=8),
    st.sampled_from((0.0, 0.3)),
    st.sampled_from((1.0, 6.0, 12.0)),
)


@pytest.fixture(autouse=True)
def secrets(monkeypatch: pytest.MonkeyPatch) -> None:
    give_secrets(monkeypatch)
    monkeypatch.setattr("prawcore.sessions.time.sleep", lambda _seconds: None)
    monkeypatch.setattr("collectors.live.reddit_fetch._LARGEST_PAGE", 3)  # so that a few things fill several pages


def _check(seed: int, script: list[tuple[str, int]], killed_share: float, hours_between: float) -> None:
    chance = random.Random(seed)
    with tempfile.TemporaryDirectory() as folder, reddit_peer() as peer:
        home = Home(Path(folder) / "home")
        prepare(home)
        described = write_settings(home, reddit=peer)
        for name, after in script:
            peer.faults.add(FAULTS[name], path="/r/", after=after)
        shown: set[str] = set()
        for turn in range(_CALM_FROM + 2):
            for thing in peer.things.values():
                if not thing.gone and chance.random() < 0.15:
                    peer.remove(thing, chance.choice(("deleted", "removed")))
            for _ in range(chance.randrange(12)):
                _write(peer, chance, hours_between)
            if turn == _CALM_FROM:  # the last polls are left in peace, so that every listing is read to its end
                peer.faults = faults.FaultScript()
            done = collect_or_die(home, described, peer, chance, killed_share if turn < _CALM_FROM else 0.0)
            if done is not None and not done.is_failure and not done.tallies[0].undone:
                shown |= {name for name, thing in peer.things.items() if not thing.gone}
            peer.clock.advance(hours=hours_between)
        held = [str(name) for (name,) in asked_of(home, "inbox", "SELECT item_id FROM match")]
        gaps = asked_of(home, "inbox", "SELECT from_at, to_at FROM gap")
        texts = asked_of(home, "store", "SELECT count(*), count(DISTINCT mention_id) FROM mention")[0]
        lost = {
            name for name, thing in peer.things.items() if any(begin <= thing.created_at <= end for begin, end in gaps)
        }
        assert shown >= {name for name, thing in peer.things.items() if not thing.gone}
        assert (shown - lost - set(held), set(held) - set(peer.things)) == (set(), set())
        assert texts == (len(set(held)), len(held))
        settled, entered = entries(home)
        assert settled <= requests_to(peer) <= entered
        assert killed_share or settled == entered


def entries(home: Home) -> tuple[int, int]:
    """Count the requests in the ledger: those that are settled, and all."""
    counts = "coalesce(sum(items) FILTER (is_settled), 0)::BIGINT, coalesce(sum(items), 0)::BIGINT"
    settled, entered = asked_of(home, "inbox", f"SELECT {counts} FROM ledger")[0]
    return settled, entered


def requests_to(peer: RedditPeer) -> int:
    """Count what a contract with Reddit would charge: every request but those for a token."""
    return sum(asked.path != "/api/v1/access_token" for asked in peer.asked)


def _write(peer: RedditPeer, chance: random.Random, hours: float) -> None:
    # It may become findable up to an hour after the poll that it was made before.
    at = peer.clock.now() - timedelta(hours=chance.uniform(0, hours + 1))
    peer.submit("Riverside Clinic", f"Number {chance.random()}", at=at)


@settings(max_examples=1, suppress_health_check=list(HealthCheck))
@example(5, [], 0.0, 1.0)  # fails where the overlap is left out
@given(*_SCHEDULES)
def test_nothing_visible_on_reddit_is_lost_and_nothing_is_held_twice(
    seed: int, script: list[tuple[str, int]], killed_share: float, hours_between: float
) -> None:
    _check(seed, script, killed_share, hours_between)


@pytest.mark.slow
@settings(max_examples=40, suppress_health_check=list(HealthCheck))
@given(*_SCHEDULES)
def test_the_same_for_many_schedules_on_reddit(
    seed: int, script: list[tuple[str, int]], killed_share: float, hours_between: float
) -> None:
    _check(seed, script, killed_share, hours_between)
