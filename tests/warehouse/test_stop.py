"""Ctrl-C while a query runs is Ctrl-C; what else goes wrong in a query stays what it is."""

import subprocess
import sys

import pytest

from warehouse.stop import plain_stop

# In a process of its own, whose main thread asks and answers: there DuckDB hears of a signal while a query runs.
_STOPPED = """
import os, signal
from threading import Timer
import duckdb
from warehouse.stop import plain_stop

signal.signal(signal.SIGTERM, signal.default_int_handler)
Timer(0.3, lambda: os.kill(os.getpid(), signal.SIGTERM)).start()
try:
    with plain_stop(), duckdb.connect(config={"threads": "1"}) as con:
        con.execute("SELECT count(*) FROM range(1_000_000_000_000) AS t(number) WHERE hash(number) = 7").fetchall()
except KeyboardInterrupt:
    print("stopped")
"""


def test_a_query_that_a_person_stops_is_stopped_and_has_not_failed() -> None:
    done = subprocess.run([sys.executable, "-c", _STOPPED], capture_output=True, text=True, timeout=60, check=True)
    assert done.stdout == "stopped\n"


def test_another_error_is_not_taken_for_a_stop() -> None:
    with pytest.raises(RuntimeError, match="broken"), plain_stop():
        raise RuntimeError("broken")
