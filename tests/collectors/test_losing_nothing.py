"""For any schedule of polls, faults, kills and deletions: what was visible is held once, and the ledger is right.

What must be held: every post that search showed when a window was opened and still when it was read to its end, however
soon after that it was deleted. A sweep then removes what is no longer public and nothing else.
"""

import random
import tempfile
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from unittest import mock

import pytest
import requests
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from collectors.http.session import CollectorSession
from collectors.live.collect import Collection, collect
from collectors.removal.sweep import sweep
from config.home import Home
from config.settings import Settings
from tests.collectors.collecting import PATIENCE, asked_of, give_secrets, write_settings, x_peer
from tests.peers import faults
from tests.peers.peer import Peer
from tests.peers.x import XPeer
from tests.peers.x_post import Post
from tests.peers.x_token import empty_page_with_token
from warehouse.collecting.collected import land_page
from warehouse.prepare import prepare

pytestmark = pytest.mark.thorough

SEARCH = "/2/tweets/search"
FAULTS = {
    "503": faults.status(503),
    "429": faults.rate_limited(),
    "dropped": faults.dropped,
    "short": faults.short,
    "truncated": faults.truncated_json,
    "empty 200": faults.empty_200,
    "HTML": faults.html_200,
    "duplicate page": faults.duplicate_page,
    "token cycle": faults.token_cycle,
    "empty page": empty_page_with_token,
    "token refused": faults.status(400),
}
_CALM_FROM = 4
_SCHEDULES = (
    st.integers(0, 2**32),
    st.lists(st.tuples(st.sampled_from(sorted(FAULTS)), st.integers(0, 9)), max_size=12),
    st.sampled_from((0.0, 0.2, 0.5)),
    st.sampled_from((1.0, 6.0, 30.0)),
)


class Killed(BaseException):
    """The process dies here."""


@pytest.fixture(autouse=True)
def secrets(monkeypatch: pytest.MonkeyPatch) -> None:
    give_secrets(monkeypatch)


def _check(seed: int, script: list[tuple[str, int]], killed_share: float, hours_between: float) -> None:
    chance = random.Random(seed)
    with tempfile.TemporaryDirectory() as folder, x_peer() as peer:
        home = Home(Path(folder) / "home")
        prepare(home)
        described = write_settings(home, peer)
        for name, after in script:
            peer.faults.add(FAULTS[name], path=SEARCH, after=after)
        windows: list[tuple[datetime, datetime]] = []  # when each was opened, and when it had been read
        for turn in range(_CALM_FROM + 3):
            for _ in range(chance.randrange(150)):
                _write(peer, chance, hours_between)
            if turn == _CALM_FROM:  # the last polls are left in peace, so that every window can close
                peer.faults = faults.FaultScript()
            collect_or_die(home, described, peer, chance, killed_share if turn < _CALM_FROM else 0.0)
            windows += [(opened_at, peer.clock.now()) for opened_at in _covered(home)]
            peer.clock.advance(hours=hours_between)
        # The day after, X's own count has told what the last lost answers cost.
        peer.clock.advance(days=1)
        collect_or_die(home, described, peer, chance, 0.0)
        held = [int(number) for (number,) in asked_of(home, "inbox", "SELECT item_id FROM match")]
        gaps = asked_of(home, "inbox", "SELECT from_at, to_at FROM gap")
        texts = asked_of(home, "store", "SELECT count(*) FROM mention")[0][0]
        ledger = asked_of(home, "inbox", "SELECT sum(items)::BIGINT FROM ledger")[0][0]
        shown = {
            number for number, post in peer.posts.items() if _was_shown(post, windows) and not _is_lost(post, gaps)
        }
        assert (shown - set(held), set(held) - set(peer.posts), texts) == (set(), set(), len(set(held)))
        assert ledger == peer.charged_items()
        sweep(home, described, all_items=True, clock=peer.clock.for_collectors(), patience=PATIENCE)
        left = {int(number) for (number,) in asked_of(home, "inbox", "SELECT item_id FROM match")}
        assert left == {number for number in held if peer.posts[number].is_public(peer.clock.now())}


@settings(max_examples=1, suppress_health_check=list(HealthCheck))
# An old page in the place of what a lost answer held: the window seems read, its posts come later.
@example(139, [("429", 2), ("duplicate page", 0), ("429", 0), ("429", 0)], 0.2, 1.0)
@given(*_SCHEDULES)
def test_nothing_visible_is_lost_nothing_is_held_twice_and_the_ledger_is_what_x_billed(
    seed: int, script: list[tuple[str, int]], killed_share: float, hours_between: float
) -> None:
    _check(seed, script, killed_share, hours_between)


@pytest.mark.slow
@settings(max_examples=60, suppress_health_check=list(HealthCheck))
@given(*_SCHEDULES)
def test_the_same_for_many_schedules(
    seed: int, script: list[tuple[str, int]], killed_share: float, hours_between: float
) -> None:
    _check(seed, script, killed_share, hours_between)


def _write(peer: XPeer, chance: random.Random, hours: float) -> None:
    made_at = peer.clock.now() - timedelta(seconds=chance.uniform(0, hours * 3600))
    # A post becomes findable at most an hour after it was made, and not before it is written here.
    late = timedelta(minutes=chance.choice((0, 0, 0, 20, 45)))
    made = peer.post(f"Riverside Clinic {chance.random()}", at=made_at, indexed_after=late)
    if chance.random() < 0.3:
        alive = chance.choice((0.1, 1.0, 2.5)) * chance.uniform(0, hours)
        made.gone_at, made.reason = peer.clock.now() + timedelta(hours=alive), "deleted"


def collect_or_die(
    home: Home, described: Settings, peer: Peer, chance: random.Random, share: float
) -> Collection | None:
    """Collect, and die with a chance before or after each page is kept and each request is on the wire."""
    sends = CollectorSession._sent

    def land(*given: object) -> int:
        if chance.random() < share / 2:
            raise Killed
        landed = land_page(*given)  # type: ignore[arg-type]
        if chance.random() < share / 2:
            raise Killed
        return landed

    def send(*given: Any) -> requests.Response:
        if chance.random() < share / 8:
            raise Killed
        answer = sends(*given)
        if chance.random() < share / 8:
            raise Killed
        return answer

    with mock.patch("collectors.live.trip.land_page", land), mock.patch.object(CollectorSession, "_sent", send):
        try:
            return collect(home, described, clock=peer.clock.for_collectors(), patience=PATIENCE)
        except Killed:
            return None


def _covered(home: Home) -> list[datetime]:
    """Say when the window was opened that was the last to be read to its end."""
    rows = asked_of(home, "inbox", "SELECT state->>'covered_until_at' FROM cursor WHERE source = 'x'")
    return [datetime.fromisoformat(opened_at) for (opened_at,) in rows if opened_at]


def _was_shown(post: Post, windows: list[tuple[datetime, datetime]]) -> bool:
    """Tell whether search showed a post from the opening of a window to its end."""
    return any(
        post.indexed_at <= opened_at and (post.gone_at is None or post.gone_at > read_at)
        for opened_at, read_at in windows
    )


def _is_lost(post: Post, gaps: list[tuple[datetime, datetime]]) -> bool:
    """Tell whether a post lies in a stretch that heed said was lost."""
    hour = timedelta(hours=1)
    return any(begin - hour <= post.created_at <= end for begin, end in gaps)
