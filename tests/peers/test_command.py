"""`python -m tests.peers` for a person: a port, a vocabulary and a fault script of their own."""

import random
import socket
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from pathlib import Path

import pytest
import requests

from tests.peers.__main__ import happen
from tests.peers.exchange import asked_for
from tests.peers.fault_file import read_fault_file
from tests.peers.reddit import RedditPeer
from tests.peers.x import TOKEN, XPeer


def free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


def test_it_listens_where_it_is_told_speaks_as_told_and_follows_the_script(tmp_path: Path) -> None:
    script = tmp_path / "faults.toml"
    script.write_text('[[fault]]\nstatus = 503\npath = "/2/tweets/search"\n', "utf-8")
    port = free_port()
    options = ["--x-port", str(port), "--vocabulary", "new", "--faults", str(script)]
    command = [sys.executable, "-m", "tests.peers", *options]
    folder = Path(__file__).parents[2]
    with subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        said = process.stdout.readline()
        with requests.Session() as session:
            session.trust_env = False
            session.headers["Authorization"] = f"Bearer {TOKEN}"
            address = f"http://127.0.0.1:{port}/2/tweets/search/recent"
            params = {"query": "marsh", "post.fields": "created_at"}
            statuses = [session.get(address, params=params, timeout=10).status_code for _ in range(2)]
        process.kill()
    assert (f":{port} " in said, statuses) == (True, [503, 200])


def test_a_status_may_have_a_body_and_headers_and_a_clock_may_be_wrong(tmp_path: Path) -> None:
    script = tmp_path / "faults.toml"
    script.write_text(
        '[[fault]]\nstatus = 429\nbody = "{}"\nheaders = { x-rate-limit-reset = "soon" }\n'
        '[[fault]]\nname = "clock an hour ahead"\n',
        "utf-8",
    )
    with XPeer() as x:
        x.faults = read_fault_file(script)
        limited, skewed = (x.answer(asked_for("GET", "/2/usage/tweets", {}, b"")) for _ in range(2))
    ahead = parsedate_to_datetime(skewed.headers["Date"]) - datetime.now(UTC)
    assert (limited.status, limited.body, limited.headers["x-rate-limit-reset"]) == (429, b"{}", "soon")
    assert timedelta(minutes=59) < ahead <= timedelta(hours=1)


@pytest.mark.parametrize("entry", ['name = "thunder"', 'name = "HTML"\nstatus = 500', "status = 500\nwhen = 1", ""])
def test_a_fault_that_is_not_understood_is_refused(tmp_path: Path, entry: str) -> None:
    script = tmp_path / "faults.toml"
    script.write_text(f"[[fault]]\n{entry}\n", "utf-8")
    with pytest.raises(ValueError, match="needs a status or one of the names"):
        read_fault_file(script)


def test_while_it_runs_somebody_writes_edits_and_deletes_on_both() -> None:
    with XPeer() as x, RedditPeer(x.clock) as reddit:
        for number in range(5):
            x.post(f"Marsh Clinic {number}")
            reddit.submit("Marsh Clinic", f"Number {number}.")
        happen(x, reddit, random.Random(1))
        x.clock.advance(hours=1)
        posts = [post.is_found(x.clock.now()) for post in x.posts.values()]
    things = [(bool(thing.gone), bool(thing.edited)) for thing in reddit.things.values()]
    assert (len(posts), posts.count(True)) == (7, 5)
    assert (len(things), things.count((True, False)), things.count((False, True))) == (6, 1, 1)
