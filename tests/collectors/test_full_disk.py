"""A disk without room: a sentence, whole files, and the next run goes on."""

import os
import resource
import subprocess
import sys
from pathlib import Path
from unittest import mock

import pytest

import heed
from collectors.live.collect import collect
from config.errors import HeedError
from config.home import Home
from tests.collectors.collecting import collect_from, give_secrets, texts, write_settings, x_peer, x_peer_now
from warehouse.files.full_disk import is_full_disk

pytestmark = pytest.mark.thorough

_ROOM = 20_000  # bytes that a file may have; what a page of 100 posts writes is larger


@pytest.fixture(autouse=True)
def secrets(monkeypatch: pytest.MonkeyPatch) -> None:
    give_secrets(monkeypatch)


def _collect(home: Home, room: int) -> "subprocess.CompletedProcess[str]":
    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))

    # -B: the compiled file of a library, cut off by the limit, would be read by every later test.
    command = [sys.executable, "-B", "-m", "heed", "--home", str(home.path), "collect"]
    return subprocess.run(
        command,
        cwd=Path(heed.__file__).parent,
        env=dict(os.environ),
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=limit,
    )


def test_a_disk_that_fills_up_is_said_and_what_was_collected_is_whole_and_gone_on_from(home: Home) -> None:
    with x_peer_now() as peer:
        peer.post("Riverside Clinic was warm", author="first")
        settings = write_settings(home, peer)
        collect_from(home, peer, settings)
        for number in range(100):
            peer.post(f"Riverside Clinic kept me waiting, number {number}", author=f"a{number}")
        stopped = _collect(home, _ROOM)
        kept = texts(home)
        gone_on = collect_from(home, peer, settings).tallies[0]
    told = stopped.stdout + stopped.stderr
    assert (stopped.returncode, "no room left" in told, "Traceback" in told) == (1, True, False)
    assert (kept, gone_on.failure, len(texts(home))) == (["Riverside Clinic was warm"], "", 101)


def test_nothing_is_asked_when_hardly_any_room_is_left(home: Home) -> None:
    with x_peer() as peer:
        settings = write_settings(home, peer)
        with (
            mock.patch("shutil.disk_usage", return_value=mock.Mock(free=5 * 2**20)),
            pytest.raises(HeedError, match="Only 5 MB are free"),
        ):
            collect(home, settings, clock=peer.clock.for_collectors())
        assert peer.asked == []


@pytest.mark.parametrize("words", ["IO Error: No space left on device", "could not write: File too large"])
def test_what_duckdb_says_about_a_full_disk_is_understood_below_other_errors(words: str) -> None:
    try:
        try:
            raise RuntimeError(words)
        except RuntimeError as first:
            raise ValueError("cannot roll back") from first
    except ValueError as error:
        assert is_full_disk(error)
