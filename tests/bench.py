"""Measure speed and memory; `make bench` writes the figures into docs/speed.md. Nothing here is asserted."""

import csv
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pandas as pd

from collectors import demonstration
from config.home import Home
from tests import bench_collect, bench_export, bench_screens, bench_topics, measured
from tests.browsing import answers_at, free_port

ROWS = 100_000


def main() -> None:
    """Run every measurement and write its part of docs/speed.md."""
    with tempfile.TemporaryDirectory() as folder:
        home, survey = Path(folder) / "home", Path(folder) / "survey.csv"
        _write_survey(survey)
        steps = [*_steps(home, survey), *_demonstration(Path(folder))]
        measured.write(
            measured.SPEED,
            "screens at 100,000 mentions",
            [*_table(Home(home)), "", measured.machine()],
        )
        answers = pd.read_csv(survey, dtype="str")["Answer"].dropna()
        measured.write(measured.SPEED, "topics", bench_topics.lines(bench_topics.measure(answers, Path(folder))))
    steps += [bench_collect.measure().row(), *bench_export.measure(_timed)]
    lines = [f"| {name} | {what} | {seconds:.1f} | {peak:,.0f} |" for name, what, seconds, peak in steps]
    heading = ["| command | what | seconds | peak MB |", "|---|---|---|---|"]
    measured.write(measured.SPEED, "commands", [*heading, *lines, "", measured.machine()])


def _steps(home: Path, survey: Path) -> list[tuple[str, str, float, float]]:
    _timed(home, "init")
    return [
        ("import", f"{ROWS:,} rows of CSV", *_timed(home, "import", str(survey), "--provider", "harbourside")),
        ("import again", "nothing new", *_timed(home, "import", str(survey), "--provider", "harbourside")),
        ("analyse", "labels of the fast tier, and topics", *_timed(_in_tier(home, "fast"), "analyse")),
        ("analyse again", "nothing new", *_timed(home, "analyse")),
        ("topics again", "analyse --refit", *_timed(home, "analyse", "--refit")),
        ("labels again", "of the accurate tier", *_timed(_in_tier(home, "accurate"), "analyse")),
        ("publish", "a snapshot", *_timed(home, "publish")),
    ]


def _demonstration(folder: Path) -> list[tuple[str, str, float, float]]:
    port = free_port()
    answers = partial(answers_at, f"http://127.0.0.1:{port}/_stcore/health")
    first = _timed(folder / "demo", "demo", "--port", str(port), until=answers)
    whole = _timed(folder / "demo_with_topics", "demo", "--no-dashboard")
    return [
        ("demo", "about 6,000 mentions, until the dashboard answers", *first),
        ("demo --no-dashboard", "the same, with topics", *whole),
    ]


def _in_tier(home: Path, tier: str) -> Path:
    settings = home / "heed.toml"
    settings.write_text(re.sub(r'^tier = "\w+"$', f'tier = "{tier}"', settings.read_text("utf-8"), flags=re.M), "utf-8")
    return home


def _write_survey(path: Path) -> None:
    """Write survey answers of many invented clinics, each line another id."""
    with path.open("w", newline="", encoding="utf-8") as file, tempfile.TemporaryDirectory() as folder:
        writer, written, seed = csv.writer(file), 0, 0
        while written < ROWS:
            seed += 1
            demonstration.write(Path(folder), seed=seed)
            with (Path(folder) / "survey.csv").open(newline="", encoding="utf-8") as answers:
                header, *rows = csv.reader(answers)
            if not written:
                writer.writerow(header)
            number = header.index("Comment ID")
            for row in rows[: ROWS - written]:
                row[number] = f"{seed}-{row[number]}"
                writer.writerow(row)
            written += len(rows)


def _timed(home: Path, *words: str, until: Callable[[], bool] = lambda: False) -> tuple[float, float]:
    """Run a command to its end, or until something is so: (seconds, peak megabytes of it and its children together)."""
    start, peak = time.monotonic(), 0.0
    command = [sys.executable, "-m", "heed", "--home", str(home), *words]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, start_new_session=True) as process:
        while process.poll() is None and not until():
            peak = max(peak, _memory(process.pid))
            time.sleep(0.05)
        seconds = time.monotonic() - start
        process.terminate()
    if process.returncode:
        raise SystemExit(f"heed {words[0]} ended with {process.returncode}")
    return seconds, peak


def _memory(session: int) -> float:
    listed = subprocess.run(["ps", "-o", "rss=", "-s", str(session)], capture_output=True, text=True, check=False)
    return sum(int(line) for line in listed.stdout.split()) / 1024


def _table(home: Home) -> list[str]:
    usual = {screen: first for screen, first, _ in bench_screens.data(home, [{}], times=100)}
    whole = {screen: first for screen, first, _ in bench_screens.data(home, [{"period": "all"}], times=100)}
    lines = [f"| {screen} | {' | '.join(f'{ms:.0f}' for ms in (*usual[screen], *whole[screen]))} |" for screen in usual]
    heading = "| screen | 4 weeks, median ms | 95th percentile | whole period, median ms | 95th percentile |"
    return [heading, "|---|---|---|---|---|", *lines]


if __name__ == "__main__":
    main()
