"""The dashboard answers on this machine only and sends nothing out."""

import os
import signal
import socket
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Timer

import pytest

from config.errors import HeedError
from config.home import Home
from dashboard.serving.serve import LOOPBACK, command, environment, free_port, serve
from tests.browsing import serving_home

_MEMORY = (
    "glibc.malloc.hugetlb=1:glibc.malloc.arena_max=1"
    ":glibc.malloc.top_pad=67108864:glibc.malloc.trim_threshold=1073741824"
)

pytestmark = pytest.mark.thorough


def test_it_listens_on_this_machine_only() -> None:
    assert "--server.address=127.0.0.1" in command(8501, open_browser=True)


def test_it_sends_no_usage_figures() -> None:
    assert "--browser.gatherUsageStats=false" in command(8501, open_browser=True)


def test_a_browser_is_opened_when_asked_for() -> None:
    assert "--server.headless=false" in command(8501, open_browser=True)
    assert "--server.headless=true" in command(8501, open_browser=False)


def test_it_is_told_where_the_data_lies(tmp_path: Path) -> None:
    assert environment(tmp_path)["HEED_HOME"] == str(tmp_path.resolve())


@pytest.mark.parametrize(
    ("said", "passed_on"),
    [
        ("", _MEMORY),
        ("glibc.malloc.check=1", f"glibc.malloc.check=1:{_MEMORY}"),
        ("glibc.malloc.hugetlb=0", "glibc.malloc.hugetlb=0"),
    ],
)
def test_it_asks_for_memory_in_its_own_way_unless_the_machine_s_owner_says_how(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, said: str, passed_on: str
) -> None:
    monkeypatch.setenv("GLIBC_TUNABLES", said)
    assert environment(tmp_path)["GLIBC_TUNABLES"] == passed_on


def test_the_first_start_on_a_machine_asks_the_person_nothing(
    home: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path / "somebody"))
    monkeypatch.setenv("BROWSER", "true")  # the command of that name, which shows nothing
    with serving_home(home.path, open_browser=True) as address:
        assert address.startswith("http://127.0.0.1:")


def test_streamlit_advertises_nothing_over_the_figures() -> None:
    assert "--logger.hideWelcomeMessage=true" in command(8501, open_browser=True)


@pytest.fixture
def taken() -> Iterator[int]:
    with socket.create_server((LOOPBACK, 0)) as other:
        yield other.getsockname()[1]


def test_a_port_that_is_taken_is_refused_before_anything_is_promised(
    home: Home, taken: int, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(HeedError, match=f"answers at port {taken} already.*--port {taken + 1}"):
        serve(home.path, taken, open_browser=False)
    assert not capsys.readouterr().out


def test_an_address_of_another_machine_is_refused_in_a_sentence(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dashboard.serving.serve.check_sign_in", lambda _: True)
    with pytest.raises(HeedError, match=r"cannot answer at 192\.0\.2\.1"):
        serve(home.path, 8501, open_browser=False, address="192.0.2.1")


def test_the_demonstration_goes_to_the_next_port_where_one_is_taken(taken: int) -> None:
    assert taken < free_port(taken) < taken + 20


@pytest.fixture
def started(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[], int]:
    """Let a process that only waits take the place of the dashboard; gives what tells its number once it runs."""
    number = tmp_path / "number"
    script = f"import os, time; open({str(number)!r}, 'w').write(str(os.getpid())); time.sleep(60)"
    monkeypatch.setattr("dashboard.serving.serve.command", lambda *_: [sys.executable, "-c", script])

    def number_of_it() -> int:
        while not (number.exists() and number.read_text("utf-8")):
            time.sleep(0.02)
        return int(number.read_text("utf-8"))

    return number_of_it


def test_a_dashboard_that_is_told_to_end_leaves_no_server_behind(home: Home, started: Callable[[], int]) -> None:
    def end_once_started() -> None:
        started()
        os.kill(os.getpid(), signal.SIGTERM)

    Timer(0, end_once_started).start()
    assert serve(home.path, free_port(18_500), open_browser=False) == 0
    with pytest.raises(ProcessLookupError):
        os.kill(started(), 0)


def test_what_fails_beside_the_dashboard_ends_it(home: Home, started: Callable[[], int]) -> None:
    def fail_once_started() -> None:
        started()
        raise HeedError("The disk is full.")

    with pytest.raises(HeedError, match="disk is full"):
        serve(home.path, free_port(18_500), open_browser=False, meanwhile=fail_once_started)
    with pytest.raises(ProcessLookupError):
        os.kill(started(), 0)
