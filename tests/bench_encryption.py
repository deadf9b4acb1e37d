"""Measure what encryption costs: `python -m tests.bench_encryption`. Nothing here is asserted."""

import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from warehouse.duck import connect, connect_reader
from warehouse.files.encryption import KEY_VARIABLE, write_new_key

_ROWS = 1_000_000
_TABLE = f"""CREATE TABLE mention AS SELECT range AS mention_id, DATE '2024-01-01' + (range // 1400)::INTEGER AS day,
    'we waited by the door of room ' || (hash(range) % 99991) || ' and nobody knew why the list had moved' AS text,
    (hash(range) % 5)::INTEGER AS sentiment FROM range({_ROWS})"""
_WEEKS = "SELECT day, count(*) FILTER (sentiment < 2) FROM mention WHERE day > DATE '2025-09-01' GROUP BY day"


def main() -> None:
    """Write, open, scan and ask a million rows, without and with encryption, twice each in turn."""
    with tempfile.TemporaryDirectory() as folder:
        key = Path(folder) / "heed.key"
        write_new_key(key, Path(folder) / "data")
        (Path(folder) / "data").mkdir()
        for turn in range(4):
            os.environ.pop(KEY_VARIABLE, None)
            if turn % 2:
                os.environ[KEY_VARIABLE] = str(key)
            _measure(Path(folder) / "data" / f"{turn}.duckdb", "encrypted" if turn % 2 else "plain")


def _measure(path: Path, name: str) -> None:
    begun = time.perf_counter()
    with connect(path) as con:
        opened = time.perf_counter() - begun
        begun = time.perf_counter()
        con.execute(_TABLE)
        con.execute("CHECKPOINT")
    written = time.perf_counter() - begun
    begun = time.perf_counter()
    with connect_reader(path) as con:
        reader = time.perf_counter() - begun
        scan = _seconds(lambda: con.execute("SELECT sum(length(text)) FROM mention").fetchall(), runs=1)
        asked = _seconds(lambda: con.execute(_WEEKS).fetchall(), runs=21)
    sys.stdout.write(
        f"{name:<10} open to write {opened * 1e3:.0f} ms, write {written:.2f} s, {path.stat().st_size / 1e6:.1f} MB, "
        f"open to read {reader * 1e3:.0f} ms, first scan {scan * 1e3:.0f} ms, aggregate {asked * 1e3:.1f} ms\n"
    )


def _seconds(run: Callable[[], object], runs: int) -> float:
    took = []
    for _ in range(runs):
        begun = time.perf_counter()
        run()
        took.append(time.perf_counter() - begun)
    return statistics.median(took)


if __name__ == "__main__":
    main()
