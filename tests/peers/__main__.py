"""`python -m tests.peers`: a local X and a local Reddit with invented posts, for a person to point heed at."""

import sys
import time
from datetime import UTC, datetime, timedelta

from tests.peers.reddit import CLIENT_ID, CLIENT_SECRET, RedditPeer
from tests.peers.virtual_clock import VirtualClock
from tests.peers.x import TOKEN, XPeer

_INVENTED = (
    "Marsh Clinic kept me on hold for an hour",
    "The ward sister at Marsh Clinic could not have been kinder",
    "Nowhere to park at Marsh Clinic, again",
)


class _RealTime(VirtualClock):
    def now(self) -> datetime:
        return datetime.now(UTC).replace(tzinfo=None)


def main() -> None:
    """Serve until interrupted."""
    with XPeer(_RealTime()) as x, RedditPeer(_RealTime()) as reddit:
        for number in range(250):
            at = x.clock.now() - timedelta(minutes=30 * number)
            x.post(f"{_INVENTED[number % 3]} ({number})", author=f"invented{number % 40}", at=at)
            reddit.submit(_INVENTED[number % 3], f"Number {number}.", author=f"invented{number % 40}", at=at)
        sys.stdout.write(
            f"X       {x.base}       bearer token {TOKEN}\n"
            f"Reddit  {reddit.base}  client {CLIENT_ID}, secret {CLIENT_SECRET}\n"
            "Search for: Marsh. Stop with Ctrl-C.\n"
        )
        sys.stdout.flush()
        while True:
            time.sleep(3600)


if __name__ == "__main__":
    try:
        main()
    except KeyboardInterrupt:
        sys.exit(0)
