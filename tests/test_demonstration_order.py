"""The demonstration can be looked at before what takes longest is done."""

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from config.home import Home
from tests.browsing import answers_at, free_port
from warehouse.publish import current_snapshot
from warehouse.store import connect_reader, writing

_LONGEST_SECONDS = 600


def _has_topics(home: Home) -> bool:
    snapshot = current_snapshot(home)
    assert snapshot is not None
    with connect_reader(snapshot) as con:
        return bool(con.execute("SELECT count(*) FROM topic_fit").fetchall()[0][0])


@pytest.mark.thorough
def test_the_dashboard_of_the_demonstration_answers_before_its_topics_are_found(
    demonstration_home: Home, tmp_path: Path
) -> None:
    home = Home(shutil.copytree(demonstration_home.path, tmp_path / "home"))
    with writing(home, "store", "a test") as con:
        for table in ("topic_fit", "topic", "topic_change"):
            con.execute(f"DELETE FROM {table}")
    port = free_port()
    command = [sys.executable, "-m", "heed", "--home", str(home.path), "demo", "--port", str(port)]
    seen: list[bool] = []
    with subprocess.Popen(command, env={**os.environ, "BROWSER": "true"}, stdout=subprocess.DEVNULL) as process:
        deadline = time.monotonic() + _LONGEST_SECONDS
        while True not in seen and process.poll() is None and time.monotonic() < deadline:
            if answers_at(f"http://127.0.0.1:{port}/_stcore/health"):
                seen.append(_has_topics(home))
            time.sleep(0.2)
        process.send_signal(signal.SIGTERM)
    assert (seen[0], seen[-1], process.returncode) == (False, True, 0)
