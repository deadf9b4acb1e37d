"""Start the dashboard as its own process."""

import errno
import os
import signal
import socket
import subprocess  # nosec
import sys
from collections.abc import Callable
from pathlib import Path

import click

from config.errors import HeedError
from config.home import Home
from config.sign_in import check_sign_in
from dashboard.palette import theme_flags
from warehouse.stop import plain_stop

STREAMLIT_FLAGS = (
    "--server.fileWatcherType=none",
    "--server.enableStaticServing=false",
    "--browser.gatherUsageStats=false",
    "--server.showEmailPrompt=false",
    # Else Streamlit advertises itself over the figures, and offers to install something.
    "--logger.hideWelcomeMessage=true",
    "--client.toolbarMode=minimal",
    "--client.showErrorDetails=none",
    # What a module leaves standing by itself is not to be drawn, nor looked for before every drawing.
    "--runner.magicEnabled=false",
    # Python looks for garbage by itself; through all of memory after every drawing takes a third of many at once.
    "--runner.postScriptGC=false",
    # A table would be taken along as CSV without a line in the export register, small counts and all.
    "--client.disableDataExport=true",
    *theme_flags(),
)
LOOPBACK = "127.0.0.1"
# Memory in pages of 2 MB, shared by threads, as what they have of their own comes in small pages; and kept between
# screens, not given back and asked for again (glibc manual, "Memory Allocation Tunables"): a tenth of a screen's time.
_MEMORY = (
    "glibc.malloc.hugetlb=1",
    "glibc.malloc.arena_max=1",
    "glibc.malloc.top_pad=67108864",
    "glibc.malloc.trim_threshold=1073741824",
)
_ROOMS = Path(__file__).parents[2]


def serve(
    home: Path, port: int, open_browser: bool, address: str = LOOPBACK, meanwhile: Callable[[], None] | None = None
) -> int:
    """Run the dashboard until it is stopped.

    Args:
        home: The data folder to show; it need not hold a snapshot yet.
        port: TCP port.
        open_browser: Whether to open the page in a browser.
        address: Where it answers; other than on this machine only where people sign in.
        meanwhile: What is done as soon as it runs.

    Returns:
        The exit status of Streamlit; 0 when it was stopped with Ctrl-C or told to end.

    Raises:
        HeedError: if other machines are to be answered but nobody has to sign in, sign-in.toml cannot be used, or the
            port is taken.
    """
    has_sign_in = check_sign_in(Home(home))
    if address != LOOPBACK and not has_sign_in:
        raise HeedError(
            f"Nobody has to sign in, so the dashboard answers on this machine only. To answer on {address}, "
            f'write {Home(home).sign_in} first; see "Who may look" in the README.'
        )
    _check_free(port, address)
    click.echo(f"The dashboard answers at http://{address}:{port} (Ctrl-C stops it).")
    # Every part of the command is ours; the port is a number.
    process = subprocess.Popen(command(port, open_browser, home, address), env=environment(home))  # noqa: S603  # nosec
    former = signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        if meanwhile:
            with plain_stop():
                meanwhile()
        return process.wait()
    except KeyboardInterrupt:
        return 0
    finally:
        process.terminate()
        process.wait()
        signal.signal(signal.SIGTERM, former)


def free_port(first: int) -> int:
    """Give the first of twenty ports of this machine that nothing answers at; `first` itself where all are taken."""
    return next((port for port in range(first, first + 20) if not _taken(port, LOOPBACK)), first)


def command(port: int, open_browser: bool, home: Path | None = None, address: str = LOOPBACK) -> list[str]:
    """Give the command line that runs the dashboard; people sign in where the data folder says how."""
    app = _ROOMS / "dashboard" / "app.py"
    where = (f"--server.address={address}", f"--server.port={port}")
    secrets = (f"--secrets.files={Home(home).sign_in.resolve()}",) if home and Home(home).sign_in.exists() else ()
    flags = (*STREAMLIT_FLAGS, *where, *secrets, f"--server.headless={str(not open_browser).lower()}")
    return [sys.executable, "-m", "streamlit", "run", str(app), *flags]


def environment(home: Path) -> dict[str, str]:
    """Give the environment it runs in: where the data and the rooms of heed are, and how memory is asked for."""
    path = os.pathsep.join(part for part in (str(_ROOMS), os.environ.get("PYTHONPATH")) if part)
    signs_in = "yes" if Home(home).sign_in.exists() else "no"
    return {
        **os.environ,
        "HEED_HOME": str(home.resolve()),
        "HEED_SIGN_IN": signs_in,
        "PYTHONPATH": path,
        "GLIBC_TUNABLES": _tunables(os.environ.get("GLIBC_TUNABLES", "")),
    }


def _tunables(said: str) -> str:
    is_said = any(own.partition("=")[0] in said for own in _MEMORY)
    return said if is_said else ":".join(part for part in (said, *_MEMORY) if part)


def _taken(port: int, address: str) -> OSError | None:
    try:
        with socket.create_server((address, port), family=socket.AF_INET6 if ":" in address else socket.AF_INET):
            return None
    except OSError as error:
        return error


def _check_free(port: int, address: str) -> None:
    error = _taken(port, address)
    if error and error.errno == errno.EADDRINUSE:
        raise HeedError(
            f"Something answers at port {port} already, perhaps another dashboard: close it, or name another port with "
            f"--port {port + 1}."
        )
    if error:
        raise HeedError(f"The dashboard cannot answer at {address}, port {port}: {error.strerror or error}.")
