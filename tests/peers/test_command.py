"""`python -m tests.peers` for a person: a port, a vocabulary and a fault script of their own."""

import socket
import subprocess
import sys
from pathlib import Path

import pytest
import requests

from tests.peers.fault_file import read_fault_file
from tests.peers.x import TOKEN


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


@pytest.mark.parametrize("entry", ['name = "thunder"', 'name = "HTML"\nstatus = 500', "status = 500\nwhen = 1", ""])
def test_a_fault_that_is_not_understood_is_refused(tmp_path: Path, entry: str) -> None:
    script = tmp_path / "faults.toml"
    script.write_text(f"[[fault]]\n{entry}\n", "utf-8")
    with pytest.raises(ValueError, match="needs a status or one of the names"):
        read_fault_file(script)
