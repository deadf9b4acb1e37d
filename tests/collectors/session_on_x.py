"""A session whose X is the local one, for the tests of the session."""

import random
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any

import requests

from collectors.http.pacer import Patience
from collectors.http.session import CollectorSession
from collectors.http.shape import x_answer
from tests.peers.x import TOKEN, XPeer

X = "https://api.twitter.com"
SEARCH = f"{X}/2/tweets/search/recent"
BEARER = {"Authorization": f"Bearer {TOKEN}"}
PATIENCE = Patience()


@contextmanager
def session_on(x: XPeer, **options: Any) -> Iterator[CollectorSession]:
    """Open a session that shares the clock of the peer."""
    given: dict[str, Any] = {"bases": {X: x.base}, "shape": x_answer, "patience": PATIENCE, "chance": random.Random(1)}
    with CollectorSession(**{**given, "clock": x.clock.for_collectors(), **options}) as session:
        yield session


def search(session: CollectorSession) -> requests.Response:
    """Ask for the posts of the marsh."""
    return session.get(SEARCH, params={"query": "marsh"}, headers=BEARER)


def epoch(moment: datetime) -> str:
    """Write a moment as X does in its headers."""
    return str(int((moment - datetime(1970, 1, 1)).total_seconds()))
