"""Run again and again, unattended.

Each turn is a process of its own, so that memory stays flat and a crash ends one turn only.
"""

import re
import signal
import subprocess  # nosec
import sys
import threading
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from types import FrameType
from typing import TextIO

from collectors.http.log_file import note
from config.errors import HeedError
from config.home import Home
from warehouse import journal

_UNITS = {"m": 60, "h": 3600, "d": 86_400}
_SHORTEST = 300
_PATIENCE = 60.0  # seconds that a turn has to end after it was asked to


def read_interval(text: str) -> float:
    """Read 30m, 1h or 1d as seconds.

    Raises:
        HeedError: if it is none of these, or shorter than five minutes.
    """
    found = re.fullmatch(r"\s*(\d{1,4})\s*([mhd])\s*", text)
    seconds = int(found[1]) * _UNITS[found[2]] if found else 0
    if seconds < _SHORTEST:
        raise HeedError(f"--every {text!r} cannot be used: write 30m, 1h or 1d; 5m is the shortest.")
    return float(seconds)


def repeat(
    home: Home,
    seconds: float,
    command: Sequence[str] | None = None,
    wait: Callable[[float], bool] | None = None,
    *,
    as_json: bool = False,
) -> int:
    """Run `heed run` every so many seconds until a person or the machine says stop.

    SIGTERM and SIGINT end the turn, which loses nothing, and then the loop. A turn that fails is noted in the journal
    and the next one comes all the same.

    Args:
        home: The data folder.
        seconds: From the begin of a turn to the begin of the next.
        command: What a turn runs, for tests.
        wait: Waits for seconds and tells whether to stop, for tests.
        as_json: Whether each turn writes its figures as a line of JSON, and what is said of the turns goes aside.

    Returns:
        0.
    """
    stop = threading.Event()
    wait = wait or stop.wait
    usual = [sys.executable, "-m", "heed", "--home", str(home.path.resolve()), "run", *["--json"] * as_json]
    turn, aside = _Turn(command or usual), sys.stderr if as_json else sys.stdout

    def on_signal(_number: int, _frame: FrameType | None) -> None:
        stop.set()
        turn.end()

    former = {number: signal.signal(number, on_signal) for number in (signal.SIGTERM, signal.SIGINT)}
    try:
        while not stop.is_set():
            _tell(home, aside, "A turn begins.")
            took, status = turn.run()
            _tell(home, aside, f"A turn of {took:.0f} s ended with status {status}.")
            if status and not stop.is_set():
                journal.write(home, "run --every", f"A turn ended with status {status}.", is_failure=True)
            if stop.is_set() or wait(max(seconds - took, 1.0)):
                break
    finally:
        for number, handler in former.items():
            signal.signal(number, handler)
    _tell(home, aside, "Stopped.")
    journal.write(home, "run --every", "Stopped.")
    return 0


def _tell(home: Home, stream: TextIO, sentence: str) -> None:
    stream.write(f"{datetime.now(UTC):%Y-%m-%d %H:%M:%S} UTC {sentence}\n")
    stream.flush()
    note(home, [sentence])


class _Turn:
    """One turn in a process of its own."""

    def __init__(self, command: Sequence[str]) -> None:
        self._command = command
        self._process: subprocess.Popen[bytes] | None = None
        self._is_ending = False

    def run(self) -> tuple[float, int]:
        """Run to the end; gives the seconds it took and its exit status."""
        begun = time.monotonic()
        # Every part of the command is ours.
        self._process = subprocess.Popen(self._command, cwd=Path(__file__).parents[2])  # noqa: S603  # nosec
        if self._is_ending:  # asked while the process was being started
            self.end()
        status = self._process.wait()
        self._process = None
        return time.monotonic() - begun, status

    def end(self) -> None:
        """Ask the turn to end, and end it where it does not."""
        self._is_ending = True
        process = self._process
        if process is None:
            return
        process.terminate()
        impatient = threading.Timer(_PATIENCE, process.kill)
        impatient.daemon = True
        impatient.start()
