"""Start the dashboard as its own process."""

import os
import subprocess
import sys
from pathlib import Path

# Colours: text on white has a contrast of 19:1, captions (the same, faded) 5:1, links 6.5:1; WCAG AA asks for 4.5:1.
STREAMLIT_FLAGS = (
    "--server.address=127.0.0.1",
    "--server.fileWatcherType=none",
    "--server.enableStaticServing=false",
    "--browser.gatherUsageStats=false",
    "--client.toolbarMode=viewer",
    "--client.showErrorDetails=none",
    "--theme.base=light",
    "--theme.primaryColor=#0b5cad",
    "--theme.linkColor=#0b5cad",
    "--theme.textColor=#0b0b0b",
    "--theme.backgroundColor=#ffffff",
    "--theme.secondaryBackgroundColor=#f2f4f7",
)


def serve(home: Path, port: int, open_browser: bool) -> int:
    """Run the dashboard until it is stopped.

    Args:
        home: The data folder to show; it need not hold a snapshot yet.
        port: TCP port on this machine; nobody else's machine can reach it.
        open_browser: Whether to open the page in a browser.

    Returns:
        The exit status of Streamlit; 0 when it was stopped with Ctrl-C.
    """
    # Every part of the command is ours; the port is a number.
    process = subprocess.Popen(command(port, open_browser), env=environment(home))  # noqa: S603
    try:
        return process.wait()
    except KeyboardInterrupt:
        process.terminate()
        process.wait()
        return 0


def command(port: int, open_browser: bool) -> list[str]:
    """Give the command line that runs the dashboard."""
    app = Path(__file__).with_name("app.py")
    flags = (*STREAMLIT_FLAGS, f"--server.port={port}", f"--server.headless={str(not open_browser).lower()}")
    return [sys.executable, "-m", "streamlit", "run", str(app), *flags]


def environment(home: Path) -> dict[str, str]:
    """Give the environment it runs in: the data folder, and the rooms of heed on the import path."""
    rooms = str(Path(__file__).parent.parent)
    path = os.pathsep.join(part for part in (rooms, os.environ.get("PYTHONPATH")) if part)
    return {**os.environ, "HEED_HOME": str(home.resolve()), "PYTHONPATH": path}
