import json
import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import Any
from unittest import mock

import pytest

import heed
from collectors.live.every import read_interval, repeat
from config.errors import HeedError
from config.home import Home
from warehouse import journal


@pytest.mark.parametrize(("text", "seconds"), [("30m", 1800), ("1h", 3600), (" 1d ", 86_400)])
def test_an_interval_is_read(text: str, seconds: float) -> None:
    assert read_interval(text) == seconds


@pytest.mark.parametrize("text", ["", "1", "1s", "0h", "4m", "-1h", "1h30m"])
def test_an_interval_that_cannot_be_used_is_refused(text: str) -> None:
    with pytest.raises(HeedError, match="30m, 1h or 1d"):
        read_interval(text)


def writes(path: Path, status: int = 0) -> list[str]:
    return [sys.executable, "-c", f"open({str(path)!r}, 'a').write('x'); raise SystemExit({status})"]


def test_a_turn_that_fails_does_not_end_the_loop(home: Home, tmp_path: Path) -> None:
    waits = iter([False, False, True])
    repeat(home, 300, writes(tmp_path / "turns", status=1), lambda _seconds: next(waits))
    assert (tmp_path / "turns").read_text() == "xxx"


def test_each_turn_says_in_the_output_and_in_the_log_when_it_began_and_how_it_ended(
    home: Home, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    repeat(home, 300, writes(tmp_path / "turns", status=3), lambda _seconds: True)
    said = [line.partition(" UTC ")[2] for line in capsys.readouterr().out.splitlines()]
    logged = (home.path / "heed.log").read_text("utf-8")
    assert (said[0], said[1].endswith("with status 3.")) == ("A turn begins.", True)
    assert all(sentence in logged for sentence in said)


def test_a_turn_that_fails_is_noted_in_the_journal(home: Home, tmp_path: Path) -> None:
    noted = []

    def wait(_seconds: float) -> bool:
        noted.append(journal.last(home)["run --every"])
        return True

    repeat(home, 300, writes(tmp_path / "turns", status=1), wait)
    assert noted[0].is_failure


def test_a_signal_ends_the_turn_and_the_loop(home: Home, tmp_path: Path) -> None:
    begun = tmp_path / "begun"
    command = [sys.executable, "-c", f"import time; open({str(begun)!r}, 'w'); time.sleep(60)"]

    def stop() -> None:
        while not begun.exists():
            threading.Event().wait(0.01)
        os.kill(os.getpid(), signal.SIGTERM)

    threading.Thread(target=stop, daemon=True).start()
    assert repeat(home, 300, command) == 0


def test_a_signal_that_comes_while_a_turn_is_being_started_ends_it(home: Home) -> None:
    begins = subprocess.Popen

    def interrupted(*given: Any, **named: Any) -> "subprocess.Popen[bytes]":
        process = begins(*given, **named)
        os.kill(os.getpid(), signal.SIGTERM)
        return process

    begun = time.monotonic()
    with mock.patch("collectors.live.every.subprocess.Popen", interrupted):
        repeat(home, 300, [sys.executable, "-c", "import time; time.sleep(60)"])
    assert time.monotonic() - begun < 50


def test_the_handlers_of_before_are_put_back(home: Home, tmp_path: Path) -> None:
    before = signal.getsignal(signal.SIGTERM)
    repeat(home, 300, writes(tmp_path / "turns"), lambda _seconds: True)
    assert signal.getsignal(signal.SIGTERM) is before


def test_for_a_program_each_turn_gives_one_line_and_what_is_said_of_turns_goes_aside(home: Home) -> None:
    command = [sys.executable, "-m", "heed", "--home", str(home.path), "run", "--every", "1h", "--json"]
    with subprocess.Popen(command, cwd=Path(heed.__file__).parent, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        told = json.loads(process.stdout.readline())
        process.terminate()
        rest = process.stdout.read()
    assert (told["failures"], rest) == ([], "")
