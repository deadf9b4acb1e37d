"""What is told while a command works: a bar at a terminal, lines in a log, nothing to a program."""

import fcntl
import os
import re
import select
import struct
import termios
from unittest import mock

import pandas as pd
import pytest

from dashboard.commands import terminal


def test_a_log_gets_plain_lines_with_their_time(capsys: pytest.CaptureFixture[str]) -> None:
    with terminal.progress() as progress:
        progress("x riverside", 0, None)
        progress("redacting", 1200, 5000)
        progress("publishing", 0, 7)
    lines = capsys.readouterr().err.splitlines()
    stamp = r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC "
    assert [re.sub(stamp, "", line) for line in lines] == [
        "x riverside",
        "redacting 1,200 of 5,000",
        "publishing 0 of 7",
    ]


def test_a_log_gets_one_line_in_ten_seconds_of_a_stage(capsys: pytest.CaptureFixture[str]) -> None:
    seconds = iter([0.0, 1.0, 9.0, 11.0, 12.0])
    with (
        mock.patch("dashboard.commands.terminal.time.monotonic", lambda: next(seconds)),
        terminal.progress() as progress,
    ):
        for done in range(1, 6):
            progress("x riverside", done, None)
    assert [line.split()[-1] for line in capsys.readouterr().err.splitlines()] == ["1", "4"]


def test_a_log_gets_no_line_twice(capsys: pytest.CaptureFixture[str]) -> None:
    seconds = iter([0.0, 11.0, 22.0, 33.0])
    with (
        mock.patch("dashboard.commands.terminal.time.monotonic", lambda: next(seconds)),
        terminal.progress() as progress,
    ):
        for done in (1, 1, 1, 2):
            progress("encoder: training", done, 20)
    assert [line.split()[-3] for line in capsys.readouterr().err.splitlines()] == ["1", "2"]


def test_a_terminal_gets_a_bar_that_is_drawn_over_and_taken_away(monkeypatch: pytest.MonkeyPatch) -> None:
    ours, theirs = os.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 100, 0, 0))
    with os.fdopen(theirs, "w") as screen, monkeypatch.context() as patched:
        patched.setattr("sys.stderr", screen)
        with terminal.progress() as progress:
            progress("redacting", 0, 5000)
            progress("x waits until 12:00:00 UTC", 0, None)
            progress("redacting", 10, 5000)
        seen = ""
        while select.select([ours], [], [], 0.05)[0]:
            seen += os.read(ours, 100_000).decode()
    os.close(ours)
    assert ("\r" in seen, "redacting:" in seen, "x waits until 12:00:00 UTC" in seen, "\n" in seen.strip()) == (
        *(True, True, True),
        False,
    )


def test_a_program_that_asked_for_json_hears_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    with terminal.progress(is_quiet=True) as progress:
        progress("redacting", 10, 5000)
    assert capsys.readouterr().err == ""


def test_what_is_not_known_is_left_blank_in_a_table(capsys: pytest.CaptureFixture[str]) -> None:
    terminal.show(pd.DataFrame({"site": ["north", None], "rating": [0.5, None]}), as_json=False)
    assert [line.split() for line in capsys.readouterr().out.splitlines()] == [["site", "rating"], ["north", "0.5"], []]
