"""`python -m tests.peers`: a local X and a local Reddit with invented posts, for a person to point heed at."""

import argparse
import random
import sys
import time
from datetime import UTC, timedelta
from pathlib import Path

from tests.peers.fault_file import read_fault_file
from tests.peers.reddit import CLIENT_ID, CLIENT_SECRET, RedditPeer
from tests.peers.virtual_clock import RealTime
from tests.peers.x import TOKEN, XPeer

_INVENTED = (
    "Marsh Clinic kept me on hold for an hour",
    "The ward sister at Marsh Clinic could not have been kinder",
    "Nowhere to park at Marsh Clinic, again",
)


def main() -> None:
    """Serve until interrupted."""
    chosen = _options()
    x_peer = XPeer(RealTime(), vocabulary=chosen.vocabulary, port=chosen.x_port)
    with x_peer as x, RedditPeer(RealTime(), port=chosen.reddit_port) as reddit:
        if chosen.faults:
            x.faults, reddit.faults = read_fault_file(chosen.faults), read_fault_file(chosen.faults)
        for number in range(200):
            at = x.clock.now() - timedelta(minutes=30 * number)
            x.post(f"{_INVENTED[number % 3]} ({number})", author=f"invented{number % 40}", at=at)
            reddit.submit(_INVENTED[number % 3], f"Number {number}.", author=f"invented{number % 40}", at=at)
        sys.stdout.write(
            f"X       {x.base}       bearer token {TOKEN}\n"
            f"Reddit  {reddit.base}  client {CLIENT_ID}, secret {CLIENT_SECRET}\n"
            "Put these addresses as base_url under [source.x] and [source.reddit]. Search: Marsh. End: Ctrl-C.\n"
        )
        sys.stdout.flush()
        chance = random.Random()
        while True:
            time.sleep(chosen.every or 3600)
            if chosen.every:
                happen(x, reddit, chance)


def happen(x: XPeer, reddit: RedditPeer, chance: random.Random) -> None:
    """Let somebody write, another edit and another delete, on both; a third of what is written is found late."""
    text = f"{chance.choice(_INVENTED)} ({chance.randrange(10**6)})"
    late = timedelta(minutes=chance.choice((0, 0, 10)))
    with x.answering():
        edited, removed = chance.sample([post for post in x.posts.values() if post.is_found(x.clock.now())], 2)
        x.edit(edited, f"{edited.text}, corrected")
        x.remove(removed)
        x.post(text, author="invented", indexed_after=late)
    with reddit.answering():
        thing, gone = chance.sample([thing for thing in reddit.things.values() if not thing.gone], 2)
        thing.text, thing.edited = f"{thing.text} Corrected.", reddit.clock.now().replace(tzinfo=UTC).timestamp()
        reddit.remove(gone, chance.choice(("deleted", "removed")))
        reddit.submit(text, "Written just now.", author="invented")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.peers", description=__doc__)
    parser.add_argument("--x-port", type=int, default=0, help="of the local X; a free one unless given")
    parser.add_argument("--reddit-port", type=int, default=0, help="of the local Reddit; a free one unless given")
    parser.add_argument("--vocabulary", choices=("old", "new"), default="old", help="tweet.fields or post.fields")
    parser.add_argument(
        "--every", type=float, default=60.0, help="seconds until somebody writes, edits and deletes; 0: never"
    )
    parser.add_argument("--faults", type=Path, help="TOML with a [[fault]] for each: tests/peers/fault_file.py")
    return parser.parse_args()


if __name__ == "__main__":
    try:
        main()
    except KeyboardInterrupt:
        sys.exit(0)
