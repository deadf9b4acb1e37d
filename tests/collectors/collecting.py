"""A clinic that collects from the local X and the local Reddit, for the tests of collection."""

from datetime import datetime
from typing import Any

import pytest

from collectors.http.pacer import Patience
from collectors.live.collect import Collection, collect
from config.home import Home
from config.settings import Settings, load_settings
from tests.peers.peer import Peer
from tests.peers.reddit import CLIENT_ID, CLIENT_SECRET, RedditPeer
from tests.peers.virtual_clock import RealTime, VirtualClock
from tests.peers.x import TOKEN, XPeer
from warehouse.store import opened

NOON = datetime(2026, 3, 10, 12)
PATIENCE = Patience(tries=3, rate_waits=2)

_SETTINGS = """
[provider.riverside]
title = "Riverside Clinic"
time_zone = "Europe/London"

[provider.riverside.listen]
handles = {{ x = ["RiversideClinic"] }}
ambiguous = ["Marsh Lane"]
context = ["clinic", "ward"]
exclude = ["football"]
exclude_authors = {{ reddit = ["RiversideClinic"] }}
subreddits = ["riverside"]

[rights.x]
approval_reference = "app 1"

[rights.reddit]
approval_reference = "ticket 1"

[source.x]
enabled = {x}
is_public_body = false
base_url = "{base_x}"
max_usd_per_day = {per_day}
max_usd_per_month = 1000.0
{more_x}

[source.reddit]
enabled = {reddit}
base_url = "{base_reddit}"
"""


def write_settings(
    home: Home, x: Peer | None = None, reddit: Peer | None = None, *, per_day: float = 500.0, more_x: str = ""
) -> Settings:
    """Describe the clinic; a source is enabled where its peer is given."""
    text = _SETTINGS.format(
        x=str(x is not None).lower(),
        base_x=x.base if x else "https://api.x.com",
        reddit=str(reddit is not None).lower(),
        base_reddit=reddit.base if reddit else "",
        per_day=per_day,
        more_x=more_x,
    )
    home.settings.write_text(text, "utf-8")
    return load_settings(home)


def give_secrets(monkeypatch: pytest.MonkeyPatch) -> None:
    """Put the secrets of the peers into the environment."""
    monkeypatch.setenv("HEED_X_BEARER_TOKEN", TOKEN)
    monkeypatch.setenv("HEED_REDDIT_CLIENT_ID", CLIENT_ID)
    monkeypatch.setenv("HEED_REDDIT_CLIENT_SECRET", CLIENT_SECRET)
    monkeypatch.setenv("HEED_REDDIT_USER_AGENT", "linux:example.heed:v0 (by /u/example)")


def x_peer(**options: Any) -> XPeer:
    """A local X in March 2026."""
    return XPeer(VirtualClock(NOON), **options)


def x_peer_now() -> XPeer:
    """A local X that agrees with the clock of this machine, for a command that goes by it."""
    return XPeer(RealTime())


def reddit_peer() -> RedditPeer:
    """A local Reddit in March 2026."""
    return RedditPeer(VirtualClock(NOON))


def collect_from(home: Home, peer: Peer, settings: Settings, **options: Any) -> Collection:
    """Collect by the clock of a peer."""
    return collect(home, settings, clock=peer.clock.for_collectors(), patience=PATIENCE, **options)


def asked_of(home: Home, room: str, query: str) -> list[Any]:
    """Ask a file of the data folder."""
    with opened(home, room) as con:
        return con.execute(query).fetchall()


def texts(home: Home) -> list[str]:
    """Give the stored texts, oldest first."""
    return [text for (text,) in asked_of(home, "store", "SELECT text FROM mention ORDER BY created_at, mention_id")]
