import os
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from config.errors import HeedError
from config.home import Home
from warehouse.files.lock import desk_lock, writer_lock

_HOLD = """
import sys, time
from pathlib import Path
from config.home import Home
from warehouse.files.lock import writer_lock
with writer_lock(Home(Path(sys.argv[1])), "heed analyse"):
    print("held", flush=True)
    time.sleep(60)
"""


def _holder(folder: Path) -> "subprocess.Popen[str]":
    process = subprocess.Popen([sys.executable, "-c", _HOLD, str(folder)], stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert process.stdout.readline() == "held\n"
    return process


def test_a_second_writer_is_told_the_pid_and_the_command_of_the_first(tmp_path: Path) -> None:
    with _holder(tmp_path) as holder:
        with (
            pytest.raises(HeedError, match=rf"`heed analyse` \(process {holder.pid}"),
            writer_lock(Home(tmp_path), "heed import", patience_s=0.1),
        ):
            pass
        holder.kill()


def test_the_lock_of_a_killed_writer_is_free_at_once(tmp_path: Path) -> None:
    with _holder(tmp_path) as holder:
        holder.kill()
        holder.wait()
    with writer_lock(Home(tmp_path), "heed import", patience_s=0.1):
        assert str(os.getpid()) in (tmp_path / "writer.json").read_text("utf-8")


def test_a_writer_that_ends_leaves_no_signature(tmp_path: Path) -> None:
    with writer_lock(Home(tmp_path), "heed import"):
        pass
    assert not (tmp_path / "writer.json").exists()


def test_many_who_want_the_desk_at_once_get_it_in_their_turn(tmp_path: Path) -> None:
    came: list[int] = []

    def decide(number: int) -> None:
        with desk_lock(Home(tmp_path)):
            came.append(number)

    people = [threading.Thread(target=decide, args=(number,)) for number in range(8)]
    with desk_lock(Home(tmp_path)):
        for one in people:
            one.start()
            time.sleep(0.02)
    for one in people:
        one.join()
    assert came == sorted(came)
